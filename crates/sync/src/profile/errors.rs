//! What a source's refusals mean.

use serde_json::Value;

use super::{pattern::Pattern, pointer::Pointer, reader::At};

use crate::value;

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nobody or somebody else is signed in.
    Auth,
    /// There is no such record any more.
    Gone,
    /// Somebody else has changed it.
    Conflict,
    /// There is such a record already.
    Exists,
    /// It cannot be taken as it is.
    Rejected,
    /// Later, perhaps.
    Retry,
    /// The list has ended.
    End,
    /// What continued the list or the changes is not known any more.
    Expired,
}

/// What is being done when an answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading a list or a record.
    Read,
    /// Creating a record.
    Create,
    /// Changing one.
    Update,
    /// Deleting one.
    Delete,
}

/// A rule about answers; the first that fits counts, before what status codes mean by themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorRule {
    /// The status codes; any if empty.
    pub status: Vec<u16>,
    /// What was being done; anything if empty.
    pub operations: Vec<Doing>,
    /// The text at a place of the answer, or the whole answer.
    pub matches: Option<(Pointer, Pattern)>,
    /// What it means.
    pub means: Meaning,
}

/// Where an answer says which fields are wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusals {
    /// An object with a member per field, or an array with an item per field; one item alone counts as such an array.
    pub at: Pointer,
    /// Where an item names its field (a name, a pointer or a path with dots or as an array).
    pub field: Option<Pointer>,
    /// Where a machine's word for it stands.
    pub code: Option<Pointer>,
    /// Where people's words for it stand.
    pub message: Option<Pointer>,
}

impl ErrorRule {
    /// Whether the rule is about such an answer.
    pub fn fits(&self, status: u16, doing: Doing, body: &[u8]) -> bool {
        let about = |known: &[Doing]| known.is_empty() || known.contains(&doing);
        let fits_text = |(place, pattern): &(Pointer, Pattern)| {
            let json = value::parse(body).ok();
            let found = json.as_ref().and_then(|json| place.get(json));
            match found {
                Some(Value::String(text)) => pattern.matches(text),
                Some(value) => pattern.matches(&value.to_string()),
                None => place.is_root() && pattern.matches(&String::from_utf8_lossy(body)),
            }
        };
        (self.status.is_empty() || self.status.contains(&status))
            && about(&self.operations)
            && self.matches.as_ref().is_none_or(fits_text)
    }
}

pub(super) fn errors(at: &At<'_>) -> Vec<ErrorRule> {
    at.items().iter().filter_map(error).collect()
}

fn error(at: &At<'_>) -> Option<ErrorRule> {
    let object = at.object()?;
    let means = object.need("means").and_then(|at| {
        at.choice(&[
            ("auth", Meaning::Auth),
            ("gone", Meaning::Gone),
            ("conflict", Meaning::Conflict),
            ("exists", Meaning::Exists),
            ("rejected", Meaning::Rejected),
            ("retry", Meaning::Retry),
            ("end", Meaning::End),
            ("expired", Meaning::Expired),
        ])
    });
    let statuses = object
        .get("status")
        .map(|at| at.one_or_more())
        .unwrap_or_default();
    let operations = object
        .get("operation")
        .map(|at| at.one_or_more())
        .unwrap_or_default();
    let place = object
        .get("at")
        .and_then(|at| at.pointer())
        .unwrap_or_default();
    let pattern = object.get("matches").and_then(|at| at.str());
    object.end();
    let doing = |at: &At<'_>| {
        at.choice(&[
            ("read", Doing::Read),
            ("create", Doing::Create),
            ("update", Doing::Update),
            ("delete", Doing::Delete),
        ])
    };
    Some(ErrorRule {
        status: statuses
            .iter()
            .filter_map(At::number)
            .filter_map(|status| status.try_into().ok())
            .collect(),
        operations: operations.iter().filter_map(doing).collect(),
        matches: pattern.map(|text| (place, Pattern::new(text))),
        means: means?,
    })
}

impl Refusals {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let place = object.need("at").and_then(|at| at.pointer());
        let inner = |name| object.get(name).and_then(|at| at.pointer());
        let refusals = Self {
            field: inner("field"),
            code: inner("code"),
            message: inner("message"),
            at: place?,
        };
        object.end();
        Some(refusals)
    }
}
