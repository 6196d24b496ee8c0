//! Each backend starts, holds what it is given, survives a restart, and is gone when it is stopped.

use lotse_sync::{Method, Request, Unreachable};
use lotse_tests::backends::{Backend, Kind, Offer};
use lotse_tests::http;

fn get(url: &str) -> Request {
    Request {
        method: Method::Get,
        url: url.to_owned(),
        headers: Vec::new(),
        body: None,
        patience_ms: 5000,
    }
}

fn titles(backend: &Backend) -> Vec<String> {
    let all = backend.desk().all();
    all.into_iter().map(|stored| stored.offer.title).collect()
}

fn keeps_what_it_is_given(kind: Kind) {
    let mut backend = Backend::start(kind);
    let url = backend.url();
    let desk = backend.desk();
    assert_eq!(desk.all(), [], "{kind} begins empty");

    desk.seed(1..4);
    let all = desk.all();
    let offers: Vec<Offer> = all.iter().map(|stored| stored.offer.clone()).collect();
    assert_eq!(offers, [1, 2, 3].map(Offer::sample), "{kind}");

    let (first, second, third) = (desk.own_id(1), desk.own_id(2), desk.own_id(3));
    let changed = Offer {
        summary: String::new(),
        place: None,
        ..Offer::sample(2).titled("Umgezogen")
    };
    desk.update(&second, &changed);
    desk.delete(&third);
    let after = desk.get(&second).expect("the second one");
    assert_eq!(after.offer, changed, "{kind}");
    assert_eq!(desk.get(&third), None, "{kind}");
    assert_eq!(
        desk.get(&first).as_ref(),
        Some(&all[0]),
        "{kind}: untouched"
    );
    if let Some(before) = &all[1].version {
        assert_ne!(after.version.as_ref(), Some(before), "{kind}");
    }

    let before = desk.all();
    backend.restart();
    assert_eq!(backend.url(), url);
    assert_eq!(backend.desk().all(), before, "{kind} kept it");
    backend.desk().create(&desk.own_id(4), &Offer::sample(4));
    assert_eq!(
        titles(&backend),
        ["Sprachcafé 1", "Umgezogen", "Sprachcafé 4"]
    );

    backend.stop();
    assert_eq!(http::send(&get(&url)), Err(Unreachable::NoAnswer), "{kind}");
    backend.start_again();
    assert_eq!(titles(&backend).len(), 3, "{kind}");
    drop(backend);
    assert_eq!(http::send(&get(&url)), Err(Unreachable::NoAnswer), "{kind}");
}

/// Set back to a backup, killed, and still what it was.
fn can_be_set_back_and_killed(kind: Kind) {
    let mut backend = Backend::start(kind);
    let desk = backend.desk();
    desk.seed(1..3);
    let before = desk.all();
    let backup = backend.back_up();
    desk.update(&desk.own_id(1), &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&desk.own_id(2));
    desk.seed(3..4);
    assert_eq!(titles(&backend), ["Umgezogen", "Sprachcafé 3"], "{kind}");
    backend.restore(&backup);
    assert_eq!(desk.all(), before, "{kind} is set back");

    desk.seed(4..5);
    let before = desk.all();
    if kind == Kind::JsonServer {
        // It writes after it has answered, so a power cut may take the last change.
        backend.stop();
    }
    backend.kill();
    backend.start_again();
    assert_eq!(desk.all(), before, "{kind} survives a power cut");
    assert_eq!(backend.sign_in().is_empty(), kind == Kind::JsonServer);
}

#[test]
fn reference_server() {
    keeps_what_it_is_given(Kind::Lotse);
    can_be_set_back_and_killed(Kind::Lotse);
}

#[test]
fn json_server() {
    keeps_what_it_is_given(Kind::JsonServer);
    can_be_set_back_and_killed(Kind::JsonServer);
}

#[test]
fn kinto() {
    keeps_what_it_is_given(Kind::Kinto);
    can_be_set_back_and_killed(Kind::Kinto);
}

#[test]
fn pocketbase() {
    keeps_what_it_is_given(Kind::PocketBase);
    can_be_set_back_and_killed(Kind::PocketBase);
}

#[test]
fn couch() {
    keeps_what_it_is_given(Kind::Couch);
    can_be_set_back_and_killed(Kind::Couch);
}

#[test]
fn django() {
    keeps_what_it_is_given(Kind::Django);
    can_be_set_back_and_killed(Kind::Django);
}

#[test]
fn versions_are_pinned() {
    let versions = Kind::ALL.map(Kind::version);
    assert_eq!(versions.len(), 6);
    for version in versions {
        let (_, number) = version.split_once(' ').expect("a name and a version");
        assert!(
            number.starts_with(|c: char| c.is_ascii_digit()),
            "{version}"
        );
    }
}
