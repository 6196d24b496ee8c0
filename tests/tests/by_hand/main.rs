//! Backends that are too large to be installed for every test: started by hand, as `tests/backends/README.md` says,
//! then compared with their transcripts by `cargo test --package lotse-tests --test by_hand -- --ignored <name>`.
//! `UPDATE=1` keeps what they say now. The collections are made by these tests, so each needs a fresh backend.

mod directus;
mod strapi;
mod wordpress;

use lotse_tests::http::Headers;
use lotse_tests::transcript::{Recorder, difference, keep, kept};

/// Makes the collection and signs somebody in, and what is asked then.
struct ByHand {
    name: &'static str,
    /// The variable that holds its address.
    variable: &'static str,
    set_up: fn(url: &str) -> Headers,
    questions: fn(&mut Recorder),
}

fn still_true(by_hand: &ByHand) {
    let name = by_hand.name;
    let url = std::env::var(by_hand.variable)
        .unwrap_or_else(|_| panic!("{} holds no address of a {name}", by_hand.variable));
    let person = (by_hand.set_up)(&url);
    let mut recorder = Recorder::new(url, person);
    (by_hand.questions)(&mut recorder);
    let now = recorder.finish();
    if std::env::var_os("UPDATE").is_some() {
        keep(name, &now);
    }
    if let Some(difference) = difference(&kept(name), &now) {
        panic!(
            "{name} does not speak as recorded, run with UPDATE=1 if that is right: {difference}"
        );
    }
}

#[test]
#[ignore = "Directus is started by hand"]
fn directus() {
    still_true(&directus::DIRECTUS);
}

#[test]
#[ignore = "Strapi is started by hand"]
fn strapi() {
    still_true(&strapi::STRAPI);
}

#[test]
#[ignore = "WordPress is started by hand"]
fn wordpress() {
    still_true(&wordpress::WORDPRESS);
}
