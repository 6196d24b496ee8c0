//! How a change reaches its source: what the outbox needs of a backend.

use serde_json::Value;

use super::change::{Change, FieldRefusal};
use crate::http::{Request, Response, Unreachable};

/// Knows how one source is written to. Pure.
pub trait Writer: std::fmt::Debug {
    /// Begins to deliver a change. `repeated` says that an earlier try may have arrived.
    fn deliver(&self, change: &Change, repeated: bool) -> (Box<dyn Delivery>, Step);

    /// The first request of a delivery, if it may be sent blindly any number of times: it carries no
    /// credentials, and repeating it changes nothing. None if there is no such request.
    fn prepare(&self, change: &Change) -> Option<Request>;
}

/// A change on its way: a conversation of one or several requests.
pub trait Delivery: std::fmt::Debug {
    /// Takes in the answer to the last request.
    fn answer(&mut self, answer: Result<&Response, Unreachable>) -> Step;
}

/// What a delivery needs next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// This request's answer.
    Send(Request),
    /// Nothing: it has ended.
    Done(Outcome),
}

/// How a delivery ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The source has the change.
    Sent {
        /// The record's id there.
        id: String,
        /// The record as it is now; none when it was removed.
        document: Option<Value>,
    },
    /// The new record is there already, from a try whose answer was lost.
    Exists {
        /// The record's id there.
        id: String,
        /// The record as it is now.
        document: Value,
    },
    /// The record changed since the person saw it.
    Conflict {
        /// The record as it is now.
        theirs: Value,
    },
    /// No answer came, or one that is not the source's.
    NoAnswer,
    /// Asked too often, or closed for now.
    Busy {
        /// Milliseconds to wait, as the source says; it need not say.
        wait_ms: Option<u64>,
    },
    /// The source failed at this change; it may do better later.
    Failed,
    /// The person must sign in.
    SignIn,
    /// The person may not.
    NotAllowed,
    /// The record is not there any more.
    Gone,
    /// More than the source takes.
    TooLarge,
    /// The source does not take the content.
    Refused {
        /// The status code.
        status: u16,
        /// What it says of single fields.
        fields: Vec<FieldRefusal>,
    },
}
