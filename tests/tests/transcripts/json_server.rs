//! json-server: pages by number or offset, nothing told about deletions, no conditions.

use lotse_sync::Method::{Delete, Get, Patch, Post, Put};
use lotse_tests::backends::{Backend, Offer};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::json;

/// So that the last record is the only one of its moment.
const MOMENT: std::time::Duration = std::time::Duration::from_millis(20);

pub fn questions(backend: &Backend, ask: &mut Recorder) {
    ask.read("empty list", "/offers?_page=1&_limit=2");
    let desk = backend.desk();
    desk.seed(1..5);
    std::thread::sleep(MOMENT);
    desk.seed(5..6);
    read(ask);

    let before = desk.all();
    let since = before[4].updated.clone().expect("a stamp");
    let changed = format!("/offers?updated_at_gte={since}");
    ask.read(
        "changed since the last change: the last record alone",
        &changed,
    );
    desk.update(&before[0].id, &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&before[1].id);
    ask.read("changed since, after an update and a deletion", &changed);
    ask.read(
        "changed since the epoch",
        "/offers?updated_at_gte=1970-01-01T00:00:00.000Z",
    );
    ask.read(
        "a filter on a field nobody has",
        "/offers?modified_gte=2026-01-01",
    );
    ask.read("every id after a deletion", "/offers");
    ask.read(
        "read a deleted record",
        &format!("/offers/{}", before[1].id),
    );

    write(ask);
}

fn read(ask: &mut Recorder) {
    ask.read("first page", "/offers?_page=1&_limit=2");
    ask.read("next page", "/offers?_page=2&_limit=2");
    ask.read("last page", "/offers?_page=3&_limit=2");
    ask.read("past the end", "/offers?_page=4&_limit=2");
    ask.read("by offset", "/offers?_start=2&_limit=2");
    ask.read("by offset, past the end", "/offers?_start=10&_limit=2");
    let first = ask.read("read one", "/offers/offer-000001");
    let etag = first.header("etag").unwrap_or_default().to_owned();
    let unchanged = [("if-none-match", etag.as_str())];
    ask.ask(
        "read one, unchanged",
        Get,
        "/offers/offer-000001",
        &unchanged,
        None,
    );
}

fn write(ask: &mut Recorder) {
    let offer = json!({
        "id": "0192f3c4-0000-7000-8000-000000000001", "title": "Fahrrad", "summary": null,
        "tags": ["thing"], "place": { "lat": 52.12, "lon": 11.62 },
        "updated_at": "2026-11-22T17:50:50.492Z",
    });
    let own = "/offers/0192f3c4-0000-7000-8000-000000000001";
    ask.write("create", Post, "/offers", &[], Some(&offer));
    ask.write(
        "create again under the same id",
        Post,
        "/offers",
        &[],
        Some(&offer),
    );
    let nameless = json!({ "title": "Regal" });
    let made = ask.write(
        "create, id by the server",
        Post,
        "/offers",
        &[],
        Some(&nameless),
    );
    let id = json_in(&made)["id"].clone();
    let made = format!("/offers/{}", id.as_str().unwrap_or_default());

    let title = json!({ "title": "Fahrrad, blau" });
    ask.write("update", Patch, own, &[], Some(&title));
    let stale = [("if-match", "\"stale\"")];
    ask.write(
        "update a stale version: nothing is checked",
        Patch,
        own,
        &stale,
        Some(&title),
    );
    let leaf = json!({ "place": { "lat": 52.2 } });
    ask.write(
        "update one leaf: its siblings go",
        Patch,
        own,
        &[],
        Some(&leaf),
    );
    ask.write(
        "replace: what is not named goes",
        Put,
        &made,
        &[],
        Some(&title),
    );
    ask.write(
        "update an unknown record",
        Patch,
        "/offers/nobody",
        &[],
        Some(&title),
    );
    ask.write(
        "replace an unknown record",
        Put,
        "/offers/nobody",
        &[],
        Some(&title),
    );

    let odd = json!({ "title": 7, "tags": "none" });
    ask.write(
        "refused content: nothing is refused",
        Patch,
        own,
        &[],
        Some(&odd),
    );
    ask.write_broken("broken content", Post, "/offers", &[]);
    ask.write("delete", Delete, own, &[], None);
    ask.write("delete again", Delete, own, &[], None);
}
