//! Years and weeks: `2024-2026`, `2026+`, `week 1-53/2`.

use super::cursor::Cursor;
use crate::hours::days::{WeekRange, YearRange};

/// Where a range ends that has no end.
pub(super) const LAST_YEAR: i32 = 9999;

pub(super) fn read_years(cursor: &mut Cursor<'_>, years: &mut Vec<YearRange>) -> Option<()> {
    while let Some(from) = read_year(cursor) {
        let mut range = YearRange {
            from,
            to: from,
            step: 1,
        };
        if cursor.take("+") {
            range.to = LAST_YEAR;
        } else if cursor.take("-") {
            range.to = read_year(cursor)?;
            if cursor.take("/") {
                range.step = i32::from(cursor.take_number(3)?);
            }
            if range.to <= range.from || range.step == 0 || range.step > range.to - range.from {
                return None;
            }
        }
        years.push(range);
        let end = cursor.position();
        if !(cursor.take_spaced(",") && cursor.is_at_digits(4)) {
            cursor.return_to(end);
            break;
        }
    }
    Some(())
}

pub(super) fn read_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    let start = cursor.position();
    let is_four_digits = cursor.is_at_digits(4);
    let year = cursor
        .take_number(4)
        .filter(|year| is_four_digits && *year >= 1900);
    if year.is_none() {
        cursor.return_to(start);
    }
    year.map(i32::from)
}

pub(super) fn read_weeks(cursor: &mut Cursor<'_>, weeks: &mut Vec<WeekRange>) -> Option<()> {
    if !cursor.take_word("week") {
        return Some(());
    }
    cursor.skip_spaces();
    loop {
        let from = read_week(cursor)?;
        let mut range = WeekRange {
            from,
            to: from,
            step: 1,
        };
        if cursor.take("-") {
            range.to = read_week(cursor)?;
            if cursor.take("/") {
                range.step = cursor.take_number(2)? as u8;
            }
            if range.to <= range.from || range.step == 0 || range.step > range.to - range.from {
                return None;
            }
        }
        weeks.push(range);
        let end = cursor.position();
        if !(cursor.take_spaced(",") && (cursor.is_at_digits(1) || cursor.is_at_digits(2))) {
            cursor.return_to(end);
            return Some(());
        }
    }
}

fn read_week(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor
        .take_number(2)
        .filter(|week| (1..=53).contains(week))
        .map(|week| week as u8)
}
