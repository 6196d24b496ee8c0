//! How far a pull has come, in the source's own terms.

use std::cmp::Ordering;

use serde_json::Value;

use super::map::Record;
use crate::{
    http::Response,
    profile::{Format, List, Mark, Moment, Offset, Pointer, Since, scalar},
};

/// The mark of a page's rows or of its answer.
pub(super) fn of_page(
    list: &List,
    since: &Since,
    answer: &Value,
    rows: &[Value],
    response: &Response,
) -> Option<String> {
    match &since.mark {
        Mark::Max(places) => {
            let of_row = |row: &Value| {
                let record = Record::of(row, &list.read.item).places();
                let at = |place: &Pointer| record.iter().find_map(|part| place.get(part));
                let found = places.iter().filter_map(at).filter_map(scalar);
                found.reduce(|a, b| later(list, a, b))
            };
            rows.iter()
                .filter_map(of_row)
                .reduce(|a, b| later(list, a, b))
        }
        Mark::At(place) => scalar(place.get(answer)?),
        Mark::Header(name) => response.header(name).map(str::to_owned),
        Mark::Url(_) | Mark::Cursor => None,
    }
}

/// The later of two marks.
pub(super) fn later(list: &List, a: String, b: String) -> String {
    if compare(list, &a, &b) == Ordering::Less {
        b
    } else {
        a
    }
}

/// Which mark is earlier: numbers by size, times by what they mean, anything else letter by letter.
pub(super) fn compare(list: &List, a: &str, b: &str) -> Ordering {
    if let (Ok(a), Ok(b)) = (a.parse::<i128>(), b.parse::<i128>()) {
        return a.cmp(&b);
    }
    match (moment(list, a), moment(list, b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.cmp(b),
    }
}

/// How a mark stands in a question.
pub(super) fn asked(list: &List, since: &Since, mark: &str) -> String {
    let earlier = match since.format {
        // Word for word but for what is gone back: it never matters in which zone a time was meant.
        Format::Verbatim if since.overlap_s == 0 => None,
        Format::Verbatim => Moment::earlier(mark, since.overlap_s, spelling(list).1),
        format => {
            moment(list, mark).map(|moment| moment.minus_seconds(since.overlap_s).write(format))
        }
    };
    earlier.unwrap_or_else(|| mark.to_owned())
}

fn moment(list: &List, mark: &str) -> Option<Moment> {
    let (zone, format) = spelling(list);
    Moment::read(&Value::from(mark), zone, format)
}

/// The zone of times that do not say theirs, and what numbers are.
fn spelling(list: &List) -> (Offset, Format) {
    match &list.updated {
        Some(updated) => (updated.zone, updated.format),
        None => (Offset::default(), Format::Verbatim),
    }
}
