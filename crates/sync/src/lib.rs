#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

mod time;
mod value;
mod http;
mod store;
mod protocol;
pub mod profile;
pub mod rest;
mod source;
mod event;
mod status;
mod engine;
mod head;
mod layers;
mod compare;
mod block;
mod documents;
mod driver;
mod memory;
mod room;
mod backoff;
pub mod outbox;
#[cfg(feature = "probe")]
pub mod probe;
#[cfg(feature = "testing")]
pub mod testing;

pub use crate::block::{Block, Corrupt, Frame, Frames, TooLong};
pub use crate::documents::{Document, Documents};
pub use crate::driver::{Clock, Driver, Inbox};
pub use crate::engine::Engine;
pub use crate::event::{Arrived, Effect, Event, Machine, Notice, Ticket};
pub use crate::head::{Generation, Held};
pub use crate::http::{Method, Request, Response, Transport, Unreachable};
pub use crate::memory::MemoryStore;
pub use crate::protocol::remote;
pub use crate::protocol::{
    Answer, Checkpoint, Feed, Flaw, Marker, Page, Part, Protocol, Refusal, Skipped,
};
pub use crate::room::{Freed, commit_precious, make_room};
pub use crate::source::{BadSourceId, Source, SourceId};
pub use crate::status::{Phase, Problem, Status};
pub use crate::store::{Area, Batch, Durability, Keys, Row, Store, StoreError, Write};
pub use crate::time::Timestamp;
