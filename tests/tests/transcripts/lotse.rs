//! The reference server, read kind by kind as any client would.

use lotse_sync::Method::{Delete, Get, Put};
use lotse_tests::backends::{Backend, Offer};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::{Value, json};

const RECORDS: &str = "/api/v1/offer";
const OWN: &str = "/api/v1/offer/0192f3c4-0000-7000-8000-000000000001";

pub fn questions(backend: &Backend, ask: &mut Recorder) {
    ask.read("empty list", &format!("{RECORDS}?limit=2"));
    let desk = backend.desk();
    desk.seed(1..6);
    let cursor = read(ask);

    let since = format!("{RECORDS}?since={cursor}");
    let end = ask.read("past the end: nothing changed since", &since);
    let etag = end.header("etag").expect("an ETag").to_owned();
    let unchanged = [("if-none-match", etag.as_str())];
    ask.ask(
        "nothing changed since, unchanged",
        Get,
        &since,
        &unchanged,
        None,
    );
    desk.update(&desk.own_id(1), &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&desk.own_id(2));
    ask.read("changed since, a deletion among it", &since);
    ask.read(
        "since an unknown cursor",
        &format!("{RECORDS}?since=9-0123456789abcdef"),
    );
    ask.read(
        "read a deleted record",
        &format!("{RECORDS}/{}", desk.own_id(2)),
    );
    ask.read("read an unknown record", &format!("{RECORDS}/nobody"));
    ask.read("list an unknown kind", "/api/v1/recipe");

    write(ask);
    refused(ask);
}

/// The last page's cursor.
fn read(ask: &mut Recorder) -> String {
    let mut cursor = String::new();
    for step in ["first page", "next page", "last page"] {
        let page = ask.read(step, &format!("{RECORDS}?limit=2&since={cursor}"));
        cursor = json_in(&page)["cursor"]
            .as_str()
            .expect("a cursor")
            .to_owned();
    }
    ask.read("read one", &format!("{RECORDS}/offer-000001"));
    cursor
}

fn offer(title: &str) -> Value {
    json!({ "body": {
        "kind": "item", "title": { "de": { "text": title } }, "topics": ["thing"],
    } })
}

fn write(ask: &mut Recorder) {
    let new = [("if-none-match", "*")];
    let made = ask.write("create", Put, OWN, &new, Some(&offer("Fahrrad")));
    let etag = made.header("etag").expect("an ETag").to_owned();
    ask.write(
        "create again under the same id",
        Put,
        OWN,
        &new,
        Some(&offer("Fahrrad")),
    );
    ask.write(
        "create another under the same id",
        Put,
        OWN,
        &new,
        Some(&offer("Regal")),
    );
    let right = [("if-match", etag.as_str())];
    let blue = offer("Fahrrad, blau");
    let now = ask.write("update", Put, OWN, &right, Some(&blue));
    let now = now.header("etag").expect("an ETag").to_owned();
    ask.write(
        "update again, as if the answer was lost",
        Put,
        OWN,
        &right,
        Some(&blue),
    );
    ask.write(
        "update a stale version",
        Put,
        OWN,
        &right,
        Some(&offer("Fahrrad, rot")),
    );
    ask.write("update without a condition", Put, OWN, &[], Some(&blue));
    ask.write(
        "update an unknown record",
        Put,
        &format!("{RECORDS}/nobody"),
        &right,
        Some(&blue),
    );
    ask.write("delete a stale version", Delete, OWN, &right, None);
    let right_now = [("if-match", now.as_str())];
    ask.write("delete", Delete, OWN, &right_now, None);
    ask.write("delete again", Delete, OWN, &right_now, None);
    ask.write(
        "delete an unknown record",
        Delete,
        &format!("{RECORDS}/nobody"),
        &right,
        None,
    );
}

fn refused(ask: &mut Recorder) {
    let new = [("if-none-match", "*")];
    let path = format!("{RECORDS}/refused");
    let untitled = json!({ "body": { "kind": "item" } });
    let odd = json!({ "body": { "kind": "item", "title": 7 } });
    ask.write(
        "refused content: a field is missing",
        Put,
        &path,
        &new,
        Some(&untitled),
    );
    ask.write(
        "refused content: a field is of another kind",
        Put,
        &path,
        &new,
        Some(&odd),
    );
    ask.write_broken("broken content", Put, &path, &new);
    let good = offer("Fahrrad");
    let wrong = [("authorization", "Bearer not-the-token"), new[0]];
    ask.ask("wrong credentials", Put, &path, &wrong, Some(&good));
    ask.ask(
        "wrong credentials, reading",
        Get,
        RECORDS,
        &wrong[..1],
        None,
    );
    ask.ask("no credentials", Put, &path, &new, Some(&good));
    ask.ask(
        "no credentials, delete",
        Delete,
        &path,
        &[("if-match", "*")],
        None,
    );
}
