//! Time zones by their rule (`VTIMEZONE`, RFC 5545 section 3.6.5).

use super::text::{Lines, local};
use crate::time::{ClockChange, Date, LocalDateTime, TimeOfDay, Timestamp, Zone};

pub(super) fn put(lines: &mut Lines, zone: &Zone) {
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", zone.name());
    match zone.clock_changes() {
        Some(changes) => changes.iter().for_each(|change| put_change(lines, change)),
        None => {
            let offset = offset(zone.offset_seconds(Timestamp::from_seconds(0)));
            put_observance(
                lines,
                "STANDARD",
                "19700101T000000",
                None,
                [&offset, &offset],
            );
        }
    }
    lines.put("END", "VTIMEZONE");
}

fn put_change(lines: &mut Lines, change: &ClockChange) {
    let nth = if change.week == 5 {
        "-1".to_owned()
    } else {
        change.week.to_string()
    };
    let rule = format!(
        "FREQ=YEARLY;BYMONTH={};BYDAY={nth}{}",
        change.month, change.weekday
    );
    let name = if change.offset_to > change.offset_from {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    let offsets = [&*offset(change.offset_from), &*offset(change.offset_to)];
    put_observance(lines, name, &local(first(change)), Some(&rule), offsets);
}

fn put_observance(
    lines: &mut Lines,
    name: &str,
    start: &str,
    rule: Option<&str>,
    [from, to]: [&str; 2],
) {
    lines.put("BEGIN", name);
    lines.put("DTSTART", start);
    if let Some(rule) = rule {
        lines.put("RRULE", rule);
    }
    lines.put("TZOFFSETFROM", from);
    lines.put("TZOFFSETTO", to);
    lines.put("END", name);
}

/// The change in 1970, the year from which the rule is told.
fn first(change: &ClockChange) -> LocalDateTime {
    let of_month = |day| Date::new(1970, change.month, day);
    let days = (1..=31)
        .filter_map(of_month)
        .filter(|date| date.weekday() == change.weekday);
    let nth = days.take(usize::from(change.week)).last();
    let midnight = LocalDateTime::new(nth.unwrap_or(Date::from_epoch_day(0)), TimeOfDay::MIDNIGHT);
    midnight.plus_minutes(i64::from(change.seconds / 60))
}

/// `+0100`.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
