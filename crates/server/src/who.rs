//! Who asks, and whether they may: the only way from a request to `core::access`.

use std::time::Instant;

use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use lotse_core::access::{self, Action, Actor};
use lotse_core::feedback;
use lotse_core::wire::KINDS;

use crate::client::Client;
use crate::error::ApiError;
use crate::limit::Rate;
use crate::state::AppState;

/// Wrong tokens: people mistype one a few times, and nobody guesses one at this pace.
pub const GUESSES: Rate = Rate::new(10, 1);
/// Wrong tokens of all clients together.
pub const GUESSES_OF_ALL: Rate = Rate::new(200, 20);

/// A request's sender, before it is known who that is.
#[derive(Debug)]
pub struct Asking {
    client: Client,
    authorization: Option<HeaderValue>,
}

impl Asking {
    /// Lets pass who may do `action` to records of `kind`.
    ///
    /// # Errors
    /// When they may not, or nobody may, or there is no such kind.
    pub fn may(&self, state: &AppState, action: Action, kind: &str) -> Result<(), ApiError> {
        if !KINDS.contains(&kind) && kind != feedback::KIND {
            return Err(ApiError::UnknownKind);
        }
        // What anybody may needs no token, and says nothing about one that is sent along.
        if access::allow(Actor::Anonymous, action, kind) {
            return Ok(());
        }
        if state.settings.operator_token.is_none() {
            return Err(ApiError::OperatorOff);
        }
        let actor = self.actor(state)?;
        if access::allow(actor, action, kind) {
            Ok(())
        } else {
            Err(ApiError::Unauthorized)
        }
    }

    /// Who asks, by the `Authorization` header; nobody in particular without one.
    ///
    /// # Errors
    /// When the token is wrong, or this client has sent too many wrong ones; then a right one is not looked at either,
    /// since the difference would tell it apart. Others' wrong tokens keep nobody with the right one out.
    pub fn actor(&self, state: &AppState) -> Result<Actor, ApiError> {
        let Some(authorization) = &self.authorization else {
            return Ok(Actor::Anonymous);
        };
        let now = Instant::now();
        let guesses = &state.limits.guesses;
        guesses
            .check(self.client, now)
            .map_err(ApiError::TooOften)?;
        let token = state.settings.operator_token.as_ref();
        if token.is_some_and(|token| token.is_in(authorization)) {
            return Ok(Actor::Operator);
        }
        guesses.take(self.client, now).map_err(ApiError::TooOften)?;
        Err(ApiError::Unauthorized)
    }
}

impl FromRequestParts<AppState> for Asking {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self {
            client: Client::from_request_parts(parts, state).await?,
            authorization: parts.headers.get(AUTHORIZATION).cloned(),
        })
    }
}
