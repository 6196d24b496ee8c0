//! What the outbox is told, and what it tells. Documents are bytes here, as everywhere outside of it.

use super::change::{Number, Operation};
use crate::{source::SourceId, store::StoreError};

/// Something that happened and concerns the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The person changed something.
    Write(NewChange),
    /// The person decided about a change. Only the leading tab does as it says; another keeps it until
    /// it leads.
    Decide(Number, Decision),
    /// The person has signed in at a source.
    SignedIn(SourceId),
    /// Another tab stored something in the outbox.
    Told,
    /// The copy shows what these sent changes made, or something later.
    Past(Vec<Number>),
    /// A pull of this source has ended with nothing left to ask.
    Checked(SourceId),
}

/// A change that the person made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChange {
    /// Where the record belongs.
    pub source: SourceId,
    /// What sort of record.
    pub kind: String,
    /// The record's id; of a new record one made on this device, best a UUID of version 7.
    pub id: String,
    /// What is done.
    pub operation: Operation,
    /// The record's document as the device's copy has it; none of a new record.
    pub base: Option<Vec<u8>>,
    /// The whole body as JSON, or the changed fields as a merge patch over what the person saw: the base's
    /// body with the changes that are still waiting. Empty for a removal.
    pub fields: Vec<u8>,
    /// Changes that must have been sent before.
    pub after: Vec<Number>,
    /// JSON Pointers into `fields` to ids of other records of the source.
    pub references: Vec<String>,
}

/// What is to become of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is tried once more, now.
    TryAgain,
    /// It says this instead. Like [`NewChange::fields`]; at a conflict a merge patch over their body.
    Edit(Vec<u8>),
    /// It is given up; of a sent change: it is not shown any more.
    Discard,
    /// Whose value holds, by the pointer of each conflict; theirs where none is said.
    Resolve(Vec<(String, Side)>),
}

/// One side of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// This person's.
    Mine,
    /// The others'.
    Theirs,
}

/// Something the app wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// This row is stored: the person may be told so.
    Saved {
        /// The change.
        number: Number,
        /// The row's value, see [`read`](super::read).
        row: Vec<u8>,
    },
    /// A new change could not be stored. Nothing is kept of it: the form must keep it.
    NotSaved {
        /// The record it was about.
        id: String,
        /// Why; none when the change itself is wrong.
        error: Option<StoreError>,
    },
    /// The row is gone.
    Removed(Number),
    /// The source gave a new record another id.
    Adopted {
        /// The source.
        source: SourceId,
        /// The record's kind.
        kind: String,
        /// The id the device made.
        from: String,
        /// The id it has from now on.
        to: String,
    },
    /// Tell the other tabs (they send [`Input::Told`]).
    Announce,
    /// A row that cannot be used. It stays where it is.
    Unread {
        /// Its key.
        key: String,
        /// A newer version of the app wrote it.
        newer: bool,
    },
    /// The outbox cannot be read or written for now; it is tried again.
    StoreFails(StoreError),
}
