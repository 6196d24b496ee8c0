//! The REST API under `/api/v1`: one module per resource.
//!
//! Every route is added together with its OpenAPI description, so that none can lack one.

mod changes;
mod records;

mod feedback;
mod session;

mod events;
mod health;
mod openapi;

mod content;
mod pages;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub use content::{Content, taken};
pub use openapi::document;
pub use pages::Pages;

/// All routes with their descriptions.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::head())
        .routes(routes!(changes::changes))
        .routes(routes!(events::events))
        .routes(routes!(feedback::list))
        .routes(routes!(feedback::get, feedback::put, feedback::delete))
        .routes(routes!(health::health))
        .routes(routes!(openapi::openapi))
        .routes(routes!(session::session))
        .routes(routes!(records::list))
        .routes(routes!(records::get, records::put, records::delete))
}
