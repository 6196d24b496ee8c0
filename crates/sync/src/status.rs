//! What can be said to the person about a source.

use crate::{head::Held, http::Unreachable, protocol::Refusal, store::StoreError, time::Timestamp};

/// How a source's copy is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What is going on.
    pub phase: Phase,
    /// How much of the source the device holds.
    pub held: Held,
    /// Records received in the pull under way, or in the last one.
    pub received: u64,
    /// How many the pull will bring, if the source says so.
    pub total: Option<u64>,
    /// When the copy last was as new as the source ("as of …"), by the device's clock: the beginning of the last pull
    /// that reached the end, which may have been interrupted for days.
    pub checked_at: Option<Timestamp>,
    /// What hinders. Cleared by the next answer that is fine.
    pub problem: Option<Problem>,
}

/// What is going on with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The store has not been read yet.
    Opening,
    /// Another tab syncs.
    Following,
    /// Asked whether there is something new.
    Checking,
    /// Pages are coming in.
    Receiving,
    /// Nothing to do before this time, unless asked.
    Waiting {
        /// When the next try or check is due.
        until: Timestamp,
    },
    /// Nothing will be tried before the app starts anew.
    Stopped,
}

/// What hinders a source. The copy on the device is intact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No answer came.
    Unreachable(Unreachable),
    /// An answer came that cannot be used.
    Refused(Refusal),
    /// The source lists so little of what the device holds that it may be broken. The copy stays
    /// until the source has said so three times, or the person believes it
    /// ([`Event::Believed`](crate::Event::Believed)).
    Shrunk {
        /// Documents of the copy that the list could have named.
        held: u64,
        /// How many of them it named.
        listed: u64,
    },
    /// The device's store failed.
    Store(StoreError),
}
