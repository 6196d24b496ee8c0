//! A change as its row holds it: JSON with the number of its schema.
//!
//! The outbox is migrated and never dropped. A row of a newer schema is left as it is.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::change::Change;

use crate::value;

/// The schema this version writes.
pub const SCHEMA: u32 = 1;

/// Makes a row of one schema one of the next.
type Step = fn(&mut Map<String, Value>);

/// The first makes schema 2 of schema 1, and so on: as many as there are schemas before this one.
const STEPS: [Step; SCHEMA as usize - 1] = [];

/// Why a row cannot be used. It stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A newer version of the app wrote it.
    Newer,
    /// It is no change.
    Broken,
}

/// The row's value.
pub(crate) fn write(change: &Change) -> Vec<u8> {
    // Every map in a change has texts as keys, which is all that could go wrong; an object of several members it is.
    let fields = serde_json::to_vec(change).unwrap_or_default();
    let mut row = format!(r#"{{"schema":{SCHEMA},"#).into_bytes();
    row.extend(fields.into_iter().skip(1));
    row
}

/// Takes a row's value back, whatever schema it has up to this version's.
///
/// # Errors
/// When it cannot be used; it must then be left alone.
pub fn read(row: &[u8]) -> Result<Change, Unread> {
    let row = migrated(row, SCHEMA, &STEPS)?;
    Change::deserialize(Value::Object(row)).map_err(|_| Unread::Broken)
}

fn migrated(row: &[u8], schema: u32, steps: &[Step]) -> Result<Map<String, Value>, Unread> {
    let Ok(Value::Object(mut row)) = value::parse(row) else {
        return Err(Unread::Broken);
    };
    let written = row.get("schema").and_then(Value::as_u64);
    let written = written
        .filter(|written| *written > 0)
        .ok_or(Unread::Broken)?;
    if written > schema.into() {
        return Err(Unread::Newer);
    }
    // Below a u32 by the comparison above.
    for step in steps.iter().skip(written as usize - 1) {
        step(&mut row);
    }
    row.insert("schema".to_owned(), schema.into());
    Ok(row)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{
        super::{
            change::{FieldRefusal, Number, Operation, Reason, State},
            prepared::{Prepared, RawAnswer},
        },
        *,
    };
    use crate::time::Timestamp;

    fn change(state: State) -> Change {
        Change {
            source: "city".parse().unwrap(),
            kind: "offer".to_owned(),
            id: "0199-a".to_owned(),
            reference: Some("0199-a".to_owned()),
            operation: Operation::Create,
            base: None,
            fields: json!({"title": "Sprachcafé \"Ü\"", "deleted": null, "place": {"lat": 52.13}}),
            attempted: Some(json!({"title": "S"})),
            after: vec![Number(1)],
            references: vec!["/thread".to_owned()],
            state,
            written_at: Timestamp::from_millis(1_790_000_000_000),
            seen: vec!["0123".to_owned()],
            request: Some(Prepared {
                method: "PUT".to_owned(),
                url: "/a".to_owned(),
                headers: vec![("if-none-match".to_owned(), "*".to_owned())],
                body: Some("{}".to_owned()),
            }),
            answer: Some(RawAnswer {
                status: 201,
                headers: Vec::new(),
                body: "{}".to_owned(),
            }),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let at = Timestamp::from_millis(5);
        let stuck = |reason| State::Stuck {
            reason,
            attempts: 3,
        };
        for state in [
            State::Waiting {
                attempts: 2,
                not_before: at,
            },
            State::Sending {
                since: at,
                attempts: 0,
            },
            stuck(Reason::SignIn),
            stuck(Reason::DependsOn(Number(7))),
            stuck(Reason::Conflict {
                theirs: json!({"body": {}}),
                fields: Vec::new(),
            }),
            stuck(Reason::Refused {
                status: 422,
                fields: vec![FieldRefusal {
                    pointer: "/title".to_owned(),
                    code: "required".to_owned(),
                    message: String::new(),
                }],
            }),
            State::Sent {
                at,
                document: Some(json!({"id": 1})),
                missed: true,
            },
            State::Sent {
                at,
                document: None,
                missed: false,
            },
        ] {
            let change = change(state);
            assert_eq!(read(&write(&change)), Ok(change));
        }
    }

    #[test]
    fn what_the_first_schema_wrote_is_read() {
        let row = br#"{"schema":1,"source":"city","kind":"offer","id":"7","operation":"update",
            "base":{"kind":"offer","id":"7","rev":3,"body":{"title":"a"}},"fields":{"title":"b"},
            "state":{"stuck":{"reason":{"depends_on":"000000000000000c"},"attempts":1}},"written_at":1790000000000}"#;
        let change = read(row).unwrap();
        assert_eq!(change.operation, Operation::Update);
        assert_eq!(change.wanted(), Some(json!({"title": "b"})));
        let reason = Reason::DependsOn(Number(12));
        assert_eq!(
            change.state,
            State::Stuck {
                reason,
                attempts: 1
            }
        );
    }

    #[test]
    fn rows_of_an_older_schema_take_every_step_to_this_one() {
        let first: Step = |row| {
            let name = row.remove("name").unwrap_or_default();
            row.insert("title".to_owned(), name);
        };
        let second: Step = |row| {
            let title = row.get("title").cloned().unwrap_or_default();
            row.insert("title".to_owned(), json!([title]));
        };
        for (written, expected) in [
            (
                json!({"schema": 1, "name": "a", "kept": {"x": 1}}),
                json!(["a"]),
            ),
            (
                json!({"schema": 2, "title": "a", "kept": {"x": 1}}),
                json!(["a"]),
            ),
            (
                json!({"schema": 3, "title": "a", "kept": {"x": 1}}),
                json!("a"),
            ),
        ] {
            let row = migrated(written.to_string().as_bytes(), 3, &[first, second]).unwrap();
            let expected = json!({"schema": 3, "title": expected, "kept": {"x": 1}});
            assert_eq!(Value::Object(row), expected);
        }
    }

    #[test]
    fn what_a_newer_version_wrote_or_nobody_is_told_apart() {
        assert_eq!(read(br#"{"schema":2,"x":1}"#), Err(Unread::Newer));
        for row in [
            "",
            "[]",
            "{}",
            r#"{"schema":0}"#,
            r#"{"schema":1,"id":"7"}"#,
        ] {
            assert_eq!(read(row.as_bytes()), Err(Unread::Broken), "{row}");
        }
    }

    #[test]
    fn keys_sort_as_the_numbers_do() {
        let numbers = [Number(0), Number(9), Number(10), Number(1 << 52)];
        let keys = numbers.map(Number::key);
        assert!(keys.is_sorted());
        assert_eq!(keys.map(|key| Number::from_key(&key).unwrap()), numbers);
        assert_eq!(Number::from_key("12"), None);
        assert_eq!(Number::from_key("+123456789012345"), None);
    }
}
