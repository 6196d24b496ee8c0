//! Reading the value of an `RRULE`.

use super::rule::{ByDay, Frequency, Rule, Until};
use crate::time::{Date, LocalDateTime, TimeOfDay, Timestamp, Weekday};

pub(super) fn rule(text: &str) -> Option<Rule> {
    let text = text.trim();
    let text = text.strip_prefix("RRULE:").unwrap_or(text);
    let mut frequency = None;
    let mut rule = Rule {
        frequency: Frequency::Daily,
        interval: 1,
        count: None,
        until: None,
        week_start: Weekday::Monday,
        by_month: 0,
        by_month_day: Vec::new(),
        by_day: Vec::new(),
        by_set_pos: Vec::new(),
    };
    let mut seen: Vec<&str> = Vec::new();
    for part in text.trim_end_matches(';').split(';') {
        let (name, value) = part.split_once('=')?;
        if seen.contains(&name) {
            return None;
        }
        seen.push(name);
        match name {
            "FREQ" => frequency = Some(read_frequency(value)?),
            "INTERVAL" => rule.interval = read_number(value, 1, 9999)?,
            "COUNT" => rule.count = Some(read_number(value, 1, 99_999)? as u32),
            "UNTIL" => rule.until = Some(read_until(value)?),
            "WKST" => rule.week_start = read_weekday(value)?,
            "BYMONTH" => {
                for month in value.split(',') {
                    rule.by_month |= 1 << read_number(month, 1, 12)?;
                }
            }
            "BYMONTHDAY" => {
                for day in value.split(',') {
                    rule.by_month_day.push(read_signed(day, 31)? as i8);
                }
            }
            "BYDAY" => {
                for day in value.split(',') {
                    rule.by_day.push(read_by_day(day)?);
                }
            }
            "BYSETPOS" => {
                for position in value.split(',') {
                    rule.by_set_pos.push(read_signed(position, 366)? as i16);
                }
            }
            _ => return None,
        }
    }
    rule.frequency = frequency?;
    is_understood(&rule).then_some(rule)
}

/// Whether the parts make sense together, and in one way only.
fn is_understood(rule: &Rule) -> bool {
    let has_nth = rule.by_day.iter().any(|by_day| by_day.nth != 0);
    let has_by_rule =
        rule.by_month != 0 || !rule.by_month_day.is_empty() || !rule.by_day.is_empty();
    let fits_frequency = match rule.frequency {
        Frequency::Daily => !has_nth,
        Frequency::Weekly => !has_nth && rule.by_month_day.is_empty(),
        // An nth day that is also a day of the month: of which set?
        Frequency::Monthly => !has_nth || rule.by_month_day.is_empty(),
        // Without a month they count through the year.
        Frequency::Yearly => {
            (!has_nth || rule.by_month_day.is_empty())
                && (rule.by_month != 0 || (rule.by_day.is_empty() && rule.by_month_day.is_empty()))
        }
    };
    let is_bounded_once = rule.count.is_none() || rule.until.is_none();
    // In a week or day that the start cuts off, implementations count positions differently.
    let has_clear_positions = rule.by_set_pos.is_empty()
        || (has_by_rule && matches!(rule.frequency, Frequency::Monthly | Frequency::Yearly));
    fits_frequency && is_bounded_once && has_clear_positions
}

fn read_frequency(text: &str) -> Option<Frequency> {
    match text {
        "DAILY" => Some(Frequency::Daily),
        "WEEKLY" => Some(Frequency::Weekly),
        "MONTHLY" => Some(Frequency::Monthly),
        "YEARLY" => Some(Frequency::Yearly),
        _ => None,
    }
}

fn read_number(text: &str, least: i32, most: i32) -> Option<i32> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = text.parse().ok().filter(|_| is_digits)?;
    (least <= number && number <= most).then_some(number)
}

/// A number that is not zero, from `-most` to `most`.
fn read_signed(text: &str, most: i32) -> Option<i32> {
    match text.strip_prefix('-') {
        Some(digits) => read_number(digits, 1, most).map(|number| -number),
        None => read_number(text.strip_prefix('+').unwrap_or(text), 1, most),
    }
}

fn read_weekday(text: &str) -> Option<Weekday> {
    Weekday::from_two_letters(text)
}

fn read_by_day(text: &str) -> Option<ByDay> {
    let (nth, weekday) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = if nth.is_empty() {
        0
    } else {
        read_signed(nth, 5)? as i8
    };
    Some(ByDay {
        nth,
        weekday: read_weekday(weekday)?,
    })
}

/// `20261231T225959Z`, `20261231T235959` on the event's clock, or `20261231` for the whole of that day.
fn read_until(text: &str) -> Option<Until> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let date = read_date(date)?;
    let Some(time) = time else {
        let last_minute = TimeOfDay::new(23, 59)?;
        return Some(Until::Local(LocalDateTime::new(date, last_minute)));
    };
    let (time, is_utc) = match time.strip_suffix('Z') {
        Some(time) => (time, true),
        None => (time, false),
    };
    if time.len() != 6 {
        return None;
    }
    let hour = read_number(time.get(..2)?, 0, 23)?;
    let minute = read_number(time.get(2..4)?, 0, 59)?;
    let second = read_number(time.get(4..)?, 0, 60)?;
    if is_utc {
        let day = i64::from(date.epoch_day()) * 86_400;
        let seconds = i64::from(hour * 3600 + minute * 60 + second);
        return Some(Until::Instant(Timestamp::from_seconds(day + seconds)));
    }
    let time = TimeOfDay::new(hour as u8, minute as u8)?;
    Some(Until::Local(LocalDateTime::new(date, time)))
}

fn read_date(text: &str) -> Option<Date> {
    if text.len() != 8 {
        return None;
    }
    let year = read_number(text.get(..4)?, 0, 9999)?;
    let month = read_number(text.get(4..6)?, 1, 12)?;
    let day = read_number(text.get(6..)?, 1, 31)?;
    Date::new(year, month as u8, day as u8)
}
