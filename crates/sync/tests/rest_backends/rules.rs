//! What holds whatever a profile says.

use lotse_sync::{
    Answer, Protocol, Refusal, Response,
    profile::{Credentials, Profile},
    rest::Rest,
};
use serde_json::{Value, json};

use super::talk::{Talk, json, status, with};

fn numbered(more: Value) -> Value {
    let mut list = json!({
        "kind": "offer", "path": "/offers", "items": "/data", "identity": "/id",
        "paging": {"kind": "page", "param": "page", "size": {"param": "limit", "value": 1000}}
    });
    for (name, value) in more.as_object().expect("an object") {
        list[name] = value.clone();
    }
    json!({"profile": 1, "lists": [list]})
}

fn rows(ids: std::ops::Range<u32>) -> Response {
    json(json!({"data": ids.map(|id| json!({"id": id})).collect::<Vec<_>>()}))
}

#[test]
fn the_first_page_is_small_and_shown_and_the_list_begins_anew_with_larger_ones() {
    let mut talk = Talk::new(&numbered(json!({})));
    talk.limit = 200;
    assert_eq!(talk.asks(), "/offers?limit=125&page=1");
    assert!(talk.hear(&rows(0..125)).is_ok());
    talk.limit = 1000;
    assert_eq!(talk.asks(), "/offers?limit=1000&page=1");
    assert!(talk.hear(&rows(0..1000)).is_ok());
    assert_eq!(talk.asks(), "/offers?limit=1000&page=2");
    // What came was cut off: pages of another size begin elsewhere.
    talk.limit = 500;
    assert_eq!(talk.asks(), "/offers?limit=500&page=1");
    assert!(talk.hear(&rows(0..500)).is_ok());
    talk.limit = 1000;
    assert_eq!(talk.asks(), "/offers?limit=500&page=2");
}

#[test]
fn a_server_that_caps_its_pages_is_not_asked_twice_for_the_first() {
    let mut talk = Talk::new(&numbered(json!({})));
    talk.limit = 200;
    assert!(talk.hear(&rows(0..20)).is_ok());
    talk.limit = 1000;
    assert_eq!(talk.asks(), "/offers?limit=125&page=2");
}

#[test]
fn offsets_count_what_came() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "offset", "param": "offset", "size": {"param": "limit", "value": 1000}}
    })));
    talk.limit = 200;
    assert_eq!(talk.asks(), "/offers?limit=125&offset=0");
    assert!(talk.hear(&rows(0..100)).is_ok());
    talk.limit = 1000;
    assert_eq!(talk.asks(), "/offers?limit=1000&offset=100");
}

#[test]
fn links_lead_nowhere_else_and_not_in_circles() {
    let mut talk = Talk::new(&numbered(
        json!({"paging": {"kind": "link", "at": "/next"}}),
    ));
    for next in [
        "https://evil.example/offers?page=2",
        "//evil.example/",
        "https://example.org@evil.example/",
    ] {
        assert_eq!(
            talk.hear(&json(json!({"data": [{"id": 1}], "next": next}))),
            Err(Refusal::Malformed),
            "{next}"
        );
    }
    for number in 0..20 {
        let next = format!("/offers?page={}", number % 3);
        if let Err(refusal) = talk.hear(&json(json!({"data": [{"id": 1}], "next": next}))) {
            assert_eq!(refusal, Refusal::Malformed);
            return;
        }
    }
    panic!("it went in a circle");
}

#[test]
fn credentials_are_sent_only_where_reading_needs_them() {
    let with_auth = |auth: Value| {
        let mut profile = numbered(json!({}));
        profile["transport"] = json!({"auth": auth});
        let credentials = Credentials {
            token: Some("secret".into()),
            ..Credentials::default()
        };
        Talk::new(&profile)
            .rest
            .signed_in(credentials)
            .ask(None, 1000, None)
    };
    let header = |read: bool| json!({"kind": "header", "name": "Authorization", "value": "Bearer {token}", "read": read});
    let sent = ("authorization".to_owned(), "Bearer secret".to_owned());
    assert!(!with_auth(header(false)).headers.contains(&sent));
    assert!(with_auth(header(true)).headers.contains(&sent));
    let query = |read: bool| with_auth(json!({"kind": "query", "name": "key", "read": read})).url;
    assert!(!query(false).contains("secret"));
    assert!(query(true).contains("key=secret"));
    // The next page is asked for with it too, whether its link has it or not.
    let mut profile = numbered(json!({"paging": {"kind": "link", "at": "/next"}}));
    profile["transport"] = json!({"auth": {"kind": "query", "name": "key", "read": true}});
    for (next, asked) in [
        ("/o?p=2", "/o?p=2&key=secret"),
        ("/o?key=secret&p=2", "/o?key=secret&p=2"),
    ] {
        let mut talk = Talk::new(&profile);
        let token = Some("secret".into());
        talk.rest = talk.rest.signed_in(Credentials {
            token,
            ..Credentials::default()
        });
        assert!(
            talk.hear(&json(json!({"data": [{"id": 1}], "next": next})))
                .is_ok()
        );
        assert_eq!(talk.asks(), asked);
    }
}

#[test]
fn a_list_in_one_answer_can_be_unchanged() {
    let etag = |etag: &'static str| with(&[("ETag", etag)], json!([{"id": 1}]));
    let mut talk = Talk::new(
        &json!({"profile": 1, "lists": [{"kind": "offer", "path": "/offers", "identity": "/id"}]}),
    );
    talk.pull(&[("/offers", etag("\"a\""))]);
    let request = talk.ask();
    assert!(
        request
            .headers
            .contains(&("if-none-match".into(), "\"a\"".into()))
    );
    let unchanged = Response {
        status: 304,
        ..Response::default()
    };
    assert_eq!(talk.hear(&unchanged), Ok(Answer::Unchanged));
    // In two pages, what is unchanged is only the first.
    let mut talk = Talk::new(&numbered(json!({"items": ""})));
    talk.pull(&[
        ("/offers?limit=1000&page=1", etag("\"a\"")),
        ("/offers?limit=1000&page=2", json(json!([]))),
    ]);
    assert_eq!(talk.marker, None);
    assert_eq!(talk.hear(&unchanged), Err(Refusal::NotTheSource));
}

#[test]
fn a_list_that_ends_before_its_total_says_nothing_about_what_is_gone() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "page", "param": "page", "total": {"at": "/total"}}
    })));
    let page = |ids: Value| json(json!({"data": ids, "total": 3}));
    let brought = talk.pull(&[
        ("/offers?page=1", page(json!([{"id": 1}, {"id": 2}]))),
        ("/offers?page=2", page(json!([]))),
    ]);
    assert!(brought.whole().is_empty());
    let brought = talk.pull(&[
        ("/offers?page=1", page(json!([{"id": 1}, {"id": 2}]))),
        ("/offers?page=2", page(json!([{"id": 3}]))),
    ]);
    assert_eq!(brought.whole(), ["offer"]);
}

#[test]
fn a_filter_that_is_not_understood_is_noticed() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "none"},
        "since": {"query": {"after": "{since}"}, "mark": {"max": "/at"}}, "deletions": {"kind": "never"}
    })));
    let all = || {
        json(
            json!({"data": (0..30).map(|id| json!({"id": id, "at": 100 + id})).collect::<Vec<_>>()}),
        )
    };
    assert!(talk.pull(&[("/offers", all())]).skipped.is_empty());
    assert_eq!(
        talk.pull(&[("/offers?after=129", all())]).skipped,
        ["SinceIgnored None"]
    );
    let few = json(json!({"data": [{"id": 1, "at": 130}]}));
    assert!(talk.pull(&[("/offers?after=129", few)]).skipped.is_empty());
    assert_eq!(talk.asks(), "/offers?after=130");
}

#[test]
fn a_long_list_is_asked_for_again_only_until_it_is_sure() {
    // Oldest first, three rows a page: the mark of the first page is far behind.
    for total in [json!(null), json!(4)] {
        let mut talk = Talk::new(&numbered(json!({
            "paging": {"kind": "offset", "param": "from", "total": {"at": "/total"}},
            "since": {"query": {"after": "{since}"}, "mark": {"max": "/at"}}, "deletions": {"kind": "never"}
        })));
        let rows =
            |at: std::ops::Range<u32>| at.map(|at| json!({"id": at, "at": at})).collect::<Vec<_>>();
        let page = |at| json(json!({"data": rows(at)}));
        talk.pull(&[
            ("/offers?from=0", page(1..4)),
            ("/offers?from=3", page(4..7)),
            ("/offers?from=6", page(7..7)),
        ]);
        let page = |at| json(json!({"data": rows(at), "total": total}));
        let changes = [
            ("/offers?after=3&from=0", page(3..6)),
            ("/offers?after=3&from=3", page(6..7)),
        ];
        talk.pull(&changes);
        if total.is_null() {
            // Without a total that stays the same, a row may have been lost between two pages.
            talk.pull(&changes);
        }
        assert_eq!(talk.asks(), "/offers?after=6&from=0");
    }
}

#[test]
fn what_is_not_the_source_changes_nothing() {
    let check = |response: Response, refusal: Refusal| {
        let mut talk = Talk::new(&numbered(json!({})));
        assert_eq!(talk.hear(&response), Err(refusal), "{response:?}");
        assert_eq!(talk.checkpoint, None);
    };
    let text = |text: &str| Response {
        status: 200,
        headers: Vec::new(),
        body: text.as_bytes().to_vec(),
    };
    check(text("<!DOCTYPE html>"), Refusal::NotTheSource);
    check(text("{\"data\": [{\"id\": 1"), Refusal::Truncated);
    check(text("welcome"), Refusal::Malformed);
    check(json(json!({"welcome": true})), Refusal::Malformed);
    check(json(json!({"data": {"id": 1}})), Refusal::Malformed);
    check(status(302, json!({})), Refusal::NotTheSource);
    check(status(401, json!({})), Refusal::Rejected { status: 401 });
    check(status(404, json!({})), Refusal::Rejected { status: 404 });
    check(status(413, json!({})), Refusal::TooLarge);
    check(status(500, json!({})), Refusal::Failed { status: 500 });
    check(status(503, json!({})), Refusal::Busy { wait_ms: None });
    check(status(304, json!({})), Refusal::NotTheSource);
}

#[test]
fn rows_that_are_no_records_are_named_and_left_out() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "none"},
        "fields": {"/title": {"from": "/title", "required": true, "null": ""}}
    })));
    let page = || {
        json(
            json!({"data": [{"id": 1, "title": "A"}, {"id": 2, "title": ""}, {"title": "C"}, null]}),
        )
    };
    let first = talk.pull(&[("/offers", page())]);
    assert_eq!(first.said, [r#"+offer/1 {"title":"A"}"#]);
    assert_eq!(
        first.skipped,
        ["NoBody Some(\"2\")", "NoIdentity None", "NoRecord None"]
    );
    // Where there is a copy, what it holds of a broken record stays.
    let second = talk.pull(&[("/offers", page())]);
    assert_eq!(second.said, [r#"+offer/1 {"title":"A"}"#, "=offer/2"]);
}

#[test]
fn kinds_are_whole_when_all_their_lists_are() {
    let profile = json!({"profile": 1, "every": {"identity": "/id"}, "lists": [
        {"kind": "page", "path": "/pages"},
        {"kind": "page", "path": "/news", "deletions": {"kind": "never"}},
        {"kind": {"at": "/type", "map": {"o": "offer", "e": "event"}}, "path": "/posts"}
    ]});
    let mut talk = Talk::new(&profile);
    let brought = talk.pull(&[
        ("/pages", json(json!([{"id": 1}]))),
        ("/news", json(json!([{"id": 2}]))),
        (
            "/posts",
            json(json!([{"id": 3, "type": "o"}, {"id": 4, "type": "x"}])),
        ),
    ]);
    assert_eq!(brought.said.len(), 3);
    assert_eq!(brought.whole(), ["event", "offer"]);
}

#[test]
fn lists_of_what_was_deleted() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "none"},
        "since": {"query": {"after": "{since}"}, "mark": {"max": "/at"}},
        "deletions": {"kind": "list", "path": "/trash", "query": {"after": "{since}"}, "items": "/gone", "id": "/was"}
    })));
    talk.pull(&[("/offers", json(json!({"data": [{"id": 1, "at": 5}]})))]);
    let brought = talk.pull(&[
        ("/offers?after=5", json(json!({"data": []}))),
        ("/trash?after=5", json(json!({"gone": [{"was": 1}]}))),
    ]);
    assert_eq!(brought.said, ["-offer/1"]);
}

#[test]
fn a_list_in_one_page_is_never_asked_for_a_part() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "none", "size": {"param": "limit", "value": 10_000}}
    })));
    talk.limit = 200;
    let brought = talk.pull(&[("/offers?limit=10000", rows(0..300))]);
    assert_eq!(brought.said.len(), 300);
}

#[test]
fn an_error_that_means_the_end_can_mean_an_empty_list() {
    let mut talk = Talk::new(&numbered(
        json!({"errors": [{"status": 404, "means": "end"}]}),
    ));
    let brought = talk.pull(&[("/offers?limit=1000&page=1", status(404, json!({})))]);
    assert_eq!((brought.said.len(), brought.whole()), (0, vec!["offer"]));
}

#[test]
fn what_another_address_said_is_not_followed() {
    let profile = numbered(json!({"paging": {"kind": "link", "at": "/next"}}));
    let mut talk = Talk::new(&profile);
    assert!(
        talk.hear(&json(
            json!({"data": [{"id": 1}], "next": "/offers?page=2"})
        ))
        .is_ok()
    );
    assert_eq!(talk.asks(), "/offers?page=2");
    let profile = Profile::parse(&profile.to_string(), |_| None).expect("a profile");
    let moved = Rest::new(profile, "https://elsewhere.example", &[]);
    let asked = moved.ask(talk.checkpoint.as_ref(), 1000, None);
    assert_eq!(asked.url, "https://elsewhere.example/offers");
}

#[test]
fn a_source_that_knows_no_pages_is_not_asked_for_ever() {
    let mut talk = Talk::new(&numbered(json!({})));
    let brought = talk.pull(&[
        ("/offers?limit=1000&page=1", rows(0..3)),
        ("/offers?limit=1000&page=2", rows(0..3)),
        ("/offers?limit=1000&page=3", rows(0..3)),
    ]);
    assert_eq!(brought.whole(), ["offer"]);
}

#[test]
fn what_comes_every_time_is_told_once() {
    let mut talk = Talk::new(&numbered(json!({
        "paging": {"kind": "offset", "param": "from"},
        "since": {"query": {"from_time": "{since}"}, "mark": {"max": "/at"}}, "deletions": {"kind": "never"}
    })));
    let page = |ids: &[u32]| {
        json(json!({"data": ids.iter().map(|id| json!({"id": id, "at": 5})).collect::<Vec<_>>()}))
    };
    let pull = |talk: &mut Talk, ids: &[u32]| {
        let from = if talk.checkpoint.is_some() {
            "/offers?from_time=5&from="
        } else {
            "/offers?from="
        };
        let (first, second) = (format!("{from}0"), format!("{from}{}", ids.len()));
        talk.pull(&[(&first, page(ids)), (&second, page(&[]))])
            .said
            .len()
    };
    assert_eq!(pull(&mut talk, &[1, 2]), 2);
    assert_eq!(pull(&mut talk, &[1, 2]), 2);
    assert_eq!(pull(&mut talk, &[1, 2]), 0);
    assert_eq!(pull(&mut talk, &[1, 2, 3]), 3);
    assert_eq!(pull(&mut talk, &[1, 2, 3]), 0);
    assert_eq!(pull(&mut talk, &[1, 3]), 2);
}
