//! Instants, calendar dates and wall-clock times, and the zone rule that ties them together.
//!
//! An instant is a [`Timestamp`]; what a clock on a wall shows is a [`LocalDateTime`]; only a [`Zone`] turns one into the other.
//! Nothing here knows what time it is: `now` is always a parameter.

mod date;
mod local;
mod text;
mod timestamp;
mod weekday;
mod zone;

pub(crate) use date::days_in_month;
pub use date::{Date, IsoWeek};
pub use local::{LocalDateTime, TimeOfDay};
pub use text::InvalidTime;
pub use timestamp::Timestamp;
pub use weekday::Weekday;
pub use zone::{ClockChange, InvalidZoneRule, UnknownZone, Zone};

#[cfg(test)]
mod tests;
