//! Writing back: what the person changed, kept until its source has it.
//!
//! [`Outbox`] is the machine; a [`Writer`] knows a source; a [`Change`] is one row of
//! [`Area::Outbox`](crate::Area::Outbox); [`overlay`] says what an app shows on top of its copy.

mod change;
mod prepared;
mod merge;
mod patch;
mod written;
mod input;
mod delivery;
mod machine;
pub mod overlay;

pub use self::change::{Change, FieldRefusal, Number, Operation, Reason, State};
pub use self::delivery::{Delivery, Outcome, Step, Writer};
pub use self::input::{Decision, Input, NewChange, News, Side};
pub use self::machine::Outbox;
pub use self::merge::{Conflict, Merged, merge};
pub(crate) use self::patch::is_empty;
pub use self::patch::{applied, diff};
pub use self::prepared::{Prepared, RawAnswer};
#[cfg(feature = "testing")]
pub(crate) use self::written::write;
pub use self::written::{SCHEMA, Unread, read};
