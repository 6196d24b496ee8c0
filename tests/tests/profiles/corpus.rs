//! Good and bad profiles in `tests/profiles`: the app and the schema agree on each.
//!
//! The `$comment` of a bad one is what the app has to say of it first.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::files::{Schema, all_in, read};

#[test]
fn both_take_the_good_ones() {
    let schema = Schema::published();
    for (name, text) in all_in("tests/profiles/good") {
        assert_eq!(read(&text).err(), None, "{name}");
        assert_eq!(schema.complaints(&text), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn both_refuse_the_bad_ones_and_the_app_says_why() {
    let schema = Schema::published();
    let wrong = |folder: &str, seen_by_schema: bool| {
        for (name, text) in all_in(folder) {
            let expected: Value = serde_json::from_str(&text).expect("JSON");
            let flaws = read(&text).expect_err(&name);
            let said = flaws.first().map(ToString::to_string).unwrap_or_default();
            assert_eq!(
                Some(said.as_str()),
                expected["$comment"].as_str(),
                "{name}: {flaws:#?}"
            );
            let complaints = schema.complaints(&text);
            assert_eq!(
                !complaints.is_empty(),
                seen_by_schema,
                "{name}: {complaints:#?}"
            );
        }
    };
    wrong("tests/profiles/bad", true);
    wrong("tests/profiles/bad/beyond-the-schema", false);
}

/// Every knob of the schema is turned in some profile that the app takes: none is there only on paper.
#[test]
fn every_knob_is_taken_by_the_app() {
    let mut turned = BTreeSet::new();
    for folder in [
        "tests/profiles/good",
        "public/profiles/presets",
        "public/profiles/examples",
    ] {
        for (_, text) in all_in(folder) {
            keys(&serde_json::from_str(&text).expect("JSON"), &mut turned);
        }
    }
    let untried: BTreeSet<_> = knobs(&Schema::published().document)
        .difference(&turned)
        .cloned()
        .collect();
    assert_eq!(untried, BTreeSet::new());
}

/// What the app's reader asks a profile for, by its source.
#[test]
fn the_schema_knows_every_knob_that_the_app_reads() {
    let schema = knobs(&Schema::published().document);
    let sources = std::fs::read_dir(crate::files::at("crates/sync/src/profile")).expect("a folder");
    let mut read = BTreeSet::new();
    for source in sources {
        let path = source.expect("a file").path();
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a text");
        for method in [".get(\"", ".need(\"", ".get_null(\""] {
            let names = text
                .split(method)
                .skip(1)
                .filter_map(|rest| rest.split_once("\")"));
            read.extend(names.map(|(name, _)| name.to_owned()));
        }
    }
    assert!(read.len() > 30, "{read:?}");
    let unknown: Vec<_> = read.difference(&schema).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_knob_is_described() {
    fn check(schema: &Value, place: &str, defs: &Value) {
        let target = schema["$ref"]
            .as_str()
            .and_then(|name| defs.get(name.strip_prefix("#/$defs/")?));
        let described = [Some(schema), target]
            .into_iter()
            .flatten()
            .any(|one| one["description"].is_string());
        assert!(described || schema == &Value::Bool(false), "{place}");
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            check(property, &format!("{place}/{name}"), defs);
        }
    }
    let document = Schema::published().document;
    check(&document, "", &document["$defs"]);
    for (name, definition) in document["$defs"].as_object().expect("definitions") {
        if !name.starts_with("whole") {
            check(definition, name, &document["$defs"]);
        }
    }
}

/// The names that profiles may use, wherever.
pub fn knobs(schema: &Value) -> BTreeSet<String> {
    let mut knobs = BTreeSet::new();
    walk(schema, &mut |value| {
        let properties = value["properties"]
            .as_object()
            .filter(|_| value["additionalProperties"] == false);
        knobs.extend(
            properties
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone()),
        );
    });
    knobs
}

pub fn keys(value: &Value, into: &mut BTreeSet<String>) {
    walk(value, &mut |value| {
        into.extend(
            value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone()),
        )
    });
}

fn walk(value: &Value, see: &mut dyn FnMut(&Value)) {
    see(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, see)),
        Value::Object(members) => members.values().for_each(|member| walk(member, see)),
        _ => {}
    }
}
