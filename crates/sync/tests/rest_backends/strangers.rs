//! Lists as other servers give them: rows without names, a language in the address or the header.

use serde_json::json;

use super::talk::{Talk, json};

#[test]
fn rows_may_be_arrays() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/city/offers.json", "items": "/rows", "identity": "/0",
        "paging": {"kind": "link", "at": "/next_url"}, "skip_ids": ["id"],
        "fields": {"/title/de/text": "/1", "/place/city": "/2"}
    }]}));
    let rows = json!([["id", "title", "city"], [7, "Kurs", null]]);
    let brought = talk.pull(&[
        (
            "/city/offers.json",
            json(json!({"rows": rows, "next_url": "/city/offers.json?_next=7"})),
        ),
        (
            "/city/offers.json?_next=7",
            json(json!({"rows": [[8, "Treff", "Hafen"]], "next_url": null})),
        ),
    ]);
    assert_eq!(
        brought.said,
        [
            r#"+offer/7 {"title":{"de":{"text":"Kurs"}}}"#,
            r#"+offer/8 {"place":{"city":"Hafen"},"title":{"de":{"text":"Treff"}}}"#
        ]
    );
    assert_eq!(brought.skipped, [""; 0]);
}

#[test]
fn a_language_may_be_asked_for_in_a_parameter_and_in_the_header() {
    let profile = json!({"profile": 1,
        "transport": {"headers": {"accept-language": "{lang}"}},
        "lists": [{
            "kind": "offer", "path": "/offers", "query": {"locale": "{lang}"}, "identity": "/id",
            "languages": {"lists": {"de": "", "en": "en-GB"}}, "fields": {"/title/{lang}/text": "/title"}
        }]
    });
    let mut talk = Talk::in_languages(&profile, &["de", "en"]);
    let header = |talk: &Talk| {
        let headers = talk.ask().headers;
        let found = headers
            .into_iter()
            .find(|(name, _)| name == "accept-language");
        found.map(|(_, value)| value)
    };
    // The first language has no word of its own: header field and parameter are left out.
    assert_eq!(header(&talk), None);
    let brought = talk.pull(&[
        ("/offers", json(json!([{"id": 1, "title": "Kurs"}]))),
        (
            "/offers?locale=en-GB",
            json(json!([{"id": 1, "title": "Course"}])),
        ),
    ]);
    assert_eq!(brought.whole(), ["offer"]);
    assert_eq!(
        brought.said,
        [
            r#"+offer/1 {"title":{"de":{"text":"Kurs"}}}"#,
            r#"+offer/1 {"title":{"en":{"text":"Course"}}}"#
        ]
    );
    let mut english = Talk::in_languages(&profile, &["en"]);
    assert_eq!(header(&english).as_deref(), Some("en-GB"));
    english.pull(&[("/offers?locale=en-GB", json(json!([])))]);
}

#[test]
fn columns_of_the_first_language_may_have_no_suffix() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/offers", "identity": "/id",
        "languages": {"fields": {"de": "", "en": "_en"}}, "fields": {"/title/{lang}/text": "/title{lang}"}
    }]}));
    let row = json!([{"id": 1, "title": "Kurs", "title_en": "Course"}]);
    let brought = talk.pull(&[("/offers", json(row))]);
    assert_eq!(
        brought.said,
        [r#"+offer/1 {"title":{"de":{"text":"Kurs"},"en":{"text":"Course"}}}"#]
    );
}
