//! Weekdays and public holidays: `Mo-Fr,PH`, `Th[1,-1]`, `Sa[1] +1 day`, `PH Su`.

use super::cursor::Cursor;
use super::dates;
use crate::hours::days::{Holiday, NthWeekday, WeekdaySelector};
use crate::time::Weekday;

const ALL_DAYS: u8 = 0b111_1111;

/// `Some(None)` when none comes next.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Option<WeekdaySelector>> {
    let mut selector = WeekdaySelector::default();
    if !read_item(cursor, &mut selector)? {
        return Some(None);
    }
    while take_comma_before_day(cursor) {
        read_item(cursor, &mut selector)?;
    }
    let end = cursor.position();
    cursor.skip_spaces();
    let only_holidays = selector.mask == 0 && selector.nths.is_empty();
    if only_holidays && cursor.position() > end && is_at_weekday(cursor) {
        narrow_holidays(cursor, &mut selector)?;
    } else {
        cursor.return_to(end);
    }
    cursor.is_at_boundary().then_some(Some(selector))
}

fn is_at_weekday(cursor: &Cursor<'_>) -> bool {
    std::str::from_utf8(cursor.peek_word())
        .is_ok_and(|word| Weekday::from_two_letters(word).is_some())
}

/// Takes a comma when a further day follows; otherwise it begins another rule.
fn take_comma_before_day(cursor: &mut Cursor<'_>) -> bool {
    let end = cursor.position();
    if cursor.take_spaced(",") && (is_at_weekday(cursor) || cursor.peek_word() == b"PH") {
        return true;
    }
    cursor.return_to(end);
    false
}

/// Reads one item; `Some(false)` when there is none. School holidays are not known, so not understood.
fn read_item(cursor: &mut Cursor<'_>, selector: &mut WeekdaySelector) -> Option<bool> {
    if cursor.peek_word() == b"PH" {
        cursor.take("PH");
        let offset_days = dates::read_offset(cursor)?;
        selector.holidays.push(Holiday {
            mask: ALL_DAYS,
            offset_days,
        });
        return Some(true);
    }
    let Some(weekday) = cursor.take_weekday() else {
        return Some(false);
    };
    if cursor.take("[") {
        let mut nth = NthWeekday {
            weekday,
            from_start: 0,
            from_end: 0,
            offset_days: 0,
        };
        read_nths(cursor, &mut nth)?;
        nth.offset_days = dates::read_offset(cursor)?;
        selector.nths.push(nth);
    } else {
        selector.mask |= read_range(cursor, weekday)?;
    }
    Some(true)
}

/// The rest of `Mo-Fr` after `Mo`, as a bit set.
fn read_range(cursor: &mut Cursor<'_>, from: Weekday) -> Option<u8> {
    if !cursor.take_spaced("-") {
        return Some(1 << from.index());
    }
    let to = cursor.take_weekday().filter(|to| *to != from)?;
    let mut mask = 0;
    for days in 0..=from.days_until(to) {
        mask |= 1 << ((from.index() + days) % 7);
    }
    Some(mask)
}

/// `1,3-4,-1]` after the opening bracket.
fn read_nths(cursor: &mut Cursor<'_>, nth: &mut NthWeekday) -> Option<()> {
    loop {
        if cursor.take("-") {
            nth.from_end |= 1 << (read_nth(cursor)? - 1);
        } else {
            let from = read_nth(cursor)?;
            let to = if cursor.take("-") {
                read_nth(cursor)?
            } else {
                from
            };
            if to < from {
                return None;
            }
            for n in from..=to {
                nth.from_start |= 1 << (n - 1);
            }
        }
        if cursor.take("]") {
            return Some(());
        }
        cursor.take(",").then_some(())?;
        cursor.skip_spaces();
    }
}

pub(super) fn read_nth(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor
        .take_number(1)
        .filter(|nth| (1..=5).contains(nth))
        .map(|nth| nth as u8)
}

/// `PH Mo-Fr`: holidays that fall on these days.
fn narrow_holidays(cursor: &mut Cursor<'_>, selector: &mut WeekdaySelector) -> Option<()> {
    let mut days = WeekdaySelector::default();
    read_item(cursor, &mut days)?;
    while take_comma_before_day(cursor) {
        read_item(cursor, &mut days)?;
    }
    if !days.nths.is_empty() || !days.holidays.is_empty() {
        return None;
    }
    for holiday in &mut selector.holidays {
        holiday.mask = days.mask;
    }
    Some(())
}
