//! The engine by hand: one event after the other, at the times the test says.

mod bench;

use bench::{Bench, MINUTE, START};
use lotse_sync::{
    Effect, Engine, Event, Freed, Generation, Notice, Phase, Problem, Refusal, Response, Source,
    Store, StoreError, Timestamp, Unreachable, make_room,
    testing::{Mischief, block_on},
};

#[test]
fn a_follower_neither_sends_nor_stores() {
    let mut bench = Bench::new();
    bench.handle(Event::Opened(Generation::default()));
    bench.loads();
    for event in [
        Event::Refresh,
        Event::Hinted,
        Event::Online,
        Event::Idle,
        Event::Tick,
    ] {
        bench.handle_later(60 * MINUTE, event);
    }
    assert!(bench.sent().is_none() && bench.committing().is_none());
    assert_eq!(bench.status().phase, Phase::Following);
}

#[test]
fn a_follower_reads_again_when_told_of_something_new() {
    let mut leader = Bench::leading();
    leader.rest();
    let announce = |effect: &Effect| matches!(effect, Effect::Tell(Notice::Announce)).then_some(());
    assert_eq!(leader.take(announce), Some(()));
    let stored = block_on(Generation::read(&leader.store)).unwrap();
    let mut follower = Bench::new();
    follower.handle(Event::Opened(Generation::default()));
    follower.loads();
    follower.store = leader.store;
    follower.handle(Event::FollowerTold);
    follower.rest();
    let reload = |effect: &Effect| match effect {
        Effect::Tell(Notice::Reload(generation)) => Some(*generation),
        _ => None,
    };
    assert_eq!(follower.take(reload), Some(stored));
    // Told of what it shows: how much is held may be news, the documents are not.
    follower.handle(Event::FollowerTold);
    follower.rest();
    assert_eq!(follower.take(reload), None);
}

#[test]
fn the_next_check_comes_after_a_quarter_of_an_hour_or_when_asked() {
    let mut bench = Bench::leading();
    bench.rest();
    assert_eq!(bench.wakes(), Some(START.plus_millis(15 * MINUTE)));
    bench.handle_later(14 * MINUTE, Event::Tick);
    assert!(bench.sent().is_none());
    bench.handle_later(MINUTE, Event::Tick);
    bench.rest();
    assert_eq!(bench.server.take_requests().len(), 2);
    bench.handle(Event::Refresh);
    bench.rest();
    assert_eq!(bench.server.take_requests().len(), 1);
}

#[test]
fn a_hint_is_followed_within_seconds_but_not_by_all_at_once() {
    let mut waits = std::collections::BTreeSet::new();
    for seed in 0..50 {
        let mut bench = Bench::with_seed(seed);
        bench.lead();
        bench.rest();
        bench.handle(Event::Hinted);
        let at_once = bench.sent().is_some();
        let until = if at_once {
            bench.now
        } else {
            bench.waits_until()
        };
        let wait = until.millis_after(bench.now);
        assert!(wait <= 10_000);
        waits.insert(wait / 1_000);
    }
    assert!(waits.len() > 6, "{waits:?}");
}

#[test]
fn a_hint_during_a_pull_is_not_forgotten() {
    let mut bench = Bench::leading();
    bench.answers(None);
    bench.put(5..6);
    bench.handle(Event::Hinted);
    bench.rest();
    bench.handle_later(10_000, Event::Tick);
    bench.rest();
    assert_eq!(bench.documents().len(), 6);
}

#[test]
fn whoever_is_told_to_wait_waits_however_often_the_person_asks() {
    let mut bench = Bench::leading();
    bench.answers(Some(Mischief::RetryAfter(503)));
    let problem = bench.status().problem;
    assert_eq!(
        problem,
        Some(Problem::Refused(Refusal::Busy {
            wait_ms: Some(30_000)
        }))
    );
    assert!(bench.waits_until() >= START.plus_millis(30_000));
    bench.handle_later(1_000, Event::Refresh);
    bench.handle_later(1_000, Event::Online);
    assert!(bench.sent().is_none());
    bench.handle_later(40_000, Event::Tick);
    bench.rest();
    assert_eq!(bench.documents().len(), 5);
}

#[test]
fn back_online_is_tried_at_once() {
    let mut bench = Bench::leading();
    for _ in 0..8 {
        bench.answers(Some(Mischief::Lost));
        bench.handle_later(5 * MINUTE, Event::Tick);
    }
    bench.answers(Some(Mischief::Lost));
    assert_eq!(
        bench.status().problem,
        Some(Problem::Unreachable(Unreachable::NoAnswer))
    );
    bench.handle(Event::Online);
    bench.rest();
    assert_eq!(bench.status().problem, None);
    assert_eq!(bench.documents().len(), 5);
}

#[test]
fn a_clock_that_is_set_back_does_not_stop_the_checks() {
    let mut bench = Bench::leading();
    bench.rest();
    bench.now = Timestamp::from_millis(START.as_millis() - 5 * 60 * MINUTE as i64);
    bench.put(5..6);
    bench.handle(Event::Tick);
    bench.rest();
    assert_eq!(bench.documents().len(), 6);
    assert!(bench.wakes() < Some(bench.now.plus_millis(16 * MINUTE)));
}

#[test]
fn pages_that_break_off_become_smaller_and_then_larger_again() {
    let mut bench = Bench::new();
    let mut source = Source::new("city".parse().unwrap(), "");
    source.page_size = 800;
    bench.engine = Engine::new(1, vec![source]);
    bench.put(0..900);
    bench.lead();
    bench.answers(None);
    bench.commits();
    for _ in 0..6 {
        bench.answers(Some(Mischief::TimedOut));
        bench.handle_later(5 * MINUTE, Event::Tick);
    }
    bench.rest();
    let limits: Vec<String> = bench
        .server
        .take_requests()
        .iter()
        .filter_map(|request| Some(request.url.split(['=', '&']).nth(1)?.to_owned()))
        .collect();
    let expected = [
        "200", "800", "400", "200", "100", "50", "25", "25", "50", "100", "200", "400",
    ];
    assert_eq!(limits, expected);
    assert_eq!(bench.documents().len(), 900);
}

/// The first page of a pull that was interrupted says nothing of what came after it.
#[test]
fn a_copy_is_as_new_as_the_beginning_of_its_pull() {
    const DAY: u64 = 24 * 60 * MINUTE;
    let mut bench = Bench::new();
    bench.put(0..25);
    bench.lead();
    bench.answers(None);
    bench.commits();
    bench.answers(Some(Mischief::TimedOut));
    assert_eq!(bench.status().checked_at, None);
    bench.handle_later(3 * DAY, Event::Tick);
    bench.rest();
    assert_eq!(bench.status().checked_at, Some(START));
    assert_eq!(bench.documents().len(), 25);
    // The next one begins and ends now.
    bench.handle_later(DAY, Event::Tick);
    bench.rest();
    assert_eq!(bench.status().checked_at, Some(START.plus_millis(4 * DAY)));
}

#[test]
fn an_answer_that_comes_twice_or_late_changes_nothing() {
    let mut bench = Bench::leading();
    let (ticket, request) = bench.sent().unwrap();
    let answer = bench.server.answer(&request);
    bench.handle(Event::Answered(ticket, Ok(answer.clone())));
    bench.handle(Event::Answered(ticket, Ok(answer)));
    bench.rest();
    bench.handle(Event::Answered(ticket, Ok(Response::default())));
    bench.rest();
    assert_eq!(bench.documents().len(), 5);
    assert_eq!(bench.status().problem, None);
}

#[test]
fn a_source_that_points_back_is_not_followed_for_ever() {
    let mut bench = Bench::leading();
    bench.rest();
    bench.handle(Event::Refresh);
    let (ticket, _) = bench.sent().unwrap();
    let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
    let body = br#"{"changes":[],"cursor":"1/5","more":true}"#.to_vec();
    bench.handle(Event::Answered(
        ticket,
        Ok(Response {
            status: 200,
            headers,
            body,
        }),
    ));
    assert_eq!(
        bench.status().problem,
        Some(Problem::Refused(Refusal::Malformed))
    );
    assert!(bench.sent().is_none());
}

#[test]
fn a_page_stored_while_the_log_is_read_for_folding_is_no_damage() {
    let mut bench = Bench::leading();
    bench.rest();
    bench.handle(Event::Idle);
    bench.put(5..6);
    bench.handle(Event::Refresh);
    bench.loads();
    bench.answers(None);
    bench.commits();
    bench.rest();
    assert_eq!(bench.documents().len(), 6);
    assert_eq!(
        bench.server.take_requests().len(),
        2,
        "nothing was fetched again"
    );
}

#[test]
fn a_fold_begun_before_the_copy_was_dropped_is_void() {
    let mut bench = Bench::leading();
    bench.rest();
    bench.handle(Event::Idle);
    bench.loads();
    bench.server.delete("offer", "1");
    bench.server.forget_cursors();
    bench.handle(Event::CopyBroken);
    bench.commits();
    bench.answers(None);
    bench.commits();
    bench.rest();
    assert_eq!(bench.documents().len(), 4);
}

#[test]
fn documents_given_make_the_pull_under_way_void() {
    let mut giver = Bench::leading();
    giver.rest();
    let given = giver.documents().block(&"city".parse().unwrap());
    let mut bench = Bench::leading();
    bench.put(5..25);
    bench.answers(None);
    let late = bench.sent().unwrap();
    bench.handle(Event::Given("city".parse().unwrap(), given));
    bench.commits();
    let answer = bench.server.answer(&late.1);
    bench.handle(Event::Answered(late.0, Ok(answer)));
    bench.commits();
    assert_eq!(bench.documents().len(), 5, "what was given");
    bench.rest();
    assert_eq!(bench.documents().len(), 25, "what the server has");
}

#[test]
fn the_engine_takes_it_in_and_fetches_again_when_the_next_check_is_due() {
    let mut bench = Bench::leading();
    bench.rest();
    let freed = block_on(make_room(&bench.store)).unwrap().unwrap();
    assert_eq!(freed, Freed::Source("city".parse().unwrap()));
    bench.handle(Event::GivenUp(freed));
    bench.rest();
    let full = Problem::Store(StoreError::Full);
    assert_eq!(bench.status().problem, Some(full));
    assert_eq!(bench.documents().len(), 0, "not filled again at once");
    assert!(
        bench.take(reload).is_none(),
        "what is on the screen stays there"
    );
    bench.handle_later(15 * MINUTE, Event::Tick);
    bench.rest();
    assert_eq!(bench.documents().len(), 5);
    assert!(bench.take(reload).is_some());
    assert_eq!(bench.status().problem, None);
}

#[test]
fn what_was_being_stored_meanwhile_does_not_leave_heads_without_their_rows() {
    let mut bench = Bench::leading();
    bench.rest();
    bench.put(3..8);
    bench.handle(Event::Refresh);
    bench.answers(None);
    let (ticket, batch) = bench.committing().expect("a page to be stored");
    let freed = block_on(make_room(&bench.store)).unwrap().unwrap();
    bench.handle(Event::GivenUp(freed));
    // The page's heads say that there is a base.
    block_on(bench.store.commit(batch)).unwrap();
    bench.handle(Event::Committed(ticket, Ok(())));
    bench.rest();
    assert_eq!(bench.documents().len(), 8);
}

fn reload(effect: &Effect) -> Option<Generation> {
    match effect {
        Effect::Tell(Notice::Reload(generation)) => Some(*generation),
        _ => None,
    }
}
