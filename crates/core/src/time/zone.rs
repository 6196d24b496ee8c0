use std::{borrow::Cow, fmt};

use super::date::{Date, days_in_month};
use super::local::LocalDateTime;
use super::text::Digits;
use super::timestamp::Timestamp;
use super::weekday::Weekday;

/// A time zone: its IANA name and the POSIX `TZ` rule its clocks follow today.
///
/// The rule is applied to all years, so instants before a zone's last change of law may be off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: Cow<'static, str>,
    rule: Rule,
}

/// A zone name that is not in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone(
    /// The name that was asked for.
    pub String,
);

/// A text that is no POSIX `TZ` rule of the kind understood here (no Julian days).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidZoneRule;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rule {
    /// Seconds east of UTC in winter.
    standard: i32,
    summer: Option<Summer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Summer {
    /// Seconds east of UTC in summer.
    offset: i32,
    start: Change,
    end: Change,
}

/// `Mm.w.d/time`: the w-th weekday d of month m (5 = last), at a wall-clock time before the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    month: u8,
    week: u8,
    weekday: Weekday,
    seconds: i32,
}

impl Zone {
    /// The zones known by name with their rules, as the IANA time zone database has them for 2026 and later.
    pub const NAMES: &'static [(&'static str, &'static [&'static str])] = &[
        (
            "CET-1CEST,M3.5.0,M10.5.0/3",
            &[
                "Europe/Berlin",
                "Europe/Amsterdam",
                "Europe/Belgrade",
                "Europe/Bratislava",
                "Europe/Brussels",
                "Europe/Budapest",
                "Europe/Copenhagen",
                "Europe/Ljubljana",
                "Europe/Luxembourg",
                "Europe/Madrid",
                "Europe/Malta",
                "Europe/Oslo",
                "Europe/Paris",
                "Europe/Prague",
                "Europe/Rome",
                "Europe/Sarajevo",
                "Europe/Skopje",
                "Europe/Stockholm",
                "Europe/Tirane",
                "Europe/Vaduz",
                "Europe/Vienna",
                "Europe/Warsaw",
                "Europe/Zagreb",
                "Europe/Zurich",
            ],
        ),
        (
            "EET-2EEST,M3.5.0/3,M10.5.0/4",
            &[
                "Europe/Athens",
                "Europe/Bucharest",
                "Europe/Helsinki",
                "Europe/Kyiv",
                "Europe/Riga",
                "Europe/Sofia",
                "Europe/Tallinn",
                "Europe/Vilnius",
                "Asia/Nicosia",
            ],
        ),
        (
            "GMT0BST,M3.5.0/1,M10.5.0",
            &["Europe/London", "Europe/Dublin"],
        ),
        ("WET0WEST,M3.5.0/1,M10.5.0", &["Europe/Lisbon"]),
        ("GMT0", &["Atlantic/Reykjavik"]),
        ("<+03>-3", &["Europe/Istanbul"]),
        ("UTC0", &["UTC", "Etc/UTC"]),
    ];

    /// The zone of that IANA name, out of those a European city needs.
    pub fn named(name: &str) -> Result<Zone, UnknownZone> {
        for (rule, names) in Zone::NAMES {
            if let Some(known) = names.iter().find(|known| **known == name)
                && let Some(rule) = read_rule(rule)
            {
                return Ok(Zone {
                    name: Cow::Borrowed(known),
                    rule,
                });
            }
        }
        Err(UnknownZone(name.to_owned()))
    }

    /// A zone of any name by its POSIX rule, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
    pub fn posix(name: &str, rule: &str) -> Result<Zone, InvalidZoneRule> {
        let rule = read_rule(rule).ok_or(InvalidZoneRule)?;
        Ok(Zone {
            name: Cow::Owned(name.to_owned()),
            rule,
        })
    }

    /// Coordinated Universal Time.
    pub fn utc() -> Zone {
        Zone {
            name: Cow::Borrowed("UTC"),
            rule: Rule {
                standard: 0,
                summer: None,
            },
        }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What clocks in the zone show at `at`, seconds dropped.
    pub fn local(&self, at: Timestamp) -> LocalDateTime {
        let seconds = at.seconds() + i64::from(self.rule.offset_at(at.seconds()));
        LocalDateTime::from_epoch_minute(seconds.div_euclid(60))
    }

    /// The instant at which clocks in the zone show `local`.
    ///
    /// As RFC 5545 section 3.3.5 has it: a time that is shown twice (clocks put back) means the first;
    /// a time that is skipped (clocks put forward) is read with the offset before the gap,
    /// so 02:30 in the gap from 02:00 to 03:00 is the instant at which clocks show 03:30.
    pub fn timestamp(&self, local: LocalDateTime) -> Timestamp {
        let wall = local.epoch_minute() * 60;
        let Some(summer) = self.rule.summer else {
            return Timestamp::from_seconds(wall - i64::from(self.rule.standard));
        };
        let standard = wall - i64::from(self.rule.standard);
        let in_summer = wall - i64::from(summer.offset);
        let (earlier, later) = (standard.min(in_summer), standard.max(in_summer));
        let shows = |instant: i64| instant + i64::from(self.rule.offset_at(instant)) == wall;
        // In a gap neither instant shows `local`; the later one was read with the smaller offset, that before the gap.
        Timestamp::from_seconds(if shows(earlier) { earlier } else { later })
    }

    /// Seconds that clocks in the zone are ahead of UTC at `at`.
    pub fn offset_seconds(&self, at: Timestamp) -> i32 {
        self.rule.offset_at(at.seconds())
    }
}

impl Rule {
    fn offset_at(self, instant: i64) -> i32 {
        let Some(summer) = self.summer else {
            return self.standard;
        };
        let standard_day = (instant + i64::from(self.standard)).div_euclid(86_400);
        let year = Date::from_epoch_day(standard_day as i32).year();
        let start = summer.start.wall_seconds(year) - i64::from(self.standard);
        let end = summer.end.wall_seconds(year) - i64::from(summer.offset);
        let in_summer = if start < end {
            start <= instant && instant < end
        } else {
            instant < end || start <= instant
        };
        if in_summer {
            summer.offset
        } else {
            self.standard
        }
    }
}

impl Change {
    /// Wall-clock seconds since 1970-01-01T00:00 of the change in `year`.
    fn wall_seconds(self, year: i32) -> i64 {
        let Some(first) = Date::new(year, self.month, 1) else {
            return 0;
        };
        let mut day = 1 + first.weekday().days_until(self.weekday) + 7 * (self.week - 1);
        if day > days_in_month(year, self.month) {
            day -= 7;
        }
        (i64::from(first.epoch_day()) + i64::from(day) - 1) * 86_400 + i64::from(self.seconds)
    }
}

fn read_rule(text: &str) -> Option<Rule> {
    let mut digits = Digits(text.as_bytes());
    skip_name(&mut digits)?;
    let standard = -read_seconds(&mut digits)?;
    if digits.is_empty() {
        return Some(Rule {
            standard,
            summer: None,
        });
    }
    skip_name(&mut digits)?;
    let mut offset = standard + 3600;
    if !digits.take(b',') {
        offset = -read_seconds(&mut digits)?;
        digits.take(b',').then_some(())?;
    }
    let start = read_change(&mut digits)?;
    digits.take(b',').then_some(())?;
    let end = read_change(&mut digits)?;
    digits.is_empty().then_some(Rule {
        standard,
        summer: Some(Summer { offset, start, end }),
    })
}

/// `CET`, or `<+03>` when the name holds more than letters.
fn skip_name(digits: &mut Digits<'_>) -> Option<()> {
    let quoted = digits.take(b'<');
    let is_name = |byte: &&u8| {
        byte.is_ascii_alphabetic()
            || (quoted && (byte.is_ascii_digit() || matches!(byte, b'+' | b'-')))
    };
    let length = digits.0.iter().take_while(is_name).count();
    digits.0 = digits.0.get(length..)?;
    (length >= 3 && (!quoted || digits.take(b'>'))).then_some(())
}

/// `[+-]h[h[h]][:mm[:ss]]` as seconds.
fn read_seconds(digits: &mut Digits<'_>) -> Option<i32> {
    let sign = if digits.take(b'-') {
        -1
    } else {
        digits.take(b'+');
        1
    };
    let mut seconds = read_short(digits)? * 3600;
    if digits.take(b':') {
        seconds += digits.number(2)? as i32 * 60;
        if digits.take(b':') {
            seconds += digits.number(2)? as i32;
        }
    }
    // POSIX.1-2024 allows times of changes up to a week away.
    (seconds <= 167 * 3600).then_some(sign * seconds)
}

fn read_short(digits: &mut Digits<'_>) -> Option<i32> {
    let count = digits
        .0
        .iter()
        .take(3)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (count > 0)
        .then(|| digits.number(count))?
        .map(|value| value as i32)
}

fn read_change(digits: &mut Digits<'_>) -> Option<Change> {
    digits.take(b'M').then_some(())?;
    let month = read_short(digits)?;
    digits.take(b'.').then_some(())?;
    let week = read_short(digits)?;
    digits.take(b'.').then_some(())?;
    let days_after_sunday = read_short(digits)?;
    let seconds = if digits.take(b'/') {
        read_seconds(digits)?
    } else {
        2 * 3600
    };
    if !(1..=12).contains(&month) || !(1..=5).contains(&week) || days_after_sunday > 6 {
        return None;
    }
    Some(Change {
        month: month as u8,
        week: week as u8,
        weekday: Weekday::from_index(days_after_sunday as u8 + 6),
        seconds,
    })
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown time zone ")?;
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnknownZone {}

impl fmt::Display for InvalidZoneRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a POSIX time zone rule like CET-1CEST,M3.5.0,M10.5.0/3")
    }
}

impl std::error::Error for InvalidZoneRule {}
