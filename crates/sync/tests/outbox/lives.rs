//! Several tabs, several lives, a service worker: who stores, who sends, and what is known afterwards.

use std::rc::Rc;

use lotse_sync::{
    Area, Batch, Effect, Event, Store, Unreachable,
    outbox::{Decision, Input, News, RawAnswer, State, read},
    testing::block_on,
};
use serde_json::{Value, json};

use crate::{
    desk,
    desk::{Desk, MINUTE, START, answer, create, document, source, update},
};

#[test]
fn an_edit_during_sending_is_done_afterwards_and_lost_never() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({"title": "x"})));
    desk.decide(number, Decision::Edit(br#"{"title":"y"}"#.to_vec()));
    desk.answer(answer(
        200,
        &document("a", 1, json!({"title": "x", "by": "office"})),
    ));
    assert_eq!(desk.asked().unwrap(), r#"PATCH /offer/a {"title":"y"}"#);
}

#[test]
fn a_create_edited_after_it_may_have_arrived_becomes_an_update_if_it_did() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({"title": "x"})));
    desk.answer(Err(Unreachable::TimedOut));
    desk.decide(number, Decision::Edit(br#"{"title":"y"}"#.to_vec()));
    assert_eq!(desk.asked().unwrap(), r#"PUT /offer/a {"title":"y"}"#);
    desk.answer(answer(
        208,
        &document("99", 1, json!({"title": "x", "by": "office"})),
    ));
    assert_eq!(
        desk.asked().unwrap(),
        r#"PATCH /offer/99?again {"title":"y"}"#
    );
    desk.answer(answer(200, &document("99", 2, json!({"title": "y"}))));
    assert!(desk.row(number).is_sent());
}

#[test]
fn begun_in_an_earlier_life_it_is_known_that_it_may_have_arrived() {
    let seen = document("7", 1, json!({"title": "a"}));
    let store = {
        let mut desk = desk();
        desk.write(update(&seen, json!({"title": "b"})));
        assert!(desk.asked().is_some());
        desk.store
    };
    let desk = Desk::leading(store);
    assert_eq!(
        desk.asked().unwrap(),
        r#"PATCH /offer/7?again {"title":"b"}"#
    );
}

#[test]
fn a_follower_stores_what_is_written_and_nothing_else() {
    let store = Rc::default();
    let mut leader = Desk::leading(Rc::clone(&store));
    let mut follower = Desk::following(store);
    let number = follower.write(create("a", json!({})));
    assert!(follower.news.contains(&News::Announce));
    follower.handle(Event::Online);
    follower.decide(number, Decision::Discard);
    follower.later(MINUTE);
    assert_eq!((follower.asked(), follower.numbers().len()), (None, 1));
    leader.input(Input::Told);
    assert_eq!(leader.asked().unwrap(), "PUT /offer/a {}");
    leader.answer(answer(200, &document("a", 1, json!({}))));
    follower.input(Input::Told);
    assert!(
        matches!(follower.news.last(), Some(News::Saved { row, .. }) if read(row).unwrap().is_sent())
    );
    // What was decided is done as soon as it may be.
    follower.handle(Event::BecameLeader);
    assert_eq!(follower.numbers(), []);
}

#[test]
fn whoever_leads_no_more_neither_sends_nor_stores_what_it_was_answered() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({})));
    desk.handle(Event::BecameFollower);
    desk.answer(answer(200, &document("a", 1, json!({}))));
    assert!(matches!(desk.state(number), State::Sending { .. }));
    desk.later(100 * MINUTE);
    assert_eq!(desk.asked(), None);
}

#[test]
fn an_answer_that_a_service_worker_left_is_read_as_if_it_had_just_come() {
    for (body, asked) in [
        (
            document("a", 1, json!({"title": "x"})).to_string(),
            "PUT /offer/b {}",
        ),
        ("<html>".to_owned(), "PUT /offer/b {}"),
    ] {
        let store = {
            let mut desk = desk();
            desk.write(create("a", json!({"title": "x"})));
            desk.answer(Err(Unreachable::NoAnswer));
            desk.write(create("b", json!({})));
            desk.store
        };
        let desk = Desk::following(Rc::clone(&store));
        let number = desk.numbers()[0];
        let mut row = desk.row(number);
        assert_eq!(row.request.as_ref().unwrap().url, "/offer/a");
        let status = if body.starts_with('<') { 500 } else { 200 };
        row.answer = Some(RawAnswer {
            status,
            headers: Vec::new(),
            body,
        });
        row.state = State::Waiting {
            attempts: 1,
            not_before: START,
        };
        let mut value: Value = serde_json::to_value(&row).unwrap();
        value["schema"] = 1.into();
        let mut batch = Batch::default();
        batch.put(Area::Outbox, number.key(), value.to_string().into_bytes());
        block_on(desk.store.commit(batch)).unwrap();
        let desk = Desk::leading(Rc::clone(&store));
        assert_eq!(desk.asked().unwrap(), asked);
        let row = desk.row(number);
        assert_eq!(row.answer, None);
        assert_eq!(row.is_sent(), status == 200, "{:?}", row.state);
    }
}

#[test]
fn rows_of_a_newer_version_are_left_alone_and_said() {
    let store: Rc<lotse_sync::MemoryStore> = Rc::default();
    let key = "0000000000000001".to_owned();
    let mut batch = Batch::default();
    batch.put(Area::Outbox, &*key, br#"{"schema":99}"#.to_vec());
    batch.put(Area::Outbox, "junk", b"?".to_vec());
    block_on(store.commit(batch)).unwrap();
    let mut desk = Desk::leading(Rc::clone(&store));
    assert!(desk.news.contains(&News::Unread { key, newer: true }));
    assert!(desk.news.contains(&News::Unread {
        key: "junk".to_owned(),
        newer: false
    }));
    desk.handle(Event::Online);
    assert!(desk.asked().is_none());
    assert_eq!(
        block_on(store.load(Area::Outbox, lotse_sync::Keys::All))
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn what_was_sent_stays_until_the_copy_has_it_and_is_marked_when_it_never_comes() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({})));
    desk.input(Input::Past(vec![number]));
    assert_eq!(desk.numbers(), [number], "what is not sent is never past");
    desk.answer(answer(200, &document("a", 1, json!({}))));
    desk.input(Input::Checked(source()));
    assert!(matches!(
        desk.state(number),
        State::Sent { missed: false, .. }
    ));
    desk.input(Input::Checked(source()));
    assert!(matches!(
        desk.state(number),
        State::Sent { missed: true, .. }
    ));
    desk.input(Input::Past(vec![number]));
    assert_eq!(desk.numbers(), []);
    let old = desk.write(create("b", json!({})));
    desk.answer(answer(200, &document("b", 1, json!({}))));
    let mut desk = Desk::leading(desk.store);
    assert_eq!(desk.numbers(), [old]);
    desk.now = START.plus_millis(31 * 24 * 60 * MINUTE);
    desk.input(Input::Told);
    assert_eq!(desk.numbers(), []);
}

#[test]
fn a_reading_that_overlaps_a_writing_brings_nothing_old_back() {
    let mut desk = desk();
    let number = desk.write(create("a", json!({})));
    // Told by another tab; the rows are read, and meanwhile the answer is stored.
    let effects = lotse_sync::Machine::handle(
        &mut desk.outbox,
        desk.now,
        Event::Outbox(Box::new(Input::Told)),
    );
    let [Effect::Load(ticket, area, keys)] = &effects[..] else {
        panic!("{effects:?}")
    };
    let rows = block_on(desk.store.load(*area, keys.clone()));
    desk.answer(answer(200, &document("a", 1, json!({}))));
    desk.handle(Event::Loaded(*ticket, rows));
    assert!(desk.row(number).is_sent());
    desk.later(100 * MINUTE);
    assert_eq!(desk.asked(), None);
}

#[test]
fn a_clock_that_was_set_back_does_not_change_the_order() {
    let store: Rc<lotse_sync::MemoryStore> = Rc::default();
    let created = Desk::following(Rc::clone(&store)).write(create("a", json!({})));
    // Another tab, opened when the clock was a day behind, knows the rows before it numbers its own.
    let mut late = Desk::following(Rc::clone(&store));
    late.now = lotse_sync::Timestamp::from_millis(START.as_millis() - 86_400_000);
    let removed = late.write(update(&document("a", 1, json!({})), json!({"x": 1})));
    assert!(removed > created);
}

#[test]
fn two_tabs_that_know_the_same_rows_take_different_numbers() {
    let store: Rc<lotse_sync::MemoryStore> = Rc::default();
    let mut tabs = [1, 2].map(|seed| Desk::following_with(seed, Rc::clone(&store)));
    Desk::following(Rc::clone(&store)).write(create("first", json!({})));
    for (tab, id) in tabs.iter_mut().zip(["a", "b"]) {
        tab.now = lotse_sync::Timestamp::from_millis(START.as_millis() - 86_400_000);
        // Both are read before either is stored.
        tab.held = Some(Vec::new());
        tab.input(Input::Write(create(id, json!({}))));
    }
    tabs.iter_mut().for_each(Desk::release);
    assert_eq!(tabs[0].numbers().len(), 3);
}

#[test]
fn what_another_tab_stored_and_never_told_is_found_when_the_app_comes_back() {
    let store = Rc::default();
    let mut leader = Desk::leading(Rc::clone(&store));
    Desk::following(store).write(create("a", json!({})));
    assert_eq!(leader.asked(), None);
    leader.handle(Event::Refresh);
    assert_eq!(leader.asked().unwrap(), "PUT /offer/a {}");
}

#[test]
fn signing_in_lets_a_follower_write_nothing() {
    let store = Rc::default();
    let mut leader = Desk::leading(Rc::clone(&store));
    let number = leader.write(create("a", json!({})));
    leader.answer(answer(401, &Value::Null));
    let mut follower = Desk::following(store);
    leader.input(Input::SignedIn(source()));
    leader.answer(answer(200, &document("a", 1, json!({}))));
    follower.input(Input::SignedIn(source()));
    follower.later(MINUTE);
    assert!(
        leader.row(number).is_sent(),
        "an old row was written over a new one"
    );
}

#[test]
fn what_a_service_worker_may_have_sent_is_not_lost_by_an_edit() {
    let store: Rc<lotse_sync::MemoryStore> = Rc::default();
    let number = Desk::following(Rc::clone(&store)).write(create("a", json!({"title": "x"})));
    let mut desk = Desk::following(store);
    assert!(desk.row(number).request.is_some());
    // The worker sent it, and died before it kept the answer.
    desk.decide(number, Decision::Edit(br#"{"title":"y"}"#.to_vec()));
    desk.handle(Event::BecameLeader);
    desk.answer(answer(208, &document("a", 1, json!({"title": "x"}))));
    assert_eq!(
        desk.asked().unwrap(),
        r#"PATCH /offer/a?again {"title":"y"}"#
    );
}

#[test]
fn it_is_not_woken_for_what_waits_for_the_store_or_for_an_answer() {
    let mut desk = desk();
    desk.held = Some(Vec::new());
    desk.input(Input::Write(create("a", json!({}))));
    assert_eq!(desk.wake, None);
    desk.release();
    desk.write(create("b", json!({})));
    assert!(desk.asked().is_some());
    assert_eq!(desk.wake, None);
}
