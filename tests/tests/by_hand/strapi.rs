//! Strapi 5: pages by number, nothing told about deletions, ids by the server alone.

use lotse_sync::Method::{Delete, Get, Patch, Post, Put};
use lotse_tests::http::{Headers, expect_json, field};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::{Value, json};

use super::ByHand;

pub const STRAPI: ByHand = ByHand {
    name: "strapi",
    variable: "LOTSE_STRAPI",
    set_up,
    questions,
};

const OFFERS: &str = "/api/offers";

/// The office registers and makes a token for its API.
fn set_up(url: &str) -> Headers {
    let office = json!({
        "email": "office@example.org", "password": "Correct-horse-battery-staple-1",
        "firstname": "Office", "lastname": "Office",
    });
    let answer = expect_json(
        url,
        Post,
        "/admin/register-admin",
        Headers::new(),
        Some(&office),
    );
    let session = answer["data"]["token"].as_str().expect("a session");
    let session = vec![field("authorization", &format!("Bearer {session}"))];
    let token =
        json!({ "name": "office", "description": "", "type": "full-access", "lifespan": null });
    let answer = expect_json(url, Post, "/admin/api-tokens", session, Some(&token));
    let token = answer["data"]["accessKey"].as_str().expect("a token");
    vec![field("authorization", &format!("Bearer {token}"))]
}

fn questions(ask: &mut Recorder) {
    ask.read("empty list", &page(1));
    let mut ids = Vec::new();
    for number in 1..6 {
        let own = offer(&format!("Sprachcafé {number}"), number);
        let made = ask.write("create", Post, OFFERS, &[], Some(&own));
        ids.push(
            json_in(&made)["data"]["documentId"]
                .as_str()
                .expect("an id")
                .to_owned(),
        );
    }
    ask.read("first page", &page(1));
    ask.read("next page", &page(2));
    ask.read("last page", &page(3));
    ask.read("past the end", &page(4));
    ask.read(
        "by offset",
        &format!("{OFFERS}?pagination[start]=2&pagination[limit]=2"),
    );
    ask.read(
        "a page larger than it gives",
        &format!("{OFFERS}?pagination[pageSize]=500&fields[0]=title"),
    );
    let first = format!("{OFFERS}/{}", ids[0]);
    ask.read("read one", &first);
    let title = json!({ "data": { "title": "Umgezogen" } });
    ask.write(
        "update: the numeric id is another one then",
        Put,
        &first,
        &[],
        Some(&title),
    );
    let second = format!("{OFFERS}/{}", ids[1]);
    ask.write("delete", Delete, &second, &[], None);
    ask.write("delete again", Delete, &second, &[], None);
    ask.read("read a deleted record", &second);
    ask.read(
        "changed since the epoch",
        &since("updatedAt", "1970-01-01T00:00:00.000Z"),
    );
    ask.read(
        "changed since a day to come",
        &since("updatedAt", "2100-01-01T00:00:00.000Z"),
    );
    ask.read(
        "changed since what is no date",
        &since("updatedAt", "yesterday"),
    );
    ask.read(
        "a filter on a field nobody has",
        &since("modified", "2026-01-01"),
    );
    ask.read(
        "every id after a deletion",
        &format!("{OFFERS}?fields[0]=documentId&pagination[pageSize]=100"),
    );
    write(ask, &first);
    refused(ask, &first);
}

fn page(number: u32) -> String {
    format!("{OFFERS}?pagination[page]={number}&pagination[pageSize]=2&sort=documentId")
}

fn since(field: &str, moment: &str) -> String {
    format!("{OFFERS}?filters[{field}][$gte]={moment}")
}

fn offer(title: &str, number: u32) -> Value {
    json!({ "data": {
        "title": title, "summary": "Deutsch üben", "tags": ["language"],
        "place": { "lat": 52.12, "lon": 11.62 },
        "client_ref": format!("0192f3c4-0000-7000-8000-{number:012}"),
    } })
}

fn write(ask: &mut Recorder, first: &str) {
    ask.write(
        "create again under the same reference",
        Post,
        OFFERS,
        &[],
        Some(&offer("Fahrrad", 1)),
    );
    ask.read(
        "look a reference up",
        &format!("{OFFERS}?filters[client_ref][$eq]=0192f3c4-0000-7000-8000-000000000001"),
    );
    let mut own = offer("Fahrrad", 9);
    own["data"]["documentId"] = json!("a1b2c3d4e5f6a1b2c3d4e5f6");
    ask.write(
        "create under an id of our own",
        Post,
        OFFERS,
        &[],
        Some(&own),
    );
    let draft = format!("{OFFERS}?status=draft");
    ask.write(
        "create a draft: nobody sees it",
        Post,
        &draft,
        &[],
        Some(&offer("Entwurf", 10)),
    );
    ask.read("list after a draft", &page(1));
    let title = json!({ "data": { "title": "Fahrrad, blau" } });
    let stale = [("if-match", "\"stale\"")];
    ask.write(
        "update a stale version: nothing is checked",
        Put,
        first,
        &stale,
        Some(&title),
    );
    let leaf = json!({ "data": { "place": { "lat": 52.2 } } });
    ask.write(
        "update one leaf: its siblings go",
        Put,
        first,
        &[],
        Some(&leaf),
    );
    ask.write("change parts", Patch, first, &[], Some(&title));
    ask.write(
        "update an unknown record",
        Put,
        &format!("{OFFERS}/a1b2c3d4e5f6a1b2c3d4e5f6"),
        &[],
        Some(&title),
    );
    let odd = json!({ "data": { "colour": "blue" } });
    ask.write("update an unknown field", Put, first, &[], Some(&odd));
}

fn refused(ask: &mut Recorder, first: &str) {
    let untitled = json!({ "data": { "summary": "Ohne Titel" } });
    ask.write(
        "refused content: a field is missing",
        Post,
        OFFERS,
        &[],
        Some(&untitled),
    );
    let long = offer(&"x".repeat(201), 11);
    ask.write(
        "refused content: a field is too long",
        Post,
        OFFERS,
        &[],
        Some(&long),
    );
    ask.write_broken("broken content", Post, OFFERS, &[]);
    let good = offer("Fahrrad", 12);
    let wrong = [("authorization", "Bearer not-the-token")];
    ask.ask("wrong credentials", Post, OFFERS, &wrong, Some(&good));
    ask.ask("wrong credentials, reading", Get, OFFERS, &wrong, None);
    ask.ask("no credentials", Post, OFFERS, &[], Some(&good));
    ask.ask("no credentials, update", Put, first, &[], Some(&good));
    ask.ask("no credentials, delete", Delete, first, &[], None);
    ask.read("list an unknown collection", "/api/recipes");
}
