//! The presets on running backends: pages, a change, a deletion, a restart.

use std::collections::BTreeMap;
use std::rc::Rc;

use lotse_sync::{Request, Response};
use lotse_tests::backends::{Backend, Kind, Offer};
use lotse_tests::http;
use serde_json::{Value, json};

use crate::device::Device;
use crate::transcripts::{profile, titles};

fn send(request: &Request) -> Response {
    http::send(request).unwrap_or_else(|error| panic!("{}: {error:?}", request.url))
}

/// What the office sees, by id.
fn held(backend: &Backend) -> BTreeMap<String, String> {
    let all = backend.desk().all().into_iter();
    all.map(|stored| (stored.id, stored.offer.title)).collect()
}

fn follows(kind: Kind, preset: &str, base: &str, more: Value) {
    let mut backend = Backend::start(kind);
    let mut list = json!({ "paging": { "size": { "value": 3 } } });
    list.as_object_mut()
        .expect("an object")
        .extend(more.as_object().expect("an object").clone());
    let device = Device::new(
        &profile(preset, list),
        &format!("{}{base}", backend.url()),
        &[],
    );
    let pull = || device.pull_well(Rc::new(send));

    backend.desk().seed(1..9);
    pull();
    assert_eq!(titles(&device).len(), 8, "{kind}");
    assert_eq!(titles(&device), held(&backend), "{kind}");

    let desk = backend.desk();
    desk.update(&desk.own_id(1), &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&desk.own_id(2));
    desk.create(&desk.own_id(9), &Offer::sample(9));
    pull();
    pull();
    assert_eq!(titles(&device), held(&backend), "{kind}");
    assert_eq!(titles(&device)[&desk.own_id(1)], "Umgezogen", "{kind}");

    backend.restart();
    pull();
    assert_eq!(titles(&device), held(&backend), "{kind}");
}

#[test]
fn lotse() {
    let list = json!({ "path": "/api/v1/offer", "fields": null });
    follows(Kind::Lotse, "lotse", "", list);
}

#[test]
fn json_server() {
    follows(
        Kind::JsonServer,
        "json-server",
        "",
        json!({ "path": "/offers" }),
    );
}

#[test]
fn kinto() {
    let list = json!({ "path": "/buckets/city/collections/offers/records" });
    follows(Kind::Kinto, "kinto", "/v1", list);
}

#[test]
fn pocketbase() {
    let list = json!({ "path": "/api/collections/offers/records", "deletions": { "every_h": 0 } });
    follows(Kind::PocketBase, "pocketbase", "", list);
}

#[test]
fn couch() {
    follows(
        Kind::Couch,
        "couchdb",
        "/offers",
        json!({ "path": "/_changes" }),
    );
}
