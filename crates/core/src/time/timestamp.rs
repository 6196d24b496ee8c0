use std::{fmt, str::FromStr};

use super::date::{self, Date};
use super::text::{Digits, InvalidTime, json_as_text, write_padded};

/// An instant: whole seconds since 1970-01-01T00:00:00Z, from year 0000 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
}

const DAY: i64 = 86_400;

impl Timestamp {
    /// 0000-01-01T00:00:00Z.
    pub const MIN: Timestamp = Timestamp {
        seconds: -719_528 * DAY,
    };
    /// 9999-12-31T23:59:59Z.
    pub const MAX: Timestamp = Timestamp {
        seconds: 2_932_897 * DAY - 1,
    };

    /// That many seconds since 1970-01-01T00:00:00Z, held within [`Timestamp::MIN`] and [`Timestamp::MAX`].
    pub fn from_seconds(seconds: i64) -> Timestamp {
        Timestamp {
            seconds: seconds.clamp(Timestamp::MIN.seconds, Timestamp::MAX.seconds),
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// `seconds` later (earlier when negative), held within [`Timestamp::MIN`] and [`Timestamp::MAX`].
    pub fn plus_seconds(self, seconds: i64) -> Timestamp {
        Timestamp::from_seconds(self.seconds.saturating_add(seconds))
    }

    /// Seconds from `earlier` to this instant; negative when `earlier` is later.
    pub fn seconds_since(self, earlier: Timestamp) -> i64 {
        self.seconds - earlier.seconds
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTime;

    /// Reads RFC 3339 with any offset; a fraction of a second is dropped.
    fn from_str(text: &str) -> Result<Timestamp, InvalidTime> {
        let mut digits = Digits(text.as_bytes());
        read(&mut digits)
            .filter(|_| digits.is_empty())
            .ok_or(InvalidTime {
                expected: "an RFC 3339 time like 2026-11-22T17:50:50Z",
            })
    }
}

fn read(digits: &mut Digits<'_>) -> Option<Timestamp> {
    let date = date::read(digits)?;
    if !(digits.take(b'T') || digits.take(b't') || digits.take(b' ')) {
        return None;
    }
    let hour = digits.number(2)?;
    let minute = digits.take(b':').then(|| digits.number(2))??;
    // 60 is a leap second.
    let second = digits.take(b':').then(|| digits.number(2))??;
    if hour > 23 || minute > 59 || second > 60 || (digits.take(b'.') && digits.skip_digits() == 0) {
        return None;
    }
    let offset_minutes = if digits.take(b'Z') || digits.take(b'z') {
        0
    } else {
        let sign = if digits.take(b'+') {
            1
        } else if digits.take(b'-') {
            -1
        } else {
            return None;
        };
        let hours = digits.number(2)?;
        let minutes = digits.take(b':').then(|| digits.number(2))??;
        if hours > 23 || minutes > 59 {
            return None;
        }
        sign * i64::from(hours * 60 + minutes)
    };
    let time = i64::from(hour * 3600 + minute * 60 + second);
    Some(Timestamp::from_seconds(
        i64::from(date.epoch_day()) * DAY + time - offset_minutes * 60,
    ))
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC, to the second.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = Date::from_epoch_day(self.seconds.div_euclid(DAY) as i32);
        let second = self.seconds.rem_euclid(DAY) as u32;
        fmt::Display::fmt(&date, f)?;
        f.write_str("T")?;
        write_padded(f, second / 3600, 2)?;
        f.write_str(":")?;
        write_padded(f, second / 60 % 60, 2)?;
        f.write_str(":")?;
        write_padded(f, second % 60, 2)?;
        f.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

json_as_text!(Timestamp);
