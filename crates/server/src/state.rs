//! What the handlers share.

use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderValue;
use tokio::sync::watch;

use crate::api::Pages;
use crate::assets::Assets;
use crate::db::Db;
use crate::token::OperatorToken;

/// Who may read the API from a page of another origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cors {
    /// Any page.
    Any,
    /// Pages of these origins; of none when the list is empty.
    Only(Vec<HeaderValue>),
}

/// What an operator may set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Who may read the API from a page of another origin.
    pub cors: Cors,
    /// Origins besides our own that the app may ask, for the page's policy.
    pub connect_origins: Vec<String>,
    /// The token that allows writing; without it nobody writes.
    pub operator_token: Option<OperatorToken>,
    /// The largest content taken, in bytes.
    pub body_limit: usize,
    /// How long an answer may take.
    pub request_timeout: Duration,
    /// How often a silent stream of events says that it is still there.
    pub heartbeat: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cors: Cors::Any,
            connect_origins: Vec::new(),
            operator_token: None,
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(30),
            heartbeat: Duration::from_secs(20),
        }
    }
}

/// What the handlers share; cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The records.
    pub db: Db,
    /// Pages of the feed, kept as they were sent.
    pub pages: Arc<Pages>,
    /// The built app, if it is served from here.
    pub assets: Option<Arc<Assets>>,
    /// What the operator has set.
    pub settings: Arc<Settings>,
    /// Turns true when the server is about to stop: streams end then.
    pub closing: watch::Receiver<bool>,
}

impl AppState {
    /// The state of a server that is told to stop through the sender of `closing`.
    pub fn new(
        db: Db,
        assets: Option<Assets>,
        settings: Settings,
        closing: watch::Receiver<bool>,
    ) -> Self {
        Self {
            db,
            pages: Arc::default(),
            assets: assets.map(Arc::new),
            settings: Arc::new(settings),
            closing,
        }
    }
}
