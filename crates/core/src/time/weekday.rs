use std::{fmt, str::FromStr};

use super::text::{InvalidTime, json_as_text};

/// A day of the week, in ISO 8601 order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Monday, the first day of an ISO week.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday, the last day of an ISO week.
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Days since Monday, 0–6.
    pub fn index(self) -> u8 {
        self as u8
    }

    /// The weekday that many days after Monday, modulo seven.
    pub fn from_index(days_since_monday: u8) -> Weekday {
        Weekday::ALL[usize::from(days_since_monday % 7)]
    }

    /// How many days from `self` forward to `other`, 0–6.
    pub fn days_until(self, other: Weekday) -> u8 {
        (other.index() + 7 - self.index()) % 7
    }

    /// The two English letters that RFC 5545 (upper case) and OSM `opening_hours` (`Mo`) share, in any case.
    pub fn from_two_letters(text: &str) -> Option<Weekday> {
        let [first, second] = *text.as_bytes() else {
            return None;
        };
        let letters = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
        let index = [b"mo", b"tu", b"we", b"th", b"fr", b"sa", b"su"]
            .iter()
            .position(|name| **name == letters)?;
        Some(Weekday::ALL[index])
    }
}

impl FromStr for Weekday {
    type Err = InvalidTime;

    /// Reads RFC 5545's `MO`, in any case.
    fn from_str(text: &str) -> Result<Weekday, InvalidTime> {
        Weekday::from_two_letters(text).ok_or(InvalidTime {
            expected: "a weekday like MO",
        })
    }
}

impl fmt::Display for Weekday {
    /// RFC 5545's `MO`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        f.write_str(NAMES[usize::from(self.index())])
    }
}

json_as_text!(Weekday);
