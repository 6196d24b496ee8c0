//! Zones: what clocks show where.

mod names;
mod rule;

use std::{borrow::Cow, fmt};

use super::local::LocalDateTime;
use super::timestamp::Timestamp;
use super::weekday::Weekday;
use rule::{Change, Rule};

/// A time zone: its IANA name and the POSIX `TZ` rule its clocks follow today.
///
/// The rule is applied to all years, so instants before a zone's last change of law may be off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: Cow<'static, str>,
    rule: Rule,
}

/// One of the two yearly changes of a zone's clocks, as RFC 5545 section 3.6.5 describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    /// 1–12.
    pub month: u8,
    /// Which `weekday` of the month: 1–4, or 5 for the last.
    pub week: u8,
    /// The day of the week.
    pub weekday: Weekday,
    /// Seconds after midnight that the clocks show when they are changed.
    pub seconds: i32,
    /// Seconds east of UTC before.
    pub offset_from: i32,
    /// Seconds east of UTC after.
    pub offset_to: i32,
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

impl Zone {
    /// The zone of that IANA name, out of those a European city needs.
    pub fn named(name: &str) -> Result<Zone, UnknownZone> {
        for (rule, names) in Zone::NAMES {
            if let Some(known) = names.iter().find(|known| **known == name)
                && let Some(rule) = rule::read(rule)
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
        let rule = rule::read(rule).ok_or(InvalidZoneRule)?;
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

    /// The changes to summer and back; `None` where clocks are never changed.
    pub fn clock_changes(&self) -> Option<[ClockChange; 2]> {
        let summer = self.rule.summer?;
        let (winter, summer_offset) = (self.rule.standard, summer.offset);
        let change = |at: Change, offset_from, offset_to| ClockChange {
            month: at.month,
            week: at.week,
            weekday: at.weekday,
            seconds: at.seconds,
            offset_from,
            offset_to,
        };
        Some([
            change(summer.start, winter, summer_offset),
            change(summer.end, summer_offset, winter),
        ])
    }

    /// Seconds that clocks in the zone are ahead of UTC at `at`.
    pub fn offset_seconds(&self, at: Timestamp) -> i32 {
        self.rule.offset_at(at.seconds())
    }
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
