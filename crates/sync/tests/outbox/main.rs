//! The outbox by hand: one event after the other, at the times the test says.

mod desk;
mod lives;

use std::rc::Rc;

use desk::{Desk, MINUTE, START, answer, create, document, source, update};
use lotse_sync::{
    Event, Response, StoreError, Unreachable,
    outbox::{Conflict, Decision, Input, News, Reason, Side, State, read},
};
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::leading(Rc::default())
}

fn reason(desk: &Desk, number: lotse_sync::outbox::Number) -> Reason {
    match desk.state(number) {
        State::Stuck { reason, .. } => reason,
        state => panic!("{state:?}"),
    }
}

#[test]
fn a_change_is_stored_then_told_then_stored_as_being_sent_then_sent() {
    let mut desk = desk();
    desk.news.clear();
    desk.held = Some(Vec::new());
    desk.input(Input::Write(create("a", json!({"title": "x"}))));
    assert_eq!(
        (desk.news.len(), desk.asked()),
        (0, None),
        "nothing is said before it is stored"
    );
    desk.release();
    let states: Vec<State> = desk
        .news
        .iter()
        .filter_map(|news| match news {
            News::Saved { row, .. } => Some(read(row).unwrap().state),
            _ => None,
        })
        .collect();
    assert!(
        matches!(
            states[..],
            [State::Waiting { attempts: 0, .. }, State::Sending { .. }]
        ),
        "{states:?}"
    );
    assert_eq!(desk.asked().unwrap(), r#"PUT /offer/a {"title":"x"}"#);
    let number = desk.numbers()[0];
    assert!(matches!(
        desk.state(number),
        State::Sending {
            since: START,
            attempts: 0
        }
    ));
    let acknowledged = document("a", 1, json!({"title": "x"}));
    desk.answer(answer(200, &acknowledged));
    let sent = State::Sent {
        at: START,
        document: Some(acknowledged),
        missed: false,
    };
    assert_eq!(desk.state(number), sent);
}

#[test]
fn what_cannot_be_stored_is_not_kept_and_the_form_is_told() {
    let mut desk = desk();
    desk.store_fails = Some(StoreError::Full);
    desk.input(Input::Write(create("a", json!({}))));
    let told = News::NotSaved {
        id: "a".to_owned(),
        error: Some(StoreError::Full),
    };
    assert!(desk.news.contains(&told), "{:?}", desk.news);
    desk.store_fails = None;
    desk.later(10 * MINUTE);
    assert_eq!((desk.numbers().len(), desk.asked()), (0, None));
    desk.input(Input::Write(create("a", json!("no body"))));
    assert!(desk.news.contains(&News::NotSaved {
        id: "a".to_owned(),
        error: None
    }));
}

#[test]
fn an_outcome_that_cannot_be_stored_is_stored_later() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({})));
    desk.store_fails = Some(StoreError::Blocked);
    desk.answer(answer(200, &document("a", 1, json!({}))));
    assert!(matches!(desk.state(number), State::Sending { .. }));
    assert!(desk.news.contains(&News::StoreFails(StoreError::Blocked)));
    desk.store_fails = None;
    desk.later(MINUTE);
    assert!(matches!(desk.state(number), State::Sent { .. }));
}

#[test]
fn without_an_answer_it_waits_longer_and_longer_and_being_online_ends_that() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({})));
    let mut longest = 0;
    for tries in 1..12 {
        desk.answer(Err(Unreachable::NoAnswer));
        assert!(matches!(desk.state(number), State::Waiting { attempts, .. } if attempts == tries));
        assert_eq!(desk.asked(), None);
        let wait = desk.wake.unwrap().millis_after(desk.now);
        longest = longest.max(wait);
        desk.later(wait);
        assert!(desk.asked().is_some());
    }
    assert!((MINUTE..=5 * MINUTE).contains(&longest), "{longest}");
    desk.answer(Err(Unreachable::TimedOut));
    desk.handle(Event::Online);
    assert!(desk.asked().is_some());
}

#[test]
fn whoever_is_told_to_wait_waits_also_when_online() {
    let mut desk = desk();
    desk.write(create("a", json!({})));
    desk.write(create("b", json!({})));
    let headers = vec![("wait".to_owned(), "90000".to_owned())];
    desk.answer(Ok(Response {
        status: 429,
        headers,
        body: Vec::new(),
    }));
    desk.handle(Event::Online);
    desk.later(89_000);
    assert_eq!(desk.asked(), None);
    desk.later(1_000);
    assert!(desk.asked().is_some());
}

#[test]
fn a_clock_that_was_set_back_does_not_hold_a_change_for_years() {
    let store = {
        let mut desk = desk();
        desk.now = START.plus_millis(1_000_000 * MINUTE);
        desk.write(create("a", json!({})));
        desk.answer(answer(500, &Value::Null));
        desk.store
    };
    let mut desk = Desk::leading(store);
    assert!(desk.asked().is_some());
    desk.answer(Err(Unreachable::NoAnswer));
    desk.now = START;
    desk.later(0);
    assert!(desk.wake.is_some());
}

#[test]
fn changes_of_one_record_go_one_after_the_other_each_on_the_answer_before() {
    let mut desk = desk();
    let seen = document("7", 1, json!({"title": "a", "phone": "1"}));
    let first = desk.write(update(&seen, json!({"title": "b"})));
    let second = desk.write(update(&seen, json!({"title": "c"})));
    assert_eq!(desk.asked().unwrap(), r#"PATCH /offer/7 {"title":"b"}"#);
    assert_eq!(desk.row(second).base.unwrap()["body"]["title"], "b");
    // Somebody changed the phone meanwhile.
    let answered = document("7", 3, json!({"title": "b", "phone": "2"}));
    desk.answer(answer(200, &answered));
    assert!(desk.row(first).is_sent());
    assert_eq!(desk.asked().unwrap(), r#"PATCH /offer/7 {"title":"c"}"#);
    assert_eq!(desk.row(second).base, Some(answered));
}

#[test]
fn an_update_written_after_another_conflicts_where_the_answer_differs_from_what_was_seen() {
    let mut desk = desk();
    let seen = document("7", 1, json!({"title": "a", "phone": "1"}));
    desk.write(update(&seen, json!({"title": "b"})));
    let second = desk.write(update(&seen, json!({"phone": "5"})));
    desk.answer(answer(
        200,
        &document("7", 3, json!({"title": "b", "phone": "2"})),
    ));
    assert!(matches!(reason(&desk, second), Reason::Conflict { .. }));
}

#[test]
fn a_change_waits_for_those_it_builds_on_and_takes_over_their_new_ids() {
    let mut desk = desk();
    let thread = desk.write(create("t", json!({})));
    let mut message = create("m", json!({"thread": "t", "text": "t"}));
    message.after = vec![thread];
    message.references = vec!["/thread".to_owned()];
    let message = desk.write(message);
    let later = desk.write(update(&document("t", 0, json!({})), json!({"x": 1})));
    assert_eq!(desk.asked().unwrap(), "PUT /offer/t {}");
    desk.answer(answer(200, &document("99", 1, json!({}))));
    let adopted = News::Adopted {
        source: source(),
        kind: "offer".to_owned(),
        from: "t".to_owned(),
        to: "99".to_owned(),
    };
    assert!(desk.news.contains(&adopted));
    assert_eq!(
        desk.asked().unwrap(),
        r#"PUT /offer/m {"text":"t","thread":"99"}"#
    );
    assert_eq!(
        (desk.row(thread).id, desk.row(thread).reference),
        ("99".to_owned(), Some("t".to_owned()))
    );
    assert_eq!(desk.row(later).id, "99");
    desk.answer(answer(200, &document("m", 1, json!({}))));
    assert!(desk.row(message).is_sent());
    assert_eq!(desk.asked().unwrap(), r#"PATCH /offer/99 {"x":1}"#);
    // The app had not heard of the new id yet.
    let late = desk.write(update(&document("t", 0, json!({})), json!({"y": 1})));
    assert_eq!(desk.row(late).id, "99");
}

#[test]
fn a_record_changed_elsewhere_is_merged_and_tried_again() {
    let mut desk = desk();
    let seen = document("7", 1, json!({"title": "a", "phone": "1"}));
    let number = desk.write(update(&seen, json!({"title": "b"})));
    let theirs = document("7", 2, json!({"title": "a", "phone": "2"}));
    desk.answer(answer(412, &theirs));
    assert_eq!(
        desk.asked().unwrap(),
        r#"PATCH /offer/7?again {"title":"b"}"#
    );
    assert_eq!(desk.row(number).base, Some(theirs.clone()));
    // A source that says so without anything new is not asked again at once.
    desk.answer(answer(412, &theirs));
    assert_eq!(desk.asked(), None);
    desk.later(MINUTE);
    // What was wanted stands there already: the answer before was lost.
    desk.answer(answer(
        412,
        &document("7", 3, json!({"title": "b", "phone": "2"})),
    ));
    assert!(desk.row(number).is_sent());
    assert_eq!(desk.asked(), None);
}

#[test]
fn a_true_conflict_is_shown_with_both_values_and_resolved_by_the_person() {
    for (side, expected) in [
        (Side::Mine, Some(r#"PATCH /offer/7?again {"title":"mine"}"#)),
        (Side::Theirs, None),
    ] {
        let mut desk = desk();
        let seen = document("7", 1, json!({"title": "a", "phone": "1"}));
        let number = desk.write(update(&seen, json!({"title": "mine"})));
        let theirs = document("7", 2, json!({"title": "theirs", "phone": "2"}));
        desk.answer(answer(412, &theirs));
        let conflict = Conflict {
            pointer: "/title".to_owned(),
            base: Some(json!("a")),
            mine: Some(json!("mine")),
            theirs: Some(json!("theirs")),
        };
        let expected_reason = Reason::Conflict {
            theirs,
            fields: vec![conflict],
        };
        assert_eq!(reason(&desk, number), expected_reason);
        desk.later(100 * MINUTE);
        desk.handle(Event::Online);
        assert_eq!(desk.asked(), None, "it waits for the person");
        desk.decide(number, Decision::Resolve(vec![("/title".to_owned(), side)]));
        assert_eq!(desk.asked().as_deref(), expected);
        assert_eq!(desk.numbers().len(), usize::from(expected.is_some()));
    }
}

#[test]
fn removing_what_others_changed_is_a_conflict_and_only_stamped_anew_is_none() {
    let mut desk = desk();
    let seen = document("7", 1, json!({"title": "a"}));
    let mut delete = update(&seen, json!({}));
    delete.operation = lotse_sync::outbox::Operation::Delete;
    let number = desk.write(delete);
    desk.answer(answer(412, &document("7", 2, json!({"title": "a"}))));
    assert_eq!(desk.asked().unwrap(), "DELETE /offer/7?again ");
    desk.answer(answer(412, &document("7", 3, json!({"title": "b"}))));
    assert!(matches!(reason(&desk, number), Reason::Conflict { .. }));
    desk.decide(number, Decision::Resolve(vec![(String::new(), Side::Mine)]));
    assert_eq!(desk.row(number).base.unwrap()["rev"], 3);
    let headers = vec![("id".to_owned(), "7".to_owned())];
    desk.answer(Ok(Response {
        status: 204,
        headers,
        body: Vec::new(),
    }));
    assert!(desk.row(number).is_sent());
}

#[test]
fn signed_out_everything_of_the_source_waits_until_the_person_signs_in() {
    let mut desk = desk();
    let numbers = [
        desk.write(create("a", json!({}))),
        desk.write(create("b", json!({}))),
    ];
    desk.answer(answer(401, &Value::Null));
    for number in numbers {
        assert_eq!(reason(&desk, number), Reason::SignIn);
    }
    desk.handle(Event::Online);
    assert_eq!(desk.asked(), None);
    desk.input(Input::SignedIn("elsewhere".parse().unwrap()));
    assert_eq!(desk.asked(), None);
    desk.input(Input::SignedIn(source()));
    assert_eq!(desk.asked().unwrap(), "PUT /offer/a {}");
    desk.answer(answer(200, &document("a", 1, json!({}))));
    assert_eq!(desk.asked().unwrap(), "PUT /offer/b {}");
}

#[test]
fn refusals_get_stuck_with_their_reason_and_others_go_on() {
    for (status, expected) in [
        (403, Reason::NotAllowed),
        (404, Reason::Gone),
        (413, Reason::TooLarge),
        (
            422,
            Reason::Refused {
                status: 422,
                fields: Vec::new(),
            },
        ),
    ] {
        let mut desk = desk();
        let number = desk.write(create("a", json!({"title": ""})));
        desk.write(create("b", json!({})));
        desk.answer(answer(status, &Value::Null));
        assert_eq!(reason(&desk, number), expected);
        assert_eq!(desk.asked().unwrap(), "PUT /offer/b {}");
        desk.answer(answer(200, &document("b", 1, json!({}))));
        desk.decide(number, Decision::Edit(br#"{"title":"x"}"#.to_vec()));
        assert_eq!(desk.asked().unwrap(), r#"PUT /offer/a {"title":"x"}"#);
        desk.answer(answer(status, &Value::Null));
        desk.decide(number, Decision::TryAgain);
        assert!(desk.asked().is_some());
        desk.answer(answer(status, &Value::Null));
        desk.decide(number, Decision::Discard);
        assert!(!desk.numbers().contains(&number));
        assert!(desk.news.contains(&News::Removed(number)));
    }
}

#[test]
fn what_was_built_on_something_given_up_says_so() {
    let mut desk = desk();
    let thread = desk.write(create("t", json!({})));
    let mut message = create("m", json!({}));
    message.after = vec![thread];
    let message = desk.write(message);
    let edit = desk.write(update(&document("t", 0, json!({})), json!({"x": 1})));
    desk.answer(answer(422, &Value::Null));
    assert_eq!(desk.asked(), None);
    desk.decide(thread, Decision::Discard);
    assert_eq!(reason(&desk, message), Reason::DependsOn(thread));
    assert_eq!(reason(&desk, edit), Reason::DependsOn(thread));
    desk.decide(message, Decision::TryAgain);
    assert_eq!(desk.asked().unwrap(), "PUT /offer/m {}");
}

#[test]
fn an_update_given_up_takes_nothing_with_it_into_the_next() {
    let mut desk = desk();
    let seen = document("7", 1, json!({"title": "a", "phone": "1"}));
    let first = desk.write(update(&seen, json!({"title": "b"})));
    let second = desk.write(update(&seen, json!({"phone": "5"})));
    desk.answer(answer(422, &Value::Null));
    desk.decide(first, Decision::Discard);
    assert_eq!(desk.row(second).base, Some(seen));
    assert_eq!(desk.asked().unwrap(), r#"PATCH /offer/7 {"phone":"5"}"#);
}
