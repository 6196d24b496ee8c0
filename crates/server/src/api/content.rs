//! What a writer sends, down to the record's body.

use std::borrow::Cow;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use lotse_core::feedback::Code;
use lotse_json::Problem;
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::error::{ApiError, WrongField};

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

/// The problem with a record that is not valid.
#[derive(ToSchema)]
#[allow(
    dead_code,
    reason = "describes what `ApiError::Invalid` is answered with"
)]
pub struct WrongRecord {
    /// For people who read logs.
    title: String,
    /// 422.
    status: u16,
    /// `invalid-record`.
    code: String,
    /// What is wrong.
    detail: String,
    /// Where: kind, id, and the way from there.
    path: String,
    /// The fields of the body that are wrong, for the form it was written in; left out when it is none of them.
    errors: Vec<FieldProblem>,
}

/// A field of the body that is wrong.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `WrongField` is written as")]
pub struct FieldProblem {
    /// A JSON Pointer into the body, such as `/comment`.
    pointer: String,
    /// `required`, `too_long` or `invalid`.
    code: String,
    /// What is wrong.
    detail: String,
}

/// What came after the head of the request.
pub type Content = Result<Bytes, BytesRejection>;

/// The content, if it arrived.
pub fn taken(content: Content) -> Result<Bytes, ApiError> {
    content.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        _ => ApiError::BadJson("the content broke off".to_owned()),
    })
}

/// The JSON of the body, out of a content that is about this record.
pub fn body<'a>(
    kind: &str,
    id: &str,
    headers: &HeaderMap,
    content: &'a [u8],
) -> Result<&'a str, ApiError> {
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
    let wrong = |part: &str, message: String| {
        let path = format!("{kind}/{id}{part}");
        ApiError::Invalid(Problem { path, message }, Vec::new())
    };
    let sent: SentRecord<'_> =
        serde_json::from_str(whole.get()).map_err(|error| wrong("", error.to_string()))?;
    if sent.kind.as_ref().is_some_and(|sent| sent != kind) {
        return Err(wrong("/kind", "is not the one in the address".to_owned()));
    }
    if sent.id.as_ref().is_some_and(|sent| sent != id) {
        return Err(wrong("/id", "is not the one in the address".to_owned()));
    }
    Ok(sent.body.get())
}

/// A record that is not valid, with the field of its body that makes it so.
pub fn invalid(kind: &str, id: &str, problem: Problem) -> ApiError {
    let field = problem.path.strip_prefix(&format!("{kind}/{id}/body"));
    let errors = field.map(|field| wrong_field(field, &problem.message));
    let errors = errors.into_iter().collect();
    ApiError::Invalid(problem, errors)
}

/// A missing field is told where it is missing; a form needs its own place.
fn wrong_field(at: &str, message: &str) -> WrongField {
    let missing = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'));
    let (pointer, code) = match missing {
        Some(name) => (format!("{at}/{name}"), Code::Required),
        None => (at.to_owned(), Code::Invalid),
    };
    WrongField {
        pointer,
        code: code.as_str(),
        detail: message.to_owned(),
    }
}
