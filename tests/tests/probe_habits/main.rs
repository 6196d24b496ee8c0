//! `lotse-probe` at a backend in memory that has habits of its own: what goes wrong there quietly is said aloud.

mod office;

use lotse_sync::probe::{
    Report, Session, Verdict, check,
    look::{self, Sight, Targets},
};
use lotse_sync::profile::Credentials;
use serde_json::{Map, Value, json};

use office::{HOME, Office};

/// A profile of the list with some knobs more.
fn profile(more: Value) -> Value {
    let mut profile = json!({
        "profile": 1, "name": "Musterstadt",
        "lists": [{
            "kind": "offer", "path": "/offers/", "items": "/objects",
            "identity": {"at": "/id", "client": "any"}, "updated": {"at": "/changed"},
            "paging": {"kind": "none", "total": {"at": "/meta/total_count"}},
            "one": {"path": "/offers/{id}/"},
            "languages": {"fields": {"de": "de", "ar": "ar"}},
            "fields": {
                "/kind": {"const": "service"}, "/title/{lang}/text": "/title_{lang}",
                "/place/coordinates/latitude": "/geo/lat", "/place/coordinates/longitude": "/geo/lon",
            },
            "writes": {
                "create": {"path": "/offers/", "answer": ""},
                "update": {"path": "/offers/{id}/", "answer": "", "merge": 1},
                "delete": {"path": "/offers/{id}/"},
            },
        }],
    });
    for (name, value) in more.as_object().expect("knobs") {
        if name == "tables" {
            profile["tables"] = value.clone();
        } else {
            let list = profile["lists"][0].as_object_mut().expect("a list");
            list.insert(name.clone(), value.clone());
        }
    }
    profile
}

fn options(profile: &str, write: bool) -> check::Options<'_> {
    check::Options {
        profile,
        preset: &|_| None,
        base_url: HOME.to_owned(),
        languages: vec!["de".to_owned()],
        credentials: Credentials::default(),
        origin: None,
        write,
    }
}

fn tried(office: &Office, profile: &Value, write: bool) -> Report {
    let session = Session::new(office, 500);
    let report = check::check(&session, &options(&profile.to_string(), write));
    println!("{report}");
    report
}

fn seen(office: &Office) -> Sight {
    let session = Session::new(office, 500);
    let sight = look::look(
        &session,
        &look::Options {
            url: &format!("{HOME}/offers/"),
            kind: "offer",
            language: "de",
            origin: None,
            credentials: Credentials::default(),
            targets: Targets::parse(include_str!(
                "../../../crates/sync/src/bin/lotse-probe/targets.json"
            )),
            preset: &|_| None,
        },
    );
    println!("{sight}");
    sight
}

fn is(report: &Report, step: &str, verdict: Verdict) -> Vec<String> {
    let step = report.step(step).unwrap_or_else(|| panic!("a step {step}"));
    assert_eq!(step.verdict, verdict, "{}: {:?}", step.name, step.says);
    step.says.clone()
}

fn since(more: Value) -> Value {
    let mut since =
        json!({"query": {"changed__gte": "{since}"}, "mark": {"max": "/changed"}, "overlap_s": 2});
    lotse_sync::profile::merge_patch(&mut since, &more);
    json!({"since": since, "deletions": {"kind": "full", "every_h": 24}})
}

#[test]
fn a_time_of_another_zone_is_noticed() {
    let office = Office::new();
    let wrong = tried(&office, &profile(since(json!({"format": "iso-us"}))), false);
    let says = is(&wrong, "delta", Verdict::Failed);
    assert!(
        says.iter().any(|text| text.contains("another zone")),
        "{says:?}"
    );
    let exact = tried(
        &office,
        &profile(since(json!({"format": "iso-us", "overlap_s": 0}))),
        false,
    );
    is(&exact, "delta", Verdict::Failed);

    is(
        &tried(&office, &profile(since(json!({}))), false),
        "delta",
        Verdict::Ok,
    );
    let mut zoned = since(json!({"format": "iso-us"}));
    zoned["updated"] = json!({"at": "/changed", "zone": "+01:00"});
    is(
        &tried(&office, &profile(zoned), false),
        "delta",
        Verdict::Ok,
    );
}

#[test]
fn what_is_proposed_is_asked_for_as_it_was_tried() {
    let sight = seen(&Office::new());
    let list = &sight.profile.as_ref().expect("a profile")["lists"][0];
    let expected = json!({"query": {"changed__gte": "{since}"}, "mark": {"max": ["/changed"]}, "overlap_s": 3600});
    assert_eq!(list["since"], expected);
    is(sight.check.as_ref().expect("a check"), "delta", Verdict::Ok);
}

#[test]
fn a_change_that_does_not_move_the_time_is_noticed() {
    let knobs = since(json!({}));
    let good = tried(&Office::new(), &profile(knobs.clone()), true);
    is(&good, "see the change", Verdict::Ok);
    is(&good, "see it go", Verdict::Ok);
    let office = Office {
        moves: false,
        ..Office::new()
    };
    let bad = tried(&office, &profile(knobs), true);
    let says = is(&bad, "see the change", Verdict::Failed);
    assert!(
        says.iter().any(|text| text.contains("not the newest")),
        "{says:?}"
    );
    assert_eq!(office.rows.borrow().len(), 7, "nothing stays");
}

/// A lost update is one fault, not two.
#[test]
fn what_an_old_version_overwrote_is_not_blamed_on_merging() {
    let knobs =
        json!({"version": "/changed", "concurrency": {"kind": "if-match", "value": "{version}"}});
    let report = tried(&Office::new(), &profile(knobs), true);
    is(&report, "conflict", Verdict::Failed);
    is(&report, "siblings", Verdict::Ok);
}

#[test]
fn a_tables_total_is_not_the_lists() {
    let tables = json!({"topics": {
        "path": "/topics/", "items": "/objects", "key": "/id", "take": "/slug",
        "paging": {"kind": "none", "total": {"at": "/meta/total_count"}},
    }});
    let mut own = profile(json!({"tables": tables}));
    let list = &mut own["lists"][0];
    list["paging"] = json!({"kind": "none"});
    list["fields"]["/organization"] =
        json!({"from": "/topic", "codec": "lookup", "table": "topics"});
    let says = is(&tried(&Office::new(), &own, false), "page", Verdict::Ok);
    assert!(
        !says.iter().any(|text| text.contains("3 records")),
        "{says:?}"
    );
}

#[test]
fn a_further_languages_total_is_not_the_lists() {
    let mut own = profile(json!({
        "path": "/{lang}/offers/", "languages": {"lists": {"de": "de", "ar": "ar"}},
        "deletions": {"kind": "full"},
    }));
    let list = own["lists"][0].as_object_mut().expect("a list");
    list.remove("writes");
    list.remove("one");
    let office = Office::new();
    let session = Session::new(&office, 100);
    let report = check::check(
        &session,
        &check::Options {
            languages: vec!["de".to_owned(), "ar".to_owned()],
            ..options(&own.to_string(), false)
        },
    );
    let says = is(&report, "page", Verdict::Ok);
    assert!(
        says.iter().any(|text| text.contains("says 7 records")),
        "{says:?}"
    );
}

#[test]
fn what_is_only_read_is_not_missed() {
    let mut own = profile(json!({}));
    own["lists"][0]["fields"]["/summary/de/text"] = json!({"template": "Thema {/topic}"});
    let says = is(&tried(&Office::new(), &own, true), "create", Verdict::Ok);
    assert!(
        !says.iter().any(|text| text.contains("/summary")),
        "{says:?}"
    );
}

/// Nobody who reads Arabic takes it for an offer either.
#[test]
fn a_record_for_trying_says_so_in_every_language() {
    let office = Office::new();
    is(
        &tried(&office, &profile(json!({})), true),
        "create",
        Verdict::Ok,
    );
    let sent = office.sent.borrow();
    let made: &Map<String, Value> = sent[0].as_object().expect("a record");
    for title in ["title_de", "title_ar"] {
        let text = made[title].as_str().unwrap_or_default();
        assert!(text.starts_with("lotse-probe"), "{title}: {text}");
    }
}

#[test]
fn a_refusal_of_the_whole_has_its_words() {
    let refusals = json!({"refusals": {"at": "/error", "code": "/type", "message": "/message"}});
    let says = is(
        &tried(&Office::new(), &profile(refusals), true),
        "refusal",
        Verdict::Ok,
    );
    assert!(says[0].contains("invalid, Ein Titel fehlt."), "{says:?}");
}

#[test]
fn how_records_are_written_follows_what_is_allowed() {
    let update = |allow: &'static str| {
        let office = Office {
            allow,
            ..Office::new()
        };
        let writes = seen(&office).writes?;
        Some(writes["writes"]["update"]["method"].clone())
    };
    assert_eq!(update("GET, HEAD, OPTIONS"), None);
    assert_eq!(update("GET, POST, PUT, DELETE"), Some(json!("PUT")));
    assert_eq!(update("GET, POST, PUT, PATCH"), Some(json!("PATCH")));
}

#[test]
fn a_record_alone_is_found_with_and_without_a_slash() {
    let place = |bare: bool| {
        let office = Office {
            bare,
            ..Office::new()
        };
        let profile = seen(&office).profile.expect("a profile");
        profile["lists"][0]["one"]["path"].clone()
    };
    assert_eq!(place(false), "/offers/{id}/");
    assert_eq!(place(true), "/offers/{id}");
}

/// Where the way to the second page is not found, what was found is still worth having.
#[test]
fn what_does_not_read_the_whole_list_is_a_draft() {
    let office = Office {
        hidden: 40,
        ..Office::new()
    };
    let sight = seen(&office);
    assert_eq!(sight.profile, None);
    let draft = sight.draft.as_ref().expect("a draft");
    assert_eq!(draft["lists"][0]["items"], "/objects");
    assert!(sight.to_string().contains("what failed above is missing"));
}

/// It would be seen for the newest record only, which comes with every pull.
#[test]
fn since_the_creation_is_noticed() {
    let made =
        json!({"query": {"changed__gte": null, "made__gte": "{since}"}, "mark": {"max": "/made"}});
    for overlap in [0, 2] {
        let mut knobs = since(made.clone());
        knobs["since"]["overlap_s"] = json!(overlap);
        let office = Office::new();
        let report = tried(&office, &profile(knobs), true);
        is(&report, "see it", Verdict::Ok);
        is(&report, "see the change", Verdict::Failed);
        assert_eq!(office.rows.borrow().len(), 7, "nothing stays");
    }
}

/// What the backend does not call by our name for it is never removed by that name.
#[test]
fn only_what_was_made_is_removed() {
    let office = Office {
        sloppy: true,
        ..Office::new()
    };
    let before = office.rows.borrow().clone();
    let report = tried(
        &office,
        &profile(json!({"identity": {"at": "/id"}, "concurrency": {"kind": "none"}})),
        true,
    );
    let says = is(&report, "create", Verdict::Failed);
    assert!(says[0].contains("answer"), "{says:?}");
    let after = office.rows.borrow();
    assert_eq!(after[..7], before[..], "the city's records");
    assert!(office.removed.borrow().is_empty());
}

#[test]
fn what_is_written_elsewhere_than_it_is_read_fails() {
    let mut own = profile(json!({}));
    own["lists"][0]["fields"]["/place/coordinates/latitude"] =
        json!({"from": "/geo/lat", "to": "/geo/breite"});
    let says = is(
        &tried(&Office::new(), &own, true),
        "create",
        Verdict::Failed,
    );
    let lost = "/place/coordinates/latitude";
    assert!(says.iter().any(|text| text.contains(lost)), "{says:?}");
}
