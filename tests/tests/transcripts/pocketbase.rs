//! PocketBase: pages by number, a filter as a text, ids of its own shape, no conditions.

use lotse_sync::Method::{Delete, Get, Patch, Post, Put};
use lotse_tests::backends::{Backend, Offer};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::{Value, json};

const RECORDS: &str = "/api/collections/offers/records";
const OWN: &str = "/api/collections/offers/records/own0000000000id";

/// So that the last record is the only one of its moment.
const MOMENT: std::time::Duration = std::time::Duration::from_millis(20);

pub fn questions(backend: &Backend, ask: &mut Recorder) {
    ask.read("empty list", &format!("{RECORDS}?page=1&perPage=2"));
    let desk = backend.desk();
    desk.seed(1..5);
    std::thread::sleep(MOMENT);
    desk.seed(5..6);
    read(ask);

    let before = desk.all();
    let since = before[4].updated.clone().expect("a stamp");
    let changed = since_filter(&since);
    ask.read("changed since the last change", &changed);
    desk.update(&before[0].id, &Offer::sample(1).titled("Umgezogen"));
    desk.delete(&before[1].id);
    ask.read("changed since, after an update and a deletion", &changed);
    ask.read(
        "changed since, written with T: nothing",
        &since_filter(&since.replace(' ', "T")),
    );
    ask.read(
        "changed since the epoch",
        &since_filter("1970-01-01 00:00:00.000Z"),
    );
    ask.read(
        "a filter on a field nobody has",
        &format!("{RECORDS}?filter=modified%3D1"),
    );
    ask.read(
        "every id after a deletion",
        &format!("{RECORDS}?fields=id&perPage=1000"),
    );
    ask.read(
        "read a deleted record",
        &format!("{RECORDS}/{}", before[1].id),
    );

    create(ask);
    update(ask);
    refused(ask);
}

fn read(ask: &mut Recorder) {
    ask.read("first page", &format!("{RECORDS}?page=1&perPage=2&sort=id"));
    ask.read("next page", &format!("{RECORDS}?page=2&perPage=2&sort=id"));
    ask.read("last page", &format!("{RECORDS}?page=3&perPage=2&sort=id"));
    ask.read(
        "past the end",
        &format!("{RECORDS}?page=4&perPage=2&sort=id"),
    );
    ask.read(
        "a page larger than it gives",
        &format!("{RECORDS}?perPage=5000&fields=id"),
    );
    ask.read(
        "without a total",
        &format!("{RECORDS}?perPage=2&skipTotal=true&fields=id"),
    );
    ask.read("read one", &format!("{RECORDS}/offer0000000001"));
}

fn since_filter(since: &str) -> String {
    let since = since.replace(' ', "%20").replace(':', "%3A");
    format!("{RECORDS}?filter=updated%20%3E%3D%20'{since}'")
}

fn offer(id: Option<&str>, reference: &str) -> Value {
    let mut offer = json!({
        "title": "Fahrrad", "summary": "Mit Licht", "tags": ["thing"],
        "place": { "lat": 52.12, "lon": 11.62 }, "client_ref": reference,
    });
    if let Some(id) = id {
        offer["id"] = json!(id);
    }
    offer
}

fn create(ask: &mut Recorder) {
    let own = offer(
        Some("own0000000000id"),
        "0192f3c4-0000-7000-8000-000000000001",
    );
    ask.write("create", Post, RECORDS, &[], Some(&own));
    ask.write(
        "create again under the same id",
        Post,
        RECORDS,
        &[],
        Some(&own),
    );
    let other = offer(Some("own0000000000id"), "");
    ask.write(
        "create another under the same id",
        Post,
        RECORDS,
        &[],
        Some(&other),
    );
    let uuid = "0192f3c4-0000-7000-8000-000000000002";
    ask.write(
        "create under a UUID",
        Post,
        RECORDS,
        &[],
        Some(&offer(Some(uuid), uuid)),
    );
    ask.write(
        "create, id by the server",
        Post,
        RECORDS,
        &[],
        Some(&offer(None, uuid)),
    );
    ask.write(
        "create again under the same reference",
        Post,
        RECORDS,
        &[],
        Some(&offer(None, uuid)),
    );
    ask.read(
        "look a reference up",
        &format!("{RECORDS}?filter=client_ref%3D'{uuid}'"),
    );
    ask.read(
        "look an unknown reference up",
        &format!("{RECORDS}?filter=client_ref%3D'nobody'"),
    );
}

fn update(ask: &mut Recorder) {
    let title = json!({ "title": "Fahrrad, blau" });
    ask.write("update", Patch, OWN, &[], Some(&title));
    let stale = [("if-match", "\"stale\"")];
    ask.write(
        "update a stale version: nothing is checked",
        Patch,
        OWN,
        &stale,
        Some(&title),
    );
    let leaf = json!({ "place": { "lat": 52.2 } });
    ask.write(
        "update one leaf: its siblings become 0",
        Patch,
        OWN,
        &[],
        Some(&leaf),
    );
    let empty = json!({ "summary": null, "place": null, "tags": null });
    ask.write("update with nulls", Patch, OWN, &[], Some(&empty));
    ask.write("replace", Put, OWN, &[], Some(&title));
    let unknown = format!("{RECORDS}/nobody000000000");
    ask.write(
        "update an unknown record",
        Patch,
        &unknown,
        &[],
        Some(&title),
    );
    let odd = json!({ "colour": "blue" });
    ask.write("update an unknown field", Patch, OWN, &[], Some(&odd));
    ask.write("delete", Delete, OWN, &[], None);
    ask.write("delete again", Delete, OWN, &[], None);
}

fn refused(ask: &mut Recorder) {
    let untitled = json!({ "summary": "Ohne Titel" });
    let long = json!({ "title": "x".repeat(201) });
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
    let known = format!("{RECORDS}/offer0000000001");
    let offer = offer(None, "");
    for (step, headers) in [
        ("wrong", [("authorization", "not.a.token")].as_slice()),
        ("no", &[]),
    ] {
        let step = |what: &str| format!("{step} credentials, {what}");
        ask.ask(&step("create"), Post, RECORDS, headers, Some(&offer));
        ask.ask(&step("update"), Patch, &known, headers, Some(&offer));
        ask.ask(&step("delete"), Delete, &known, headers, None);
        ask.ask(
            &step("list"),
            Get,
            &format!("{RECORDS}?perPage=1"),
            headers,
            None,
        );
    }
    sign_in(ask);
}

fn sign_in(ask: &mut Recorder) {
    let path = "/api/collections/users/auth-with-password";
    let wrong = json!({ "identity": "person@example.org", "password": "not it" });
    let refused = ask.ask(
        "sign in with a wrong password",
        Post,
        path,
        &[],
        Some(&wrong),
    );
    assert_eq!(json_in(&refused)["status"], 400);
    let refresh = "/api/collections/users/auth-refresh";
    ask.ask("refresh without credentials", Post, refresh, &[], None);
}
