//! What stands at the same place of all rows.

use std::collections::BTreeSet;

use serde_json::Value;

use super::shape::below;
use crate::profile::{Format, Moment, Offset, Pointer};

/// Rows that are looked at.
const ROWS: usize = 300;
/// How deep fields are.
const DEEPEST: usize = 4;

/// What stands at one place of every row; `None` where nothing does.
#[derive(Clone, Debug)]
pub struct Column {
    /// The place.
    pub at: Pointer,
    /// What it is called: the last step, or what the answer says of the columns of a table.
    pub name: String,
    /// What stands there, row by row.
    pub values: Vec<Option<Value>>,
}

impl Column {
    /// The name without upper case and signs: `updatedAt` and `updated_at` are one.
    pub fn word(&self) -> String {
        plain(&self.name)
    }

    /// What is there.
    pub fn present(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().flatten()
    }

    /// Whether every row has something there.
    pub fn is_full(&self) -> bool {
        self.values.iter().all(Option::is_some)
    }

    /// Whether no two rows have the same there.
    pub fn is_unique(&self) -> bool {
        let all: BTreeSet<String> = self.present().map(ToString::to_string).collect();
        all.len() == self.values.len()
    }

    /// The times that stand there, if all that stands there are times.
    pub fn moments(&self) -> Option<Vec<Moment>> {
        let all: Vec<Moment> = self.present().map(moment).collect::<Option<_>>()?;
        (!all.is_empty()).then_some(all)
    }
}

/// The places of all rows' scalars and arrays; `headings` are the names where rows are arrays themselves.
pub fn columns(rows: &[Value], headings: Option<&[String]>) -> Vec<Column> {
    let rows = rows.get(..ROWS.min(rows.len())).unwrap_or_default();
    let mut places = Vec::new();
    for row in rows {
        collect(row, &Pointer::default(), &mut places);
    }
    let column = |at: Pointer| {
        let step = at.steps().last().unwrap_or_default();
        let heading = headings.and_then(|names| names.get(step.parse::<usize>().ok()?));
        Column {
            values: rows.iter().map(|row| at.get(row).cloned()).collect(),
            name: heading.map_or(step, String::as_str).to_owned(),
            at,
        }
    };
    places.into_iter().map(column).collect()
}

fn collect(value: &Value, at: &Pointer, places: &mut Vec<Pointer>) {
    match value {
        Value::Object(members) if at.depth() < DEEPEST => {
            for (name, member) in members {
                collect(member, &below(at, name), places);
            }
        }
        Value::Array(items) if at.is_root() => {
            for (number, item) in items.iter().enumerate() {
                collect(item, &below(at, &number.to_string()), places);
            }
        }
        Value::Null => {}
        _ if at.is_root() || places.contains(at) => {}
        _ => places.push(at.clone()),
    }
}

/// Letters and digits of a name, in lower case; umlauts as they are written without them.
pub fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    let mut word = String::new();
    for letter in letters.flat_map(char::to_lowercase) {
        match letter {
            'ä' => word.push_str("ae"),
            'ö' => word.push_str("oe"),
            'ü' => word.push_str("ue"),
            'ß' => word.push_str("ss"),
            letter => word.push(letter),
        }
    }
    word
}

/// The time a value stands for. A number is one only in the range of this century's times.
pub fn moment(value: &Value) -> Option<Moment> {
    let format = match value {
        Value::String(text) if text.len() < 10 => return None,
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => return None,
        Value::String(_) => Format::Verbatim,
        value => match value.as_i64()? {
            900_000_000..10_000_000_000 => Format::EpochSeconds,
            900_000_000_000..10_000_000_000_000 => Format::EpochMillis,
            _ => return None,
        },
    };
    Moment::read(value, Offset::default(), format)
}

/// How a time is spelt, as profiles name it.
pub fn spelling(value: &Value) -> &'static str {
    let text = match value {
        Value::String(text) => text.as_str(),
        value if value.as_i64().is_some_and(|number| number < 10_000_000_000) => return "epoch-s",
        _ => return "epoch-ms",
    };
    let fraction = text.split('.').nth(1).map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    let space = text.as_bytes().get(10) == Some(&b' ');
    match (text.len(), fraction) {
        _ if text.ends_with("GMT") => "rfc1123",
        (10, _) => "date",
        (_, 3) if space => "space-ms",
        _ if space => "verbatim",
        (_, 0) => "iso-s",
        (_, 1..=3) => "iso-ms",
        _ => "iso-us",
    }
}

/// Whether a time says in which zone it is meant.
pub fn has_zone(value: &Value) -> bool {
    let Value::String(text) = value else {
        return true;
    };
    let tail = text.get(10..).unwrap_or_default();
    text.ends_with("GMT") || tail.contains(['Z', 'z', '+']) || tail.contains('-')
}
