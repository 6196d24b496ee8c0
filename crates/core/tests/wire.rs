//! The wire, pinned: `tests/wire/*.json` hold every kind of record with all its fields, with only those that must be
//! there, and as a newer version may write it. After a wanted change run with `UPDATE=1` and read the difference.

use std::path::PathBuf;

use lotse_core::wire::{Envelope, KINDS, Record, carry_unknown, read_all};
use serde_json::{Value, json};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/wire")
        .join(name)
}

fn file(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read(json: &str) -> Record {
    let envelope = Envelope::read(json).expect("an envelope");
    envelope.record().expect("a good record").expect("a record")
}

fn body(record: &Record) -> Value {
    match record {
        Record::Offer(_, body) => serde_json::to_value(body),
        Record::Organization(_, body) => serde_json::to_value(body),
        Record::Event(_, body) => serde_json::to_value(body),
        Record::Page(_, body) => serde_json::to_value(body),
        Record::Region(_, body) => serde_json::to_value(body),
    }
    .expect("JSON")
}

/// Reads the file and writes it again.
fn rewritten(name: &str) -> String {
    let mut whole: Value = serde_json::from_str(&file(name)).expect("JSON");
    whole["body"] = body(&read(&file(name)));
    format!("{}\n", serde_json::to_string_pretty(&whole).expect("JSON"))
}

#[test]
fn every_kind_reads_and_writes_what_is_pinned() {
    for kind in KINDS {
        for shape in ["full", "least"] {
            let name = format!("{kind}-{shape}.json");
            let written = rewritten(&name);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(path(&name), &written).expect("the file is written");
            }
            assert_eq!(
                written,
                file(&name),
                "{name}: run with UPDATE=1 if this change is wanted"
            );
        }
    }
}

/// A field that is new in the records has to be in the files.
#[test]
fn the_full_files_leave_no_field_out() {
    for kind in KINDS {
        let debug = format!("{:?}", read(&file(&format!("{kind}-full.json"))));
        let empty: Vec<_> = debug
            .match_indices(": None")
            .chain(debug.match_indices(": []"))
            .collect();
        // Texts without a language and times without a field of their own aside, all is filled in.
        assert!(empty.is_empty(), "{kind}: {empty:?} in {debug}");
    }
}

#[test]
fn what_a_newer_version_wrote_survives_an_edit() {
    let raw: Value = serde_json::from_str(&file("offer-future.json")).expect("JSON");
    let before = body(&read(&file("offer-future.json")));
    assert_eq!(
        carry_unknown(&raw["body"], &before, &before),
        raw["body"],
        "nothing edited, nothing changed"
    );

    let mut after = before.clone();
    after["title"]["de"]["text"] = json!("Neuer Titel");
    after["status"] = json!("temporarily_closed");
    after.as_object_mut().expect("an object").remove("capacity");
    after["place"]["street"] = json!("Neue Straße 1");
    let merged = carry_unknown(&raw["body"], &before, &after);
    let mut expected = raw["body"].clone();
    expected["title"]["de"]["text"] = json!("Neuer Titel");
    expected["status"] = json!("temporarily_closed");
    expected
        .as_object_mut()
        .expect("an object")
        .remove("capacity");
    expected["place"]["street"] = json!("Neue Straße 1");
    assert_eq!(merged, expected);
}

#[test]
fn codes_of_a_newer_version_are_kept_by_every_list() {
    let written = body(&read(&file("offer-future.json")));
    assert_eq!(written["kind"], "ride");
    assert_eq!(written["attendance"], json!(["on_site", "metaverse"]));
    assert_eq!(
        written["audience"],
        json!({"groups": ["women", "beekeepers"], "residence": ["chance"]})
    );
    assert_eq!(written["topics"], json!(["language", "climate-heat"]));
    assert_eq!(written["contacts"][0]["channel"], "carrier_pigeon");
    assert_eq!(written["course"]["kind"], "swimming");
    assert_eq!(written["title"]["de"]["origin"], "oracle");
}

#[test]
fn a_bad_record_is_named_down_to_the_field_and_skipped() {
    let offer = |id: &str, more: &str| {
        format!(
            r#"{{"kind":"offer","id":"{id}","rev":1,"updated_at":"2026-11-22T17:50:50Z","body":{{"kind":"service","title":{{"de":{{"text":"Kurs"}}}}{more}}}}}"#
        )
    };
    let documents = [
        offer("md-001", r#","cost":{"kind":"paid","amount":"viel"}"#),
        offer("md-002", ""),
        offer("md-003", r#","next_steps":[{"de":{"text":"eins"}},{"de":2}]"#),
        offer("md-004", r#","check":{"checked_on":"22.11.2026"}"#),
        offer("m d", ""),
        r#"{"kind":"offer","id":"md-006","rev":"drei","updated_at":"2026-11-22T17:50:50Z"}"#.to_owned(),
        r#"{"kind":"offer","rev":1}"#.to_owned(),
        "<!doctype html>".to_owned(),
        r#"{"kind":"offer","id":"md-009","rev":1,"updated_at":"2026-11-22T17:50:50Z","deleted":true}"#.to_owned(),
        r#"{"kind":"carpool","id":"c","rev":1,"updated_at":"2026-11-22T17:50:50Z","body":{}}"#.to_owned(),
        offer("md-011", r#","place":{"coordinates":{"latitude":91,"longitude":0}}"#),
    ];
    let (records, problems) = read_all(documents.iter().map(String::as_str));
    assert_eq!(records.len(), 1, "{records:?}");
    let paths: Vec<_> = problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "offer/md-001/body/cost/amount",
            "offer/md-003/body/next_steps/1/de",
            "offer/md-004/body/check/checked_on",
            "offer/m d/id",
            "offer/md-006/rev",
            "offer",
            "record",
            "offer/md-011/body/place/coordinates",
        ]
    );
    assert!(
        problems[0]
            .message
            .contains("invalid type: string \"viel\", expected u32"),
        "{}",
        problems[0]
    );
}
