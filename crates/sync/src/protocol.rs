//! How a backend is asked what is new, and how its answers are read. Pure: a question in, an answer out.
//!
//! The engine knows nothing of addresses, fields or status codes.

mod feed;
mod refusal;
pub mod remote;
mod retry_after;

use crate::{
    block::Block,
    http::{Request, Response},
};

pub use self::{
    feed::Feed,
    refusal::{Flaw, Refusal, Skipped},
};

/// Asks a backend and understands it.
///
/// A pull is a run of questions: each page says where the next one continues. An implementation keeps
/// nothing between two calls; whatever it must remember stands in the checkpoint.
pub trait Protocol: std::fmt::Debug {
    /// The question that continues at `checkpoint`, or begins when there is none, for at most `limit` records.
    fn ask(&self, checkpoint: Option<&Checkpoint>, limit: u32, marker: Option<&Marker>) -> Request;

    /// Reads the answer to the question that [`Protocol::ask`] made of this checkpoint.
    ///
    /// # Errors
    /// When the answer cannot be used; nothing that is stored changes then.
    fn read(
        &self,
        checkpoint: Option<&Checkpoint>,
        request: &Request,
        response: &Response,
    ) -> Result<Answer, Refusal>;

    /// One document of two parts that a list brought in the same pull.
    fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        let _ = earlier;
        later.to_vec()
    }
}

/// Where a pull continues. Opaque: only its protocol understands it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint(String);

/// The version of an answer (`ETag`) and the address that gave it: it means nothing elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    pub(crate) url: String,
    pub(crate) etag: String,
}

/// What a source answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing is newer than the checkpoint.
    Unchanged,
    /// A page of changes.
    Page(Page),
}

/// Changes since a checkpoint, or a part of a list of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Documents and tombstones. A frame without JSON that is no tombstone only says that the record is there.
    pub changes: Block,
    /// Records that could not be taken.
    pub skipped: Vec<Skipped>,
    /// Where to continue.
    pub next: Checkpoint,
    /// Whether more is known to follow.
    pub more: bool,
    /// What the records of this page are.
    pub part: Part,
    /// How many records there are in all, if the source says so.
    pub total: Option<u64>,
    /// What makes the same question conditional.
    pub marker: Option<Marker>,
}

/// What the records of a page are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Changes: they add to the copy.
    #[default]
    Changes,
    /// Of a list of everything, which is compared with the copy at the end of the pull.
    List {
        /// Kinds whose every record has been named when the pull ends: what it did not name is gone.
        /// Only the last page's count.
        whole: Vec<String>,
        /// The records of this page add to those that were named earlier in this pull, as a second
        /// language does; see [`Protocol::merge`].
        adds: bool,
    },
}

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

impl Default for Checkpoint {
    fn default() -> Self {
        Self::new("")
    }
}

impl Marker {
    /// The marker of an answer, if it has one.
    pub fn of(request: &Request, response: &Response) -> Option<Self> {
        let etag = response.header("etag")?;
        Some(Self {
            url: request.url.clone(),
            etag: etag.to_owned(),
        })
    }

    /// The header field that makes a question to `url` conditional, if this marker is of that address.
    pub fn condition(&self, url: &str) -> Option<(String, String)> {
        (self.url == url).then(|| ("if-none-match".to_owned(), self.etag.clone()))
    }
}

/// Writes `text` with all but unreserved characters percent-encoded (RFC 3986, section 2).
pub(crate) fn encode(text: &str, url: &mut String) {
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
