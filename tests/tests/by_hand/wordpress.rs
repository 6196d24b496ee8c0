//! WordPress: a post type of its own, fields in `meta`, a trash instead of tombstones, ids by the server.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lotse_sync::Method::{Delete, Get, Patch, Post, Put};
use lotse_tests::http::{Headers, field};
use lotse_tests::transcript::{Recorder, json_in};
use serde_json::{Value, json};

use super::ByHand;

pub const WORDPRESS: ByHand = ByHand {
    name: "wordpress",
    variable: "LOTSE_WORDPRESS",
    set_up,
    questions,
};

const OFFERS: &str = "/wp-json/wp/v2/offers";

/// `tests/backends/wordpress/set-up.php` has made the post type and the editor.
fn set_up(_url: &str) -> Headers {
    let pair = STANDARD.encode("person:correcthorsebatterystaple");
    vec![field("authorization", &format!("Basic {pair}"))]
}

fn questions(ask: &mut Recorder) {
    ask.read("empty list", &page(1));
    let mut paths = Vec::new();
    for number in 1..6 {
        let own = offer(&format!("Sprachcafé „{number}“ & mehr"), number);
        let made = ask.write("create", Post, OFFERS, &[], Some(&own));
        paths.push(format!("{OFFERS}/{}", json_in(&made)["id"]));
    }
    ask.read("first page", &page(1));
    ask.read("next page", &page(2));
    ask.read("last page", &page(3));
    ask.read("past the end", &page(4));
    ask.read(
        "by offset",
        &format!("{OFFERS}?offset=2&per_page=2&orderby=id&order=asc&_fields=id"),
    );
    ask.read(
        "a page larger than it gives",
        &format!("{OFFERS}?per_page=101"),
    );
    ask.read("read one", &paths[0]);
    let edit = format!("{}?context=edit", paths[0]);
    ask.write("read one as it was written", Get, &edit, &[], None);
    ask.read("read one as it was written, without credentials", &edit);

    since(ask);
    update(ask, &paths[0]);
    delete(ask, &paths[1], &paths[2]);
    create(ask);
    refused(ask, &paths[0]);
}

fn page(number: u32) -> String {
    format!("{OFFERS}?page={number}&per_page=2&orderby=id&order=asc")
}

fn offer(title: &str, number: u32) -> Value {
    json!({
        "title": title, "content": "Deutsch üben", "status": "publish",
        "meta": {
            "lat": 52.12, "lon": 11.62, "tags": "language",
            "client_ref": format!("0192f3c4-0000-7000-8000-{number:012}"),
        },
    })
}

fn since(ask: &mut Recorder) {
    let since = |moment: &str| {
        format!(
            "{OFFERS}?modified_after={moment}&orderby=modified&order=asc&_fields=id,modified_gmt"
        )
    };
    ask.read(
        "changed since the epoch: refused",
        &since("1970-01-01T00:00:00Z"),
    );
    ask.read(
        "changed since a day long past",
        &since("1970-01-02T00:00:00Z"),
    );
    ask.read(
        "changed since a day to come",
        &since("2100-01-01T00:00:00Z"),
    );
    ask.read("changed since what is no date", &since("yesterday-or-so"));
    ask.read(
        "a filter on a field nobody has",
        &format!("{OFFERS}?changed_after=2100-01-01&_fields=id"),
    );
}

fn update(ask: &mut Recorder, first: &str) {
    let title = json!({ "title": "Umgezogen" });
    ask.write("update", Post, first, &[], Some(&title));
    ask.write("update by PATCH", Patch, first, &[], Some(&title));
    ask.write(
        "update by PUT: it merges as well",
        Put,
        first,
        &[],
        Some(&title),
    );
    let stale = [("if-match", "\"stale\"")];
    ask.write(
        "update a stale version: nothing is checked",
        Post,
        first,
        &stale,
        Some(&title),
    );
    let leaf = json!({ "meta": { "lat": 52.2 } });
    ask.write(
        "update one leaf: its siblings stay",
        Post,
        first,
        &[],
        Some(&leaf),
    );
    let empty = json!({ "meta": { "tags": null } });
    ask.write(
        "update with null: the field is removed",
        Post,
        first,
        &[],
        Some(&empty),
    );
    let odd = json!({ "colour": "blue", "meta": { "colour": "blue" } });
    ask.write(
        "update an unknown field: it is dropped",
        Post,
        first,
        &[],
        Some(&odd),
    );
    ask.write(
        "update an unknown record",
        Post,
        &format!("{OFFERS}/99999"),
        &[],
        Some(&title),
    );
}

fn delete(ask: &mut Recorder, second: &str, third: &str) {
    ask.write("delete: into the trash", Delete, second, &[], None);
    ask.write("delete again", Delete, second, &[], None);
    ask.read("read a record in the trash", second);
    ask.write(
        "read a record in the trash, signed in",
        Get,
        second,
        &[],
        None,
    );
    let forced = format!("{third}?force=true");
    ask.write("delete for good", Delete, &forced, &[], None);
    ask.write("delete for good again", Delete, &forced, &[], None);
    ask.read("read a record deleted for good", third);
    let trash = format!("{OFFERS}?status=trash&_fields=id,status,modified_gmt");
    ask.write("list the trash", Get, &trash, &[], None);
    ask.read("list the trash, without credentials", &trash);
    ask.read(
        "every id after deletions",
        &format!("{OFFERS}?_fields=id&per_page=100"),
    );
}

fn create(ask: &mut Recorder) {
    let draft = json!({ "title": "Entwurf" });
    ask.write(
        "create without a status: a draft",
        Post,
        OFFERS,
        &[],
        Some(&draft),
    );
    let own = json!({ "id": 4711, "title": "Fahrrad", "status": "publish" });
    ask.write(
        "create under an id of our own",
        Post,
        OFFERS,
        &[],
        Some(&own),
    );
    let slug = json!({ "title": "Fahrrad", "status": "publish", "slug": "0192f3c4-0000-7000-8000-00000000000a" });
    ask.write("create under a slug", Post, OFFERS, &[], Some(&slug));
    ask.write(
        "create again under the same slug: another one",
        Post,
        OFFERS,
        &[],
        Some(&slug),
    );
    ask.read(
        "look a slug up",
        &format!("{OFFERS}?slug=0192f3c4-0000-7000-8000-00000000000a&_fields=id,slug"),
    );
    let null = json!({ "title": "Regal", "status": "publish", "meta": { "lat": null } });
    ask.write(
        "create with null for a number",
        Post,
        OFFERS,
        &[],
        Some(&null),
    );
    ask.read(
        "what a failed creation left behind",
        &format!("{OFFERS}?search=Regal&_fields=id,title"),
    );
}

fn refused(ask: &mut Recorder, first: &str) {
    let odd = json!({ "title": "Fahrrad", "status": "visible" });
    ask.write(
        "refused content: a value is not allowed",
        Post,
        OFFERS,
        &[],
        Some(&odd),
    );
    let odd = json!({ "title": "Fahrrad", "meta": { "lat": "north" } });
    ask.write(
        "refused content: a field is of another kind",
        Post,
        OFFERS,
        &[],
        Some(&odd),
    );
    ask.write(
        "refused content: nothing to say",
        Post,
        OFFERS,
        &[],
        Some(&json!({})),
    );
    ask.write_broken("broken content", Post, OFFERS, &[]);
    let good = offer("Fahrrad", 12);
    let wrong = [("authorization", "Basic cGVyc29uOm5vdGhpbmc=")];
    ask.ask("wrong credentials", Post, OFFERS, &wrong, Some(&good));
    ask.ask("wrong credentials, reading", Get, OFFERS, &wrong, None);
    ask.ask("no credentials", Post, OFFERS, &[], Some(&good));
    ask.ask("no credentials, update", Post, first, &[], Some(&good));
    ask.ask("no credentials, delete", Delete, first, &[], None);
    ask.read("list an unknown post type", "/wp-json/wp/v2/recipes");
}
