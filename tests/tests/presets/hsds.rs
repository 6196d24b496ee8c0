//! An HSDS directory: ours in `tests/fixtures/hsds.json`, and the standard's own mock where it lies beside this
//! checkout (see `field_data`).

use std::rc::Rc;

use lotse_core::hours;
use lotse_sync::Response;
use serde_json::{Value, json};

use crate::device::{BASE, Device, example, field_data, fixture, record};

fn page(rows: Value) -> Response {
    let count = rows.as_array().map_or(0, Vec::len);
    let body = json!({
        "total_items": count, "total_pages": 1, "page_number": 1, "size": count,
        "first_page": true, "last_page": true, "empty": count == 0, "contents": rows,
    });
    Response {
        status: 200,
        body: body.to_string().into_bytes(),
        ..Response::default()
    }
}

/// A directory with these services and organizations.
fn pull(services: Value, organizations: Value) -> Device {
    let device = Device::new(&example("hsds-3.1"), BASE, &["en"]);
    device.pull_well(Rc::new(move |request| {
        let path = request
            .url
            .strip_prefix(BASE)
            .expect("the backend's origin");
        match path.split_once('?').expect("a query") {
            ("/services", query) => {
                assert!(
                    query.contains("full=true") && query.contains("per_page="),
                    "{query}"
                );
                page(services.clone())
            }
            ("/organizations", _) => page(organizations.clone()),
            (path, _) => panic!("{path} is not asked for"),
        }
    }));
    device
}

#[test]
fn our_sample() {
    let sample: Value = serde_json::from_str(&fixture("hsds.json")).expect("JSON");
    let held = pull(sample["services"].clone(), sample["organizations"].clone()).holds();
    assert_eq!(held.len(), 3);
    held.values().for_each(|json| drop(record(json)));
    let advice = &held["offer/5e0a7c1e-0000-4000-8000-000000000001"];
    assert_eq!(advice["updated_at"], "2026-03-01T09:30:00Z");
    assert_eq!(
        advice["body"],
        json!({
            "kind": "service",
            "status": "active",
            "title": { "en": { "text": "Advice for newcomers" } },
            "description": { "en": { "text": "Help with forms and letters." } },
            "organization": "5e0a7c1e-0000-4000-8000-0000000000aa",
            "audience": { "minimum_age": 16 },
            "languages": ["en", "ar"],
            "cost": { "kind": "unknown", "note": { "en": { "text": "Free of charge." } } },
            "required_documents": [{ "en": { "text": "Passport or residence permit" } }],
            "next_steps": [{ "en": { "text": "Come in or call." } }],
            "place": {
                "name": { "en": { "text": "Town hall" } },
                "street": "1 Market Square",
                "postal_code": "00000",
                "city": "Sampletown",
                "coordinates": { "latitude": 52.13, "longitude": 11.63 },
                "directions": { "en": { "text": "Tram 1, stop Market" } },
            },
            "hours": {
                "osm": "Mo-We 09:00-12:00; Th 14:00-18:00",
                "published": { "en": { "text": "Mornings, Thursdays in the afternoon" } },
            },
            "contacts": [
                { "channel": "phone", "value": "+49 000 000000" },
                { "channel": "email", "value": "advice@example.org" },
                { "channel": "website", "value": "https://example.org/advice" },
            ],
            "check": { "checked_on": "2026-02-01" },
        })
    );
    let closed = &held["offer/5e0a7c1e-0000-4000-8000-000000000002"]["body"];
    assert_eq!(closed["status"], "temporarily_closed");
    assert_eq!(closed["contacts"], Value::Null);
    let osm = advice["body"]["hours"]["osm"].as_str().expect("hours");
    assert!(hours::OpeningHours::parse(osm).is_ok(), "{osm}");
}

#[test]
fn the_mock_of_the_standard() {
    let Some(folder) = field_data("hsds-mock-api") else {
        return;
    };
    let rows = |kind: &str| {
        let files = std::fs::read_dir(folder.join(kind)).expect("a folder");
        let read = |file: std::io::Result<std::fs::DirEntry>| {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
            serde_json::from_str::<Value>(&text).expect("JSON")
        };
        Value::from_iter(files.map(read))
    };
    let held = pull(rows("services"), rows("organizations")).holds();
    assert_eq!(held.len(), 2);
    let mut service = held["offer/ac148810-d857-441c-9679-408f346de14b"].clone();
    let body = &service["body"];
    assert_eq!(body["title"]["en"]["text"], "Community Counselling");
    assert_eq!(
        body["audience"],
        json!({ "minimum_age": 12, "maximum_age": 100 })
    );
    assert_eq!(body["place"]["city"], "MyCity");
    assert_eq!(body["check"]["checked_on"], "2005-01-01");
    // The mock stands 100 degrees north, which is nowhere.
    service["body"]["place"]["coordinates"] = json!({ "latitude": 51.5, "longitude": -0.1 });
    record(&service);
    record(&held["organization/d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"]);
}
