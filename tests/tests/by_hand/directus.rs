//! Directus 11: pages by number or offset, a filter in JSON, nothing told about deletions.

use lotse_sync::Method::{Delete, Get, Patch, Post, Put};
use lotse_tests::http::{Headers, expect_json, field};
use lotse_tests::transcript::Recorder;
use serde_json::{Value, json};

use super::ByHand;

pub const DIRECTUS: ByHand = ByHand {
    name: "directus",
    variable: "LOTSE_DIRECTUS",
    set_up,
    questions,
};

const OFFERS: &str = "/items/offers";
const TOKEN: &str = "a-static-token-of-nobody";
const FIRST: &str = "0192f3c4-0000-7000-8000-000000000001";

/// The office signs in, makes the collection, lets everybody read it, and makes an editor with a token that stays.
fn set_up(url: &str) -> Headers {
    let login =
        json!({ "email": "office@example.org", "password": "correct-horse-battery-staple" });
    let answer = expect_json(url, Post, "/auth/login", Headers::new(), Some(&login));
    let token = answer["data"]["access_token"].as_str().expect("a token");
    let office = vec![field("authorization", &format!("Bearer {token}"))];
    let call = |method, path: &str, body: Option<&Value>| {
        expect_json(url, method, path, office.clone(), body)
    };
    let text = |name: &str| json!({ "field": name, "type": "text" });
    let object =
        |name: &str| json!({ "field": name, "type": "json", "meta": { "special": ["cast-json"] } });
    let date = |name: &str, special: &str| json!({ "field": name, "type": "timestamp", "meta": { "special": [special] } });
    let collection = json!({
        "collection": "offers", "schema": {}, "meta": {},
        "fields": [
            {
                "field": "id", "type": "uuid", "meta": { "special": ["uuid"] },
                "schema": { "is_primary_key": true, "length": 36 },
            },
            {
                "field": "title", "type": "string", "meta": { "required": true },
                "schema": { "is_nullable": false, "max_length": 200 },
            },
            text("summary"), object("tags"), object("place"),
            { "field": "client_ref", "type": "string", "schema": { "is_unique": true } },
            date("date_created", "date-created"), date("date_updated", "date-updated"),
        ],
    });
    call(Post, "/collections", Some(&collection));
    let policies = call(Get, "/policies", None);
    let policies = policies["data"].as_array().expect("policies");
    let public = policies
        .iter()
        .find(|policy| policy["name"] == "$t:public_label");
    let editors = call(Post, "/policies", Some(&json!({ "name": "editors" })));
    let editors = &editors["data"]["id"];
    let mut rules = vec![(&public.expect("the public's policy")["id"], "read")];
    rules.extend(["create", "read", "update", "delete"].map(|action| (editors, action)));
    for (policy, action) in rules {
        let rule = json!({
            "policy": policy, "collection": "offers", "action": action, "fields": ["*"],
            "permissions": {}, "validation": {},
        });
        call(Post, "/permissions", Some(&rule));
    }
    let role = json!({ "name": "editors", "policies": { "create": [{ "policy": editors }] } });
    let role = call(Post, "/roles", Some(&role));
    let person = json!({
        "email": "person@example.org", "password": "correct-horse-battery-staple",
        "role": role["data"]["id"], "token": TOKEN,
    });
    call(Post, "/users", Some(&person));
    vec![field("authorization", &format!("Bearer {TOKEN}"))]
}

fn questions(ask: &mut Recorder) {
    ask.read("empty list", &format!("{OFFERS}?limit=2&page=1"));
    for number in 1..6 {
        let own = offer(Some(&id(number)), &format!("Sprachcafé {number}"));
        ask.write("create", Post, OFFERS, &[], Some(&own));
    }
    ask.read(
        "first page",
        &format!("{OFFERS}?limit=2&page=1&sort=id&meta=*"),
    );
    ask.read(
        "next page",
        &format!("{OFFERS}?limit=2&page=2&sort=id&meta=*"),
    );
    ask.read(
        "last page",
        &format!("{OFFERS}?limit=2&page=3&sort=id&meta=*"),
    );
    ask.read(
        "past the end",
        &format!("{OFFERS}?limit=2&page=4&sort=id&meta=*"),
    );
    ask.read("by offset", &format!("{OFFERS}?limit=2&offset=2&sort=id"));
    ask.read("read one", &format!("{OFFERS}/{FIRST}"));
    let title = json!({ "title": "Umgezogen" });
    ask.write(
        "update",
        Patch,
        &format!("{OFFERS}/{FIRST}"),
        &[],
        Some(&title),
    );
    ask.write("delete", Delete, &format!("{OFFERS}/{}", id(2)), &[], None);
    ask.write(
        "delete again",
        Delete,
        &format!("{OFFERS}/{}", id(2)),
        &[],
        None,
    );
    ask.read("read a deleted record", &format!("{OFFERS}/{}", id(2)));
    let epoch = "1970-01-01T00:00:00.000Z";
    ask.read(
        "changed since the epoch, by the updated field alone: new records are missing",
        &since(&["date_updated"], epoch),
    );
    ask.read(
        "changed since the epoch",
        &since(&["date_updated", "date_created"], epoch),
    );
    ask.read(
        "changed since a day to come",
        &since(
            &["date_updated", "date_created"],
            "2100-01-01T00:00:00.000Z",
        ),
    );
    ask.read(
        "changed since what is no date",
        &since(&["date_updated"], "yesterday"),
    );
    ask.read(
        "a filter on a field nobody has",
        &since(&["modified"], epoch),
    );
    ask.read(
        "every id after a deletion",
        &format!("{OFFERS}?fields=id&limit=-1"),
    );
    write(ask);
    refused(ask);
}

fn since(fields: &[&str], moment: &str) -> String {
    let parts: Vec<Value> = fields
        .iter()
        .map(|field| json!({ *field: { "_gte": moment } }))
        .collect();
    let filter = json!({ "_or": parts }).to_string();
    let encoded: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{OFFERS}?filter={encoded}")
}

fn id(number: u32) -> String {
    format!("0192f3c4-0000-7000-8000-{number:012}")
}

fn offer(id: Option<&str>, title: &str) -> Value {
    let mut offer = json!({
        "title": title, "summary": "Deutsch üben", "tags": ["language"],
        "place": { "lat": 52.12, "lon": 11.62 },
    });
    if let Some(id) = id {
        offer["id"] = json!(id);
    }
    offer
}

fn write(ask: &mut Recorder) {
    let own = offer(Some(FIRST), "Fahrrad");
    ask.write(
        "create again under the same id",
        Post,
        OFFERS,
        &[],
        Some(&own),
    );
    let mut referred = offer(None, "Fahrrad");
    referred["client_ref"] = json!("0192f3c4-0000-7000-8000-00000000000a");
    ask.write(
        "create, id by the server",
        Post,
        OFFERS,
        &[],
        Some(&referred),
    );
    ask.write(
        "create again under the same reference",
        Post,
        OFFERS,
        &[],
        Some(&referred),
    );
    let first = format!("{OFFERS}/{FIRST}");
    let leaf = json!({ "place": { "lat": 52.2 } });
    ask.write(
        "update one leaf: its siblings go",
        Patch,
        &first,
        &[],
        Some(&leaf),
    );
    let odd = json!({ "colour": "blue" });
    ask.write(
        "update an unknown field: it is dropped",
        Patch,
        &first,
        &[],
        Some(&odd),
    );
    let title = json!({ "title": "Fahrrad, blau" });
    ask.write("replace", Put, &first, &[], Some(&title));
    ask.write(
        "update an unknown record",
        Patch,
        &format!("{OFFERS}/{}", id(99)),
        &[],
        Some(&title),
    );
    let guarded = |title: &str| {
        let filter = json!({ "id": { "_eq": FIRST }, "title": { "_eq": title } });
        json!({ "query": { "filter": filter }, "data": { "summary": "Geprüft" } })
    };
    ask.write(
        "update where it is as read",
        Patch,
        OFFERS,
        &[],
        Some(&guarded("Umgezogen")),
    );
    ask.write(
        "update where it is not as read",
        Patch,
        OFFERS,
        &[],
        Some(&guarded("Sprachcafé 1")),
    );
}

fn refused(ask: &mut Recorder) {
    let untitled = json!({ "summary": "Ohne Titel" });
    ask.write(
        "refused content: a field is missing",
        Post,
        OFFERS,
        &[],
        Some(&untitled),
    );
    let long = offer(None, &"x".repeat(201));
    ask.write(
        "refused content: a field is too long",
        Post,
        OFFERS,
        &[],
        Some(&long),
    );
    ask.write_broken("broken content", Post, OFFERS, &[]);
    let good = offer(None, "Fahrrad");
    let wrong = [("authorization", "Bearer not-the-token")];
    ask.ask("wrong credentials", Post, OFFERS, &wrong, Some(&good));
    ask.ask("no credentials", Post, OFFERS, &[], Some(&good));
    let first = format!("{OFFERS}/{FIRST}");
    ask.ask("no credentials, update", Patch, &first, &[], Some(&good));
    ask.ask("no credentials, delete", Delete, &first, &[], None);
    ask.read("list an unknown collection", "/items/recipes");
}
