//! What is made of answers.

use super::*;

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
fn a_record_that_somebody_changed_is_not_taken_for_removed() {
    let changed = (200, row(4, json!({"title": "theirs"})));
    // A stranger answered the removal, and the record has another version by now.
    let answers = [(200, json!({"data": [{"id": 1}]})), changed.clone()];
    let outcome = talk(&writing(CONDITIONAL), &delete(), false, &answers).1;
    assert_eq!(outcome, Outcome::Failed);
    // The source answered with the record itself, which it only marks.
    let answers = [changed.clone(), changed];
    let outcome = talk(&writing(CONDITIONAL), &delete(), false, &answers).1;
    assert_eq!(outcome, sent(None));
    // The profile knows the mark.
    let marking = CONDITIONAL.replace(
        r#""version": "/rev","#,
        r#""version": "/rev", "paging": {"kind": "token", "at": "/cursor", "param": "since"}, "since": {"mark": "cursor"},
           "deletions": {"kind": "feed", "at": "/body/state", "is": "trash"},"#,
    );
    let marked = (200, row(4, json!({"title": "a", "state": "trash"})));
    let answers = [(200, json!({"done": true})), marked];
    let outcome = talk(&writing(&marking), &delete(), false, &answers).1;
    assert_eq!(outcome, sent(None));
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
