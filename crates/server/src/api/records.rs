//! Records by kind and id: read by everybody, written by the operator.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use lotse_core::access::Action;
use utoipa::ToSchema;

use super::changes::{FeedPage, FeedQuery, selection};
use super::content::{self, Content, SentRecord, WrongRecord};
use crate::db::{NewRecord, Outcome, StoredRecord, Write};
use crate::error::ApiError;
use crate::etag;
use crate::state::AppState;
use crate::who::Asking;

/// A record as it stands on the wire.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `StoredRecord::write_wire` writes")]
pub struct WireRecord {
    /// `offer`, `organization`, `event`, `page`, `region`.
    kind: String,
    /// Identity within its kind, made on the device.
    id: String,
    /// Counted up with each change; quoted it is the record's ETag.
    rev: u64,
    /// RFC 3339 in UTC.
    updated_at: String,
    /// Whether it is a tombstone.
    deleted: bool,
    /// The body; none in a tombstone.
    body: Option<serde_json::Map<String, serde_json::Value>>,
}

pub(super) type Address = Result<Path<(String, String)>, PathRejection>;

/// Everything of one kind that changed since a cursor.
#[utoipa::path(
    get,
    path = "/api/v1/{kind}",
    tag = "catalogue",
    params(("kind" = String, Path, description = "`offer`, `organization`, `event`, `page` or `region`"), FeedQuery),
    responses(
        (status = 200, description = "A page", body = FeedPage),
        (status = 304, description = "The page has not changed"),
        (status = 404, description = "There are no records of this kind", content_type = "application/problem+json"),
        (status = 410, description = "The cursor is unknown: start again without `since`", content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(state): State<AppState>,
    kind: Result<Path<String>, PathRejection>,
    query: Result<Query<FeedQuery>, QueryRejection>,
    asking: Asking,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(kind) = kind.map_err(|_| ApiError::BadPath)?;
    asking.may(&state, Action::Read, &kind)?;
    let selection = selection(Some(kind), query)?;
    state.pages.answer(&state.db, selection, &headers).await
}

/// One record.
#[utoipa::path(
    get,
    path = "/api/v1/{kind}/{id}",
    tag = "catalogue",
    params(("kind" = String, Path), ("id" = String, Path, description = "Percent-encoded")),
    responses(
        (status = 200, description = "The record", body = WireRecord, headers(("ETag" = String, description = "The revision"))),
        (status = 304, description = "The record has not changed"),
        (status = 404, description = "There is no such record", content_type = "application/problem+json"),
        (status = 410, description = "The record was taken away", content_type = "application/problem+json"),
    )
)]
pub async fn get(
    State(state): State<AppState>,
    address: Address,
    asking: Asking,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (kind, id) = addressed(address)?;
    asking.may(&state, Action::Read, &kind)?;
    let record = state.db.get(&kind, &id).await?.ok_or(ApiError::NotFound)?;
    if record.body.is_none() {
        return Err(ApiError::Gone);
    }
    let etag = record.etag();
    if etag::none_match(&headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, etag)]).into_response());
    }
    Ok(answer(StatusCode::OK, &record))
}

/// Creates or replaces a record under the device's id.
///
/// Repeating a write whose answer was lost succeeds and changes nothing.
#[utoipa::path(
    put,
    path = "/api/v1/{kind}/{id}",
    tag = "writing",
    params(
        ("kind" = String, Path), ("id" = String, Path, description = "Percent-encoded"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the record as last read"),
        ("If-None-Match" = Option<String>, Header, description = "`*` for a new record"),
    ),
    request_body = SentRecord,
    security(("operator" = [])),
    responses(
        (status = 200, description = "It stands as sent", body = WireRecord),
        (status = 201, description = "It is new", body = WireRecord),
        (status = 400, description = "The content is no JSON", content_type = "application/problem+json"),
        (status = 401, description = "The token is missing or wrong", content_type = "application/problem+json"),
        (status = 403, description = "This server takes no changes", content_type = "application/problem+json"),
        (status = 412, description = "It has changed meanwhile; `current` is how it is now", content_type = "application/problem+json"),
        (status = 413, description = "The content is too large", content_type = "application/problem+json"),
        (status = 422, description = "It is no valid record; `errors` names the fields of the body", body = WrongRecord, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong tokens", content_type = "application/problem+json"),
        (status = 428, description = "A condition is needed", content_type = "application/problem+json"),
    )
)]
pub async fn put(
    State(state): State<AppState>,
    address: Address,
    asking: Asking,
    headers: HeaderMap,
    content: Content,
) -> Result<Response, ApiError> {
    let (kind, id) = addressed(address)?;
    asking.may(&state, Action::Write, &kind)?;
    let condition = etag::condition(&headers)?;
    let content = content::taken(content)?;
    let body = content::body(&kind, &id, &headers, &content)?;
    let record = NewRecord::parse(&kind, &id, body)
        .map_err(|problem| content::invalid(&kind, &id, problem))?;
    match state.db.put(&record, &condition).await? {
        Write::Done(Outcome::Created, record) => Ok(answer(StatusCode::CREATED, &record)),
        Write::Done(_, record) => Ok(answer(StatusCode::OK, &record)),
        Write::Refused(current) => Err(ApiError::ConditionFailed(current)),
    }
}

/// Takes a record away; readers of the feed get a tombstone.
#[utoipa::path(
    delete,
    path = "/api/v1/{kind}/{id}",
    tag = "writing",
    params(
        ("kind" = String, Path), ("id" = String, Path, description = "Percent-encoded"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the record as last read, or `*`"),
    ),
    security(("operator" = [])),
    responses(
        (status = 200, description = "The tombstone; the same when it was gone already", body = WireRecord),
        (status = 401, description = "The token is missing or wrong", content_type = "application/problem+json"),
        (status = 403, description = "This server takes no changes", content_type = "application/problem+json"),
        (status = 404, description = "There never was such a record", content_type = "application/problem+json"),
        (status = 412, description = "It has changed meanwhile; `current` is how it is now", content_type = "application/problem+json"),
        (status = 428, description = "A condition is needed", content_type = "application/problem+json"),
    )
)]
pub async fn delete(
    State(state): State<AppState>,
    address: Address,
    asking: Asking,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (kind, id) = addressed(address)?;
    asking.may(&state, Action::Delete, &kind)?;
    let condition = etag::condition(&headers)?;
    match state.db.delete(&kind, &id, &condition).await? {
        Write::Done(_, tombstone) => Ok(answer(StatusCode::OK, &tombstone)),
        Write::Refused(None) => Err(ApiError::NotFound),
        Write::Refused(current) => Err(ApiError::ConditionFailed(current)),
    }
}

pub(super) fn addressed(address: Address) -> Result<(String, String), ApiError> {
    let Path(address) = address.map_err(|_| ApiError::BadPath)?;
    Ok(address)
}

pub(super) fn answer(status: StatusCode, record: &StoredRecord) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (status, headers, [(ETAG, record.etag())], record.to_wire()).into_response()
}
