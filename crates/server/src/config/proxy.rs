//! `lotse-server proxy`: which backends, and what may be done there.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use axum::http::Method;
use clap::Args;

use super::Listening;
use crate::limit::Rate;
use crate::proxy::{BadUpstream, Base, Credential, Name, Settings, Upstream};

/// `lotse-server proxy`
#[derive(Debug, Args)]
pub struct Proxy {
    #[command(flatten)]
    pub listening: Listening,
    /// A backend, passed on under /proxy/NAME: all that stands below its address, and nothing else.
    #[arg(
        long,
        env = "LOTSE_UPSTREAM",
        value_name = "NAME=URL",
        value_delimiter = ' ',
        required = true
    )]
    pub upstream: Vec<Named<Base>>,
    /// What may be done there, such as `cms=GET,POST`; reading when it is not said.
    #[arg(
        long,
        env = "LOTSE_ALLOW",
        value_name = "NAME=METHODS",
        value_delimiter = ' '
    )]
    pub allow: Vec<Named<Methods>>,
    /// A file with a header line per line, such as `Authorization: Bearer …`, added to each request to the backend.
    #[arg(
        long,
        env = "LOTSE_UPSTREAM_HEADER_FILE",
        value_name = "NAME=FILE",
        value_delimiter = ' '
    )]
    pub upstream_header_file: Vec<Named<PathBuf>>,
    /// A backend where people sign in themselves: their `Authorization` is passed on.
    #[arg(
        long,
        env = "LOTSE_PASS_AUTHORIZATION",
        value_name = "NAME",
        value_delimiter = ' '
    )]
    pub pass_authorization: Vec<Name>,
    /// How long a backend may be silent, in seconds.
    #[arg(
        long,
        env = "LOTSE_UPSTREAM_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 20
    )]
    pub upstream_timeout: u64,
    /// The largest answer that is passed on, in bytes.
    #[arg(long, env = "LOTSE_ANSWER_LIMIT", value_name = "BYTES", default_value_t = 64 * 1024 * 1024)]
    pub answer_limit: u64,
    /// How many writes a client may send to backends that cannot tell people apart: at once / each minute from then on.
    #[arg(
        long,
        env = "LOTSE_WRITE_RATE",
        value_name = "RATE",
        default_value = "20/1"
    )]
    pub write_rate: Rate,
    /// How many such writes all clients together may send.
    #[arg(
        long,
        env = "LOTSE_WRITE_RATE_ALL",
        value_name = "RATE",
        default_value = "500/10"
    )]
    pub write_rate_all: Rate,
}

/// Something said of one backend: `NAME=…`.
#[derive(Debug, Clone)]
pub struct Named<T> {
    name: Name,
    value: T,
}

/// Methods with commas between them.
#[derive(Debug, Clone)]
pub struct Methods(Vec<Method>);

impl Proxy {
    /// What the proxy needs to know besides the backends.
    pub fn settings(&self) -> Settings {
        let listening = &self.listening;
        Settings {
            cors: listening.cors.clone(),
            connect_origins: listening.connect_origins(),
            trust: listening.trust(),
            write_rate: self.write_rate,
            write_rate_all: self.write_rate_all,
            body_limit: listening.body_limit,
            answer_limit: self.answer_limit,
            request_timeout: Duration::from_secs(listening.request_timeout),
            upstream_timeout: Duration::from_secs(self.upstream_timeout),
        }
    }

    /// The backends with all that is said of each, their credentials read from the files.
    ///
    /// # Errors
    /// When one is described twice or not at all, or a file holds no headers.
    pub fn upstreams(&self) -> Result<Vec<Upstream>, Box<dyn Error>> {
        let mut upstreams = BTreeMap::new();
        for Named { name, value } in &self.upstream {
            let upstream = Upstream::new(name.clone(), value.clone());
            if upstreams.insert(name.clone(), upstream).is_some() {
                return Err(format!("--upstream: {name} is there twice").into());
            }
        }
        for Named { name, value } in &self.allow {
            named(&mut upstreams, "--allow", name)?.allow(value.0.clone());
        }
        for Named { name, value } in &self.upstream_header_file {
            let upstream = named(&mut upstreams, "--upstream-header-file", name)?;
            let bad = |error: &dyn Error| format!("the headers in {}: {error}", value.display());
            let text = std::fs::read_to_string(value).map_err(|error| bad(&error))?;
            upstream.credentials = Credential::read_all(&text).map_err(|error| bad(&error))?;
        }
        for name in &self.pass_authorization {
            named(&mut upstreams, "--pass-authorization", name)?.passes_authorization = true;
        }
        let upstreams = upstreams.into_values().map(Upstream::checked);
        Ok(upstreams.collect::<Result<_, _>>()?)
    }
}

fn named<'a>(
    upstreams: &'a mut BTreeMap<Name, Upstream>,
    flag: &str,
    name: &Name,
) -> Result<&'a mut Upstream, String> {
    let unknown = || format!("{flag}: there is no --upstream {name}=…");
    upstreams.get_mut(name).ok_or_else(unknown)
}

impl<T: FromStr<Err: Error>> FromStr for Named<T> {
    type Err = BadUpstream;

    fn from_str(text: &str) -> Result<Self, BadUpstream> {
        let Some((name, value)) = text.split_once('=') else {
            return Err(BadUpstream(
                "what is said of a backend starts with NAME=".to_owned(),
            ));
        };
        Ok(Self {
            name: name.parse()?,
            value: value
                .parse()
                .map_err(|error: T::Err| BadUpstream(error.to_string()))?,
        })
    }
}

impl FromStr for Methods {
    type Err = BadUpstream;

    fn from_str(text: &str) -> Result<Self, BadUpstream> {
        const KNOWN: [Method; 6] = [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ];
        let method = |text: &str| {
            let known = KNOWN.into_iter().find(|known| *known == text.trim());
            known.ok_or_else(|| {
                BadUpstream(format!(
                    "{text} is none of GET, HEAD, POST, PUT, PATCH, DELETE"
                ))
            })
        };
        text.split(',')
            .map(method)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}
