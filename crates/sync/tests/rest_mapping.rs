//! Rows into bodies and back: nothing is lost on the way, and nothing changes that nobody changed.

use lotse_sync::{
    profile::{Merge, Profile},
    rest::{Mapping, Tables, Unwritable, put_id},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Map, Value, json};

/// A profile with every way of spelling a field that can be written.
fn profile() -> Profile {
    let text = json!({"profile": 1, "lists": [{
        "kind": {"at": "/type", "map": {"svc": "offer"}}, "path": "/offers", "identity": "/id",
        "languages": {"fields": {"de": "de-DE", "en": "en-US"}},
        "fields": {
            "/title/de/text": "/title",
            "/note": {"from": "/note", "codec": "html-text", "null": ""},
            "/audience": {"from": "/audience", "codec": "json"},
            "/latitude": {"from": "/geo/lat", "codec": "number"},
            "/postal_code": {"from": "/geo/zip", "codec": "string"},
            "/free": {"from": "/free", "codec": "bool01"},
            "/topics": {"from": "/topics", "codec": "split", "by": ";"},
            "/languages": {"from": "/languages", "codec": "each", "take": "/code"},
            "/name/{lang}/text": {
                "from": "/translations", "codec": "first", "take": "/name", "where": {"at": "/lang", "is": "{lang}"}
            },
            "/start": {"from": "/dates/start", "codec": "time", "format": "epoch-ms"},
            "/day": {"from": "/dates/day", "codec": "time", "as": "day"},
            "/status": {"from": "/status", "codec": "string", "map": {"1": "active", "2": "closed"}},
            "/amount": {"from": "/amount", "null": [0, -1], "write_null": -1},
            "/source": {"const": "city"},
            "/seen": {"from": "/seen", "read_only": true}
        },
        "writes": {
            "create": {"path": "/offers"}, "update": {"path": "/offers/{id}", "merge": "replace"}
        }
    }]});
    Profile::parse(&text.to_string(), |_| None).expect("a good profile")
}

fn put(body: &mut Value, place: &str, value: Option<Value>) {
    let mut at = body;
    let Some(value) = value else { return };
    for step in place.split('/').skip(1) {
        if at.is_null() {
            *at = Value::Object(Map::new());
        }
        at = &mut at[step];
    }
    *at = value;
}

fn word() -> impl Strategy<Value = Value> {
    "[a-zäß]{1,8}( [a-z<&>]{1,5})?".prop_map(Value::from)
}

fn body() -> impl Strategy<Value = Value> {
    let texts = (
        option::of(word()),
        option::of(word()),
        option::of(word()),
        option::of(word()),
    );
    let audience = option::of(vec(0..9_u8, 0..3).prop_map(|ages| json!({"ages": ages})));
    let geo = (
        option::of((-90_000..90_000_i32).prop_map(|lat| json!(f64::from(lat) / 1000.0))),
        option::of(select(vec!["39104", "01067", "SW1A"])),
    );
    let lists = (
        option::of(vec(select(vec!["work", "health", "law"]), 1..3)),
        option::of(vec(select(vec!["de", "ar", "uk"]), 1..3)),
    );
    let times = (
        option::of(select(vec!["2026-11-22T17:50:50Z", "1999-01-01T00:00:00Z"])),
        option::of(select(vec!["2026-11-22"])),
    );
    let codes = (
        option::of(any::<bool>()),
        option::of(select(vec!["active", "closed"])),
        option::of(1..100_u32),
    );
    (texts, audience, geo, lists, times, codes).prop_map(
        |(texts, audience, geo, lists, times, codes)| {
            let mut body = json!({"source": "city"});
            put(&mut body, "/title/de/text", texts.0);
            put(&mut body, "/note", texts.1);
            put(&mut body, "/name/de/text", texts.2);
            put(&mut body, "/name/en/text", texts.3);
            put(&mut body, "/audience", audience);
            put(&mut body, "/latitude", geo.0);
            put(&mut body, "/postal_code", geo.1.map(Value::from));
            put(&mut body, "/topics", lists.0.map(Value::from));
            put(&mut body, "/languages", lists.1.map(Value::from));
            put(&mut body, "/start", times.0.map(Value::from));
            put(&mut body, "/day", times.1.map(Value::from));
            put(&mut body, "/free", codes.0.map(Value::from));
            put(&mut body, "/status", codes.1.map(Value::from));
            put(&mut body, "/amount", codes.2.map(Value::from));
            body
        },
    )
}

/// What a server does that merges so many levels deep.
fn merge(row: &mut Value, patch: &Value, levels: u32) {
    let Value::Object(patch) = patch else {
        panic!("an object")
    };
    for (name, value) in patch {
        if levels > 1 && row[name].is_object() && value.is_object() {
            merge(&mut row[name], value, levels - 1);
        } else {
            row[name] = value.clone();
        }
    }
}

/// Adds what the profile does not know of, beside and inside of what it does.
fn add_unknown(row: &mut Value) {
    row["unknown"] = json!({"kept": [1, 2]});
    put(row, "/geo/unknown", Some(json!("kept")));
    put(row, "/dates/unknown", Some(json!("kept")));
    row["seen"] = json!(7);
    for item in row["languages"].as_array_mut().into_iter().flatten() {
        item["unknown"] = json!("kept");
    }
    if let Some(translations) = row["translations"].as_array_mut() {
        translations.push(json!({"lang": "tr-TR", "name": "kept"}));
    }
}

fn seen(mut body: Value) -> Value {
    body["seen"] = json!(7);
    body
}

proptest! {
    #[test]
    fn what_is_created_is_read_again(body in body(), omit_nulls in any::<bool>()) {
        let profile = profile();
        let list = &profile.lists[0];
        let mapping = Mapping::new(list, None);
        let mut row = mapping.create("offer", &body, omit_nulls).expect("a row");
        put_id(list, "7", None, &mut row);
        prop_assert_eq!((&row["type"], &row["id"]), (&json!("svc"), &json!("7")));
        prop_assert_eq!(mapping.body(&row, &Tables::new()), Ok(body));
    }

    #[test]
    fn what_is_changed_is_read_again_and_nothing_else_changes(
        before in body(), after in body(), merging in option::of(1..4_u32),
    ) {
        let profile = profile();
        let mapping = Mapping::new(&profile.lists[0], None);
        let mut row = mapping.create("offer", &before, false).expect("a row");
        add_unknown(&mut row);
        let (before, after) = (seen(before), seen(after));
        prop_assert_eq!(mapping.body(&row, &Tables::new()), Ok(before.clone()));
        let levels = merging.map_or(Merge::Replace, Merge::Levels);
        let told = mapping.update("offer", Some(&row), &before, &after, levels).expect("a patch");
        let raw = row.clone();
        match merging {
            None => row = told.clone(),
            Some(levels) => merge(&mut row, &told, levels),
        }
        prop_assert_eq!(mapping.body(&row, &Tables::new()), Ok(after.clone()));
        for place in ["/unknown", "/geo/unknown", "/dates/unknown", "/seen"] {
            prop_assert_eq!(row.pointer(place), raw.pointer(place), "{}", place);
        }
        let kept = json!({"lang": "tr-TR", "name": "kept"});
        let has = |row: &Value| row["translations"].as_array().is_some_and(|all| all.contains(&kept));
        prop_assert_eq!(has(&row), has(&raw));
        // Nothing is told that did not change.
        if merging.is_some() {
            for (place, name) in [("/title", "title"), ("/note", "note"), ("/amount", "amount"), ("/audience", "audience")] {
                if before.pointer(place) == after.pointer(place) {
                    prop_assert!(told.get(name).is_none(), "{} in {}", name, told);
                }
            }
        }
    }
}

#[test]
fn what_a_source_cannot_say_is_refused_with_its_place() {
    let profile = profile();
    let mapping = Mapping::new(&profile.lists[0], None);
    let check = |body: Value, place: &str| {
        let Err(Unwritable(at)) = mapping.create("offer", &body, true) else {
            panic!("{body}")
        };
        assert_eq!(at.to_string(), place);
    };
    check(json!({"status": "unheard of"}), "/status");
    check(json!({"topics": ["a;b"]}), "/topics");
    check(json!({"free": "perhaps"}), "/free");
    check(json!({"start": "soon"}), "/start");
}

#[test]
fn refusals_name_our_place() {
    let profile = profile();
    let mapping = Mapping::new(&profile.lists[0], None);
    let check = |written: &str, ours: Option<&str>| {
        let written = lotse_sync::profile::Pointer::parse(written).expect("a pointer");
        assert_eq!(
            mapping
                .target_of(&written)
                .map(|at| at.to_string())
                .as_deref(),
            ours
        );
    };
    check("/geo/lat", Some("/latitude"));
    check("/title", Some("/title/de/text"));
    check("/seen", None);
    check("/origin", None);
}

#[test]
fn a_body_that_is_the_row_keeps_what_nobody_knows() {
    let text = json!({"profile": 1, "lists": [{"kind": "offer", "path": "/offers", "identity": "/id", "body": "/data"}]});
    let profile = Profile::parse(&text.to_string(), |_| None).expect("a good profile");
    let mapping = Mapping::new(&profile.lists[0], None);
    let raw =
        json!({"id": 1, "meta": "kept", "data": {"title": "A", "place": {"lat": 1, "lon": 2}}});
    let before = mapping.body(&raw, &Tables::new()).expect("a body");
    let mut after = before.clone();
    after["place"]["lat"] = json!(3);
    let told = |merge| {
        mapping
            .update("offer", Some(&raw), &before, &after, merge)
            .expect("a patch")
    };
    let place = json!({"lat": 3, "lon": 2});
    assert_eq!(
        told(Merge::Replace),
        json!({"id": 1, "meta": "kept", "data": {"title": "A", "place": place}})
    );
    assert_eq!(
        told(Merge::Levels(1)),
        json!({"data": {"title": "A", "place": place}})
    );
    assert_eq!(told(Merge::Levels(2)), json!({"data": {"place": place}}));
    assert_eq!(
        told(Merge::Levels(3)),
        json!({"data": {"place": {"lat": 3}}})
    );
}

#[test]
fn a_part_of_a_text_is_read_and_never_written() {
    let text = json!({"profile": 1, "lists": [{"kind": "offer", "path": "/offers", "identity": "/0", "fields": {
        "/lat": {"from": "/1", "after": ["(", " "], "before": ")", "codec": "number"},
        "/lon": {"from": "/1", "after": "(", "before": " ", "codec": "number"},
        "/street": {"from": "/2", "before": ","},
        "/city": {"from": "/2", "after": ","},
    }}]});
    let profile = Profile::parse(&text.to_string(), |_| None).expect("a good profile");
    let mapping = Mapping::new(&profile.lists[0], None);
    let body = |row: Value| mapping.body(&row, &Tables::new()).expect("a body");
    assert_eq!(
        body(json!([7, "POINT (11.65 52.14)", "Markt 1, Musterstadt"])),
        json!({"lat": 52.14, "lon": 11.65, "street": "Markt 1", "city": "Musterstadt"})
    );
    // Without a comma all of it is the street; what is no text, or does not begin, is nothing.
    assert_eq!(
        body(json!([7, "unknown", "Markt 1"])),
        json!({"street": "Markt 1"})
    );
    assert_eq!(body(json!([7, 5, ""])), json!({"street": ""}));
    let row = mapping.create("offer", &json!({"lat": 1, "street": "x"}), false);
    assert_eq!(row.expect("a row"), json!({}));
}
