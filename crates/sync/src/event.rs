//! All that can happen to a machine, and all it can want done: two closed lists.

use crate::{
    block::Block,
    head::Generation,
    http::{Request, Response, Unreachable},
    outbox,
    protocol::Skipped,
    room::Freed,
    source::SourceId,
    status::Status,
    store::{Area, Batch, Keys, Row, StoreError},
    time::Timestamp,
};

/// Ties an answer to what was asked. Made by a machine, unique within its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub(crate) u64);

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The app is up and shows the documents of this generation; its tab follows until it is told
    /// that it leads.
    Opened(Generation),
    /// This tab holds the sync lock now.
    BecameLeader,
    /// This tab lost the sync lock.
    BecameFollower,
    /// The leading tab announced that it stored something.
    FollowerTold,
    /// The person, or the app on coming to the front, wants to know what is new.
    Refresh,
    /// A source's server said that something changed; asked within some seconds, so that not all
    /// phones ask at once.
    Hinted,
    /// The device believes it is online again: what waits for the network is tried at once.
    Online,
    /// The app has nothing better to do: time to fold a log that has grown.
    Idle,
    /// The time of the last [`Effect::WakeAt`] has come.
    Tick,
    /// The person said that a source whose list was held back
    /// ([`Problem::Shrunk`](crate::Problem::Shrunk)) may be believed.
    Believed,
    /// The person took over another phone's documents of a source.
    Given(SourceId, Block),
    /// The documents in the store turned out to be unreadable: they are dropped and fetched again.
    CopyBroken,
    /// For the outbox.
    Outbox(Box<outbox::Input>),
    /// Room was made for something else, see [`commit_precious`](crate::commit_precious): this
    /// much of the copy is gone, and comes back when the next check is due or somebody asks.
    GivenUp(Freed),
    /// Answers [`Effect::Load`].
    Loaded(Ticket, Result<Vec<Row>, StoreError>),
    /// Answers [`Effect::Commit`].
    Committed(Ticket, Result<(), StoreError>),
    /// Answers [`Effect::Send`].
    Answered(Ticket, Result<Response, Unreachable>),
}

/// Decides what is to be done about what happened. Pure: no clock, no waiting.
pub trait Machine {
    /// Takes in what happened at `now` and says what is to be done.
    fn handle(&mut self, now: Timestamp, event: Event) -> Vec<Effect>;
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read rows; answer with [`Event::Loaded`].
    Load(Ticket, Area, Keys),
    /// Write a batch; answer with [`Event::Committed`]. One at a time.
    Commit(Ticket, Batch),
    /// Send a request; answer with [`Event::Answered`].
    Send(Ticket, Request),
    /// Send [`Event::Tick`] at this time. Takes the place of the one before.
    WakeAt(Timestamp),
    /// For the app.
    Tell(Notice),
}

/// Something the app wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A source is doing differently.
    Show(SourceId, Status),
    /// A page was stored: these records are new, changed or (tombstones) gone.
    Arrived(Arrived),
    /// What is shown must be read from the store again: other tabs or a full pull replaced it.
    /// Arrivals told before it has been read are in it.
    Reload(Generation),
    /// Tell the other tabs (they send [`Event::FollowerTold`]).
    Announce,
    /// Records of a page that were left out.
    Skipped(SourceId, Vec<Skipped>),
    /// Something about changes that are being sent.
    Outbox(Box<outbox::News>),
}

/// Records that have just been stored.
///
/// Whoever shows documents of this generation or a later one has them already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Where they come from.
    pub source: SourceId,
    /// The records in order; when one stands twice the later one holds.
    pub changes: Block,
    /// What the documents are stamped with from now on.
    pub generation: Generation,
}
