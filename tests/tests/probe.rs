//! `lotse-probe` at real backends: what it proposes brings everything, what it checks is true, and nothing stays.

use std::collections::BTreeSet;

use lotse_sync::probe::{
    Native, Pulled, Report, Session, Verdict, check,
    look::{self, Sight, Targets},
    pull,
};
use lotse_sync::profile::{Credentials, Profile};
use lotse_sync::rest::Rest;
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
fn sight(url: &str) -> Sight {
    let wire = Native::default();
    let session = Session::new(&wire, 500);
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
fn all_of(sight: &Sight) -> Pulled {
    let text = sight.profile.as_ref().expect("a profile").to_string();
    let profile = Profile::parse(&text, preset).unwrap_or_else(|flaws| panic!("{flaws:?}: {text}"));
    let rest = Rest::new(profile, &*sight.base_url, &["de".to_owned()]);
    let wire = Native::default();
    pull(&Session::new(&wire, 500), &rest, None, u32::MAX)
}

fn ids(pulled: &Pulled) -> BTreeSet<String> {
    pulled.found.keys().map(|(_, id)| id.clone()).collect()
}

/// Looks at a list of sixty and one that was deleted, and pulls them with what was proposed.
fn proposes(kind: Kind, path: &str, extends: &str) -> (Backend, Sight) {
    let backend = Backend::start(kind);
    let desk = backend.desk();
    desk.seed(1..62);
    desk.delete(&desk.own_id(61));
    let sight = sight(&format!("{}{path}", backend.url()));
    println!("{sight}");
    let profile = sight.profile.as_ref().expect("a profile");
    assert_eq!(profile["extends"], extends, "{profile}");
    let schema = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../public/profiles/profile.schema.json"
    );
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    jsonschema::validate(&schema, profile).unwrap_or_else(|flaw| panic!("{flaw}: {profile}"));
    let pulled = all_of(&sight);
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
