//! Several languages, tables, and reading by POST.

use lotse_sync::{Part, Protocol};
use serde_json::{Value, json};

use super::talk::{Talk, json, said};

fn integreat() -> Value {
    json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/api/v3/magdeburg/{lang}/locations/",
        "identity": "/location/id", "updated": "/last_updated",
        "languages": {"lists": {"de": "de", "ar": "ar", "fa": "fa_pr"}},
        "fields": {
            "/title/{lang}/text": "/title",
            "/description/{lang}/text": {"from": "/content", "codec": "html-text"},
            "/hours/osm": {"from": "/opening_hours", "codec": "hours-week7"},
            "/place/street": "/location/address"
        }
    }]})
}

#[test]
fn integreat_has_a_list_per_language() {
    let mut talk = Talk::in_languages(&integreat(), &["ar", "uk", "de"]);
    let row = |revision: u32, title: &str| {
        json!([{
            "id": revision, "title": title, "content": "<p>x</p>", "last_updated": "2023-11-20T14:06:57.529+01:00",
            "location": {"id": 5, "address": "Markt 1"}
        }])
    };
    let first = talk.pull(&[
        ("/api/v3/magdeburg/ar/locations/", json(row(11, "مرحبا"))),
        ("/api/v3/magdeburg/de/locations/", json(row(12, "Hallo"))),
    ]);
    assert_eq!(first.whole(), ["offer"]);
    assert!(matches!(first.last.part, Part::List { adds: true, .. }));
    let frames: Vec<_> = first
        .last
        .changes
        .iter()
        .map(|frame| frame.json.to_vec())
        .collect();
    let earlier = br#"{"body":{"title":{"ar":{"text":"x"}}},"updated_at":"2020-01-01T00:00:00Z"}"#;
    let merged = talk.rest.merge(earlier, &frames[0]);
    let merged: Value = serde_json::from_slice(&merged).expect("JSON");
    assert_eq!(
        merged["body"]["title"],
        json!({"ar": {"text": "x"}, "de": {"text": "Hallo"}})
    );
    assert_eq!(merged["updated_at"], "2023-11-20T13:06:57Z");
    // A phone in a language the source does not have gets its first.
    let talk = Talk::in_languages(&integreat(), &["uk"]);
    assert_eq!(talk.asks(), "/api/v3/magdeburg/ar/locations/");
    let talk = Talk::in_languages(&integreat(), &["fa"]);
    assert_eq!(talk.asks(), "/api/v3/magdeburg/fa_pr/locations/");
}

#[test]
fn other_languages_are_read_anew() {
    let mut talk = Talk::in_languages(&integreat(), &["de"]);
    talk.pull(&[("/api/v3/magdeburg/de/locations/", json(json!([])))]);
    let mut more = Talk::in_languages(&integreat(), &["de", "ar"]);
    more.checkpoint = talk.checkpoint;
    more.pull(&[
        ("/api/v3/magdeburg/de/locations/", json(json!([]))),
        ("/api/v3/magdeburg/ar/locations/", json(json!([]))),
    ]);
}

#[test]
fn all_languages_in_one_row() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/offers", "identity": "/id",
        "languages": {"fields": {"de": "de-DE", "en": "en-US"}},
        "fields": {"/title/{lang}/text": {
            "from": "/translations", "codec": "first", "take": "/title", "where": {"at": "/languages_code", "is": "{lang}"}
        }}
    }]}));
    let brought = talk.pull(&[("/offers", json(json!([{"id": 1, "translations": [
        {"languages_code": "en-US", "title": "Hello"}, {"languages_code": "de-DE", "title": "Hallo"}
    ]}])))]);
    assert_eq!(
        brought.said,
        [r#"+offer/1 {"title":{"de":{"text":"Hallo"},"en":{"text":"Hello"}}}"#]
    );
}

#[test]
fn keys_are_looked_up_in_a_table_that_is_read_first() {
    let mut talk = Talk::new(&json!({
        "profile": 1,
        "every": {"items": "/data", "paging": {"kind": "offset", "param": "offset"}},
        "tables": {"topics": {"path": "/topics", "key": "/id", "take": "/slug"}},
        "lists": [{
            "kind": "offer", "path": "/offers", "identity": "/id",
            "fields": {"/title": "/title", "/topics": {"from": "/topics", "codec": "lookup", "table": "topics"}}
        }]
    }));
    let exchange = [
        (
            "/topics?offset=0",
            json(json!({"data": [{"id": 1, "slug": "work"}]})),
        ),
        (
            "/topics?offset=1",
            json(json!({"data": [{"id": 2, "slug": "health"}]})),
        ),
        ("/topics?offset=2", json(json!({"data": []}))),
        (
            "/offers?offset=0",
            json(json!({"data": [{"id": 1, "title": "A", "topics": [2, 1, 9]}]})),
        ),
        ("/offers?offset=1", json(json!({"data": []}))),
    ];
    let brought = talk.pull(&exchange);
    assert_eq!(
        brought.said,
        [r#"+offer/1 {"title":"A","topics":["health","work"]}"#]
    );
    assert_eq!(brought.whole(), ["offer"]);
    let kept = talk.checkpoint.as_ref().expect("a checkpoint").as_str();
    assert!(!kept.contains("health"), "{kept}");
    assert_eq!(talk.pull(&exchange).said.len(), 1);
}

#[test]
fn civicrm_is_read_by_post() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "event", "path": "/civicrm/ajax/api4/Event/get", "items": "/values", "identity": "/id",
        "send": {"form": {"params": r#"{"limit":{size},"offset":{offset}}"#}},
        "fields": {"/title": "/title"},
        "paging": {"kind": "offset", "size": {"value": 25}, "total": {"at": "/count"}},
        "updated": {"at": "/modified_date", "zone": "+01:00"},
        "since": {
            "send": {"form": {"params": r#"{"where":[["modified_date",">=","{since}"]],"offset":{offset}}"#}},
            "mark": {"max": "/modified_date"}
        },
        "deletions": {"kind": "never"}
    }]}));
    let request = talk.ask();
    assert_eq!(request.method.as_str(), "POST");
    let body = String::from_utf8(request.body.expect("a body")).expect("text");
    assert_eq!(body, "params=%7B%22limit%22%3A25%2C%22offset%22%3A0%7D");
    assert!(request.headers.contains(&(
        "content-type".into(),
        "application/x-www-form-urlencoded".into()
    )));
    let row = json!({"id": 4, "title": "A", "modified_date": "2026-11-22 18:50:50"});
    let brought = talk.pull(&[(
        "/civicrm/ajax/api4/Event/get",
        json(json!({"values": [row], "count": 1})),
    )]);
    assert_eq!(said(&brought.last.changes), [r#"+event/4 {"title":"A"}"#]);
    let body = String::from_utf8(talk.ask().body.expect("a body")).expect("text");
    assert!(body.contains("2026-11-22%2018%3A50%3A50"), "{body}");
}

#[test]
fn rows_that_are_members_of_an_object() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/offers.json", "keyed": true, "item": "/value", "identity": "/key"
    }]}));
    let brought = talk.pull(&[("/offers.json", json(json!({"-Nx1": {"title": "A"}})))]);
    assert_eq!(brought.said, [r#"+offer/-Nx1 {"title":"A"}"#]);
    assert!(
        talk.pull(&[("/offers.json", json(Value::Null))])
            .said
            .is_empty()
    );
}
