//! Kinto: opaque next pages in a header, a feed with tombstones, conditional writes.

use lotse_sync::Method::{Delete, Get, Patch, Post, Put};
use lotse_tests::backends::{Backend, Offer};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::{Value, json};

const RECORDS: &str = "/v1/buckets/city/collections/offers/records";
const OWN: &str =
    "/v1/buckets/city/collections/offers/records/0192f3c4-0000-7000-8000-000000000001";

pub fn questions(backend: &Backend, ask: &mut Recorder) {
    ask.read("empty list", &format!("{RECORDS}?_limit=2"));
    let desk = backend.desk();
    desk.seed(1..6);
    read(ask);

    let whole = ask.read("whole list", RECORDS);
    let etag = whole.header("etag").expect("an ETag").to_owned();
    let since = format!("{RECORDS}?_since={}", etag.trim_matches('"'));
    ask.read("changed since: nothing", &since);
    let unchanged = [("if-none-match", etag.as_str())];
    ask.ask("whole list, unchanged", Get, RECORDS, &unchanged, None);
    desk.update(&desk.own_id(1), &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&desk.own_id(2));
    desk.delete(&desk.own_id(3));
    ask.read("changed since, deletions among it", &since);
    let paged = ask.read(
        "changed since, first page",
        &format!("{since}&_limit=2&_sort=last_modified"),
    );
    let next = next_page(&paged);
    ask.read("changed since, last page", &next);
    ask.read(
        "deletions alone",
        &format!("{RECORDS}?deleted=true&_since=0"),
    );
    ask.read("changed since the epoch", &format!("{RECORDS}?_since=0"));
    ask.read(
        "since what is no number",
        &format!("{RECORDS}?_since=yesterday"),
    );
    ask.read(
        "a page token that is none",
        &format!("{RECORDS}?_limit=2&_token=broken"),
    );
    ask.read(
        "a filter on a field nobody has",
        &format!("{RECORDS}?modified=2026"),
    );
    ask.read(
        "read a deleted record",
        &format!("{RECORDS}/{}", desk.own_id(2)),
    );

    create(ask);
    update(ask);
    refused(ask);
}

fn read(ask: &mut Recorder) {
    let first = ask.read("first page", &format!("{RECORDS}?_limit=2"));
    let next = ask.read("next page", &next_page(&first));
    ask.read("last page", &next_page(&next));
    ask.read("read one", &format!("{RECORDS}/offer-000001"));
}

/// The header's address without its host.
fn next_page(answer: &lotse_sync::Response) -> String {
    let next = answer.header("next-page").expect("a next page");
    next[next.find("/v1/").expect("our path")..].to_owned()
}

fn offer() -> Value {
    json!({ "data": {
        "title": "Fahrrad", "summary": "Mit Licht", "tags": ["thing"],
        "place": { "lat": 52.12, "lon": 11.62 },
    } })
}

fn create(ask: &mut Recorder) {
    let new = [("if-none-match", "*")];
    ask.write("create", Put, OWN, &new, Some(&offer()));
    ask.write(
        "create again under the same id",
        Put,
        OWN,
        &new,
        Some(&offer()),
    );
    let mut named = offer();
    named["data"]["id"] = json!("0192f3c4-0000-7000-8000-000000000001");
    named["data"]["title"] = json!("Fahrrad, rot");
    ask.write(
        "create again by POST: what was there, unchanged",
        Post,
        RECORDS,
        &[],
        Some(&named),
    );
    ask.write(
        "create, id by the server",
        Post,
        RECORDS,
        &[],
        Some(&offer()),
    );
}

fn update(ask: &mut Recorder) {
    let stamp =
        |answer: &lotse_sync::Response| format!("\"{}\"", json_in(answer)["data"]["last_modified"]);
    let before = stamp(&ask.read("read one before an update", OWN));
    let right = [("if-match", before.as_str())];
    let title = json!({ "data": { "title": "Fahrrad, blau" } });
    let now = stamp(&ask.write("update", Patch, OWN, &right, Some(&title)));
    ask.write("update a stale version", Patch, OWN, &right, Some(&title));
    let right_now = [("if-match", now.as_str())];
    let leaf = json!({ "data": { "place": { "lat": 52.2 } } });
    ask.write(
        "update one leaf: its siblings go",
        Patch,
        OWN,
        &right_now,
        Some(&leaf),
    );
    ask.write(
        "replace: what is not named goes",
        Put,
        OWN,
        &[],
        Some(&title),
    );
    ask.write(
        "update an unknown record",
        Patch,
        &format!("{RECORDS}/nobody"),
        &[],
        Some(&title),
    );
    ask.write("delete a stale version", Delete, OWN, &right, None);
    ask.write("delete", Delete, OWN, &[], None);
    ask.write("delete again", Delete, OWN, &[], None);
    ask.write("update a deleted record", Patch, OWN, &[], Some(&title));
}

fn refused(ask: &mut Recorder) {
    let untitled = json!({ "data": { "summary": "Ohne Titel" } });
    let long = json!({ "data": { "title": "x".repeat(201) } });
    ask.write(
        "refused content: a field is missing",
        Post,
        RECORDS,
        &[],
        Some(&untitled),
    );
    ask.write(
        "refused content: a field is too long",
        Post,
        RECORDS,
        &[],
        Some(&long),
    );
    ask.write_broken("broken content", Post, RECORDS, &[]);
    let wrong = [("authorization", "Basic bm9ib2R5Om5vdGhpbmc=")];
    ask.ask("wrong credentials", Post, RECORDS, &wrong, Some(&offer()));
    ask.ask("wrong credentials, reading", Get, RECORDS, &wrong, None);
    ask.ask("no credentials", Post, RECORDS, &[], Some(&offer()));
    let known = format!("{RECORDS}/offer-000001");
    ask.ask("no credentials, update", Patch, &known, &[], Some(&offer()));
    ask.ask("no credentials, delete", Delete, &known, &[], None);
    ask.write(
        "somewhere one may not write",
        Put,
        "/v1/buckets/office",
        &[],
        None,
    );
}
