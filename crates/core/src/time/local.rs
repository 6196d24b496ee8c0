use std::{fmt, str::FromStr};

use super::date::{self, Date};
use super::text::{Digits, InvalidTime, json_as_text, write_padded};

/// Minutes after a day's midnight, from 00:00 to 48:00.
///
/// Times from 24:00 on belong to the night that follows, as in the OSM span `20:00-26:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: TimeOfDay = TimeOfDay { minutes: 0 };
    /// 24:00, the midnight that ends the day.
    pub const END_OF_DAY: TimeOfDay = TimeOfDay { minutes: 24 * 60 };
    /// 48:00, the midnight that ends the following day.
    pub const MAX: TimeOfDay = TimeOfDay { minutes: 48 * 60 };

    /// `hour`:`minute`; `None` beyond 48:00 or when `minute` is above 59.
    pub fn new(hour: u8, minute: u8) -> Option<TimeOfDay> {
        if minute > 59 {
            return None;
        }
        TimeOfDay::from_minutes(u16::from(hour) * 60 + u16::from(minute))
    }

    /// That many minutes after midnight; `None` beyond 48:00.
    pub fn from_minutes(minutes: u16) -> Option<TimeOfDay> {
        (minutes <= TimeOfDay::MAX.minutes).then_some(TimeOfDay { minutes })
    }

    /// Minutes after midnight, 0–2880.
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    /// The hour, 0–48.
    pub fn hour(self) -> u8 {
        (self.minutes / 60) as u8
    }

    /// The minute, 0–59.
    pub fn minute(self) -> u8 {
        (self.minutes % 60) as u8
    }
}

impl FromStr for TimeOfDay {
    type Err = InvalidTime;

    /// Reads `09:30` or `26:00`; seconds may follow and are dropped.
    fn from_str(text: &str) -> Result<TimeOfDay, InvalidTime> {
        let mut digits = Digits(text.as_bytes());
        read(&mut digits)
            .filter(|_| digits.is_empty())
            .ok_or(InvalidTime {
                expected: "a time of day like 09:30",
            })
    }
}

fn read(digits: &mut Digits<'_>) -> Option<TimeOfDay> {
    let hour = digits.number(2)?;
    if !digits.take(b':') {
        return None;
    }
    let minute = digits.number(2)?;
    if digits.take(b':') && digits.number(2)? > 60 {
        return None;
    }
    TimeOfDay::new(hour as u8, minute as u8)
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_padded(f, u32::from(self.hour()), 2)?;
        f.write_str(":")?;
        write_padded(f, u32::from(self.minute()), 2)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

json_as_text!(TimeOfDay);

/// What calendar and clock on a wall show, to the minute, in no particular zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    date: Date,
    time: TimeOfDay,
}

impl LocalDateTime {
    /// `time` on `date`; from 24:00 on it becomes the following day's early hours.
    pub fn new(date: Date, time: TimeOfDay) -> LocalDateTime {
        LocalDateTime::from_epoch_minute(
            i64::from(date.epoch_day()) * 1440 + i64::from(time.minutes),
        )
    }

    /// The day.
    pub fn date(self) -> Date {
        self.date
    }

    /// The time, 00:00–23:59.
    pub fn time(self) -> TimeOfDay {
        self.time
    }

    /// Wall-clock arithmetic: `minutes` later (earlier when negative) as if no clock were ever changed.
    pub fn plus_minutes(self, minutes: i64) -> LocalDateTime {
        LocalDateTime::from_epoch_minute(self.epoch_minute().saturating_add(minutes))
    }

    /// Wall-clock minutes since 1970-01-01T00:00.
    pub fn epoch_minute(self) -> i64 {
        i64::from(self.date.epoch_day()) * 1440 + i64::from(self.time.minutes)
    }

    /// The inverse of [`LocalDateTime::epoch_minute`], held within the years 0000–9999.
    pub fn from_epoch_minute(epoch_minute: i64) -> LocalDateTime {
        let first = i64::from(Date::MIN.epoch_day()) * 1440;
        let last = i64::from(Date::MAX.epoch_day()) * 1440 + 1439;
        let epoch_minute = epoch_minute.clamp(first, last);
        LocalDateTime {
            date: Date::from_epoch_day(epoch_minute.div_euclid(1440) as i32),
            time: TimeOfDay {
                minutes: epoch_minute.rem_euclid(1440) as u16,
            },
        }
    }
}

impl FromStr for LocalDateTime {
    type Err = InvalidTime;

    /// Reads ISO 8601 without offset: `2026-11-22T17:50`; seconds may follow and are dropped.
    fn from_str(text: &str) -> Result<LocalDateTime, InvalidTime> {
        let mut digits = Digits(text.as_bytes());
        read_local(&mut digits)
            .filter(|_| digits.is_empty())
            .ok_or(InvalidTime {
                expected: "a local date and time like 2026-11-22T17:50",
            })
    }
}

fn read_local(digits: &mut Digits<'_>) -> Option<LocalDateTime> {
    let date = date::read(digits)?;
    if !digits.take(b'T') {
        return None;
    }
    let time = read(digits)?;
    (time <= TimeOfDay::END_OF_DAY).then(|| LocalDateTime::new(date, time))
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.date, f)?;
        f.write_str("T")?;
        fmt::Display::fmt(&self.time, f)
    }
}

impl fmt::Debug for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

json_as_text!(LocalDateTime);
