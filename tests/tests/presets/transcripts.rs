//! Each backend as it answered: a first pull in pages, what changed, and what is gone.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lotse_sync::Response;
use serde_json::{Value, json};

use crate::device::{BASE, Device, record};
use crate::play::Visit;

/// A profile of the offers that the recordings are about, and `more` that it says of their list.
fn profile(preset: &str, more: Value) -> String {
    let mut list = json!({
        "kind": "offer",
        "fields": {
            "/kind": { "const": "service" },
            "/title/de/text": { "from": "/title", "required": true },
            "/summary/de/text": { "from": "/summary", "null": "" },
            "/topics": "/tags",
            "/place/coordinates/latitude": { "from": "/place/lat", "null": 0 },
            "/place/coordinates/longitude": { "from": "/place/lon", "null": 0 },
        },
    });
    let members = list.as_object_mut().expect("an object");
    members.extend(more.as_object().expect("an object").clone());
    json!({ "profile": 1, "extends": preset, "lists": [list] }).to_string()
}

/// Ids with titles; every record is one that the app shows, with all it was made of.
fn titles(device: &Device) -> BTreeMap<String, String> {
    let held = device.holds().into_iter();
    held.map(|(id, json)| {
        record(&json);
        let body = &json["body"];
        assert!(
            body["place"]["coordinates"]["latitude"]
                .as_f64()
                .is_some_and(|north| north > 52.0),
            "{json}"
        );
        assert_eq!(body["topics"][0], "language", "{json}");
        assert!(
            body["summary"]["de"]["text"]
                .as_str()
                .is_some_and(|text| text.starts_with("Deutsch")),
            "{json}"
        );
        let id = id.strip_prefix("offer/").expect("an offer").to_owned();
        (
            id,
            body["title"]["de"]["text"]
                .as_str()
                .expect("a title")
                .to_owned(),
        )
    })
    .collect()
}

/// The offers of these numbers, with the first one's title.
fn offers(numbers: &[u32], first: &str, id: impl Fn(u32) -> String) -> BTreeMap<String, String> {
    let titled = |number| match number {
        1 => first.to_owned(),
        number => format!("Sprachcafé {number}"),
    };
    numbers
        .iter()
        .map(|&number| (id(number), titled(number)))
        .collect()
}

const FIRST: &str = "Sprachcafé 1";
const MOVED: &str = "Umgezogen";

fn six(number: u32) -> String {
    format!("offer-{number:06}")
}

/// What is visited, and by which questions.
fn visit<'t>(backend: &'t str, steps: &'t [&'t str]) -> Visit<'t> {
    Visit {
        backend,
        steps,
        harmless: &[],
        like: &[],
        behind: None,
    }
}

const PAGES: [&str; 4] = ["first page", "next page", "last page", "?past the end"];

#[test]
fn lotse() {
    let device = Device::new(
        &json!({
            "profile": 1,
            "extends": "lotse",
            "lists": [{ "kind": "offer", "path": "/api/v1/offer", "paging": { "size": { "value": 2 } } }],
        })
        .to_string(),
        BASE,
        &[],
    );
    visit("lotse", &PAGES[..3]).pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], FIRST, six));
    let changes = Visit {
        harmless: &["limit"],
        ..visit("lotse", &["changed since, a deletion among it"])
    };
    changes.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 3, 4, 5], MOVED, six));
}

#[test]
fn kinto() {
    let more = json!({
        "path": "/v1/buckets/city/collections/offers/records",
        "paging": { "size": { "value": 2 } },
    });
    let device = Device::new(&profile("kinto", more), BASE, &[]);
    visit("kinto", &PAGES[..3]).pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], FIRST, six));
    let changes = Visit {
        harmless: &["_limit"],
        like: &[("_since", "\"1795657865661\"")],
        ..visit("kinto", &["changed since, deletions among it"])
    };
    changes.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 4, 5], MOVED, six));
}

/// Sorted by the profile, which the recording did not ask for.
const SORTED: &[&str] = &["_sort", "_order"];

#[test]
fn json_server() {
    let more = json!({ "path": "/offers", "paging": { "size": { "value": 2 } } });
    let device = Device::new(&profile("json-server", more), BASE, &[]);
    let pages = Visit {
        harmless: SORTED,
        ..visit("json-server", &PAGES)
    };
    pages.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], FIRST, six));
}

/// The whole list, after a record was taken away.
#[test]
fn json_server_without_pages() {
    let more = json!({ "path": "/offers", "paging": null });
    let device = Device::new(&profile("json-server", more), BASE, &[]);
    let whole = Visit {
        harmless: SORTED,
        ..visit("json-server", &["every id after a deletion"])
    };
    whole.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 3, 4, 5], MOVED, six));
}

/// Pulls until the list of ids is asked for; without a clock that pages may see, that is after some pulls.
fn sweep(device: &Device, changes: &Visit<'_>, ids: &str) {
    let steps = [format!("?{}", changes.steps[0]), format!("?{ids}")];
    let steps = steps.each_ref().map(String::as_str);
    let swept = (0..20).any(|_| {
        Visit {
            steps: &steps,
            ..*changes
        }
        .pull(device)
        .contains(ids)
    });
    assert!(swept, "the ids are never asked for");
}

#[test]
fn pocketbase() {
    let more = json!({
        "path": "/api/collections/offers/records",
        "paging": { "size": { "value": 2 } },
        "since": { "overlap_s": 0 },
    });
    let id = |number| format!("offer{number:010}");
    let device = Device::new(&profile("pocketbase", more), BASE, &[]);
    visit("pocketbase", &PAGES).pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], FIRST, id));
    let changes = Visit {
        harmless: &["page", "perPage", "sort"],
        like: &[("filter", "updated >= '2026-11-26 01:51:01.*Z'")],
        ..visit(
            "pocketbase",
            &["changed since, after an update and a deletion"],
        )
    };
    changes.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], MOVED, id));
    sweep(&device, &changes, "every id after a deletion");
    assert_eq!(titles(&device), offers(&[1, 3, 4, 5], MOVED, id));
}

#[test]
fn couchdb() {
    let more = json!({ "path": "/offers/_changes", "paging": { "size": { "value": 3 } } });
    let device = Device::new(&profile("couchdb", more), BASE, &[]);
    visit(
        "couch",
        &[
            "first page",
            "last page",
            "past the end: nothing changed since",
        ],
    )
    .pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], FIRST, six));
    let changes = Visit {
        behind: Some(r#"{"results": [], "last_seq": 8}"#),
        ..visit("couch", &["changed since, a deletion among it"])
    };
    changes.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 3, 4, 5], MOVED, six));
}

#[test]
fn directus() {
    const BY_UPDATE: &str = "filter[_or][0][date_updated][_gte]";
    const BY_CREATION: &str = "filter[_or][1][date_created][_gte]";
    let more = json!({ "path": "/items/offers", "paging": { "size": { "value": 2 } } });
    let id = |number| format!("0192f3c4-0000-7000-8000-{number:012}");
    let device = Device::new(&profile("directus-11", more), BASE, &[]);
    let pages = Visit {
        like: &[("meta", "filter_count")],
        ..visit("directus", &PAGES)
    };
    pages.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], FIRST, id));
    let changes = Visit {
        harmless: &["page", "sort", "meta", "limit", BY_UPDATE, BY_CREATION],
        like: &[
            ("filter", "?*"),
            (BY_UPDATE, "2026-11-26T01:58:*Z"),
            (BY_CREATION, "2026-11-26T01:58:*Z"),
            ("limit", "*"),
        ],
        ..visit("directus", &["changed since the epoch"])
    };
    changes.pull(&device);
    assert_eq!(titles(&device), offers(&[1, 2, 3, 4, 5], MOVED, id));
    sweep(&device, &changes, "every id after a deletion");
    assert_eq!(titles(&device), offers(&[1, 3, 4, 5], MOVED, id));
}

#[test]
fn strapi() {
    let more = json!({ "path": "/api/offers", "paging": { "size": { "value": 2 } } });
    let device = Device::new(&profile("strapi-5", more), BASE, &[]);
    visit("strapi", &PAGES).pull(&device);
    let names = |device: &Device| {
        titles(device)
            .into_values()
            .collect::<std::collections::BTreeSet<_>>()
    };
    let all = offers(&[1, 2, 3, 4, 5], FIRST, six).into_values().collect();
    assert_eq!(names(&device), all);
    let changes = Visit {
        harmless: &["pagination[page]", "pagination[pageSize]", "sort"],
        like: &[
            ("filters[updatedAt][$gte]", "2026-11-26T01:58:*Z"),
            ("pagination[pageSize]", "*"),
        ],
        ..visit("strapi", &["changed since the epoch"])
    };
    changes.pull(&device);
    sweep(&device, &changes, "every id after a deletion");
    let left = offers(&[1, 3, 4, 5], MOVED, six).into_values().collect();
    assert_eq!(names(&device), left);
}

/// Trashed and deleted posts vanish from the list of ids.
#[test]
fn wordpress() {
    let fields = json!({
        "/kind": { "const": "service" },
        "/title/de/text": { "from": "/title/rendered", "codec": "html-text" },
        "/summary/de/text": { "from": "/content/rendered", "codec": "html-text" },
        "/topics": { "from": "/meta/tags", "codec": "split" },
        "/place/coordinates/latitude": "/meta/lat",
        "/place/coordinates/longitude": "/meta/lon",
    });
    let more = json!({ "path": "/wp-json/wp/v2/offers", "paging": { "size": { "value": 2 } }, "fields": fields });
    let device = Device::new(&profile("wordpress", more), BASE, &[]);
    visit("wordpress", &PAGES).pull(&device);
    // Anonymous readers are given curly quotes.
    let quoted = |numbers: &[u32]| -> BTreeMap<String, String> {
        let titled = |number: &u32| {
            (
                (number + 3).to_string(),
                format!("Sprachcafé „{number}“ & mehr"),
            )
        };
        numbers.iter().map(titled).collect()
    };
    assert_eq!(titles(&device), quoted(&[1, 2, 3, 4, 5]));
    let changes = Visit {
        harmless: &["page", "per_page", "orderby", "order"],
        like: &[
            ("modified_after", "2026-11-26T02:05:2*Z"),
            ("orderby", "*"),
            ("order", "asc"),
            ("per_page", "*"),
            ("_fields", "?id"),
        ],
        ..visit("wordpress", &["changed since a day to come"])
    };
    changes.pull(&device);
    sweep(&device, &changes, "every id after deletions");
    assert_eq!(titles(&device), quoted(&[1, 4, 5]));
}

/// A parameter that the backend does not know: each page is the whole list.
#[test]
fn a_backend_without_pages_is_not_asked_for_ever() {
    let profile = profile(
        "json-server",
        json!({ "path": "/offers", "paging": { "param": "seite" } }),
    );
    let device = Device::new(&profile, BASE, &[]);
    let asked = Rc::new(Cell::new(0));
    let asking = asked.clone();
    device.pull_well(Rc::new(move |_| {
        asking.set(asking.get() + 1);
        assert!(asking.get() < 10, "it asks again and again");
        let offer = |number: u32| {
            json!({
                "id": six(number),
                "title": format!("Sprachcafé {number}"),
                "summary": "Deutsch üben",
                "tags": ["language"],
                "place": { "lat": 52.1, "lon": 11.6 },
            })
        };
        let body = Value::from_iter((1..=300).map(offer))
            .to_string()
            .into_bytes();
        Response {
            status: 200,
            body,
            ..Response::default()
        }
    }));
    assert_eq!(titles(&device).len(), 300);
}
