//! `lotse-server proxy`: backends of other makers under `/proxy/{name}/…`, for pages that could not ask them.
//!
//! Adds what such a backend lacks: leave for pages of other origins, and the operator's credentials, which no phone
//! may hold. What goes there and comes back is passed on byte for byte, entity tags and codings included.

mod address;
mod answer;
mod body;
mod failure;
mod gate;
mod request;
mod upstream;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::{ClientConfig, RootCertStore, crypto};

use crate::assets::Assets;
use crate::client::Trust;
use crate::headers::SecurityHeaders;
use crate::limit::{Limiter, Rate};
use crate::state::Cors;

use gate::Gate;

pub use address::Base;
pub use failure::Failure;
pub use upstream::{BadUpstream, Credential, Name, Upstream};

/// What asks the backends.
type Http = Client<HttpsConnector<HttpConnector>, Body>;

/// How long a backend may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a connection is kept for the next request.
const IDLE: Duration = Duration::from_secs(30);

/// What an operator may set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whose pages may use the backends from other origins.
    pub cors: Cors,
    /// Origins besides our own that the app may ask, for the page's policy.
    pub connect_origins: Vec<String>,
    /// Whose word about a client's address is taken.
    pub trust: Trust,
    /// How many writes a client may send to backends that cannot tell one person from another.
    pub write_rate: Rate,
    /// How many such writes all clients together may send.
    pub write_rate_all: Rate,
    /// The largest content taken, in bytes.
    pub body_limit: usize,
    /// The largest answer passed on, in bytes.
    pub answer_limit: u64,
    /// How long a request may take to arrive and be answered.
    pub request_timeout: Duration,
    /// How long a backend may be silent.
    pub upstream_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cors: Cors::Any,
            connect_origins: Vec::new(),
            trust: Trust::Connection,
            write_rate: Rate::new(20, 1),
            write_rate_all: Rate::new(500, 10),
            body_limit: 1024 * 1024,
            answer_limit: 64 * 1024 * 1024,
            request_timeout: Duration::from_secs(30),
            upstream_timeout: Duration::from_secs(20),
        }
    }
}

/// The proxy as one service, with the app beside it if it is to be served.
///
/// # Errors
/// When one of the settings' origins is none, or no certificates are found to know backends by.
pub fn app(
    upstreams: Vec<Upstream>,
    files: Option<Assets>,
    settings: Settings,
) -> Result<Router, Box<dyn Error>> {
    let security = SecurityHeaders::new(&settings.connect_origins)?;
    let http = http(upstreams.iter().any(|upstream| upstream.base.is_secure()))?;
    let settings = Arc::new(settings);
    let writes = Arc::new(Limiter::new(settings.write_rate, settings.write_rate_all));
    let mut routes = Router::new();
    for upstream in upstreams {
        let gate = Gate {
            upstream: Arc::new(upstream),
            http: http.clone(),
            writes: writes.clone(),
            settings: settings.clone(),
        };
        routes = routes.merge(gate.routes());
    }
    let app = routes.fallback_service(crate::with_app(files.map(Arc::new)));
    let (body_limit, time) = (settings.body_limit, settings.request_timeout);
    Ok(crate::framed(app, body_limit, time, security))
}

/// Asks by HTTP/1.1, over TLS with the certificates that the system trusts. Follows no redirect.
fn http(secure: bool) -> Result<Http, Box<dyn Error>> {
    let provider = crypto::ring::default_provider();
    let tls = HttpsConnectorBuilder::new();
    let tls = if secure {
        tls.with_provider_and_native_roots(provider).map_err(|error| {
            format!("no certificates of the system to know backends by ({error}); SSL_CERT_FILE may name a file of them")
        })?
    } else {
        // Nobody is asked over TLS, so none are needed, and small systems have none.
        let config = ClientConfig::builder_with_provider(provider.into())
            .with_safe_default_protocol_versions()?
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth();
        tls.with_tls_config(config)
    };
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(CONNECT));
    let tls = tls.https_or_http().enable_http1().wrap_connector(tcp);
    Ok(Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(IDLE)
        .build(tls))
}
