//! The protocol of CouchDB: a feed of changes with tombstones, revisions in the documents.

use lotse_sync::Method::{Delete, Get, Post, Put};
use lotse_tests::backends::{Backend, Offer};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::{Value, json};

const OWN: &str = "/offers/0192f3c4-0000-7000-8000-000000000001";

pub fn questions(backend: &Backend, ask: &mut Recorder) {
    ask.read("empty list", &changes(&json!(0)));
    let desk = backend.desk();
    desk.seed(1..6);
    let last = read(ask);

    ask.read("past the end: nothing changed since", &changes(&last));
    desk.update(&desk.own_id(1), &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&desk.own_id(2));
    ask.read("changed since, a deletion among it", &changes(&last));
    ask.read("since beyond the end", &changes(&json!(1000)));
    ask.read(
        "since what is no sequence",
        "/offers/_changes?since=yesterday&limit=2",
    );
    ask.read("every id after a deletion", "/offers/_all_docs");
    ask.read(
        "read a deleted record",
        &format!("/offers/{}", desk.own_id(2)),
    );
    ask.read("read an unknown record", "/offers/nobody");

    write(ask);
    refused(ask);
}

fn changes(since: &Value) -> String {
    format!("/offers/_changes?include_docs=true&limit=3&since={since}")
}

/// The sequence after the last page.
fn read(ask: &mut Recorder) -> Value {
    let mut last = json!(0);
    for step in ["first page", "last page"] {
        let page = ask.read(step, &changes(&last));
        last = json_in(&page)["last_seq"].clone();
    }
    ask.read(
        "by key, first page",
        "/offers/_all_docs?include_docs=true&limit=2",
    );
    ask.read("read one", "/offers/offer-000001");
    last
}

fn offer(title: &str, rev: Option<&Value>) -> Value {
    let mut offer = json!({
        "title": title, "summary": "Mit Licht", "tags": ["thing"],
        "place": { "lat": 52.12, "lon": 11.62 },
    });
    if let Some(rev) = rev {
        offer["_rev"] = rev.clone();
    }
    offer
}

fn write(ask: &mut Recorder) {
    let made = ask.write("create", Put, OWN, &[], Some(&offer("Fahrrad", None)));
    let first = json_in(&made)["rev"].clone();
    ask.write(
        "create again under the same id",
        Put,
        OWN,
        &[],
        Some(&offer("Fahrrad", None)),
    );
    ask.write(
        "create, id by the server",
        Post,
        "/offers",
        &[],
        Some(&offer("Regal", None)),
    );
    let blue = offer("Fahrrad, blau", Some(&first));
    let now = ask.write("update", Put, OWN, &[], Some(&blue));
    let now = json_in(&now)["rev"]
        .as_str()
        .expect("a revision")
        .to_owned();
    ask.write("update a stale version", Put, OWN, &[], Some(&blue));
    let matching = [("if-match", now.as_str())];
    let red = offer("Fahrrad, rot", None);
    let now = match json_in(&ask.write(
        "update, revision in If-Match",
        Put,
        OWN,
        &matching,
        Some(&red),
    ))["rev"]
        .as_str()
    {
        Some(rev) => rev.to_owned(),
        None => now,
    };
    ask.read("read one after updates", OWN);
    let stale = format!("{OWN}?rev={}", first.as_str().unwrap_or_default());
    ask.write("delete a stale version", Delete, &stale, &[], None);
    ask.write("delete", Delete, &format!("{OWN}?rev={now}"), &[], None);
    ask.write(
        "delete again",
        Delete,
        &format!("{OWN}?rev={now}"),
        &[],
        None,
    );
    ask.write(
        "create under a deleted id",
        Put,
        OWN,
        &[],
        Some(&offer("Fahrrad", None)),
    );
}

fn refused(ask: &mut Recorder) {
    let untitled = json!({ "summary": "Ohne Titel" });
    let long = json!({ "title": "x".repeat(201) });
    ask.write(
        "refused content: a field is missing",
        Put,
        "/offers/refused",
        &[],
        Some(&untitled),
    );
    ask.write(
        "refused content: a field is too long",
        Put,
        "/offers/refused",
        &[],
        Some(&long),
    );
    ask.write_broken("broken content", Put, "/offers/refused", &[]);
    let good = offer("Fahrrad", None);
    let wrong = [("authorization", "Basic bm9ib2R5Om5vdGhpbmc=")];
    ask.ask(
        "wrong credentials",
        Put,
        "/offers/refused",
        &wrong,
        Some(&good),
    );
    ask.ask(
        "wrong credentials, reading",
        Get,
        "/offers/offer-000001",
        &wrong,
        None,
    );
    ask.ask("no credentials", Put, "/offers/refused", &[], Some(&good));
    ask.ask("no such database", Get, "/nothing/_changes", &[], None);
}
