//! The reference server: the REST API of the catalogue, its change feed, and the built app, from one binary.
//!
//! Handlers parse the body into core types, ask `lotse_core::access`, write, answer.
//! Modules stand in suggested reading order.

pub mod api;
pub mod state;

pub mod db;
pub mod import;

pub mod assets;
mod encoding;
mod etag;

pub mod client;
pub mod limit;
pub mod token;
pub mod who;

pub mod error;
pub mod headers;
pub mod logging;

pub mod config;
pub mod serve;

use std::any::Any;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{
    AUTHORIZATION, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH, LINK, LOCATION, RETRY_AFTER,
};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use lotse_headers::NoOrigin;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::error::ApiError;
use crate::headers::SecurityHeaders;
use crate::state::{AppState, Cors};

/// The whole server as one service.
///
/// # Errors
/// When one of the settings' origins is none.
pub fn app(state: AppState) -> Result<Router, NoOrigin> {
    let security = SecurityHeaders::new(&state.settings.connect_origins)?;
    let api = Router::from(api::routes())
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed("GET, HEAD, PUT, DELETE"))
        .layer(cors(&state.settings.cors));
    Ok(api
        .fallback(other)
        .layer(DefaultBodyLimit::max(state.settings.body_limit))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), in_time))
        .layer(from_fn_with_state(security, headers::set))
        .layer(from_fn(logging::note))
        .with_state(state))
}

/// What is no route of the API: the app's files and screens.
async fn other(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let is_api = uri.path() == "/api" || uri.path().starts_with("/api/");
    match &state.assets {
        Some(assets) if !is_api => assets.answer(&method, uri.path(), &headers).await,
        _ => Err(ApiError::NotFound),
    }
}

/// What pages of other origins may do: all that anybody may, and with a token what it allows.
///
/// There are no cookies that a foreign page could use unseen; a token it has to know.
fn cors(cors: &Cors) -> CorsLayer {
    let layer = CorsLayer::new()
        .allow_methods([Method::GET, Method::HEAD, Method::PUT, Method::DELETE])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH])
        .expose_headers([ETAG, RETRY_AFTER, LOCATION, LINK])
        .max_age(std::time::Duration::from_secs(24 * 60 * 60));
    match cors {
        Cors::Any => layer.allow_origin(tower_http::cors::Any).vary([]),
        Cors::Only(origins) => layer.allow_origin(AllowOrigin::list(origins.clone())),
    }
}

async fn in_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(state.settings.request_timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::Slow.into_response(),
    }
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    ApiError::Internal("a handler panicked".into()).into_response()
}
