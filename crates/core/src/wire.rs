//! The wire: one JSON object per record, read into domain types where it enters, and nowhere else.
//!
//! `{"kind":"offer","id":"…","rev":3,"updated_at":"2026-11-22T17:50:50Z","deleted":false,"body":{…}}`;
//! a tombstone has `"deleted":true` and no body.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::event::Event;
use crate::id::{EventId, OfferId, OrganizationId, PageId, RegionId};
use crate::offer::Offer;
use crate::organization::Organization;
use crate::page::Page;
use crate::region::Region;
use crate::time::Timestamp;

/// What a record is, with its identity and body.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// An offer.
    Offer(OfferId, Box<Offer>),
    /// An organization.
    Organization(OrganizationId, Box<Organization>),
    /// An event.
    Event(EventId, Box<Event>),
    /// A page.
    Page(PageId, Box<Page>),
    /// A region.
    Region(RegionId, Box<Region>),
}

/// The envelope around a body, borrowed from the JSON it was read from.
#[derive(Debug, Deserialize)]
pub struct Envelope<'a> {
    /// `offer`, `organization`, …
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    /// Identity within the source.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Revision, counted up by the server with each change.
    pub rev: u64,
    /// When it last changed, by the server's clock.
    pub updated_at: Timestamp,
    /// Whether it is a tombstone.
    #[serde(default)]
    pub deleted: bool,
    /// The body, not yet read; none in a tombstone.
    #[serde(borrow, default)]
    pub body: Option<&'a RawValue>,
}

/// Why a record was left out, and where in it the trouble is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `offer/md-001/body` or as much of it as could be read.
    pub path: String,
    /// What is wrong, for the operator.
    pub message: String,
}

impl<'a> Envelope<'a> {
    /// Reads the envelope and leaves the body as it is.
    ///
    /// # Errors
    /// When the JSON is broken or one of the envelope's fields is missing.
    pub fn read(json: &'a str) -> Result<Self, Problem> {
        decode(json).map_err(|error| error.below(&who(json)))
    }

    /// Reads the body into what it is; `Ok(None)` for a tombstone and for a kind of a newer version.
    ///
    /// # Errors
    /// When the body does not make a valid record of its kind.
    pub fn record(&self) -> Result<Option<Record>, Problem> {
        let Some(body) = self.body.filter(|_| !self.deleted) else {
            return Ok(None);
        };
        let json = body.get();
        let record = match &*self.kind {
            "offer" => self.parse(json).map(|(id, body)| Record::Offer(id, body)),
            "organization" => self
                .parse(json)
                .map(|(id, body)| Record::Organization(id, body)),
            "event" => self.parse(json).map(|(id, body)| Record::Event(id, body)),
            "page" => self.parse(json).map(|(id, body)| Record::Page(id, body)),
            "region" => self.parse(json).map(|(id, body)| Record::Region(id, body)),
            _ => return Ok(None),
        };
        record.map(Some)
    }

    fn parse<I, T>(&self, json: &'a str) -> Result<(I, Box<T>), Problem>
    where
        I: std::str::FromStr<Err = crate::id::IdError>,
        T: Deserialize<'a>,
    {
        let at = |part: &str| format!("{}/{}/{part}", self.kind, self.id);
        let id = self
            .id
            .parse()
            .map_err(|error: crate::id::IdError| Problem {
                path: at("id"),
                message: error.to_string(),
            })?;
        let body = decode(json).map_err(|error| error.below(&at("body")))?;
        Ok((id, Box::new(body)))
    }
}

/// Reads records one by one: the good ones, tombstones and newer kinds left out, and what is wrong with the others.
pub fn read_all<'a>(documents: impl IntoIterator<Item = &'a str>) -> (Vec<Record>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut note = |problem| {
        problems.push(problem);
        None
    };
    let read = |document: &'a str| Envelope::read(document)?.record();
    let records = documents
        .into_iter()
        .filter_map(|document| read(document).unwrap_or_else(&mut note))
        .collect();
    (records, problems)
}

/// The kinds of records this version reads, as they stand on the wire.
pub const KINDS: &[&str] = &["offer", "organization", "event", "page", "region"];

/// Puts what an edit changed into the raw body it was read from, so that fields of a newer version survive.
///
/// `before` and `after` are the domain value as this version writes it, before and after the edit.
/// Objects are merged by key; an array that was edited is taken whole, one that was not stays as it was.
pub fn carry_unknown(raw: &Value, before: &Value, after: &Value) -> Value {
    if before == after {
        return raw.clone();
    }
    let (Value::Object(raw), Value::Object(after)) = (raw, after) else {
        return after.clone();
    };
    let nothing = Map::new();
    let before = before.as_object().unwrap_or(&nothing);
    let unknown = raw
        .iter()
        .filter(|(key, _)| !before.contains_key(*key) && !after.contains_key(*key));
    let mut merged: Map<String, Value> = unknown
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    for (key, value) in after {
        let value = match raw.get(key) {
            // A default that was not sent and not edited stays unsent.
            None if before.get(key) == Some(value) => continue,
            Some(old) => carry_unknown(old, before.get(key).unwrap_or(&Value::Null), value),
            None => value.clone(),
        };
        merged.insert(key.clone(), value);
    }
    Value::Object(merged)
}

/// What says nothing is not written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for Problem {}

/// What is wrong with a piece of JSON, and where in it, as far as that is known.
struct Fault {
    /// Each part with a slash before it; empty for the whole.
    path: String,
    message: String,
}

impl Fault {
    fn below(self, path: &str) -> Problem {
        Problem {
            path: format!("{path}{}", self.path),
            message: self.message,
        }
    }
}

/// With the path of the field, for servers and tests.
#[cfg(feature = "paths")]
fn decode<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, Fault> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(json)).map_err(
        |error| Fault {
            path: error.path().iter().filter_map(part).collect(),
            message: error.inner().to_string(),
        },
    )
}

#[cfg(feature = "paths")]
fn part(segment: &serde_path_to_error::Segment) -> Option<String> {
    use serde_path_to_error::Segment::{Enum, Map, Seq, Unknown};
    match segment {
        Map { key } => Some(format!("/{key}")),
        Seq { index } => Some(format!("/{index}")),
        Enum { .. } | Unknown => None,
    }
}

/// Without: on a phone the path costs more bytes than it tells, and the message has line and column.
#[cfg(not(feature = "paths"))]
fn decode<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, Fault> {
    serde_json::from_str(json).map_err(|error| Fault {
        path: String::new(),
        message: error.to_string(),
    })
}

/// `offer/md-001` as far as a broken envelope says so.
fn who(json: &str) -> String {
    #[derive(Deserialize)]
    struct Who {
        kind: Option<String>,
        id: Option<String>,
    }
    match serde_json::from_str(json) {
        Ok(Who {
            kind: Some(kind),
            id: Some(id),
        }) => format!("{kind}/{id}"),
        Ok(Who {
            kind: Some(kind),
            id: None,
        }) => kind,
        _ => "record".to_owned(),
    }
}
