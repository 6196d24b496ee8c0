//! What people say about records: handed in by anybody, read by the operator alone.

use std::time::Instant;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use lotse_core::access::Action;
use lotse_core::feedback::{FeedbackId, FieldError, KIND};
use lotse_json::Problem;
use utoipa::ToSchema;

use super::changes::{FeedPage, FeedQuery, selection};
use super::content::{self, Content, WrongRecord};
use super::pages;
use super::records::WireRecord;
use crate::client::Client;
use crate::db::{Condition, NewFeedback, Outcome, Pull, StoredRecord, Write};
use crate::error::{ApiError, WrongField};
use crate::etag;
use crate::state::AppState;
use crate::who::Asking;

/// Two thousand characters in any script, however they are escaped by a usual writer of JSON, and the rest.
const BODY_LIMIT: usize = 16 * 1024;

type Address = Result<Path<String>, PathRejection>;

/// What somebody sends about a record.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `lotse_core::feedback` reads")]
pub struct SentFeedback {
    body: FeedbackBody,
}

/// What somebody says about a record.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `lotse_core::feedback` reads")]
pub struct FeedbackBody {
    about: FeedbackAbout,
    /// `correct`, or `wrong` with a comment that says what.
    verdict: String,
    /// At most 2,000 characters; may be empty when all is correct.
    comment: Option<String>,
    /// The language the person reads, such as `de`.
    lang: String,
    /// RFC 3339, by the clock of the device.
    written_at: String,
}

/// The record that is spoken of.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `lotse_core::feedback` reads")]
pub struct FeedbackAbout {
    /// `offer`, `organization`, `event`, `page` or `region`.
    kind: String,
    /// Its id.
    id: String,
    /// Where a catalogue has several sources, the one the record is of.
    source: Option<String>,
}

/// Everything that was said, in the order in which it arrived.
#[utoipa::path(
    get,
    path = "/api/v1/feedback",
    tag = "feedback",
    params(FeedQuery),
    security(("operator" = [])),
    responses(
        (status = 200, description = "A page; what was taken away stands in it without its words", body = FeedPage),
        (status = 401, description = "The token is missing or wrong", content_type = "application/problem+json"),
        (status = 403, description = "This server has no operator's token", content_type = "application/problem+json"),
        (status = 410, description = "The cursor is unknown: start again without `since`", content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong tokens", content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(state): State<AppState>,
    query: Result<Query<FeedQuery>, QueryRejection>,
    asking: Asking,
) -> Result<Response, ApiError> {
    asking.may(&state, Action::Read, KIND)?;
    let selection = selection(None, query)?;
    let pulled = state
        .db
        .pull_feedback(&selection.since, selection.limit)
        .await?;
    match pulled {
        Pull::Page(page) => {
            let json = [(CONTENT_TYPE, "application/json")];
            Ok((json, unkept(), pages::json(&page)).into_response())
        }
        Pull::UnknownCursor => Err(ApiError::UnknownCursor),
    }
}

/// What one person said.
#[utoipa::path(
    get,
    path = "/api/v1/feedback/{id}",
    tag = "feedback",
    params(("id" = String, Path, description = "A UUID")),
    security(("operator" = [])),
    responses(
        (status = 200, description = "The feedback", body = WireRecord),
        (status = 401, description = "The token is missing or wrong", content_type = "application/problem+json"),
        (status = 403, description = "This server has no operator's token", content_type = "application/problem+json"),
        (status = 404, description = "There is no such feedback", content_type = "application/problem+json"),
        (status = 410, description = "It was taken away", content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong tokens", content_type = "application/problem+json"),
    )
)]
pub async fn get(
    State(state): State<AppState>,
    address: Address,
    asking: Asking,
) -> Result<Response, ApiError> {
    asking.may(&state, Action::Read, KIND)?;
    let (_, id) = addressed(address)?;
    let feedback = state.db.feedback(&id).await?.ok_or(ApiError::NotFound)?;
    match feedback.body {
        Some(_) => Ok(answer(StatusCode::OK, &feedback)),
        None => Err(ApiError::Gone),
    }
}

/// Hands in feedback under an id made on the device; needs no token.
///
/// Repeating it after a lost answer succeeds and changes nothing, also when the operator has taken it away meanwhile.
#[utoipa::path(
    put,
    path = "/api/v1/feedback/{id}",
    tag = "feedback",
    params(
        ("id" = String, Path, description = "A UUID made on the device"),
        ("If-None-Match" = String, Header, description = "`*`: feedback is new and is never changed"),
    ),
    request_body = SentFeedback,
    responses(
        (status = 200, description = "It was handed in before", body = WireRecord),
        (status = 201, description = "It is new", body = WireRecord),
        (status = 400, description = "The content is no JSON", content_type = "application/problem+json"),
        (status = 412, description = "The id stands for something else", content_type = "application/problem+json"),
        (status = 413, description = "The content is too large", content_type = "application/problem+json"),
        (status = 422, description = "It cannot be taken; `errors` names the fields of the body", body = WrongRecord, content_type = "application/problem+json"),
        (status = 428, description = "`If-None-Match: *` is needed", content_type = "application/problem+json"),
        (status = 429, description = "Too much of late; `Retry-After` says how long to wait", content_type = "application/problem+json"),
    )
)]
pub async fn put(
    State(state): State<AppState>,
    address: Address,
    client: Client,
    asking: Asking,
    headers: HeaderMap,
    content: Content,
) -> Result<Response, ApiError> {
    asking.may(&state, Action::Create, KIND)?;
    let take = state.limits.feedback.take(client, Instant::now());
    take.map_err(ApiError::TooOften)?;
    if etag::condition(&headers)? != Condition::Absent {
        return Err(ApiError::ConditionRequired);
    }
    let (sent, id) = addressed(address)?;
    let content = content::taken(content)?;
    if content.len() > BODY_LIMIT {
        return Err(ApiError::TooLarge);
    }
    let body = content::body(KIND, &sent, &headers, &content)?;
    let feedback = NewFeedback::parse(id.clone(), body).map_err(|errors| wrong(&id, errors))?;
    match state.db.hand_in(&feedback).await? {
        Write::Done(Outcome::Created, feedback) => Ok(answer(StatusCode::CREATED, &feedback)),
        Write::Done(_, feedback) => Ok(answer(StatusCode::OK, &feedback)),
        // What stands there is somebody else's, and not shown.
        Write::Refused(_) => Err(ApiError::ConditionFailed(None)),
    }
}

/// Takes feedback away, its words with it; needs no condition, since nobody changes feedback.
#[utoipa::path(
    delete,
    path = "/api/v1/feedback/{id}",
    tag = "feedback",
    params(("id" = String, Path, description = "A UUID")),
    security(("operator" = [])),
    responses(
        (status = 200, description = "What is left of it; the same when it was gone already", body = WireRecord),
        (status = 401, description = "The token is missing or wrong", content_type = "application/problem+json"),
        (status = 403, description = "This server has no operator's token", content_type = "application/problem+json"),
        (status = 404, description = "There never was such feedback", content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong tokens", content_type = "application/problem+json"),
    )
)]
pub async fn delete(
    State(state): State<AppState>,
    address: Address,
    asking: Asking,
) -> Result<Response, ApiError> {
    asking.may(&state, Action::Delete, KIND)?;
    let (_, id) = addressed(address)?;
    let left = state.db.remove_feedback(&id).await?;
    Ok(answer(StatusCode::OK, &left.ok_or(ApiError::NotFound)?))
}

/// The id as it was sent, and what it names.
fn addressed(address: Address) -> Result<(String, FeedbackId), ApiError> {
    let Path(sent) = address.map_err(|_| ApiError::BadPath)?;
    match sent.parse() {
        Ok(id) => Ok((sent, id)),
        Err(error) => {
            let path = format!("{KIND}/{sent}/id");
            let message = format!("{error}");
            Err(ApiError::Invalid(Problem { path, message }, Vec::new()))
        }
    }
}

fn wrong(id: &FeedbackId, errors: Vec<FieldError>) -> ApiError {
    let first = errors.first();
    let problem = Problem {
        path: format!(
            "{KIND}/{}/body{}",
            id.as_str(),
            first.map_or("", |error| error.pointer)
        ),
        message: first.map_or_else(String::new, |error| error.detail.clone()),
    };
    ApiError::Invalid(problem, errors.into_iter().map(WrongField::from).collect())
}

fn answer(status: StatusCode, feedback: &StoredRecord) -> Response {
    let json = [(CONTENT_TYPE, "application/json")];
    let etag = [(ETAG, feedback.etag())];
    (status, json, unkept(), etag, feedback.to_wire()).into_response()
}

/// Nothing between here and the one who asked may keep it.
fn unkept() -> [(axum::http::HeaderName, &'static str); 1] {
    [(CACHE_CONTROL, "no-store")]
}
