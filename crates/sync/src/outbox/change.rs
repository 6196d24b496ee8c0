//! A change that waits to be sent: what the outbox keeps of it, one row each.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    merge::{self, Conflict},
    patch,
    prepared::{Prepared, RawAnswer},
};
use crate::{source::SourceId, time::Timestamp};

/// Numbers changes in the order in which they were written on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(pub(crate) u64);

impl Number {
    /// The key of the change's row: keys sort as the numbers do.
    pub fn key(self) -> String {
        format!("{:016x}", self.0)
    }

    /// The number behind a row's key.
    pub fn from_key(key: &str) -> Option<Self> {
        let digits = (key.len() == 16 && !key.starts_with('+')).then_some(key)?;
        u64::from_str_radix(digits, 16).ok().map(Self)
    }
}

// In rows numbers are texts: a service worker would round them.
impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.key()
    }
}

impl TryFrom<String> for Number {
    type Error = &'static str;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        Self::from_key(&key).ok_or("no number of a change")
    }
}

/// What is done to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// It is new.
    Create,
    /// Some of its fields change.
    Update,
    /// It is removed.
    Delete,
}

/// One pending change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where the record belongs.
    pub source: SourceId,
    /// What sort of record, such as `offer`.
    pub kind: String,
    /// The record's id at its source; of a new record the one this device made, until the source
    /// gives another.
    pub id: String,
    /// Of a new record: the id this device made. It stays when the source gives another, and is what
    /// the record is looked up by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What is done.
    pub operation: Operation,
    /// The document as the person last saw it, with its version. None of a new record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Value>,
    /// A new record's whole body, or the changed fields as a JSON merge patch (RFC 7396) over the
    /// base's body.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub fields: Value,
    /// What `fields` was when it may have arrived, if it was edited after that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempted: Option<Value>,
    /// Changes that must have been sent before this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Number>,
    /// JSON Pointers into `fields` to ids of other records of this source: when such a record is given
    /// another id, they follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// How far it is.
    pub state: State,
    /// When the person made it, by the device's clock.
    pub written_at: Timestamp,
    /// Fingerprints of versions of the record that are known not to contain this change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<String>,
    /// What a service worker may send while the app is closed, where repeating it blindly is safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Prepared>,
    /// What a service worker was answered to `request`; read at the next start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<RawAnswer>,
}

/// How far a change is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It will be sent.
    Waiting {
        /// How often it was tried: when not never, it may have arrived.
        attempts: u32,
        /// Not tried before this time.
        not_before: Timestamp,
    },
    /// It is being sent; stored before the first request, so that it is known that it may have arrived.
    Sending {
        /// Since when.
        since: Timestamp,
        /// How often it was tried before.
        attempts: u32,
    },
    /// The person must decide.
    Stuck {
        /// Why.
        reason: Reason,
        /// How often it was tried.
        attempts: u32,
    },
    /// The source has it. Kept until the copy shows it.
    Sent {
        /// When the answer came.
        at: Timestamp,
        /// The record as the source has it now; none when it is removed there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<Value>,
        /// The source was asked twice since and does not show it: it waits for somebody's approval there,
        /// or was lost. The copy is shown as it is.
        #[serde(default)]
        missed: bool,
    },
}

/// Why a change cannot be sent as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Others changed the same fields.
    Conflict {
        /// The record as it is at the source; it says when it was changed, and some say by whom.
        theirs: Value,
        /// The fields that both changed differently.
        fields: Vec<Conflict>,
    },
    /// The source does not take the content.
    Refused {
        /// The status code of its answer.
        status: u16,
        /// What it says of single fields; may be empty.
        fields: Vec<FieldRefusal>,
    },
    /// The person must sign in at the source.
    SignIn,
    /// The record is not there any more.
    Gone,
    /// More than the source takes.
    TooLarge,
    /// The person may not.
    NotAllowed,
    /// A change that this one builds on was given up.
    DependsOn(Number),
}

/// What a source says of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRefusal {
    /// The field: a JSON Pointer into the body.
    pub pointer: String,
    /// The source's word for what is wrong.
    #[serde(default)]
    pub code: String,
    /// The same for people, in whatever language the source speaks.
    #[serde(default)]
    pub message: String,
}

impl Change {
    /// The record's body as the change was written over; null of a new record.
    pub fn base_body(&self) -> &Value {
        self.base.as_ref().map_or(&Value::Null, body)
    }

    /// The body as the person wants it; none when the record is to be removed.
    pub fn wanted(&self) -> Option<Value> {
        match self.operation {
            Operation::Create => Some(self.fields.clone()),
            Operation::Update => Some(patch::applied(self.base_body(), &self.fields)),
            Operation::Delete => None,
        }
    }

    /// How often it was tried.
    pub fn attempts(&self) -> u32 {
        match &self.state {
            State::Waiting { attempts, .. }
            | State::Sending { attempts, .. }
            | State::Stuck { attempts, .. } => *attempts,
            State::Sent { .. } => 0,
        }
    }

    /// Whether the source may have it, or an earlier wording of it: it was tried, or a service worker could.
    pub fn may_have_arrived(&self) -> bool {
        let begun = matches!(self.state, State::Sending { .. });
        begun || self.attempts() > 0 || self.request.is_some()
    }

    /// Whether the source has it.
    pub fn is_sent(&self) -> bool {
        matches!(self.state, State::Sent { .. })
    }

    /// Whether it is about the same record as `other`.
    pub fn same_record(&self, other: &Change) -> bool {
        (&self.source, &self.kind, &self.id) == (&other.source, &other.kind, &other.id)
    }

    /// Mine and theirs made one: what must still be sent over `theirs`, or what both changed.
    pub(crate) fn merged_with(&self, theirs: &Value) -> Result<Value, Vec<Conflict>> {
        let mine = self.wanted();
        let over = |base: &Value| {
            let merged = merge::merge(Some(base), mine.as_ref(), Some(body(theirs)));
            match (merged.conflicts.is_empty(), merged.merged) {
                (true, Some(merged)) => Ok(patch::diff(body(theirs), &merged)),
                (true, None) => Ok(Value::Null),
                (false, _) => Err(merged.conflicts),
            }
        };
        let first = over(self.base_body());
        // What differs may be what this device sent itself before the person edited it.
        match (&first, &self.attempted) {
            (Err(_), Some(attempted)) => {
                over(&patch::applied(self.base_body(), attempted)).or(first)
            }
            _ => first,
        }
    }
}

/// A document's body; null when it has none.
pub(crate) fn body(document: &Value) -> &Value {
    document.get("body").unwrap_or(&Value::Null)
}
