use serde_json::{Value, json};

use super::*;

fn row(number: u64, json: Value) -> Row {
    let mut row =
        json!({"schema": 1, "source": "city", "kind": "offer", "id": "7", "written_at": 0});
    if let (Some(row), Value::Object(more)) = (row.as_object_mut(), json) {
        row.extend(more);
    }
    Row {
        key: Number(number).key(),
        value: row.to_string().into_bytes(),
    }
}

fn waiting(operation: &str, fields: Value) -> Value {
    json!({"operation": operation, "fields": fields, "state": {"waiting": {"attempts": 0, "not_before": 0}}})
}

fn sent(operation: &str, document: Value, seen: &[String]) -> Value {
    let sent = json!({"at": 1, "document": document, "missed": false});
    json!({"operation": operation, "fields": {}, "state": {"sent": sent}, "seen": seen})
}

fn show(copy: Option<&Value>, rows: &[Row]) -> Option<Value> {
    let copy = copy.map(|copy| copy.to_string().into_bytes());
    let shown = shown(copy.as_deref(), &overlays(rows))?;
    Some(serde_json::from_slice(&shown).unwrap())
}

fn passed(copy: Option<&Value>, rows: &[Row]) -> Vec<Number> {
    let copy = copy.map(|copy| copy.to_string().into_bytes());
    past(&overlays(rows), |source, kind, id| {
        assert_eq!((source, kind, id), ("city", "offer", "7"));
        copy.as_deref()
    })
}

fn print(document: &Value) -> String {
    fingerprint(document.to_string().as_bytes())
}

#[test]
fn waiting_changes_are_laid_on_in_order() {
    let copy = json!({"kind": "offer", "id": "7", "rev": 3, "body": {"a": 1, "b": {"x": 1, "y": 2}, "c": null}});
    let rows = [
        row(
            1,
            waiting(
                "update",
                json!({"a": null, "b": {"x": 5}, "d \"": [1, {"e": null}]}),
            ),
        ),
        row(2, waiting("update", json!({"b": {"y": null, "z": {}}}))),
    ];
    let expected = json!({"kind": "offer", "id": "7", "rev": 3, "body": {
        "b": {"x": 5, "z": {}}, "c": null, "d \"": [1, {"e": null}]}});
    assert_eq!(show(Some(&copy), &rows), Some(expected));
    assert_eq!(
        show(Some(&copy), &[row(3, waiting("delete", Value::Null))]),
        None
    );
    assert_eq!(
        show(None, &rows),
        None,
        "a patch over nothing shows nothing"
    );
}

#[test]
fn a_new_record_is_shown_before_the_source_has_it() {
    let rows = [
        row(1, waiting("create", json!({"title": "a"}))),
        row(2, waiting("update", json!({"x": 1}))),
    ];
    let expected = json!({"kind": "offer", "id": "7", "body": {"title": "a", "x": 1}});
    assert_eq!(show(None, &rows), Some(expected));
    assert_eq!(overlays(&rows)[0].state, "waiting");
}

#[test]
fn what_was_sent_is_shown_until_the_copy_has_it() {
    let before = json!({"id": "7", "rev": 1, "body": {"a": 1}});
    let after = json!({"id": "7", "rev": 2, "body": {"a": 2}});
    let later = json!({"id": "7", "rev": 3, "body": {"a": 3}});
    let rows = [row(1, sent("update", after.clone(), &[print(&before)]))];
    assert_eq!(show(Some(&before), &rows), Some(after.clone()));
    assert_eq!(passed(Some(&before), &rows), []);
    for copy in [Some(&after), Some(&later), None] {
        assert_eq!(show(copy, &rows), copy.cloned());
        assert_eq!(passed(copy, &rows), [Number(1)]);
    }
}

#[test]
fn a_new_record_and_its_update_stay_until_the_record_comes() {
    let first = json!({"id": "7", "rev": 1, "body": {"a": 1}});
    let second = json!({"id": "7", "rev": 2, "body": {"a": 2}});
    let mut create = sent("create", first.clone(), &[]);
    create["reference"] = "made-here".into();
    let rows = [
        row(1, create),
        row(2, sent("update", second.clone(), &[print(&first)])),
    ];
    assert_eq!(passed(None, &rows), []);
    assert_eq!(passed(Some(&first), &rows), [Number(1)]);
    assert_eq!(show(Some(&first), &rows), Some(second.clone()));
    assert_eq!(passed(Some(&second), &rows), [Number(1), Number(2)]);
}

#[test]
fn what_the_source_does_not_show_is_not_shown() {
    let copy = json!({"id": "7", "body": {"a": 1}});
    let mut missed = sent(
        "update",
        json!({"id": "7", "body": {"a": 2}}),
        &[print(&copy)],
    );
    missed["state"]["sent"]["missed"] = true.into();
    let rows = [row(1, missed)];
    assert_eq!(show(Some(&copy), &rows), Some(copy.clone()));
    assert_eq!(passed(Some(&copy), &rows), []);
}

#[test]
fn fingerprints_tell_values_apart_and_not_the_order_of_fields() {
    let print = |text: &str| fingerprint(text.as_bytes());
    assert_eq!(
        print(r#"{"a":1,"b":{"x":"ä","y":[]}}"#),
        print(r#"{ "b":{"y":[ ],"x":"\u00e4"}, "a":1 }"#)
    );
    let values = [
        "{}",
        "[]",
        "null",
        r#""""#,
        r#"{"a":1}"#,
        r#"{"a":"1"}"#,
        r#"{"b":1}"#,
        "[1,2]",
        "[2,1]",
        "[[1],2]",
        r#"{"a":{"b":1},"c":2}"#,
        r#"{"a":{"b":2},"c":1}"#,
        r#"{"a":{"c":2},"b":1}"#,
        "true",
        r#""true""#,
    ];
    let prints: std::collections::BTreeSet<_> = values.iter().map(|text| print(text)).collect();
    assert_eq!(prints.len(), values.len());
}

#[test]
fn rows_that_cannot_be_read_show_nothing() {
    let rows = [
        Row {
            key: "x".to_owned(),
            value: b"{}".to_vec(),
        },
        Row {
            key: Number(1).key(),
            value: b"{\"schema\":9}".to_vec(),
        },
    ];
    assert_eq!(overlays(&rows), []);
}

#[test]
fn what_was_sent_after_something_the_copy_lacks_is_shown_until_the_copy_has_it() {
    let (old, first, second) = (
        json!({"rev": 1, "body": {"a": 1}}),
        json!({"rev": 2, "body": {"a": 2}}),
        json!({"rev": 3, "body": {"a": 3}}),
    );
    let rows = [
        row(1, sent("update", first.clone(), &[print(&old)])),
        row(2, sent("update", second.clone(), &[print(&first)])),
    ];
    assert_eq!(show(Some(&old), &rows), Some(second.clone()));
    assert_eq!(passed(Some(&old), &rows), []);
    assert_eq!(show(Some(&first), &rows), Some(second.clone()));
    assert_eq!(passed(Some(&first), &rows), [Number(1)]);
    assert_eq!(passed(Some(&second), &rows), [Number(1), Number(2)]);
}
