//! The public change feed.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::records::WireRecord;
use crate::db::{Cursor, Selection};
use crate::error::ApiError;
use crate::state::AppState;

const DEFAULT_LIMIT: u32 = 500;
const MAX_LIMIT: u32 = 2000;

/// Where to go on, and how far at once.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// The `cursor` of the page before; left out at first.
    since: Option<String>,
    /// At most so many records: 500 when left out, never more than 2000.
    limit: Option<u32>,
}

/// A page of the feed, in the order in which the changes were committed.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `pages::json` writes")]
pub struct FeedPage {
    /// Records as they are now, tombstones included; each stands once, at its last change.
    changes: Vec<WireRecord>,
    /// Opaque; ask with it as `since` next time.
    cursor: String,
    /// Whether there is more right now.
    more: bool,
    /// How many records there are in all, without tombstones.
    total: u64,
}

/// Everything that changed since a cursor, over all kinds.
///
/// Unchanged pages answer 304 to `If-None-Match`.
#[utoipa::path(
    get,
    path = "/api/v1/changes",
    tag = "catalogue",
    params(FeedQuery),
    responses(
        (status = 200, description = "A page", body = FeedPage, headers(("ETag" = String, description = "Strong; per content coding"))),
        (status = 304, description = "The page has not changed"),
        (status = 400, description = "The query is not understood", content_type = "application/problem+json"),
        (status = 410, description = "The cursor is unknown: start again without `since`", content_type = "application/problem+json"),
    )
)]
pub async fn changes(
    State(state): State<AppState>,
    query: Result<Query<FeedQuery>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let selection = selection(None, query)?;
    state.pages.answer(&state.db, selection, &headers).await
}

/// What the query asks of the feed.
pub fn selection(
    kind: Option<String>,
    query: Result<Query<FeedQuery>, QueryRejection>,
) -> Result<Selection, ApiError> {
    let Query(query) = query.map_err(|error| ApiError::BadQuery(error.body_text()))?;
    let since = match query.since.as_deref() {
        None | Some("") => Cursor::START,
        Some(since) => since.parse().map_err(|_| ApiError::UnknownCursor)?,
    };
    let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT);
    if limit == 0 {
        return Err(ApiError::BadQuery("limit is at least 1".to_owned()));
    }
    Ok(Selection { kind, since, limit })
}
