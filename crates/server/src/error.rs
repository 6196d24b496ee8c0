//! Answers that are no success: problem details in JSON (RFC 9457), with a `code` that stays the same for programs.
//!
//! What went wrong inside is logged here and never shown.

use std::borrow::Cow;
use std::error::Error;
use std::time::Duration;

use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use lotse_core::feedback::FieldError;
use serde_json::{Value, json};

use crate::db::{DbError, StoredRecord};
use crate::proxy::Failure;

/// Why a request is not answered as asked.
#[derive(Debug)]
pub enum ApiError {
    /// There is nothing at this address.
    NotFound,
    /// There are no records of this kind.
    UnknownKind,
    /// The record was taken away.
    Gone,
    /// The feed does not know the cursor, or no longer.
    UnknownCursor,
    /// The query is not understood; says why.
    BadQuery(String),
    /// The address is no text.
    BadPath,
    /// A condition in the headers is not understood.
    BadCondition,
    /// The content is no JSON; says where it stops being it.
    BadJson(String),
    /// The content is JSON but no valid record; says where, and which fields of the body are wrong.
    Invalid(lotse_json::Problem, Vec<WrongField>),
    /// The content is not said to be JSON.
    NotJson,
    /// The content is larger than allowed.
    TooLarge,
    /// A write without `If-Match` or `If-None-Match: *`.
    ConditionRequired,
    /// The record is not as the writer believed; carries it as it is.
    ConditionFailed(Option<StoredRecord>),
    /// Nobody may do this: the operator has set no token.
    OperatorOff,
    /// The token is missing or wrong.
    Unauthorized,
    /// It was done too often; says how long to wait.
    TooOften(Duration),
    /// The address takes other methods: these.
    MethodNotAllowed(Cow<'static, str>),
    /// A backend behind this server did not do its part.
    Upstream(Failure),
    /// It took too long.
    Slow,
    /// Something failed in here.
    Internal(Box<dyn Error + Send + Sync>),
}

/// A field of a record's body that cannot be taken, for the form it was written in.
#[derive(Debug)]
pub struct WrongField {
    /// A JSON Pointer into the body (RFC 6901).
    pub pointer: String,
    /// `required`, `too_long` or `invalid`.
    pub code: &'static str,
    /// For those who run the source.
    pub detail: String,
}

impl WrongField {
    fn into_json(self) -> Value {
        json!({ "pointer": self.pointer, "code": self.code, "detail": self.detail })
    }
}

impl From<FieldError> for WrongField {
    fn from(error: FieldError) -> Self {
        Self {
            pointer: error.pointer.to_owned(),
            code: error.code.as_str(),
            detail: error.detail,
        }
    }
}

impl From<DbError> for ApiError {
    fn from(error: DbError) -> Self {
        Self::Internal(error.into())
    }
}

impl ApiError {
    fn parts(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is nothing here"),
            Self::UnknownKind => (
                StatusCode::NOT_FOUND,
                "unknown-kind",
                "There are no records of this kind",
            ),
            Self::Gone => (StatusCode::GONE, "gone", "The record was taken away"),
            Self::UnknownCursor => (
                StatusCode::GONE,
                "unknown-cursor",
                "The cursor is not known; start again without `since`",
            ),
            Self::BadQuery(_) => (
                StatusCode::BAD_REQUEST,
                "bad-query",
                "The query is not understood",
            ),
            Self::BadPath => (
                StatusCode::BAD_REQUEST,
                "bad-path",
                "The address is not valid UTF-8",
            ),
            Self::BadCondition => (
                StatusCode::BAD_REQUEST,
                "bad-condition",
                "If-Match takes a record's ETag, If-None-Match takes * when writing",
            ),
            Self::BadJson(_) => (
                StatusCode::BAD_REQUEST,
                "bad-json",
                "The content is not valid JSON",
            ),
            Self::Invalid(..) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid-record",
                "The content is no valid record",
            ),
            Self::NotJson => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not-json",
                "The content must be application/json",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "The content is larger than this server takes",
            ),
            Self::ConditionRequired => (
                StatusCode::PRECONDITION_REQUIRED,
                "condition-required",
                "A write needs If-Match with the record's ETag, or If-None-Match: * for a new one",
            ),
            Self::ConditionFailed(_) => (
                StatusCode::PRECONDITION_FAILED,
                "condition-failed",
                "The record has changed meanwhile",
            ),
            Self::OperatorOff => (
                StatusCode::FORBIDDEN,
                "operator-off",
                "Only the operator may do this, and the operator of this server has set no token",
            ),
            Self::Unauthorized => (
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "This needs the operator's token",
            ),
            Self::TooOften(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-often",
                "This was done too often of late; try again later",
            ),
            Self::MethodNotAllowed(_) => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "This address does not take this method",
            ),
            Self::Upstream(failure) => failure.parts(),
            Self::Slow => (
                StatusCode::SERVICE_UNAVAILABLE,
                "slow",
                "It took too long; try again",
            ),
            Self::Internal(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Something failed here; it was noted",
            ),
        }
    }

    fn header(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::Unauthorized => Some((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
            Self::Slow => Some((RETRY_AFTER, HeaderValue::from_static("5"))),
            Self::TooOften(wait) => {
                // Rounded up: who comes back on the second must not be early.
                let seconds = wait.as_secs() + 1;
                Some((RETRY_AFTER, HeaderValue::from(seconds)))
            }
            Self::MethodNotAllowed(allowed) => {
                let allowed = HeaderValue::try_from(&**allowed).ok()?;
                Some((ALLOW, allowed))
            }
            Self::Upstream(Failure::Slow) => Some((RETRY_AFTER, HeaderValue::from_static("5"))),
            Self::ConditionFailed(Some(record)) => Some((ETAG, record.etag())),
            _ => None,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let Self::Internal(error) = &self {
            tracing::error!(%error, "a request failed");
        }
        let (status, code, title) = self.parts();
        let header = self.header();
        let mut problem = json!({ "title": title, "status": status.as_u16(), "code": code });
        match self {
            Self::BadQuery(detail) | Self::BadJson(detail) => problem["detail"] = detail.into(),
            Self::Invalid(lotse_json::Problem { path, message }, errors) => {
                problem["detail"] = message.into();
                problem["path"] = path.into();
                if !errors.is_empty() {
                    problem["errors"] = errors.into_iter().map(WrongField::into_json).collect();
                }
            }
            Self::ConditionFailed(Some(record)) => {
                problem["current"] = serde_json::from_str(&record.to_wire()).unwrap_or_default();
            }
            _ => {}
        }
        let headers = [
            (CONTENT_TYPE, "application/problem+json"),
            (CACHE_CONTROL, "no-store"),
        ];
        let mut response = (status, headers, problem.to_string()).into_response();
        if let Some((name, value)) = header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}
