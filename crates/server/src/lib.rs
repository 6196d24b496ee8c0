//! The reference server: the REST API of the catalogue, its change feed, and the built app, from one binary;
//! and a proxy that passes other backends on to the app.
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

pub mod proxy;

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
use std::sync::Arc;
use std::time::Duration;

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

use crate::assets::Assets;
use crate::error::ApiError;
use crate::headers::SecurityHeaders;
use crate::state::{AppState, Cors};

/// How long a browser may remember what pages of other origins may do.
pub(crate) const PREFLIGHT: Duration = Duration::from_secs(24 * 60 * 60);

/// The whole server as one service.
///
/// # Errors
/// When one of the settings' origins is none.
pub fn app(state: AppState) -> Result<Router, NoOrigin> {
    let security = SecurityHeaders::new(&state.settings.connect_origins)?;
    let (body_limit, time) = (state.settings.body_limit, state.settings.request_timeout);
    let api = Router::from(api::routes())
        .method_not_allowed_fallback(async || {
            ApiError::MethodNotAllowed("GET, HEAD, PUT, DELETE".into())
        })
        .layer(cors(&state.settings.cors));
    let files = state.assets.clone();
    let app = api.with_state(state).fallback_service(with_app(files));
    Ok(framed(app, body_limit, time, security))
}

/// The app's files and screens, if it is served from here, beside what programs ask.
pub(crate) fn with_app(files: Option<Arc<Assets>>) -> Router {
    Router::new().fallback(other).with_state(files)
}

async fn other(
    State(files): State<Option<Arc<Assets>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    match files {
        Some(files) if !headers::is_data(uri.path()) => {
            files.answer(&method, uri.path(), &headers).await
        }
        _ => Err(ApiError::NotFound),
    }
}

/// What every answer passes on its way out.
pub(crate) fn framed(
    router: Router,
    body_limit: usize,
    time: Duration,
    security: SecurityHeaders,
) -> Router {
    router
        .layer(DefaultBodyLimit::max(body_limit))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(time, in_time))
        .layer(from_fn_with_state(security, headers::set))
        .layer(from_fn(logging::note))
}

/// What pages of other origins may do: all that anybody may, and with a token what it allows.
///
/// There are no cookies that a foreign page could use unseen; a token it has to know.
fn cors(cors: &Cors) -> CorsLayer {
    let layer = CorsLayer::new()
        .allow_methods([Method::GET, Method::HEAD, Method::PUT, Method::DELETE])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH])
        .expose_headers([ETAG, RETRY_AFTER, LOCATION, LINK])
        .max_age(PREFLIGHT);
    from_origins(layer, cors)
}

/// Whose pages those are.
pub(crate) fn from_origins(layer: CorsLayer, cors: &Cors) -> CorsLayer {
    match cors {
        Cors::Any => layer.allow_origin(tower_http::cors::Any).vary([]),
        Cors::Only(origins) => layer.allow_origin(AllowOrigin::list(origins.clone())),
    }
}

async fn in_time(State(time): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::Slow.into_response(),
    }
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    ApiError::Internal("a handler panicked".into()).into_response()
}
