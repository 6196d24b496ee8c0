//! An Integreat CMS: ours in `tests/fixtures/integreat.json`, and real places and pages where they lie at hand
//! (see `field_data`).

use std::collections::BTreeMap;
use std::rc::Rc;

use lotse_core::wire::read_all;
use lotse_sync::Response;
use serde_json::{Value, json};

use crate::device::{BASE, Device, example, field_data, fixture, record};

/// A CMS with these answers by path.
fn pull(answers: BTreeMap<String, Value>, languages: &[&str]) -> Device {
    let device = Device::new(
        &example("integreat-v3"),
        &format!("{BASE}/api/v3/musterstadt"),
        languages,
    );
    device.pull_well(Rc::new(move |request| {
        let path = request
            .url
            .strip_prefix(BASE)
            .expect("the backend's origin");
        let path = path
            .strip_prefix("/api/v3/musterstadt/")
            .expect("below the base");
        let rows = answers.get(path).cloned().unwrap_or(json!([]));
        Response {
            status: 200,
            body: rows.to_string().into_bytes(),
            ..Response::default()
        }
    }));
    device
}

#[test]
fn our_sample_in_two_languages() {
    let answers = serde_json::from_str(&fixture("integreat.json")).expect("JSON");
    let held = pull(answers, &["de", "en"]).holds();
    held.values().for_each(|json| drop(record(json)));
    let ids: Vec<_> = held.keys().map(String::as_str).collect();
    assert_eq!(
        ids,
        [
            "event//musterstadt/de/events/sprachcafe$2026-12-02/",
            "event//musterstadt/de/events/sprachcafe$2026-12-09/",
            "offer/17",
            "page//musterstadt/de/willkommen/",
            "page//musterstadt/en/only-english/",
        ]
    );
    let place = &held["offer/17"];
    assert_eq!(place["updated_at"], "2026-02-01T11:00:00Z");
    assert_eq!(
        place["body"],
        json!({
            "kind": "service",
            "status": "active",
            "title": { "de": { "text": "Beratungsstelle" }, "en": { "text": "Advice centre" } },
            "summary": { "de": { "text": "Hilfe bei Anträgen" }, "en": { "text": "Help with forms" } },
            "description": {
                "de": { "text": "Wir helfen.\n\nKommen Sie vorbei & bringen Sie Papiere mit:\n\nPass\nBrief" },
                "en": { "text": "We help." },
            },
            "organization": "stadt",
            "place": {
                "name": { "de": { "text": "Rathaus" }, "en": { "text": "Town hall" } },
                "street": "Am Markt 1",
                "postal_code": "00000",
                "city": "Musterstadt",
                "coordinates": { "latitude": 52.13, "longitude": 11.63 },
            },
            "hours": { "osm": "Mo-Th 09:00-12:00,13:00-16:00; Fr 09:00-12:00; Sa,Su off" },
            "step_free": true,
            "contacts": [
                { "channel": "phone", "value": "+49 000 000000" },
                { "channel": "email", "value": "beratung@example.org" },
            ],
            "provenance": { "url": "https://cms.example/musterstadt/en/locations/advice/" },
        })
    );
    let event = &held["event//musterstadt/de/events/sprachcafe$2026-12-02/"]["body"];
    assert_eq!(event["start"], "2026-12-02T17:00");
    assert_eq!(event["time_zone"], "Europe/Berlin");
    assert_eq!(event["title"]["en"]["text"], "Language café");
    let page = &held["page//musterstadt/de/willkommen/"]["body"];
    assert_eq!(
        page["blocks"],
        json!([{
            "kind": "paragraph",
            "text": { "de": { "text": "Herzlich willkommen!" }, "en": { "text": "Welcome!" } },
        }])
    );
}

#[test]
fn only_the_languages_somebody_reads_are_asked_for() {
    let answers: BTreeMap<String, Value> =
        serde_json::from_str(&fixture("integreat.json")).expect("JSON");
    let held = pull(answers, &["en"]).holds();
    assert_eq!(
        held["offer/17"]["body"]["title"],
        json!({ "en": { "text": "Advice centre" } })
    );
}

/// 1,191 pages of two districts' guides exist as they were answered; these are one district's.
#[test]
fn pages_of_a_district() {
    let Some(folder) = field_data("integreat-pages") else {
        return;
    };
    let pages = |language: &str| -> Value {
        let path = folder.join("lkaugsburg").join(language).join("pages.json");
        serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON")
    };
    let (german, english) = (pages("de"), pages("en"));
    let answers = BTreeMap::from([
        ("de/pages/".to_owned(), german.clone()),
        ("en/pages/".to_owned(), english),
    ]);
    let held = pull(answers, &["de", "en"]).holds();
    let texts: Vec<String> = held.values().map(Value::to_string).collect();
    let (good, problems) = read_all(texts.iter().map(String::as_str));
    assert_eq!(problems, []);
    assert_eq!(good.len(), held.len());
    let in_both = held.values().filter(|page| {
        let title = &page["body"]["title"];
        !title["de"].is_null() && !title["en"].is_null()
    });
    assert_eq!((held.len(), in_both.count()), (238, 233));
    let markup = held.values().filter(|page| {
        let text = page["body"]["blocks"][0]["text"]["de"]["text"]
            .as_str()
            .unwrap_or_default();
        text.contains("<p") || text.contains("</") || text.contains("&nbsp;")
    });
    assert_eq!(markup.count(), 0);
}

/// Places as a CMS keeps them, in the shape of the API.
#[test]
fn places_of_a_city() {
    let Some(folder) = field_data("integreat-muenchen-pois") else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("test_pois.json")).expect("a file");
    let records: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let of = |model: &'static str| {
        records
            .iter()
            .filter(move |record| record["model"] == model)
    };
    let rows = of("cms.poi").map(|poi| {
        let fields = &poi["fields"];
        let translations = of("cms.poitranslation").filter(|text| text["fields"]["poi"] == poi["pk"] && text["fields"]["language"] == 1);
        let newest = translations.max_by_key(|text| text["fields"]["version"].as_u64()).expect("a translation");
        json!({
            "id": newest["pk"],
            "path": format!("/muenchen/de/locations/{}/", newest["fields"]["slug"].as_str().expect("a slug")),
            "title": newest["fields"]["title"],
            "content": newest["fields"]["content"],
            "meta_description": newest["fields"]["meta_description"],
            "last_updated": newest["fields"]["last_updated"],
            "location": {
                "id": poi["pk"],
                "name": newest["fields"]["title"],
                "address": fields["address"],
                "town": fields["city"],
                "postcode": fields["postcode"],
                "latitude": fields["latitude"],
                "longitude": fields["longitude"],
            },
        })
    });
    let held = pull(
        BTreeMap::from([("de/locations/".to_owned(), rows.collect())]),
        &["de"],
    )
    .holds();
    let texts: Vec<String> = held.values().map(Value::to_string).collect();
    let (good, problems) = read_all(texts.iter().map(String::as_str));
    assert_eq!((held.len(), good.len(), problems), (146, 146, Vec::new()));
}
