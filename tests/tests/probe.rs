//! `lotse-probe` at real backends: what it proposes brings everything, what it checks is true, and nothing stays.

use std::collections::BTreeSet;

use lotse_sync::Response;
use lotse_sync::probe::{
    Asked, Native, Pulled, Report, Session, Trouble, Verdict, Wire, check,
    look::{self, Sight, Targets},
    pull,
};
use lotse_sync::profile::{Credentials, Profile};
use lotse_sync::rest::Rest;
use serde_json::{Value, json};

use lotse_tests::backends::{Backend, Kind};

fn preset(name: &str) -> Option<String> {
    let presets = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/profiles/presets");
    std::fs::read_to_string(format!("{presets}/{name}.json")).ok()
}

fn targets() -> Targets {
    Targets::parse(include_str!(
        "../../crates/sync/src/bin/lotse-probe/targets.json"
    ))
}

/// What is seen at a list.
fn sight(wire: &dyn Wire, url: &str) -> Sight {
    let session = Session::new(wire, 500);
    let options = look::Options {
        url,
        kind: "offer",
        language: "de",
        origin: None,
        credentials: Credentials::default(),
        targets: targets(),
        preset: &preset,
    };
    look::look(&session, &options)
}

/// All that a proposed profile brings.
fn all_of(wire: &dyn Wire, sight: &Sight) -> Pulled {
    let text = sight.profile.as_ref().expect("a profile").to_string();
    let profile = Profile::parse(&text, preset).unwrap_or_else(|flaws| panic!("{flaws:?}: {text}"));
    let rest = Rest::new(profile, &*sight.base_url, &["de".to_owned()]);
    pull(&Session::new(wire, 500), &rest, None, u32::MAX)
}

fn ids(pulled: &Pulled) -> BTreeSet<String> {
    pulled.found.keys().map(|(_, id)| id.clone()).collect()
}

fn fits_the_schema(profile: &Value) {
    let schema = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../public/profiles/profile.schema.json"
    );
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    jsonschema::validate(&schema, profile).unwrap_or_else(|flaw| panic!("{flaw}: {profile}"));
}

/// Looks at a list of sixty and one that was deleted, and pulls them with what was proposed.
fn proposes(kind: Kind, path: &str, extends: &str) -> (Backend, Sight) {
    let backend = Backend::start(kind);
    let desk = backend.desk();
    desk.seed(1..62);
    desk.delete(&desk.own_id(61));
    let sight = sight(&Native::default(), &format!("{}{path}", backend.url()));
    println!("{sight}");
    let profile = sight.profile.as_ref().expect("a profile");
    assert_eq!(profile["extends"], extends, "{profile}");
    fits_the_schema(profile);
    let pulled = all_of(&Native::default(), &sight);
    assert_eq!(pulled.stopped, None);
    let there: BTreeSet<String> = desk.all().into_iter().map(|stored| stored.id).collect();
    assert_eq!(ids(&pulled), there, "{kind}: everything, and nothing else");
    assert_eq!(there.len(), 60);
    let titles = pulled
        .found
        .values()
        .filter(|json| String::from_utf8_lossy(json).contains("Sprachcafé"));
    assert_eq!(titles.count(), 60);
    (backend, sight)
}

/// Checks the proposed profile by writing, as somebody who may.
fn writes(backend: &Backend, sight: &Sight, credentials: Credentials) -> Report {
    let before = backend.desk().all();
    let wire = Native::default();
    let session = Session::new(&wire, 500);
    let profile = sight.profile.as_ref().expect("a profile").to_string();
    let secrets: Vec<String> = [&credentials.password, &credentials.token]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let report = check::check(
        &session,
        &check::Options {
            profile: &profile,
            preset: &preset,
            base_url: sight.base_url.clone(),
            languages: vec!["de".to_owned()],
            credentials,
            origin: None,
            write: true,
        },
    );
    println!("{report}");
    let text = format!("{report}{}", report.json());
    for secret in secrets {
        assert!(!text.contains(&secret), "a secret is shown");
    }
    assert!(report.is_ok(), "{}", backend.kind());
    assert_eq!(
        backend.desk().all(),
        before,
        "{}: nothing stays",
        backend.kind()
    );
    report
}

fn verdict(report: &Report, step: &str) -> Verdict {
    report
        .step(step)
        .unwrap_or_else(|| panic!("a step {step}"))
        .verdict
}

#[test]
fn json_server() {
    let (backend, sight) = proposes(Kind::JsonServer, "/offers", "json-server");
    let report = writes(&backend, &sight, Credentials::default());
    assert_eq!(verdict(&report, "delta"), Verdict::NotPossible);
    for step in [
        "create",
        "repeat create",
        "see it",
        "update",
        "conflict",
        "siblings",
        "delete",
        "delete again",
    ] {
        assert_eq!(verdict(&report, step), Verdict::Ok, "{step}");
    }
    assert_eq!(verdict(&report, "refusal"), Verdict::NotPossible);
}

#[test]
fn kinto() {
    let path = "/v1/buckets/city/collections/offers/records";
    let (backend, sight) = proposes(Kind::Kinto, path, "kinto");
    let report = writes(&backend, &sight, backend.person());
    for step in [
        "delta",
        "create",
        "repeat create",
        "see it",
        "update",
        "conflict",
        "refusal",
        "delete",
        "see it go",
    ] {
        assert_eq!(verdict(&report, step), Verdict::Ok, "{step}");
    }
}

#[test]
fn pocketbase() {
    let path = "/api/collections/offers/records";
    let (backend, sight) = proposes(Kind::PocketBase, path, "pocketbase");
    let report = writes(&backend, &sight, backend.person());
    for step in [
        "sign in",
        "delta",
        "deletions",
        "create",
        "repeat create",
        "update",
        "conflict",
        "siblings",
        "refusal",
        "delete",
    ] {
        assert_eq!(verdict(&report, step), Verdict::Ok, "{step}");
    }
}

#[test]
fn reference_server() {
    let (backend, sight) = proposes(Kind::Lotse, "/api/v1/offer", "lotse");
    let report = writes(&backend, &sight, backend.person());
    for step in [
        "delta",
        "create",
        "repeat create",
        "see it",
        "update",
        "conflict",
        "refusal",
        "delete",
        "see it go",
    ] {
        assert_eq!(verdict(&report, step), Verdict::Ok, "{step}");
    }
}

#[test]
fn couch() {
    let (backend, sight) = proposes(Kind::Couch, "/offers/_all_docs", "couchdb");
    let report = writes(&backend, &sight, backend.person());
    assert_eq!(verdict(&report, "delta"), Verdict::Ok);
    assert_eq!(verdict(&report, "conflict"), Verdict::Ok);
}

/// A backend that only reads: rows by path, in the envelope it has them in.
struct Rows {
    rows: Value,
    path: fn(&str) -> Option<&str>,
    envelope: fn(&[Value]) -> Value,
}

impl Wire for Rows {
    fn send(&self, asked: &Asked) -> Result<Response, Trouble> {
        let rest = asked
            .url
            .strip_prefix("https://city.example")
            .expect("its origin");
        let rest = rest.split('?').next().unwrap_or_default();
        let rows = (self.path)(rest).and_then(|path| self.rows[path].as_array());
        let (status, body) = match rows {
            Some(rows) => (200, (self.envelope)(rows)),
            None => (404, json!({})),
        };
        Ok(Response {
            status,
            headers: Vec::new(),
            body: body.to_string().into_bytes(),
        })
    }
}

fn fixture(name: &str) -> Value {
    let file = format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).expect("a fixture");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn an_integreat_cms_and_its_languages() {
    let wire = Rows {
        rows: fixture("integreat.json"),
        path: |path| path.strip_prefix("/api/v3/musterstadt/"),
        envelope: |rows| json!(rows),
    };
    let sight = sight(
        &wire,
        "https://city.example/api/v3/musterstadt/de/locations/",
    );
    println!("{sight}");
    let profile = sight.profile.as_ref().expect("a profile");
    fits_the_schema(profile);
    assert_eq!(profile["extends"], "integreat-v3");
    assert_eq!(profile["lists"][0]["path"], "/{lang}/locations/");
    assert_eq!(sight.base_url, "https://city.example/api/v3/musterstadt");
    let there: Vec<String> = ids(&all_of(&wire, &sight)).into_iter().collect();
    assert_eq!(there, ["17"], "the id of the place, not of its translation");
}

#[test]
fn a_directory_that_speaks_hsds_without_changes() {
    let wire = Rows {
        rows: fixture("hsds.json"),
        path: |path| path.strip_prefix('/'),
        envelope: |rows| json!({"total_items": rows.len(), "empty": rows.is_empty(), "contents": rows}),
    };
    let sight = sight(&wire, "https://city.example/services");
    println!("{sight}");
    let profile = sight.profile.as_ref().expect("a profile");
    fits_the_schema(profile);
    assert_eq!(profile["extends"], "hsds-3.1");
    assert_eq!(
        profile["lists"][0]["since"],
        Value::Null,
        "it is not understood, and left out"
    );
    let rows = fixture("hsds.json")["services"].as_array().map(Vec::len);
    assert_eq!(Some(all_of(&wire, &sight).found.len()), rows);
}

/// No preset fits: all of it is found out, and the shipped example can be written with.
#[test]
fn django() {
    let backend = Backend::start(Kind::Django);
    let desk = backend.desk();
    desk.seed(1..62);
    desk.delete(&desk.own_id(61));
    let sight = sight(&Native::default(), &format!("{}/offers/", backend.url()));
    println!("{sight}");
    let profile = sight.profile.as_ref().expect("a profile");
    fits_the_schema(profile);
    let list = &profile["lists"][0];
    assert_eq!(list["paging"]["at"], "/next", "{list}");
    assert_eq!(list["paging"]["total"]["at"], "/count", "{list}");
    assert_eq!(list["since"]["query"]["modified__gte"], "{since}", "{list}");
    assert_eq!(list["one"]["path"], "/offers/{id}/", "{list}");
    let there: BTreeSet<String> = desk.all().into_iter().map(|stored| stored.id).collect();
    let pulled = all_of(&Native::default(), &sight);
    assert_eq!((ids(&pulled), there.len()), (there, 60));

    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../public/profiles/examples/django-rest-framework.json"
    );
    let example = std::fs::read_to_string(example).expect("the example");
    let mut profile: Value = serde_json::from_str(&example).expect("JSON");
    let fields = json!({"/kind": {"const": "service"}, "/title/de/text": "/title", "/summary/de/text": "/summary"});
    profile["lists"][0]["fields"] = fields;
    let mut sight = sight;
    sight.profile = Some(profile);
    sight.base_url = backend.url();
    let report = writes(&backend, &sight, backend.person());
    for step in [
        "delta",
        "create",
        "repeat create",
        "update",
        "conflict",
        "refusal",
        "delete",
    ] {
        assert_eq!(verdict(&report, step), Verdict::Ok, "{step}");
    }
}
