//! Conventions that no preset has, looked at for the first time.

use lotse_sync::{Request, Response};
use serde_json::{Value, json};

use crate::wire::{Asking, seen};

const URL: &str = "https://a.example/offers/";

fn answer(status: u16, headers: &[(&str, &str)], body: &Value) -> Response {
    let headers = headers.iter();
    Response {
        status,
        headers: headers
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: body.to_string().into_bytes(),
    }
}

/// The path of a request, without parameters.
fn path(request: &Request) -> &str {
    let path = request.url.strip_prefix("https://a.example");
    path.and_then(|path| path.split('?').next())
        .unwrap_or_default()
}

#[test]
fn a_backend_with_a_media_type_of_its_own_is_asked_for_that() {
    let row = |id: &str| {
        let title = json!({"de": format!("Kurs {id}"), "en": format!("Course {id}")});
        json!({"type": "offers", "id": id, "attributes": {"title": title, "zip": "39104"}})
    };
    let wire = Asking(|request: &Request| {
        let accepts = |name: &str| request.headers.iter().any(|(_, value)| value == name);
        match path(request) {
            _ if !accepts("application/vnd.api+json") => answer(406, &[], &json!({})),
            "/offers/" => answer(200, &[], &json!({"data": [row("1"), row("2")]})),
            "/offers/1/" => answer(200, &[], &json!({"data": row("1")})),
            _ => answer(404, &[], &json!({})),
        }
    });
    let sight = seen(&wire, URL);
    let profile = sight.profile.as_ref().unwrap_or_else(|| panic!("{sight}"));
    let accept = profile.pointer("/transport/headers/accept");
    assert_eq!(accept, Some(&json!("application/vnd.api+json")));
    let list = &profile["lists"][0];
    assert_eq!(list["languages"]["fields"], json!({"de": "de", "en": "en"}));
    assert_eq!(
        list["fields"]["/title/{lang}/text"],
        "/attributes/title/{lang}"
    );
    let writes = sight.writes.as_ref().expect("a way to write");
    assert_eq!(
        writes.pointer("/writes/constants/~1id"),
        Some(&json!("{id}"))
    );
    assert_eq!(
        writes.pointer("/writes/constants/~1type"),
        Some(&json!("offers"))
    );
    let kind = writes.pointer("/writes/update/headers/content-type");
    assert_eq!(kind, Some(&json!("application/vnd.api+json")));
}

#[test]
fn rows_without_names_are_read_by_the_names_beside_them() {
    let table = json!({
        "columns": ["id", "title", "title_en", "position"],
        "rows": [[1, "Kurs", "Course", "52.1, 11.6"], [2, "Treff", null, "52.2, 11.7"]],
    });
    let wire = Asking(|request: &Request| match path(request) {
        "/offers/" => answer(200, &[], &table),
        _ => answer(404, &[], &json!({})),
    });
    let sight = seen(&wire, URL);
    let profile = sight.profile.as_ref().unwrap_or_else(|| panic!("{sight}"));
    let list = &profile["lists"][0];
    assert_eq!(
        (&list["items"], &list["identity"]["at"]),
        (&json!("/rows"), &json!("/0"))
    );
    assert_eq!(list["fields"]["/title/de/text"]["from"], "/1");
    assert_eq!(list["fields"]["/place/coordinates/longitude"]["after"], ",");
    assert!(
        sight.questions().join(" ").contains("as objects"),
        "{sight}"
    );
}

#[test]
fn writes_go_where_no_redirect_is_needed() {
    let row = json!({"id": 1, "title": "Kurs"});
    let wire = Asking(|request: &Request| match path(request) {
        "/offers/" => answer(200, &[], &json!([row, {"id": 2, "title": "Treff"}])),
        "/offers/1/" => answer(307, &[("location", "/offers/1")], &json!({})),
        "/offers/1" => answer(200, &[], &row),
        _ => answer(404, &[], &json!({})),
    });
    let sight = seen(&wire, URL);
    let writes = sight.writes.as_ref().unwrap_or_else(|| panic!("{sight}"));
    assert_eq!(writes["writes"]["update"]["path"], "/offers/{id}");
    assert_eq!(writes["writes"]["create"]["path"], "/offers/");
}
