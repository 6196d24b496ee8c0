//! A place documents come from, and how its change feed is asked and read.
//!
//! Pure: a question in, an answer out. The engine knows nothing of addresses, fields or status codes.

mod feed;
mod refusal;
mod retry_after;

use crate::{
    block::Block,
    http::{Method, Request},
};

pub use self::refusal::{Flaw, Refusal, Skipped};

const IF_NONE_MATCH: &str = "if-none-match";

/// Names a source on this device: `a`–`z`, `0`–`9`, `-`, `_` and `.`, at least one, at most 64.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(String);

/// The text is no [`SourceId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSourceId;

/// Where a pull continues. Opaque: only its source understands it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint(String);

/// The version of an answer (`ETag`) and the address that gave it: it means nothing elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    pub(crate) url: String,
    pub(crate) etag: String,
}

/// A backend whose documents the device keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name in the store. Changing it means fetching everything again.
    pub id: SourceId,
    /// What stands before `/api/v1/changes`; empty for the page's own origin.
    pub base_url: String,
    /// Records per page, at most.
    pub page_size: u32,
    /// Milliseconds between two checks while the app is open.
    pub check_every_ms: u64,
}

/// What a source answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing is newer than the checkpoint.
    Unchanged,
    /// A page of changes.
    Page(Page),
}

/// Changes since a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Documents and tombstones.
    pub changes: Block,
    /// Records that could not be taken.
    pub skipped: Vec<Skipped>,
    /// Where to continue.
    pub next: Checkpoint,
    /// Whether more is known to follow.
    pub more: bool,
    /// How many records there are in all, if the source says so.
    pub total: Option<u64>,
    /// What makes the same question conditional.
    pub marker: Option<Marker>,
}

impl Source {
    /// A source that speaks the change feed of the reference server, with usual page size
    /// (1,000 records) and pace (every 15 minutes).
    pub fn new(id: SourceId, base_url: impl Into<String>) -> Self {
        Self {
            id,
            base_url: base_url.into(),
            page_size: 1000,
            check_every_ms: 15 * 60 * 1000,
        }
    }

    /// Asks for at most `limit` changes after `checkpoint`; for everything when there is none.
    pub fn request(
        &self,
        checkpoint: Option<&Checkpoint>,
        limit: u32,
        marker: Option<&Marker>,
    ) -> Request {
        let mut url = format!(
            "{}/api/v1/changes?limit={limit}",
            self.base_url.trim_end_matches('/')
        );
        if let Some(Checkpoint(since)) = checkpoint {
            url.push_str("&since=");
            encode(since, &mut url);
        }
        let mut headers = vec![("accept".to_owned(), "application/json".to_owned())];
        if let Some(marker) = marker.filter(|marker| marker.url == url) {
            headers.push((IF_NONE_MATCH.to_owned(), marker.etag.clone()));
        }
        Request {
            method: Method::Get,
            url,
            headers,
            body: None,
            patience_ms: 60_000,
        }
    }
}

/// Writes `text` with all but unreserved characters percent-encoded (RFC 3986, section 2).
fn encode(text: &str, url: &mut String) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(byte.into());
        } else {
            let digit = |half: u8| HEX.get(usize::from(half)).copied().unwrap_or('0');
            url.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

impl SourceId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SourceId {
    type Error = BadSourceId;

    fn try_from(text: String) -> Result<Self, BadSourceId> {
        let fits =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
        let fine = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        if fine {
            Ok(Self(text))
        } else {
            Err(BadSourceId)
        }
    }
}

impl std::str::FromStr for SourceId {
    type Err = BadSourceId;

    fn from_str(text: &str) -> Result<Self, BadSourceId> {
        Self::try_from(text.to_owned())
    }
}

impl std::fmt::Display for BadSourceId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a source id has 1 to 64 of a-z, 0-9, '-', '_' and '.'")
    }
}

impl std::error::Error for BadSourceId {}

impl Checkpoint {
    /// The place this text stands for.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text it is kept as.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
