//! The worked example of `docs/backends.md`: its records, by its profile, on a phone.

use std::rc::Rc;

use lotse_sync::Response;
use serde_json::{Value, json};

use crate::device::{Device, record};

/// The blocks of JSON in the guide, in order.
fn blocks() -> Vec<Value> {
    let path = format!("{}/../docs/backends.md", env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(path).expect("the guide");
    let blocks = guide.split("```json\n").skip(1);
    let texts = blocks.filter_map(|block| block.split("```").next());
    texts
        .map(|text| serde_json::from_str(text).expect("JSON"))
        .collect()
}

#[test]
fn its_offer_is_shown() {
    let blocks = blocks();
    let [database, profile, config, ..] = blocks.as_slice() else {
        panic!("the guide begins with records, a profile and a configuration");
    };
    let source = &config["regions"][0]["sources"][0];
    assert_eq!(source["profile"], "profiles/my-city.json");
    let base = source["base_url"].as_str().expect("an address");
    let device = Device::new(&profile.to_string(), base, &["de"]);
    let body = database["offers"].to_string().into_bytes();
    let offers = format!("{base}/offers?");
    device.pull_well(Rc::new(move |request| {
        assert!(request.url.starts_with(&offers), "{}", request.url);
        Response {
            status: 200,
            headers: vec![("x-total-count".to_owned(), "1".to_owned())],
            body: body.clone(),
        }
    }));
    let held = device.holds();
    record(&held["offer/a1"]);
    assert_eq!(
        held["offer/a1"]["body"],
        json!({
            "kind": "service",
            "title": { "de": { "text": "Beratung im Stadthaus" } },
            "summary": { "de": { "text": "Hilfe bei Anträgen, ohne Termin." } },
            "topics": ["arrival"],
            "languages": ["de", "ar", "uk"],
            "place": {
                "street": "Am Markt 1",
                "city": "Musterstadt",
                "coordinates": { "latitude": 52.13, "longitude": 11.63 },
            },
            "contacts": [{ "channel": "phone", "value": "0391 000000" }],
            "hours": { "osm": "Mo-Fr 09:00-12:00" },
        })
    );
}
