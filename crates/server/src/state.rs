//! What the handlers share.

use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderValue;
use tokio::sync::watch;

use crate::api::Pages;
use crate::assets::Assets;
use crate::client::Trust;
use crate::db::Db;
use crate::limit::{Limiter, Rate};
use crate::token::OperatorToken;
use crate::who;

/// Whose pages may use the API from another origin.
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
    /// Whose pages may use the API from another origin.
    pub cors: Cors,
    /// Origins besides our own that the app may ask, for the page's policy.
    pub connect_origins: Vec<String>,
    /// The token that allows writing and reading feedback; without it nobody does either.
    pub operator_token: Option<OperatorToken>,
    /// How much feedback a client may send.
    pub feedback_rate: Rate,
    /// How much feedback all clients together may send.
    pub feedback_rate_all: Rate,
    /// Whose word about a client's address is taken.
    pub trust: Trust,
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
            feedback_rate: Rate::new(20, 1),
            feedback_rate_all: Rate::new(500, 10),
            trust: Trust::Connection,
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(30),
            heartbeat: Duration::from_secs(20),
        }
    }
}

/// How often somebody may do what costs the operator something.
#[derive(Debug)]
pub struct Limits {
    /// Feedback.
    pub feedback: Limiter,
    /// Wrong tokens.
    pub guesses: Limiter,
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
    /// Who has done how much of late.
    pub limits: Arc<Limits>,
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
        let limits = Limits {
            feedback: Limiter::new(settings.feedback_rate, settings.feedback_rate_all),
            guesses: Limiter::new(who::GUESSES, who::GUESSES_OF_ALL),
        };
        Self {
            db,
            pages: Arc::default(),
            assets: assets.map(Arc::new),
            settings: Arc::new(settings),
            limits: Arc::new(limits),
            closing,
        }
    }
}

impl AsRef<Trust> for AppState {
    fn as_ref(&self) -> &Trust {
        &self.settings.trust
    }
}
