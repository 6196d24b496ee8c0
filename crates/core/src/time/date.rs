use std::{fmt, str::FromStr};

use super::text::{Digits, InvalidTime, json_as_text, write_padded};
use super::weekday::Weekday;

/// A day of the proleptic Gregorian calendar, from year 0000 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    epoch_day: i32,
}

/// A week as ISO 8601 counts them: from Monday, week 1 holds the year's first Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IsoWeek {
    /// The year the week belongs to; around New Year it differs from the calendar year.
    pub year: i32,
    /// 1–53.
    pub week: u8,
}

impl Date {
    /// 0000-01-01, the first date there is.
    pub const MIN: Date = Date {
        epoch_day: -719_528,
    };
    /// 9999-12-31, the last date there is.
    pub const MAX: Date = Date {
        epoch_day: 2_932_896,
    };

    /// The day `year`-`month`-`day`, months and days counted from 1; `None` when the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        Some(Date {
            epoch_day: days_from_civil(year, i32::from(month), i32::from(day)),
        })
    }

    /// The day that many days after 1970-01-01, held within [`Date::MIN`] and [`Date::MAX`].
    pub fn from_epoch_day(epoch_day: i32) -> Date {
        Date {
            epoch_day: epoch_day.clamp(Date::MIN.epoch_day, Date::MAX.epoch_day),
        }
    }

    /// Days since 1970-01-01.
    pub fn epoch_day(self) -> i32 {
        self.epoch_day
    }

    /// Year, month (1–12) and day (1–31).
    pub fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.epoch_day)
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.ymd().1
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u8 {
        self.ymd().2
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::from_index((self.epoch_day + 3).rem_euclid(7) as u8)
    }

    /// The ISO 8601 week this day is in.
    pub fn iso_week(self) -> IsoWeek {
        // A week belongs to the year of its Thursday.
        let thursday = self.epoch_day + 3 - i32::from(self.weekday().index());
        let (year, _, _) = civil_from_days(thursday);
        let week = (thursday - days_from_civil(year, 1, 1)) / 7 + 1;
        IsoWeek {
            year,
            week: week as u8,
        }
    }

    /// The day `days` later (earlier when negative), held within [`Date::MIN`] and [`Date::MAX`].
    pub fn plus_days(self, days: i32) -> Date {
        Date::from_epoch_day(self.epoch_day.saturating_add(days))
    }

    /// Days from `earlier` to this day; negative when `earlier` is later.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.epoch_day - earlier.epoch_day
    }
}

/// How many days a month has; `month` is 1–12.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

// Both functions count from March, so that the leap day ends a year, in eras of 400 years:
// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(epoch_day: i32) -> (i32, u8, u8) {
    let days = epoch_day + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u8, day as u8)
}

impl FromStr for Date {
    type Err = InvalidTime;

    /// Reads ISO 8601's `2026-11-22`.
    fn from_str(text: &str) -> Result<Date, InvalidTime> {
        let mut digits = Digits(text.as_bytes());
        read(&mut digits)
            .filter(|_| digits.is_empty())
            .ok_or(InvalidTime {
                expected: "an ISO date like 2026-11-22",
            })
    }
}

pub(super) fn read(digits: &mut Digits<'_>) -> Option<Date> {
    let year = digits.number(4)?;
    if !digits.take(b'-') {
        return None;
    }
    let month = digits.number(2)?;
    if !digits.take(b'-') {
        return None;
    }
    let day = digits.number(2)?;
    Date::new(year as i32, month as u8, day as u8)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write_padded(f, year as u32, 4)?;
        f.write_str("-")?;
        write_padded(f, u32::from(month), 2)?;
        f.write_str("-")?;
        write_padded(f, u32::from(day), 2)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

json_as_text!(Date);
