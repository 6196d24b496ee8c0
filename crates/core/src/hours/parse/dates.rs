//! Dates and months: `Apr-Oct`, `Dec 24-Jan 06`, `2026 Jul 20-Aug 14`, `easter -2 days`.

use super::cursor::Cursor;
use super::weekdays;
use super::years::{LAST_YEAR, read_year};
use crate::hours::days::{DateInYear, DatePoint, DateRange, DaySelector, YearRange};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads dates behind the years already read: a single year before a date belongs to that date.
pub(super) fn read_dates(cursor: &mut Cursor<'_>, days: &mut DaySelector) -> Option<()> {
    let year = match days.years[..] {
        [YearRange { from, to, .. }] if from == to => Some(from),
        _ => None,
    };
    let Some(first) = read_range(cursor, year)? else {
        return Some(());
    };
    if year.is_some() && matches!(first, DateRange::Days { .. }) {
        days.years.clear();
    } else if let (DateRange::Months { from, to }, Some(_)) = (first, year)
        && from > to
    {
        // `2025 Nov-Feb`: into the next year, or both ends of this one?
        return None;
    }
    days.dates.push(first);
    let has_year = has_year(first);
    loop {
        let end = cursor.position();
        if !cursor.take_spaced(",") {
            break;
        }
        let year = read_year(cursor);
        cursor.skip_spaces();
        let Some(range) = read_range(cursor, year)? else {
            cursor.return_to(end);
            break;
        };
        // `2026 Apr 10-16,May 3`: May of which year?
        let is_year_clear = if year.is_some() {
            matches!(range, DateRange::Days { .. })
        } else {
            days.years.is_empty() || !self::has_year(range)
        };
        if !is_year_clear || has_year != self::has_year(range) {
            return None;
        }
        days.dates.push(range);
    }
    Some(())
}

fn has_year(range: DateRange) -> bool {
    matches!(range, DateRange::Days { from, .. } if from.year.is_some())
}

/// Reads one range; `Some(None)` when neither a month nor Easter comes next.
fn read_range(cursor: &mut Cursor<'_>, year: Option<i32>) -> Option<Option<DateRange>> {
    let start = cursor.position();
    if let Some(from) = read_point(cursor, year)? {
        return read_end(cursor, from).map(Some);
    }
    cursor.return_to(start);
    let Some(from) = read_month(cursor) else {
        return Some(None);
    };
    let end = cursor.position();
    if cursor.take_spaced("-")
        && let Some(to) = read_month(cursor)
    {
        return Some(Some(DateRange::Months { from, to }));
    }
    cursor.return_to(end);
    Some(Some(DateRange::Months { from, to: from }))
}

fn read_month(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.take_one_of(&MONTHS).map(|index| index as u8 + 1)
}

/// A day of a year: `Dec 24`, `Mar Su[-1]` as a bound, `easter`; `Some(None)` when it is none, such as a whole month.
fn read_point(cursor: &mut Cursor<'_>, year: Option<i32>) -> Option<Option<DatePoint>> {
    if cursor.take_word("easter") {
        let offset_days = read_offset(cursor)?;
        return Some(Some(DatePoint {
            year,
            day: DateInYear::Easter,
            offset_days,
        }));
    }
    let Some(month) = read_month(cursor) else {
        return Some(None);
    };
    cursor.skip_spaces();
    if let Some(day) = read_day(cursor, month)? {
        let day = DateInYear::Fixed { month, day };
        return Some(Some(DatePoint {
            year,
            day,
            offset_days: 0,
        }));
    }
    let Some(weekday) = cursor.take_weekday() else {
        return Some(None);
    };
    if !cursor.take("[") {
        return Some(None);
    }
    let is_from_end = cursor.take("-");
    let Some(nth) = weekdays::read_nth(cursor).filter(|_| cursor.take("]")) else {
        return Some(None);
    };
    let nth = if is_from_end { -(nth as i8) } else { nth as i8 };
    let offset_days = read_offset(cursor)?;
    let day = DateInYear::Nth {
        month,
        weekday,
        nth,
    };
    Some(Some(DatePoint {
        year,
        day,
        offset_days,
    }))
}

/// A day of the month, not the hour of a time; `None` when the month has no such day.
fn read_day(cursor: &mut Cursor<'_>, month: u8) -> Option<Option<u8>> {
    if cursor.is_at_time() || !(cursor.is_at_digits(1) || cursor.is_at_digits(2)) {
        return Some(None);
    }
    let most = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    cursor
        .take_number(2)
        .filter(|day| (1..=most).contains(day))
        .map(|day| Some(day as u8))
}

/// What may follow the first day of a range.
fn read_end(cursor: &mut Cursor<'_>, from: DatePoint) -> Option<DateRange> {
    let single = DateRange::Days { from, to: from };
    if cursor.take("+") {
        // Without a year it would be open until New Year, or for ever.
        from.year?;
        let day = DateInYear::Fixed { month: 12, day: 31 };
        let to = DatePoint {
            year: Some(LAST_YEAR),
            day,
            offset_days: 0,
        };
        return Some(DateRange::Days { from, to });
    }
    if !cursor.take_spaced("-") {
        return Some(single);
    }
    if let DateInYear::Fixed { month, day: first } = from.day
        && let Some(day) = read_day(cursor, month)?
    {
        let to = DatePoint {
            day: DateInYear::Fixed { month, day },
            ..from
        };
        return (first <= day).then_some(DateRange::Days { from, to });
    }
    let year = read_year(cursor);
    cursor.skip_spaces();
    let to = read_point(cursor, year)??;
    // `Dec 24-2026 Jan 06` has a year at its end only: the start then lies before it.
    let is_ordered = match (from.year, to.year) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    is_ordered.then_some(DateRange::Days { from, to })
}

/// ` -2 days`, ` +1 day`; zero when none follows.
pub(super) fn read_offset(cursor: &mut Cursor<'_>) -> Option<i32> {
    let start = cursor.position();
    cursor.skip_spaces();
    let sign = if cursor.take("+") {
        1
    } else if cursor.take("-") {
        -1
    } else {
        cursor.return_to(start);
        return Some(0);
    };
    cursor.skip_spaces();
    let days = cursor.take_number(3);
    cursor.skip_spaces();
    let is_days = cursor.take_word("days") || cursor.take_word("day");
    match days {
        Some(days) if is_days => Some(sign * i32::from(days)),
        _ => {
            cursor.return_to(start);
            Some(0)
        }
    }
}
