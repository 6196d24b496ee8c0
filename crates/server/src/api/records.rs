//! Records by kind and id: read by everybody, written by the operator.

use std::borrow::Cow;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use lotse_core::access::{self, Action, Actor};
use lotse_core::wire::KINDS;
use lotse_json::Problem;
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::changes::{FeedPage, FeedQuery, selection};
use crate::db::{NewRecord, Outcome, StoredRecord, Write};
use crate::error::ApiError;
use crate::etag;
use crate::state::AppState;

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

/// What a writer sends: a record as it was read, with its body changed.
///
/// `rev`, `updated_at` and fields not named here are the server's and are not read.
#[derive(Deserialize, ToSchema)]
pub struct SentRecord<'a> {
    /// As in the address, or left out.
    #[serde(borrow, default)]
    kind: Option<Cow<'a, str>>,
    /// As in the address, or left out.
    #[serde(borrow, default)]
    id: Option<Cow<'a, str>>,
    /// The body.
    #[serde(borrow)]
    #[schema(value_type = serde_json::Map<String, serde_json::Value>)]
    body: &'a RawValue,
}

type Address = Result<Path<(String, String)>, PathRejection>;

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
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(kind) = kind.map_err(|_| ApiError::BadPath)?;
    may(&state, &headers, Action::Read, &kind)?;
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
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (kind, id) = addressed(address)?;
    may(&state, &headers, Action::Read, &kind)?;
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
        (status = 412, description = "It has changed meanwhile; `record` is how it is now", content_type = "application/problem+json"),
        (status = 413, description = "The content is too large", content_type = "application/problem+json"),
        (status = 422, description = "It is no valid record; `path` says where", content_type = "application/problem+json"),
        (status = 428, description = "A condition is needed", content_type = "application/problem+json"),
    )
)]
pub async fn put(
    State(state): State<AppState>,
    address: Address,
    headers: HeaderMap,
    content: Result<Bytes, BytesRejection>,
) -> Result<Response, ApiError> {
    let (kind, id) = addressed(address)?;
    may(&state, &headers, Action::Write, &kind)?;
    let condition = etag::condition(&headers)?;
    let record = parse(&kind, &id, &headers, &sent(content)?)?;
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
        (status = 412, description = "It has changed meanwhile; `record` is how it is now", content_type = "application/problem+json"),
        (status = 428, description = "A condition is needed", content_type = "application/problem+json"),
    )
)]
pub async fn delete(
    State(state): State<AppState>,
    address: Address,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (kind, id) = addressed(address)?;
    may(&state, &headers, Action::Delete, &kind)?;
    let condition = etag::condition(&headers)?;
    match state.db.delete(&kind, &id, &condition).await? {
        Write::Done(_, tombstone) => Ok(answer(StatusCode::OK, &tombstone)),
        Write::Refused(None) => Err(ApiError::NotFound),
        Write::Refused(current) => Err(ApiError::ConditionFailed(current)),
    }
}

fn addressed(address: Address) -> Result<(String, String), ApiError> {
    let Path(address) = address.map_err(|_| ApiError::BadPath)?;
    Ok(address)
}

/// Asks the one place that knows who may do what.
fn may(state: &AppState, headers: &HeaderMap, action: Action, kind: &str) -> Result<(), ApiError> {
    if !KINDS.contains(&kind) {
        return Err(ApiError::UnknownKind);
    }
    let token = state.settings.operator_token.as_ref();
    let actor = token.map_or(Actor::Anonymous, |token| token.actor(headers));
    match (access::allow(actor, action, kind), token) {
        (true, _) => Ok(()),
        (false, None) => Err(ApiError::WritingOff),
        (false, Some(_)) => Err(ApiError::Unauthorized),
    }
}

fn sent(content: Result<Bytes, BytesRejection>) -> Result<Bytes, ApiError> {
    content.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        _ => ApiError::BadJson("the content broke off".to_owned()),
    })
}

/// Reads the content into core's type of its kind.
fn parse(kind: &str, id: &str, headers: &HeaderMap, content: &[u8]) -> Result<NewRecord, ApiError> {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = media_type
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    if !media_type.trim().eq_ignore_ascii_case("application/json") {
        return Err(ApiError::NotJson);
    }
    let bad_json = |error: serde_json::Error| ApiError::BadJson(error.to_string());
    let json =
        std::str::from_utf8(content).map_err(|error| ApiError::BadJson(error.to_string()))?;
    // Two steps tell broken JSON from JSON that is no record.
    let whole: &RawValue = serde_json::from_str(json).map_err(bad_json)?;
    let invalid = |part: &str, message: String| {
        ApiError::Invalid(Problem {
            path: format!("{kind}/{id}{part}"),
            message,
        })
    };
    let sent: SentRecord<'_> =
        serde_json::from_str(whole.get()).map_err(|error| invalid("", error.to_string()))?;
    if sent.kind.as_ref().is_some_and(|sent| sent != kind) {
        return Err(invalid("/kind", "is not the one in the address".to_owned()));
    }
    if sent.id.as_ref().is_some_and(|sent| sent != id) {
        return Err(invalid("/id", "is not the one in the address".to_owned()));
    }
    NewRecord::parse(kind, id, sent.body.get()).map_err(ApiError::Invalid)
}

fn answer(status: StatusCode, record: &StoredRecord) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (status, headers, [(ETAG, record.etag())], record.to_wire()).into_response()
}
