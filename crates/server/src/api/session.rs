//! Who a client is to this server, for its "signed in" and for what it offers.

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::response::{IntoResponse, Response};
use lotse_core::access::{self, Action, Actor};
use lotse_core::feedback;
use lotse_core::wire::KINDS;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::ApiError;
use crate::state::AppState;
use crate::who::Asking;

/// Who asks and what they may do.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// `anonymous` or `operator`.
    actor: &'static str,
    /// The kinds of records, by what may be done with them.
    may: May,
}

/// The kinds of records, by what may be done with them.
#[derive(Serialize, ToSchema)]
pub struct May {
    /// To see them.
    read: Vec<&'static str>,
    /// To hand in new ones.
    create: Vec<&'static str>,
    /// To publish and change them.
    write: Vec<&'static str>,
    /// To take them away.
    delete: Vec<&'static str>,
}

/// Whether a token is right, and what it allows; without one, what anybody may do.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    tag = "writing",
    security((), ("operator" = [])),
    responses(
        (status = 200, description = "Who asks and what they may do", body = Session),
        (status = 401, description = "The token is wrong", content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong tokens", content_type = "application/problem+json"),
    )
)]
pub async fn session(State(state): State<AppState>, asking: Asking) -> Result<Response, ApiError> {
    let actor = asking.actor(&state)?;
    let kinds = |action: Action| {
        let all = KINDS.iter().copied().chain([feedback::KIND]);
        all.filter(|kind| access::allow(actor, action, kind))
            .collect()
    };
    let session = Session {
        actor: match actor {
            Actor::Anonymous => "anonymous",
            Actor::Operator => "operator",
        },
        may: May {
            read: kinds(Action::Read),
            create: kinds(Action::Create),
            write: kinds(Action::Write),
            delete: kinds(Action::Delete),
        },
    };
    let headers = [(CACHE_CONTROL, "no-store"), (VARY, "authorization")];
    Ok((headers, Json(session)).into_response())
}
