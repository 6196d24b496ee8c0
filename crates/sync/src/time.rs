//! The device's time, as the engine is told it.

/// Milliseconds since 1970-01-01T00:00:00Z by the device's own clock.
///
/// Only ever compared with other times of the same device: a server's clock may be an hour off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
