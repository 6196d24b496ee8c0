//! Entity tags and the conditions made of them (RFC 9110, section 13).

use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use sha2::{Digest, Sha256};

use crate::db::{Condition, StoredRecord};
use crate::error::ApiError;

impl StoredRecord {
    /// The record's revision as a strong entity tag.
    pub fn etag(&self) -> HeaderValue {
        quoted(&self.rev.to_string())
    }
}

/// A strong tag of these bytes, without its quotes.
pub fn of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The tag as it stands in a header.
pub fn quoted(tag: &str) -> HeaderValue {
    // Tags are made of digits, letters and hyphens.
    HeaderValue::try_from(format!("\"{tag}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether `If-None-Match` names the tag, so that the answer is 304.
pub fn none_match(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.to_str().unwrap_or_default();
    tags(headers, IF_NONE_MATCH).any(|candidate| {
        candidate == "*" || candidate.strip_prefix("W/").unwrap_or(candidate) == tag
    })
}

/// What the writer believes about the record.
///
/// # Errors
/// When it says nothing, or something that cannot be understood.
pub fn condition(headers: &HeaderMap) -> Result<Condition, ApiError> {
    let if_match: Vec<_> = tags(headers, IF_MATCH).collect();
    let if_none_match: Vec<_> = tags(headers, IF_NONE_MATCH).collect();
    match (if_match.as_slice(), if_none_match.as_slice()) {
        ([], []) => Err(ApiError::ConditionRequired),
        ([], ["*"]) => Ok(Condition::Absent),
        (["*"], []) => Ok(Condition::Present),
        (tags, []) => {
            let revs = tags.iter().map(|tag| rev(tag));
            let revs = revs.collect::<Option<_>>().ok_or(ApiError::BadCondition)?;
            Ok(Condition::Rev(revs))
        }
        _ => Err(ApiError::BadCondition),
    }
}

fn rev(tag: &str) -> Option<i64> {
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

/// The members of a header's list; this server's tags hold no comma.
fn tags(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let values = headers.get_all(name).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
}
