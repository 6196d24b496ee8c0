//! What is asked, and in which order.

use super::*;

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

#[test]
fn a_change_with_a_part_that_has_no_place_is_refused_beside_it_and_nothing_is_sent() {
    let profile = REFERENCED.replace(
        r#""path": "/items", "items""#,
        r#""path": "/items", "fields": {"/title": "/name", "/hours": {"from": "/hours", "read_only": true}}, "items""#,
    );
    let writing = writing(&profile);
    let takes = writing.takes("offer").into_iter();
    assert_eq!(
        takes.map(|place| place.to_string()).collect::<Vec<_>>(),
        ["/title"]
    );
    assert_eq!(writing.takes("event"), []);
    for (fields, place) in [
        (json!({"title": "x", "hours": "always"}), "/hours"),
        (json!({"title": "x", "place": {"lat": 5}}), "/place/lat"),
    ] {
        let base = document(3, json!({"title": "a", "hours": "never"}));
        let change = change(Change_::Update, Some(base), fields);
        let (asked, outcome) = talk(&writing, &change, false, &[]);
        let Outcome::Refused { fields, .. } = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(
            (asked.len(), &*fields[0].pointer, &*fields[0].code),
            (0, place, "unwritable")
        );
    }
}
