//! Time spans: `09:00-12:00,13:00-15:00`, `20:00-02:00`, `10:00+`.

use super::cursor::Cursor;
use crate::hours::Kind;
use crate::hours::evaluate::DAY;
use crate::hours::rule::{Ending, Span};

/// Reads spans as open; the rule's own kind is put in later.
pub(super) fn read(cursor: &mut Cursor<'_>, spans: &mut Vec<Span>) -> Option<()> {
    loop {
        read_span(cursor, spans)?;
        let end = cursor.position();
        if !(cursor.take_spaced(",") && cursor.is_at_time()) {
            cursor.return_to(end);
            return cursor.is_at_boundary().then_some(());
        }
    }
}

fn read_span(cursor: &mut Cursor<'_>, spans: &mut Vec<Span>) -> Option<()> {
    let start = read_time(cursor).filter(|start| *start < DAY)?;
    if cursor.take("+") {
        spans.push(Span {
            start,
            end: DAY,
            kind: Kind::Open,
            ending: Ending::NotStated,
        });
        return Some(());
    }
    cursor.take_spaced("-").then_some(())?;
    let mut end = read_time(cursor)?;
    if end <= start {
        end += DAY;
    }
    if end > 2 * DAY {
        return None;
    }
    if !cursor.take("+") {
        spans.push(Span {
            start,
            end,
            kind: Kind::Open,
            ending: Ending::Stated,
        });
        return Some(());
    }
    spans.push(Span {
        start,
        end,
        kind: Kind::Open,
        ending: Ending::OrLater,
    });
    if end < DAY {
        // For the rest of the day nobody knows.
        spans.push(Span {
            start: end,
            end: DAY,
            kind: Kind::Unknown,
            ending: Ending::Stated,
        });
    }
    Some(())
}

fn read_time(cursor: &mut Cursor<'_>) -> Option<u16> {
    let hour = cursor.take_number(2)?;
    cursor.take(":").then_some(())?;
    cursor.is_at_digits(2).then_some(())?;
    let minute = cursor.take_number(2)?;
    (minute < 60 && hour * 60 + minute <= 2 * DAY).then_some(hour * 60 + minute)
}
