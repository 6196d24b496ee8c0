//! The device's time, as the engine is told it.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z by the device's own clock.
///
/// Only ever compared with other times of the same device: a server's clock may be an hour off.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The time this many milliseconds after the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This time plus `millis`, stopping at the largest time there is.
    pub const fn plus_millis(self, millis: u64) -> Self {
        Self(self.0.saturating_add_unsigned(millis))
    }

    /// Milliseconds from now until `self`; 0 when that has passed.
    pub fn millis_after(self, now: Timestamp) -> u64 {
        u64::try_from(self.0.saturating_sub(now.0)).unwrap_or(0)
    }
}

/// A time in which nothing is done. A clock that was set back to before it began ends it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rest {
    since: Timestamp,
    until: Timestamp,
}

impl Rest {
    /// From now on, so many milliseconds.
    pub const fn new(now: Timestamp, millis: u64) -> Self {
        Self {
            since: now,
            until: now.plus_millis(millis),
        }
    }

    pub fn is_over(self, now: Timestamp) -> bool {
        now >= self.until || now < self.since
    }

    pub const fn until(self) -> Timestamp {
        self.until
    }
}
