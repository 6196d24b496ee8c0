//! The API's description, generated from the handlers.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder};

static JSON: LazyLock<Bytes> = LazyLock::new(|| {
    // A description that cannot be written would fail its test first.
    document().to_json().unwrap_or_default().into()
});

/// The description of every route.
pub fn document() -> OpenApi {
    super::routes().into_openapi()
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "operation",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value))
)]
pub async fn openapi() -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, JSON.clone())
}

/// What stands above the paths.
pub(super) fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Lotse")
        .description(Some(
            "The catalogue of help of a city. Reading needs no account, and neither does feedback; errors are problem details (RFC 9457) with a `code`.",
        ))
        .version(env!("CARGO_PKG_VERSION"))
        .license(Some(LicenseBuilder::new().name(env!("CARGO_PKG_LICENSE")).build()))
        .build();
    let operator = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("The operator's token"))
        .build();
    let components = ComponentsBuilder::new()
        .security_scheme("operator", SecurityScheme::Http(operator))
        .build();
    OpenApiBuilder::new()
        .info(info)
        .components(Some(components))
        .build()
}
