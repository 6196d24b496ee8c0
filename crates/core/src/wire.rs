//! The wire: one JSON object per record, read into domain types where it enters, and nowhere else.
//!
//! `{"kind":"offer","id":"…","rev":3,"updated_at":"2026-11-22T17:50:50Z","deleted":false,"body":{…}}`;
//! a tombstone has `"deleted":true` and no body.

use std::borrow::Cow;
use std::str::FromStr;

use lotse_json::{Fault, Json, Node, Problem, Read};
use serde_json::{Map, Value};

use crate::event::Event;
use crate::id::{EventId, IdError, OfferId, OrganizationId, PageId, RegionId};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// `offer`, `organization`, …
    pub kind: Cow<'a, str>,
    /// Identity within the source.
    pub id: Cow<'a, str>,
    /// Revision: higher with each change.
    pub rev: u64,
    /// When it last changed, by the server's clock.
    pub updated_at: Timestamp,
    /// Whether it is a tombstone.
    pub deleted: bool,
    /// The body's JSON; none in a tombstone.
    pub body: Option<&'a str>,
}

impl<'a> Envelope<'a> {
    /// Reads the envelope and leaves the body as it is.
    ///
    /// # Errors
    /// When the JSON is broken or one of the envelope's fields is missing.
    pub fn read(json: &'a str) -> Result<Self, Problem> {
        Self::of(&Json::parse(json)).map(|(envelope, _)| envelope)
    }

    /// Reads the body into what it is; `Ok(None)` for a tombstone and for a kind of a newer version.
    ///
    /// # Errors
    /// When the body does not make a valid record of its kind.
    pub fn record(&self) -> Result<Option<Record>, Problem> {
        match self.body {
            Some(body) => {
                let json = Json::parse(body);
                let at = |part: &str| [&self.kind, "/", &self.id, part].concat();
                let body = json
                    .root()
                    .map_err(|fault| json.problem(&at("/body"), fault))?;
                self.record_at(body, &|fault| json.problem(&at("/body"), fault))
            }
            None => Ok(None),
        }
    }

    /// The envelope with its body.
    fn of<'t>(json: &'t Json<'a>) -> Result<(Self, Option<Node<'t, 'a>>), Problem> {
        let read = || {
            let root = json.root()?;
            let body = root.get("body")?.filter(|body| !body.is_null());
            let envelope = Self {
                kind: root.need("kind")?.text()?,
                id: root.need("id")?.text()?,
                rev: u64::read(root.need("rev")?)?,
                updated_at: Timestamp::read(root.need("updated_at")?)?,
                deleted: root.get("deleted")?.map_or(Ok(false), bool::read)?,
                body: body.map(Node::raw),
            };
            Ok((envelope, body))
        };
        read().map_err(|fault| json.problem(&who(json), fault))
    }

    fn record_at(
        &self,
        body: Node<'_, '_>,
        problem: &dyn Fn(Fault) -> Problem,
    ) -> Result<Option<Record>, Problem> {
        if self.deleted {
            return Ok(None);
        }
        Ok(Some(match &*self.kind {
            "offer" => Record::Offer(self.id()?, boxed(body).map_err(problem)?),
            "organization" => Record::Organization(self.id()?, boxed(body).map_err(problem)?),
            "event" => Record::Event(self.id()?, boxed(body).map_err(problem)?),
            "page" => Record::Page(self.id()?, boxed(body).map_err(problem)?),
            "region" => Record::Region(self.id()?, boxed(body).map_err(problem)?),
            _ => return Ok(None),
        }))
    }

    fn id<I: FromStr<Err = IdError>>(&self) -> Result<I, Problem> {
        self.id.parse().map_err(|error: IdError| Problem {
            path: [&self.kind, "/", &self.id, "/id"].concat(),
            message: error.to_string(),
        })
    }
}

/// Reads a record with its envelope in one go; see [`Envelope::read`] and [`Envelope::record`].
///
/// # Errors
/// As those two.
pub fn read(json: &str) -> Result<(Envelope<'_>, Option<Record>), Problem> {
    let json = Json::parse(json);
    let (envelope, body) = Envelope::of(&json)?;
    let place = [&*envelope.kind, "/", &envelope.id].concat();
    let record = match body {
        Some(body) => envelope.record_at(body, &|fault| json.problem(&place, fault))?,
        None => None,
    };
    Ok((envelope, record))
}

/// Reads records one by one: the good ones, tombstones and newer kinds left out, and what is wrong with the others.
pub fn read_all<'a>(documents: impl IntoIterator<Item = &'a str>) -> (Vec<Record>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut note = |problem| {
        problems.push(problem);
        None
    };
    let read = |document: &'a str| Ok(read(document)?.1);
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

fn boxed<T: Read>(body: Node<'_, '_>) -> Result<Box<T>, Fault> {
    T::read(body).map(Box::new)
}

/// `offer/md-001` as far as a broken envelope says so.
fn who(json: &Json<'_>) -> String {
    let text = |name| json.sound().get(name).ok()??.text().ok();
    match (text("kind"), text("id")) {
        (Some(kind), Some(id)) => [&*kind, "/", &*id].concat(),
        (Some(kind), None) => kind.into_owned(),
        _ => "record".to_owned(),
    }
}
