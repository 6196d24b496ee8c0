//! Deliveries by hand: each answer as the test says.

use serde_json::{Value, json};

use super::*;
use crate::{
    Method, Response, Timestamp, Unreachable,
    outbox::{FieldRefusal, State},
};

/// A source with client ids and conditions in the header.
const CONDITIONAL: &str = r#"{"profile": 1, "name": "t", "lists": [{
    "kind": "offer", "path": "/offers", "items": "/data", "identity": {"at": "/id", "client": "uuid"},
    "version": "/rev", "body": "/body", "one": {"path": "/offers/{id}", "at": "/data"},
    "writes": {
        "create": {"method": "PUT", "path": "/offers/{id}", "wrap": "/data", "answer": "/data"},
        "update": {"path": "/offers/{id}", "wrap": "/data", "answer": "/data", "merge": 2},
        "delete": {"path": "/offers/{id}"},
        "constants": {"/type": "offers"}
    },
    "concurrency": {"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}},
    "refusals": {"at": "/errors", "field": "/pointer", "code": "/code", "message": "/detail"},
    "errors": [{"status": 400, "at": "/code", "matches": "token*", "means": "auth"}]
}], "transport": {"auth": {"kind": "header", "name": "authorization", "value": "Bearer {token}"}}}"#;

/// A source that makes the ids and lets a device fill a field.
const REFERENCED: &str = r#"{"profile": 1, "name": "t", "lists": [{
    "kind": "offer", "path": "/items", "items": "/data",
    "identity": {"at": "/id", "ref": {"at": "/client_ref", "query": {"client_ref": "{ref}"}}},
    "one": {"path": "/items/{id}", "at": "/data"},
    "writes": {"create": {"path": "/items", "answer": "/data"}, "update": {"path": "/items/{id}", "answer": "/data"},
        "delete": {"path": "/items/{id}"}}
}]}"#;

fn writing(profile: &str) -> Writing {
    let profile = Profile::parse(profile, |_| None).expect("a profile");
    Writing::new(profile, "https://example.org/api/")
}

fn change(operation: Change_, base: Option<Value>, fields: Value) -> Change {
    let creates = operation == Change_::Create;
    Change {
        source: "city".parse().unwrap(),
        kind: "offer".to_owned(),
        id: "0199-a".to_owned(),
        reference: creates.then(|| "0199-a".to_owned()),
        operation,
        base,
        fields,
        attempted: None,
        after: Vec::new(),
        references: Vec::new(),
        state: State::Waiting {
            attempts: 0,
            not_before: Timestamp::default(),
        },
        written_at: Timestamp::from_millis(1_790_000_000_123),
        seen: Vec::new(),
        request: None,
        answer: None,
    }
}

fn create() -> Change {
    change(Change_::Create, None, json!({"title": "x"}))
}

fn document(rev: u64, body: Value) -> Value {
    json!({"kind": "offer", "id": "0199-a", "version": rev.to_string(), "rev": rev,
        "updated_at": "1970-01-01T00:00:00Z", "deleted": false, "body": body})
}

fn update() -> Change {
    let base = document(3, json!({"title": "a", "place": {"lat": 1, "lon": 2}}));
    change(
        Change_::Update,
        Some(base),
        json!({"title": "x", "place": {"lat": 5}}),
    )
}

fn delete() -> Change {
    change(
        Change_::Delete,
        Some(document(3, json!({"title": "a"}))),
        Value::Null,
    )
}

/// The delivery and its questions in words, answered one after the other.
fn talk(
    writing: &Writing,
    change: &Change,
    repeated: bool,
    answers: &[(u16, Value)],
) -> (Vec<String>, Outcome) {
    let (mut delivery, mut step) = writing.deliver(change, repeated);
    let mut asked = Vec::new();
    let mut answers = answers.iter();
    loop {
        match step {
            Step::Done(outcome) => {
                assert_eq!(answers.next(), None, "answers nobody asked for: {asked:?}");
                return (asked, outcome);
            }
            Step::Send(request) => {
                asked.push(words(&request));
                let Some((status, body)) = answers.next() else {
                    panic!("one question too many: {asked:?}");
                };
                let body = match body {
                    Value::Null => Vec::new(),
                    Value::String(text) => text.clone().into_bytes(),
                    json => json.to_string().into_bytes(),
                };
                let answer = Response {
                    status: *status,
                    headers: Vec::new(),
                    body,
                };
                step = if *status == 1 {
                    delivery.answer(Err(Unreachable::TimedOut))
                } else {
                    delivery.answer(Ok(&answer))
                };
            }
        }
    }
}

fn words(request: &Request) -> String {
    let url = request
        .url
        .strip_prefix("https://example.org/api")
        .expect("the source's own address");
    let mut words = format!("{} {url}", request.method.as_str());
    for (name, value) in request
        .headers
        .iter()
        .filter(|(name, _)| name.starts_with("if-"))
    {
        words.push_str(&format!(" {name}: {value}"));
    }
    if let Some(body) = &request.body {
        words.push_str(&format!(" {}", String::from_utf8_lossy(body)));
    }
    words
}

fn row(rev: u64, body: Value) -> Value {
    json!({"data": {"id": "0199-a", "rev": rev, "body": body}})
}

fn sent(document: Option<Value>) -> Outcome {
    Outcome::Sent {
        id: "0199-a".to_owned(),
        document,
    }
}

#[test]
fn a_create_carries_its_condition_and_its_answer_is_taken_over() {
    let answer = (201, row(1, json!({"title": "x", "by": "office"})));
    let (asked, outcome) = talk(&writing(CONDITIONAL), &create(), false, &[answer]);
    let expected =
        r#"PUT /offers/0199-a if-none-match: * {"data":{"body":{"title":"x"},"type":"offers"}}"#;
    assert_eq!(asked, [expected]);
    assert_eq!(
        outcome,
        sent(Some(document(1, json!({"title": "x", "by": "office"}))))
    );
}

#[test]
fn a_create_that_had_arrived_is_found_by_its_id() {
    let answers = [(412, Value::Null), (200, row(2, json!({"title": "x"})))];
    let (asked, outcome) = talk(&writing(CONDITIONAL), &create(), true, &answers);
    assert_eq!(asked[1], "GET /offers/0199-a");
    let existing = document(2, json!({"title": "x"}));
    assert_eq!(
        outcome,
        Outcome::Exists {
            id: "0199-a".to_owned(),
            document: existing
        }
    );
}

#[test]
fn without_a_condition_a_repeated_create_looks_first() {
    let profile = CONDITIONAL.replace(r#", "create": {"if-none-match": "*"}"#, "");
    let answers = [(404, Value::Null), (200, row(1, json!({"title": "x"})))];
    let (asked, outcome) = talk(&writing(&profile), &create(), true, &answers);
    assert!(
        asked[0].starts_with("GET /offers/0199-a") && asked[1].starts_with("PUT"),
        "{asked:?}"
    );
    assert!(matches!(outcome, Outcome::Sent { .. }));
    let (_, outcome) = talk(
        &writing(&profile),
        &create(),
        true,
        &[(200, row(1, json!({"title": "x"})))],
    );
    assert!(matches!(outcome, Outcome::Exists { .. }));
}

#[test]
fn where_the_source_makes_ids_a_repeated_create_is_looked_up_by_its_reference() {
    let writing = writing(REFERENCED);
    let made = json!({"id": 17, "title": "x", "client_ref": "0199-a"});
    let (asked, outcome) = talk(&writing, &create(), false, &[(200, json!({"data": made}))]);
    assert_eq!(
        asked,
        [r#"POST /items {"client_ref":"0199-a","title":"x"}"#]
    );
    assert!(matches!(outcome, Outcome::Sent { id, .. } if id == "17"));

    let (asked, outcome) = talk(&writing, &create(), true, &[(200, json!({"data": [made]}))]);
    assert_eq!(asked, ["GET /items?client_ref=0199-a"]);
    assert!(matches!(outcome, Outcome::Exists { id, .. } if id == "17"));

    let answers = [(200, json!({"data": []})), (200, json!({"data": made}))];
    let (asked, _) = talk(&writing, &create(), true, &answers);
    assert!(asked[1].starts_with("POST /items"));

    let others = json!({"data": [{"id": 1, "client_ref": "other"}]});
    let (_, outcome) = talk(&writing, &create(), true, &[(200, others)]);
    assert_eq!(
        outcome,
        Outcome::Failed,
        "a source that ignores the question proves nothing"
    );
}

#[test]
fn an_update_sends_what_changed_as_deep_as_the_source_merges() {
    let answers = [(200, row(4, json!({"title": "x"})))];
    let (asked, _) = talk(&writing(CONDITIONAL), &update(), false, &answers);
    // Two levels are merged: the row and its body. The place below goes whole.
    let content = r#"{"data":{"body":{"place":{"lat":5,"lon":2},"title":"x"},"type":"offers"}}"#;
    assert_eq!(
        asked,
        [format!("PATCH /offers/0199-a if-match: \"3\" {content}")]
    );
    let profile = CONDITIONAL.replace(r#""merge": 2"#, r#""merge": 3"#);
    let (asked, _) = talk(&writing(&profile), &update(), false, &answers);
    assert!(asked[0].contains(r#""place":{"lat":5},"#), "{asked:?}");
}

#[test]
fn a_full_replacement_starts_from_the_row_as_last_read() {
    let profile = CONDITIONAL.replace(r#""merge": 2"#, r#""merge": "replace", "method": "PUT""#);
    let mut change = update();
    change.base.as_mut().unwrap()["raw"] = json!({"id": "0199-a", "unknown": [1], "body": {"title": "a", "place": {"lat": 1, "lon": 2}}});
    let answers = [(200, row(4, json!({"title": "x"})))];
    let (asked, _) = talk(&writing(&profile), &change, false, &answers);
    let body = r#"{"place":{"lat":5,"lon":2},"title":"x"}"#;
    let content =
        format!(r#"{{"data":{{"body":{body},"id":"0199-a","type":"offers","unknown":[1]}}}}"#);
    assert_eq!(
        asked,
        [format!("PUT /offers/0199-a if-match: \"3\" {content}")]
    );
    // Without the row it is read first.
    let before = (
        200,
        row(3, json!({"title": "a", "place": {"lat": 1, "lon": 2}})),
    );
    let (asked, _) = talk(
        &writing(&profile),
        &update(),
        false,
        &[before, answers[0].clone()],
    );
    assert_eq!(asked[0], "GET /offers/0199-a");
}

#[test]
fn an_update_of_a_changed_record_brings_theirs() {
    let theirs = json!({"title": "t"});
    let answers = [(412, Value::Null), (200, row(9, theirs.clone()))];
    let (_, outcome) = talk(&writing(CONDITIONAL), &update(), false, &answers);
    assert_eq!(
        outcome,
        Outcome::Conflict {
            theirs: document(9, theirs)
        }
    );
    let (_, outcome) = talk(
        &writing(CONDITIONAL),
        &update(),
        false,
        &[(412, Value::Null), (404, Value::Null)],
    );
    assert_eq!(outcome, Outcome::Gone);
}

#[test]
fn checking_reads_compares_and_writes() {
    let profile = CONDITIONAL.replace(
        r#"{"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}}"#,
        r#"{"kind": "check"}"#,
    );
    let same = (
        200,
        row(3, json!({"title": "a", "place": {"lat": 1, "lon": 2}})),
    );
    let done = (200, row(4, json!({"title": "x"})));
    let (asked, outcome) = talk(&writing(&profile), &update(), false, &[same, done]);
    assert!(
        asked[0].starts_with("GET") && asked[1].starts_with("PATCH"),
        "{asked:?}"
    );
    assert!(matches!(outcome, Outcome::Sent { .. }));
    let other = (200, row(4, json!({"title": "t"})));
    let (_, outcome) = talk(&writing(&profile), &update(), false, &[other]);
    assert!(matches!(outcome, Outcome::Conflict { .. }));
}

#[test]
fn a_guard_that_changed_nothing_is_a_conflict() {
    let profile = CONDITIONAL
        .replace(
            r#"{"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}}"#,
            r#"{"kind": "guard", "query": {"rev": "eq.{version}"}, "empty": ""}"#,
        )
        .replace(
            r#""update": {"path": "/offers/{id}", "wrap": "/data", "answer": "/data", "merge": 2}"#,
            r#""update": {"path": "/offers", "query": {"id": "eq.{id}"}, "answer": "/0", "merge": 2}"#,
        );
    let done = (
        200,
        json!([{"id": "0199-a", "rev": 4, "body": {"title": "x"}}]),
    );
    let (asked, outcome) = talk(&writing(&profile), &update(), false, &[done]);
    assert!(
        asked[0].starts_with("PATCH /offers?id=eq.0199-a&rev=eq.3 "),
        "{asked:?}"
    );
    assert_eq!(outcome, sent(Some(document(4, json!({"title": "x"})))));
    let answers = [(200, json!([])), (200, row(9, json!({"title": "t"})))];
    let (_, outcome) = talk(&writing(&profile), &update(), false, &answers);
    assert!(matches!(outcome, Outcome::Conflict { .. }));
    // A removal that met nothing is answered like one that did.
    let answers = [(204, Value::Null), (200, row(9, json!({"title": "t"})))];
    let (_, outcome) = talk(&writing(&profile), &delete(), false, &answers);
    assert!(matches!(outcome, Outcome::Conflict { .. }));
    let gone = [(204, Value::Null), (404, Value::Null)];
    assert_eq!(
        talk(&writing(&profile), &delete(), false, &gone).1,
        sent(None)
    );
}

#[test]
fn a_revision_goes_with_the_record() {
    let profile = CONDITIONAL
        .replace(
            r#"{"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}}"#,
            r#"{"kind": "revision", "at": "/_rev"}"#,
        )
        .replace(
            r#""delete": {"path": "/offers/{id}"}"#,
            r#""delete": {"path": "/offers/{id}", "query": {"rev": "{version}"}}"#,
        );
    let (asked, _) = talk(
        &writing(&profile),
        &update(),
        false,
        &[(200, row(4, json!({"title": "x"})))],
    );
    assert!(asked[0].contains(r#""_rev":"3""#), "{asked:?}");
    let (asked, outcome) = talk(&writing(&profile), &delete(), false, &[(204, Value::Null)]);
    assert_eq!(asked, ["DELETE /offers/0199-a?rev=3"]);
    assert_eq!(outcome, sent(None));
}

#[test]
fn a_removal_is_done_when_the_record_is_gone_however_that_is_said() {
    let writing = writing(CONDITIONAL);
    for answers in [
        vec![(204, Value::Null)],
        vec![(200, json!({})), (404, Value::Null)],
        vec![(404, Value::Null), (404, Value::Null)],
        vec![(410, Value::Null), (410, Value::Null)],
        vec![(412, Value::Null), (404, Value::Null)],
    ] {
        assert_eq!(
            talk(&writing, &delete(), false, &answers).1,
            sent(None),
            "{answers:?}"
        );
    }
    let answers = [
        (200, json!({"ok": true})),
        (200, row(3, json!({"title": "a"}))),
    ];
    assert_eq!(
        talk(&writing, &delete(), false, &answers).1,
        Outcome::Failed
    );
    assert_eq!(
        talk(&writing, &delete(), false, &[(200, json!("<html>"))]).1,
        Outcome::NoAnswer
    );
}

#[test]
fn a_refusal_that_may_mean_signed_out_is_looked_into() {
    let signed = writing(CONDITIONAL);
    signed.sign_in(Credentials {
        token: Some("t".to_owned()),
        ..Credentials::default()
    });
    let there = (200, row(3, json!({"title": "a"})));
    for (status, expected) in [(403, Outcome::NotAllowed), (404, Outcome::SignIn)] {
        let answers = [(status, Value::Null), there.clone()];
        assert_eq!(talk(&signed, &update(), false, &answers).1, expected);
        let answers = [(status, Value::Null), (404, Value::Null)];
        assert_eq!(talk(&signed, &update(), false, &answers).1, Outcome::Gone);
        let answers = [(status, Value::Null), (401, Value::Null)];
        assert_eq!(talk(&signed, &update(), false, &answers).1, Outcome::SignIn);
        let answers = [(status, Value::Null), (1, Value::Null)];
        assert_eq!(
            talk(&signed, &update(), false, &answers).1,
            Outcome::NoAnswer
        );
    }
    let unsigned = writing(CONDITIONAL);
    assert_eq!(
        talk(&unsigned, &update(), false, &[(403, Value::Null), there]).1,
        Outcome::SignIn
    );
    assert_eq!(
        talk(&unsigned, &update(), false, &[(401, Value::Null)]).1,
        Outcome::SignIn
    );
    assert_eq!(
        talk(
            &unsigned,
            &create(),
            false,
            &[(400, json!({"code": "token_expired"}))]
        )
        .1,
        Outcome::SignIn
    );
}

#[test]
fn what_a_source_finds_wrong_stands_beside_our_fields() {
    let errors = json!({"errors": [
        {"pointer": "/data/body/title", "code": "required", "detail": "Say what it is"},
        {"pointer": ["body", "place", "lat"], "code": "range"},
        {"pointer": "#/elsewhere", "detail": "no"}]});
    let (_, outcome) = talk(&writing(CONDITIONAL), &create(), false, &[(422, errors)]);
    let field = |pointer: &str, code: &str, message: &str| FieldRefusal {
        pointer: pointer.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
    };
    let fields = vec![
        field("/title", "required", "Say what it is"),
        field("/place/lat", "range", ""),
        field("/elsewhere", "", "no"),
    ];
    assert_eq!(
        outcome,
        Outcome::Refused {
            status: 422,
            fields
        }
    );
}

#[test]
fn an_answer_that_is_not_the_sources_is_none() {
    let writing = writing(CONDITIONAL);
    let portal = json!("<!DOCTYPE html>");
    for change in [create(), update(), delete()] {
        assert_eq!(
            talk(&writing, &change, false, &[(200, portal.clone())]).1,
            Outcome::NoAnswer
        );
        assert_eq!(
            talk(&writing, &change, false, &[(1, Value::Null)]).1,
            Outcome::NoAnswer
        );
        assert_eq!(
            talk(&writing, &change, false, &[(0, Value::Null)]).1,
            Outcome::NoAnswer
        );
    }
    // JSON of another shape: how the record is now tells whether it was written.
    let strange = (200, json!({"data": [{"id": 1}]}));
    let unchanged = (200, row(3, json!({"title": "a"})));
    let changed = (200, row(4, json!({"title": "x", "place": {"lat": 5}})));
    assert_eq!(
        talk(&writing, &update(), false, &[strange.clone(), unchanged]).1,
        Outcome::NoAnswer
    );
    assert!(matches!(
        talk(&writing, &update(), false, &[strange, changed]).1,
        Outcome::Sent { .. }
    ));
}

#[test]
fn a_partial_answer_is_read_again_and_what_was_written_stays_written() {
    let profile = CONDITIONAL.replace(
        r#""answer": "/data", "merge": 2"#,
        r#""answer": "/data", "merge": 2, "complete": false"#,
    );
    let partial = (200, json!({"data": {"id": "0199-a"}}));
    let whole = (200, row(4, json!({"title": "x"})));
    let (asked, outcome) = talk(
        &writing(&profile),
        &update(),
        false,
        &[partial.clone(), whole],
    );
    assert_eq!(asked[1], "GET /offers/0199-a");
    assert_eq!(outcome, sent(Some(document(4, json!({"title": "x"})))));
    for trouble in [1, 500, 401, 404] {
        let answers = [partial.clone(), (trouble, Value::Null)];
        let outcome = talk(&writing(&profile), &update(), false, &answers).1;
        let wanted = json!({"kind": "offer", "id": "0199-a", "body": {"title": "x", "place": {"lat": 5, "lon": 2}}});
        assert_eq!(outcome, sent(Some(wanted)));
    }
}

#[test]
fn busy_failed_too_large_and_a_failure_that_may_double() {
    let conditional = writing(CONDITIONAL);
    for (status, expected) in [
        (429, Outcome::Busy { wait_ms: None }),
        (503, Outcome::Failed),
        (500, Outcome::Failed),
        (408, Outcome::Failed),
        (425, Outcome::Failed),
        (413, Outcome::TooLarge),
        (
            301,
            Outcome::Refused {
                status: 301,
                fields: Vec::new(),
            },
        ),
    ] {
        assert_eq!(
            talk(&conditional, &create(), false, &[(status, Value::Null)]).1,
            expected
        );
    }
    let blind = REFERENCED.replace(
        r#", "ref": {"at": "/client_ref", "query": {"client_ref": "{ref}"}}"#,
        "",
    );
    let outcome = talk(&writing(&blind), &create(), false, &[(500, Value::Null)]).1;
    assert_eq!(
        outcome,
        Outcome::Refused {
            status: 500,
            fields: Vec::new()
        }
    );
}

#[test]
fn only_what_may_be_repeated_blindly_and_without_credentials_is_prepared() {
    let anonymous = writing(CONDITIONAL);
    let prepared = anonymous
        .prepare(&create())
        .expect("a create under a condition");
    assert_eq!(prepared.method, Method::Put);
    assert!(anonymous.prepare(&update()).is_some());
    let mut no_version = update();
    no_version.base = Some(json!({"id": "0199-a", "body": {}}));
    assert!(
        anonymous.prepare(&no_version).is_none(),
        "it must be read first"
    );
    assert!(writing(REFERENCED).prepare(&create()).is_none());
    let signed = writing(CONDITIONAL);
    signed.sign_in(Credentials {
        token: Some("t".to_owned()),
        ..Credentials::default()
    });
    assert!(signed.prepare(&create()).is_none());
    let (_, Step::Send(request)) = signed.deliver(&create(), false) else {
        panic!("a request")
    };
    assert!(
        request
            .headers
            .contains(&("authorization".to_owned(), "Bearer t".to_owned()))
    );
}

#[test]
fn what_the_profile_has_no_way_for_is_not_allowed() {
    let profile = CONDITIONAL.replace(r#""delete": {"path": "/offers/{id}"},"#, "");
    assert_eq!(
        talk(&writing(&profile), &delete(), false, &[]).1,
        Outcome::NotAllowed
    );
    assert!(!writing(&profile).allows("offer", Change_::Delete));
    assert!(!writing(&profile).allows("event", Change_::Create));
}
