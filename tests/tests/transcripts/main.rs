//! The kept transcripts are what the backends say today. After a new version of one, or with a new question, record
//! them anew by `UPDATE=1 cargo test --package lotse-tests --test transcripts` and read the difference.

mod couch;
mod json_server;
mod kinto;
mod lotse;
mod pocketbase;

use lotse_tests::backends::{Backend, Kind};
use lotse_tests::transcript::{Recorder, difference, keep, kept};

fn still_true(kind: Kind, questions: fn(&Backend, &mut Recorder)) {
    let backend = Backend::start(kind);
    let mut recorder = Recorder::new(backend.url(), backend.sign_in());
    questions(&backend, &mut recorder);
    let now = recorder.finish();
    if std::env::var_os("UPDATE").is_some() {
        keep(kind.name(), &now);
    }
    if let Some(difference) = difference(&kept(kind.name()), &now) {
        panic!(
            "{kind} does not speak as recorded, run with UPDATE=1 if that is right: {difference}"
        );
    }
}

#[test]
fn reference_server() {
    still_true(Kind::Lotse, lotse::questions);
}

#[test]
fn json_server() {
    still_true(Kind::JsonServer, json_server::questions);
}

#[test]
fn kinto() {
    still_true(Kind::Kinto, kinto::questions);
}

#[test]
fn pocketbase() {
    still_true(Kind::PocketBase, pocketbase::questions);
}

#[test]
fn couch() {
    still_true(Kind::Couch, couch::questions);
}
