//! Pulling a source, visit by visit: what is asked, what is stored, what is told.

mod visit;

use lotse_sync::{
    Area, Documents, Event, Generation, Held, Keys, Notice, Problem, Refusal, Store, StoreError,
    testing::{Fault, Mischief, block_on},
};
use visit::Device;

#[test]
fn first_pull_brings_everything_page_by_page() {
    let device = Device::with_offers(2_345);
    let notices = device.visit();
    device.assert_same();
    let limits = [200, 1000, 1000, 1000];
    let requests = device.server.take_requests();
    assert_eq!(requests.len(), limits.len());
    for (request, limit) in requests.iter().zip(limits) {
        assert!(
            request.url.contains(&format!("limit={limit}")),
            "{}",
            request.url
        );
    }
    let arrived = notices.iter().filter_map(|notice| match notice {
        Notice::Arrived(arrived) => Some(arrived.changes.len()),
        _ => None,
    });
    assert_eq!(arrived.collect::<Vec<_>>(), [200, 1000, 1000, 145]);
    let status = device.status(&notices);
    assert_eq!(
        (status.held, status.received, status.problem),
        (Held::All, 2_345, None)
    );
    assert!(status.checked_at.is_some());
}

#[test]
fn first_results_are_there_before_the_last_page() {
    let device = Device::with_offers(900);
    let mut seen = Vec::new();
    device.visit_telling(&[], |notice| {
        if let Notice::Arrived(_) = notice {
            seen.push(device.documents().len());
        }
    });
    assert_eq!(seen, [200, 900]);
}

#[test]
fn an_interrupted_pull_continues_at_the_page_reached() {
    let device = Device::with_offers(2_500);
    device
        .line
        .spoil_next([None, None, Some(Mischief::BrokenOff)]);
    let notices = device.visit();
    assert_eq!(device.documents().len(), 1_200);
    assert_eq!(device.status(&notices).held, Held::Part);
    device.server.take_requests();
    device.visit();
    device.assert_same();
    let asked = device.server.take_requests();
    assert!(
        asked.iter().all(|request| request.url.contains("since=")),
        "{asked:?}"
    );
}

#[test]
fn nothing_new_is_one_small_request() {
    let device = Device::with_offers(300);
    device.visit();
    // The first question from here has an address of its own: nothing to compare with yet.
    device.visit();
    let (generation, sent) = (device.generation(), device.server.bytes_sent());
    device.server.take_requests();
    let notices = device.visit();
    let requests = device.server.take_requests();
    assert_eq!(requests.len(), 1);
    assert!(requests.iter().all(|request| {
        request
            .headers
            .iter()
            .any(|(name, _)| name == "if-none-match")
    }));
    assert_eq!(device.server.bytes_sent(), sent);
    assert_eq!(device.generation(), generation);
    assert!(
        !notices
            .iter()
            .any(|notice| matches!(notice, Notice::Arrived(_) | Notice::Reload(_)))
    );
}

#[test]
fn an_unconditional_check_stays_below_a_kilobyte() {
    let device = Device::with_offers(300);
    device.visit();
    let before = device.server.bytes_sent();
    device.visit();
    assert!(device.server.bytes_sent() - before < 1_000);
}

#[test]
fn a_delta_is_appended_and_leaves_the_base_alone() {
    let device = Device::with_offers(3_000);
    device.visit();
    device.visit_telling(&[Event::Idle], |_| {});
    let base = block_on(device.store.load(Area::Base, Keys::All)).unwrap();
    assert_eq!(base.len(), 1);
    for number in 0..100 {
        device
            .server
            .put("offer", &number.to_string(), r#"{"title":"changed"}"#);
    }
    let (written, sent) = (device.store.bytes_written(), device.server.bytes_sent());
    device.visit();
    let (written, sent) = (
        device.store.bytes_written() - written,
        device.server.bytes_sent() - sent,
    );
    assert!(
        written < sent * 13 / 10,
        "{written} bytes stored for {sent} received"
    );
    assert_eq!(
        block_on(device.store.load(Area::Base, Keys::All)).unwrap(),
        base
    );
    device.assert_same();
}

#[test]
fn a_first_pull_writes_each_byte_twice_at_most() {
    let device = Device::with_offers(20_000);
    device.visit_telling(&[Event::Idle], |_| {});
    device.visit_telling(&[Event::Idle], |_| {});
    device.assert_same();
    let (written, sent) = (device.store.bytes_written(), device.server.bytes_sent());
    assert!(
        written < sent * 22 / 10,
        "{written} bytes stored for {sent} received"
    );
}

#[test]
fn folding_changes_nothing_that_is_shown() {
    let device = Device::with_offers(500);
    device.visit();
    device.server.delete("offer", "3");
    device.server.put("offer", "4", r#"{"title":"new"}"#);
    device.visit();
    let generation = device.generation();
    device.visit_telling(&[Event::Idle], |_| {});
    device.assert_same();
    assert_eq!(device.generation(), generation);
    let log = block_on(device.store.load(Area::Log, Keys::All)).unwrap();
    assert_eq!(log.len(), 1, "only the heads");
    let commits = device.store.commits();
    device.visit_telling(&[Event::Idle], |_| {});
    assert_eq!(device.store.commits(), commits + 1, "the check alone");
}

#[test]
fn after_an_expired_cursor_the_old_copy_stays_until_the_new_is_stored() {
    let device = Device::with_offers(1_500);
    device.visit();
    device.visit_telling(&[Event::Idle], |_| {});
    let old: Vec<_> = device.shown();
    device.server.forget_cursors();
    for number in 0..1_500 {
        device
            .server
            .put("offer", &number.to_string(), r#"{"title":"other"}"#);
    }
    device.server.delete("offer", "7");
    // 410, the first page, and then the tunnel.
    device.line.spoil_next([None, None, Some(Mischief::Lost)]);
    device.visit();
    assert_eq!(device.shown(), old);
    device.server.take_requests();
    let notices = device.visit();
    assert_eq!(
        device.server.take_requests().len(),
        1,
        "the page that was missing"
    );
    device.assert_same();
    let arrived = notices.iter().find_map(|notice| match notice {
        Notice::Arrived(arrived) => Some(arrived.changes.len()),
        _ => None,
    });
    assert_eq!(
        arrived,
        Some(1_500),
        "what differs, the one that is gone included"
    );
}

#[test]
fn bad_answers_are_told_and_leave_the_copy_intact() {
    let refused = |refusal| Some(Problem::Refused(refusal));
    let wait_ms = Some(30_000);
    for (mischief, problem) in [
        (
            Mischief::Lost,
            Some(Problem::Unreachable(lotse_sync::Unreachable::NoAnswer)),
        ),
        (
            Mischief::TimedOut,
            Some(Problem::Unreachable(lotse_sync::Unreachable::TimedOut)),
        ),
        (
            Mischief::BrokenOff,
            Some(Problem::Unreachable(lotse_sync::Unreachable::BrokenOff)),
        ),
        (Mischief::Truncated, refused(Refusal::Truncated)),
        (
            Mischief::Status(500),
            refused(Refusal::Failed { status: 500 }),
        ),
        (
            Mischief::Status(404),
            refused(Refusal::Rejected { status: 404 }),
        ),
        (Mischief::Status(413), refused(Refusal::TooLarge)),
        (Mischief::Status(302), refused(Refusal::NotTheSource)),
        (
            Mischief::RetryAfter(429),
            refused(Refusal::Busy { wait_ms }),
        ),
        (
            Mischief::RetryAfter(503),
            refused(Refusal::Busy { wait_ms }),
        ),
        (Mischief::Portal, refused(Refusal::NotTheSource)),
        (Mischief::PortalAsJson, refused(Refusal::NotTheSource)),
        (Mischief::OtherJson, refused(Refusal::Malformed)),
        (Mischief::NoHeaders, None),
    ] {
        let device = Device::with_offers(300);
        device.visit();
        let old = device.shown();
        device.server.put("offer", "1", r#"{"title":"changed"}"#);
        device.line.spoil_next([Some(mischief)]);
        let notices = device.visit();
        assert_eq!(device.status(&notices).problem, problem, "{mischief:?}");
        assert_eq!(device.status(&notices).held, Held::All);
        if problem.is_some() {
            assert_eq!(device.shown(), old, "{mischief:?}");
        }
        device.visit();
        device.assert_same();
    }
}

#[test]
fn one_broken_record_is_reported_and_the_others_are_taken() {
    let device = Device::with_offers(50);
    device.line.spoil_next([Some(Mischief::BrokenRecord)]);
    let notices = device.visit();
    let skipped: Vec<_> = notices
        .iter()
        .filter_map(|notice| match notice {
            Notice::Skipped(_, skipped) => Some(skipped.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(skipped.len(), 1);
    assert_eq!(skipped.first().map(|skipped| skipped.position), Some(0));
    assert_eq!(device.status(&notices).problem, None);
    device.assert_same();
}

#[test]
fn a_full_device_keeps_what_it_has_and_says_so() {
    let device = Device::with_offers(500);
    device.line.spoil_next([None, Some(Mischief::Lost)]);
    device.visit();
    let old = device.shown();
    device.store.inject(Fault::Commits(StoreError::Full));
    let notices = device.visit();
    assert_eq!(
        device.status(&notices).problem,
        Some(Problem::Store(StoreError::Full))
    );
    assert_eq!(device.shown(), old);
    device.store.mend();
    device.visit();
    device.assert_same();
}

#[test]
fn every_commit_may_fail_once() {
    for number in 1..=4 {
        let device = Device::with_offers(2_300);
        device
            .store
            .inject(Fault::Commit(number, StoreError::Broken));
        let notices = device.visit();
        assert_eq!(
            device.status(&notices).problem,
            Some(Problem::Store(StoreError::Broken))
        );
        assert!(block_on(Documents::open(&device.store)).is_ok());
        device.visit();
        device.assert_same();
    }
}

#[test]
fn an_unreadable_copy_is_dropped_and_fetched_again() {
    let device = Device::with_offers(400);
    device.visit();
    let mut batch = lotse_sync::Batch::default();
    batch.put(Area::Log, "city/0000000000000002", b"LTB1 rubbish".to_vec());
    block_on(device.store.commit(batch)).unwrap();
    assert_eq!(
        block_on(Documents::open(&device.store)).err(),
        Some(StoreError::Broken)
    );
    let generation = device.generation();
    device.visit_telling(&[Event::CopyBroken], |_| {});
    device.assert_same();
    assert!(device.generation() > generation);
}

#[test]
fn a_copy_of_a_newer_app_is_left_alone() {
    let device = Device::with_offers(10);
    let mut batch = lotse_sync::Batch::default();
    batch.put(
        Area::Log,
        "heads",
        br#"{"format":99,"something":"else"}"#.to_vec(),
    );
    block_on(device.store.commit(batch)).unwrap();
    let commits = device.store.commits();
    let notices = device.visit();
    assert_eq!(
        device.status(&notices).problem,
        Some(Problem::Store(StoreError::Newer))
    );
    assert_eq!(device.status(&notices).phase, lotse_sync::Phase::Stopped);
    assert_eq!(device.store.commits(), commits);
    assert!(device.server.take_requests().is_empty());
}

#[test]
fn another_phones_documents_are_shown_and_then_replaced_by_the_servers() {
    let giver = Device::with_offers(300);
    giver.visit();
    let given = giver.documents().block(&"city".parse().unwrap());
    let taker = Device::with_offers(0);
    for number in 0..290 {
        taker
            .server
            .put("offer", &number.to_string(), r#"{"title":"truth"}"#);
    }
    taker
        .line
        .spoil_next([Some(Mischief::Lost), Some(Mischief::Lost)]);
    let event = Event::Given("city".parse().unwrap(), given);
    let notices = taker.visit_telling(&[event], |_| {});
    assert_eq!(taker.shown(), giver.shown());
    assert_eq!(taker.status(&notices).held, Held::Given);
    taker.visit();
    taker.assert_same();
}

#[test]
fn the_generation_is_read_without_the_documents() {
    let device = Device::with_offers(300);
    assert_eq!(device.generation(), Generation::default());
    device.visit();
    assert_eq!(device.generation(), device.documents().generation());
}
