//! Checks of profiles: true ones pass, and each lie is found at its step.

use std::cell::RefCell;

use lotse_sync::{
    probe::{Report, Verdict},
    profile::Credentials,
    testing::{Abilities, Capability, Changes, Deleted, Office, Order, Pages, RestServer},
};
use serde_json::{Value, json};

use crate::wire::{checked, reading, writing};

const EVERYTHING: Abilities = Abilities {
    pages: Pages::Number,
    changes: Changes::Since,
    deleted: Deleted::Absent,
    order: Order::Id,
    most: 10,
    total: true,
    past_end: None,
    date: true,
};

fn filled(abilities: Abilities) -> RestServer {
    let server = RestServer::new(abilities);
    for number in 0..25 {
        server.advance(1_700);
        server.put(&format!("offer-{number:03}"), &format!("Offer {number}"));
    }
    server
}

fn check(server: &RestServer, profile: &Value) -> Report {
    let base_url = server.base_url();
    let nobody = Credentials::default();
    checked(
        &reading(server),
        base_url,
        &profile.to_string(),
        nobody,
        false,
    )
}

fn verdict(report: &Report, step: &str) -> Verdict {
    let step = report
        .step(step)
        .unwrap_or_else(|| panic!("no step {step}: {report}"));
    step.verdict
}

fn says(report: &Report, step: &str) -> String {
    report.step(step).expect(step).says.join("\n")
}

#[test]
fn what_is_true_passes() {
    for pages in [
        Pages::One,
        Pages::Number,
        Pages::Offset,
        Pages::Token,
        Pages::LinkInBody,
        Pages::LinkInHeader,
    ] {
        for changes in [
            Changes::Never,
            Changes::Since,
            Changes::AfterSecond,
            Changes::Number,
            Changes::ETag,
        ] {
            let abilities = Abilities {
                pages,
                changes,
                ..EVERYTHING
            };
            let server = filled(abilities);
            let report = check(&server, &server.profile(10));
            assert!(report.is_ok(), "{abilities:?}\n{report}");
            let expected = if changes == Changes::Never {
                Verdict::NotPossible
            } else {
                Verdict::Ok
            };
            assert_eq!(verdict(&report, "delta"), expected, "{report}");
        }
    }
}

#[test]
fn a_question_that_is_not_understood_is_found() {
    let server = filled(Abilities {
        changes: Changes::Ignored,
        ..EVERYTHING
    });
    let report = check(&server, &server.profile(10));
    assert_eq!(verdict(&report, "delta"), Verdict::Failed);
    assert!(
        says(&report, "delta").contains("does not understand"),
        "{report}"
    );
    for step in ["list", "page", "map"] {
        assert_eq!(verdict(&report, step), Verdict::Ok, "{report}");
    }
}

/// A true profile with one lie in its list.
fn lie(server: &RestServer, place: &str, value: Value) -> Report {
    let mut profile = server.profile(10);
    let (above, name) = place.rsplit_once('/').expect("a place");
    let above = profile
        .pointer_mut(&format!("/lists/0{above}"))
        .expect("a list");
    above[name] = value;
    check(server, &profile)
}

#[test]
fn each_lie_is_found_at_its_step() {
    let server = filled(EVERYTHING);
    let report = lie(&server, "/items", json!("/data"));
    assert_eq!(verdict(&report, "list"), Verdict::Failed);
    assert!(says(&report, "list").contains("/rows"), "{report}");

    let report = lie(&server, "/path", json!("/nowhere"));
    assert!(
        says(&report, "list").contains("nothing at this address"),
        "{report}"
    );

    let report = lie(&server, "/identity", json!({"at": "/nobody"}));
    assert_eq!(verdict(&report, "map"), Verdict::Failed);
    assert!(
        says(&report, "map").contains("25 rows have nothing"),
        "{report}"
    );

    let report = lie(&server, "/paging/param", json!("seite"));
    assert_eq!(verdict(&report, "page"), Verdict::Failed, "{report}");

    let report = lie(
        &server,
        "/paging",
        json!({"kind": "none", "total": {"at": "/total"}}),
    );
    assert_eq!(verdict(&report, "page"), Verdict::Failed);
    assert!(
        says(&report, "page").contains("25 records, 10 came"),
        "{report}"
    );

    let report = lie(
        &server,
        "/fields",
        json!({"/title": {"from": "/titel", "required": true}}),
    );
    assert_eq!(verdict(&report, "map"), Verdict::Failed);
    assert!(
        says(&report, "map").contains("/title (10 of the first page)"),
        "{report}"
    );

    let report = lie(
        &server,
        "/fields",
        json!({"/title": "/title", "/place": "/ort"}),
    );
    assert!(
        says(&report, "map").contains("empty everywhere: /place (from /ort)"),
        "{report}"
    );

    let report = lie(&server, "/updated", json!({"at": "/changed"}));
    assert!(
        says(&report, "map").contains("no readable time"),
        "{report}"
    );

    let sweep = json!({"kind": "sweep", "query": {"since": "2100-01-01T00:00:00.000Z"}});
    let report = lie(&server, "/deletions", sweep);
    assert_eq!(verdict(&report, "deletions"), Verdict::Failed);
    assert!(says(&report, "deletions").contains("not read"), "{report}");

    let report = lie(&server, "/identiti", json!("/id"));
    assert_eq!(verdict(&report, "profile"), Verdict::Failed);
    assert_eq!(report.steps.len(), 1, "what is no profile is not tried");
}

#[test]
fn writing_shows_what_each_kind_of_server_can_do() {
    for capability in Capability::ALL {
        let office = RefCell::new(Office::new(capability));
        for number in 0..3 {
            let title = format!("Language café {number}");
            let body = json!({"title": title, "place": {"lat": 52.1, "lon": 11.6}});
            office.borrow_mut().add(body);
        }
        let before = office.borrow().ids();
        let token = Credentials {
            token: Some("1".to_owned()),
            ..Credentials::default()
        };
        let mut profile: Value = serde_json::from_str(&capability.profile()).expect("JSON");
        profile["transport"]["auth"]["read"] = json!(true);
        let report = checked(&writing(&office), "", &profile.to_string(), token, true);
        println!("{capability:?}\n{report}");
        assert_eq!(verdict(&report, "create"), Verdict::Ok, "{capability:?}");
        let repeat = if capability == Capability::Doubling {
            Verdict::NotPossible
        } else {
            Verdict::Ok
        };
        assert_eq!(verdict(&report, "repeat create"), repeat, "{capability:?}");
        assert_eq!(verdict(&report, "update"), Verdict::Ok, "{capability:?}");
        let checks = capability.guards() || capability == Capability::Checked;
        let conflict = if checks {
            Verdict::Ok
        } else {
            Verdict::NotPossible
        };
        assert_eq!(verdict(&report, "conflict"), conflict, "{capability:?}");
        assert_eq!(verdict(&report, "delete"), Verdict::Ok, "{capability:?}");
        assert_eq!(
            office.borrow().ids(),
            before,
            "{capability:?}: nothing stays"
        );
    }
}
