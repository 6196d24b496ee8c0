//! Requests sent from this machine, without a browser.

use std::{fmt, time::Duration};

use crate::http::{Request, Response, Transport, Unreachable};

/// Answers may be so large: the probe reads whole lists.
const LARGEST: u64 = 256 * 1024 * 1024;
/// Redirects that are followed.
const HOPS: u32 = 5;

/// A request, of any method there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The method.
    pub method: &'static str,
    /// Where.
    pub url: String,
    /// Header fields, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The content to send, if any.
    pub body: Option<Vec<u8>>,
    /// Give up after this many milliseconds.
    pub patience_ms: u32,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The same as an engine hears it.
    pub kind: Unreachable,
    /// The same in the words of whoever noticed.
    pub why: String,
}

/// What carries requests. It follows no redirects.
pub trait Wire {
    /// Sends one request and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    /// When there is no answer.
    fn send(&self, asked: &Asked) -> Result<Response, Trouble>;
}

/// The network of this machine. It blocks: for programs and tests that do one thing at a time.
///
/// A [`Transport`] too, so that the [`Driver`](crate::Driver) runs over it.
#[derive(Clone, Debug)]
pub struct Native {
    agent: ureq::Agent,
}

impl Asked {
    /// A question for JSON.
    pub fn new(method: &'static str, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            headers: vec![("accept".to_owned(), "application/json".to_owned())],
            body: None,
            patience_ms: 30_000,
        }
    }

    /// The same for another kind of answer.
    #[must_use]
    pub fn accepting(mut self, accept: &str) -> Self {
        self.headers.retain(|(name, _)| name != "accept");
        self.with("accept", accept)
    }

    /// The same with one more header field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl From<Request> for Asked {
    fn from(request: Request) -> Self {
        Self {
            method: request.method.as_str(),
            url: request.url,
            headers: request.headers,
            body: request.body,
            patience_ms: request.patience_ms,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl Default for Native {
    fn default() -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // Backends may be stopped and started again between requests.
            .max_idle_connections(0)
            .user_agent(concat!("lotse-probe/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            agent: config.new_agent(),
        }
    }
}

impl Wire for Native {
    fn send(&self, asked: &Asked) -> Result<Response, Trouble> {
        let mut request = ureq::http::Request::builder()
            .method(asked.method)
            .uri(&asked.url);
        for (name, value) in &asked.headers {
            request = request.header(name, value);
        }
        let answer = match asked.body.as_deref() {
            Some(body) => request
                .body(body)
                .map(|request| self.run(request, &asked.url, asked.patience_ms)),
            None => request
                .body(())
                .map(|request| self.run(request, &asked.url, asked.patience_ms)),
        };
        let answer = answer.map_err(|error| Trouble {
            kind: Unreachable::NoAnswer,
            why: format!("this cannot be asked: {error}"),
        })?;
        let mut answer = answer.map_err(trouble)?;
        let headers = answer.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        let (status, headers) = (answer.status().as_u16(), headers.collect());
        let body = answer.body_mut().with_config().limit(LARGEST);
        let body = body.read_to_vec().map_err(|error| Trouble {
            kind: Unreachable::BrokenOff,
            why: format!("the answer breaks off: {error}"),
        })?;
        Ok(Response {
            status,
            headers,
            body,
        })
    }
}

impl Native {
    fn run(
        &self,
        request: ureq::http::Request<impl ureq::AsSendBody>,
        url: &str,
        patience_ms: u32,
    ) -> Result<ureq::http::Response<ureq::Body>, ureq::Error> {
        let patience = Duration::from_millis(patience_ms.into());
        let mut config = self
            .agent
            .configure_request(request)
            .timeout_global(Some(patience));
        if is_here(url) {
            config = config.proxy(None);
        }
        self.agent.run(config.build())
    }
}

impl Transport for Native {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let answer = follow(self, request.into()).map_err(|trouble| trouble.kind)?;
        Ok(answer.1)
    }
}

/// Sends a request and follows redirects within its origin, those of reading requests only. Also says at which
/// address the answer was got.
///
/// # Errors
/// When there is no answer.
pub fn follow(wire: &dyn Wire, mut asked: Asked) -> Result<(String, Response), Trouble> {
    let mut hops = 0;
    loop {
        let answer = wire.send(&asked)?;
        let reads = matches!(asked.method, "GET" | "HEAD");
        let next = answer
            .header("location")
            .filter(|_| reads && (300..400).contains(&answer.status) && hops < HOPS)
            .and_then(|location| crate::rest::same_origin(&asked.url, location));
        let Some(next) = next else {
            return Ok((asked.url, answer));
        };
        asked.url = next;
        hops += 1;
    }
}

/// Whether an address is on this machine: no proxy can reach it.
fn is_here(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let here = ["127.", "localhost", "[::1]"];
    here.iter().any(|name| host.starts_with(name))
}

fn trouble(error: ureq::Error) -> Trouble {
    let kind = match &error {
        ureq::Error::Timeout(_) => Unreachable::TimedOut,
        _ => Unreachable::NoAnswer,
    };
    let why = match error {
        ureq::Error::Timeout(_) => "nothing came in time".to_owned(),
        error => format!("no answer: {error}"),
    };
    Trouble { kind, why }
}
