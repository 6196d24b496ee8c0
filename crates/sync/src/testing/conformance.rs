//! What every store must do. Each case gets a fresh, empty store.
//!
//! ```
//! use lotse_sync::{MemoryStore, testing::{block_on, conformance}};
//!
//! macro_rules! in_memory {
//!     ($($case:ident),*) => {
//!         $(block_on(conformance::$case(&MemoryStore::default()));)*
//!     };
//! }
//! lotse_sync::store_conformance!(in_memory);
//! ```
//!
//! With `#[test]` or `#[wasm_bindgen_test]` functions in the macro each case is a test.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use crate::{
    room::{Freed, make_room},
    store::{Area, Batch, Durability, Keys, Store},
};

/// Calls a macro of yours with the names of all cases of [`conformance`](crate::testing::conformance).
#[macro_export]
macro_rules! store_conformance {
    ($each:ident) => {
        $each! {
            empty_store_loads_nothing,
            put_loads_back_byte_for_byte,
            put_replaces,
            rows_come_in_order_of_keys,
            one_key_means_one_row,
            prefix_means_the_rows_that_start_with_it,
            areas_are_apart,
            delete_takes_what_is_meant,
            writes_of_a_batch_happen_in_order,
            empty_batch_is_fine,
            strict_batch_is_there_afterwards,
            megabytes_come_back,
            commits_at_the_same_time_are_both_there,
            dropped_commit_is_whole_or_absent,
            room_is_made_of_all_but_the_persons_own
        }
    };
}

fn batch(rows: &[(Area, &str, &[u8])]) -> Batch {
    let mut batch = Batch::default();
    for (area, key, value) in rows {
        batch.put(*area, *key, value.to_vec());
    }
    batch
}

async fn commit(store: &impl Store, rows: &[(Area, &str, &[u8])]) {
    store.commit(batch(rows)).await.expect("a commit succeeds");
}

async fn check(store: &impl Store, area: Area, keys: Keys, expected: &[(&str, &[u8])]) {
    let rows = store
        .load(area, keys.clone())
        .await
        .expect("a load succeeds");
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.key.as_str(), row.value.as_slice()))
        .collect();
    assert_eq!(rows, expected, "{area:?} {keys:?}");
}

fn one(key: &str) -> Keys {
    Keys::One(key.to_owned())
}

fn prefix(prefix: &str) -> Keys {
    Keys::Prefix(prefix.to_owned())
}

/// No rows are no error.
pub async fn empty_store_loads_nothing(store: &impl Store) {
    for area in Area::ALL {
        for keys in [Keys::All, prefix("a"), prefix(""), one("a")] {
            check(store, area, keys, &[]).await;
        }
    }
}

/// All byte values, and no bytes at all.
pub async fn put_loads_back_byte_for_byte(store: &impl Store) {
    let bytes: Vec<u8> = (0..=255).collect();
    for area in Area::ALL {
        commit(store, &[(area, "all", &bytes), (area, "none", &[])]).await;
        check(store, area, Keys::All, &[("all", &bytes), ("none", &[])]).await;
    }
}

/// The later value under a key holds.
pub async fn put_replaces(store: &impl Store) {
    commit(store, &[(Area::State, "a", b"longer before")]).await;
    commit(store, &[(Area::State, "a", b"after")]).await;
    check(store, Area::State, Keys::All, &[("a", b"after")]).await;
}

/// However they were written.
pub async fn rows_come_in_order_of_keys(store: &impl Store) {
    commit(
        store,
        &[
            (Area::Log, "b", b"2"),
            (Area::Log, "a/2", b"1"),
            (Area::Log, "B", b"0"),
        ],
    )
    .await;
    commit(store, &[(Area::Log, "a", b""), (Area::Log, "a/10", b"")]).await;
    let expected: [(&str, &[u8]); 5] = [
        ("B", b"0"),
        ("a", b""),
        ("a/10", b""),
        ("a/2", b"1"),
        ("b", b"2"),
    ];
    check(store, Area::Log, Keys::All, &expected).await;
}

/// Not the rows beside it.
pub async fn one_key_means_one_row(store: &impl Store) {
    commit(
        store,
        &[(Area::Derived, "a", b"1"), (Area::Derived, "ab", b"2")],
    )
    .await;
    check(store, Area::Derived, one("a"), &[("a", b"1")]).await;
    check(store, Area::Derived, one("b"), &[]).await;
}

/// Not the rows before and after them.
pub async fn prefix_means_the_rows_that_start_with_it(store: &impl Store) {
    let keys = [
        "city", "city-2/1", "city/", "city/1", "city/2", "city0", "d",
    ];
    for key in keys {
        commit(store, &[(Area::Log, key, b"")]).await;
    }
    let expected: [(&str, &[u8]); 3] = [("city/", b""), ("city/1", b""), ("city/2", b"")];
    check(store, Area::Log, prefix("city/"), &expected).await;
    check(store, Area::Log, prefix("e"), &[]).await;
    let all = store
        .load(Area::Log, prefix(""))
        .await
        .expect("a load succeeds");
    assert_eq!(all.len(), keys.len());
}

/// The same key in two areas is two rows.
pub async fn areas_are_apart(store: &impl Store) {
    for area in Area::ALL {
        commit(store, &[(area, "a", area.as_str().as_bytes())]).await;
    }
    for area in Area::ALL {
        check(store, area, one("a"), &[("a", area.as_str().as_bytes())]).await;
    }
    let mut emptied = Batch::default();
    emptied.delete(Area::Base, Keys::All);
    store.commit(emptied).await.expect("a commit succeeds");
    check(store, Area::Base, Keys::All, &[]).await;
    check(store, Area::Log, Keys::All, &[("a", b"log")]).await;
}

/// One row, rows of a prefix, all rows; rows that are not there are no error.
pub async fn delete_takes_what_is_meant(store: &impl Store) {
    let rows: [(Area, &str, &[u8]); 5] =
        ["a", "ab", "b/1", "b/2", "c"].map(|key| (Area::Outbox, key, &b""[..]));
    commit(store, &rows).await;
    let steps: [(Keys, &[&str]); 4] = [
        (one("a"), &["ab", "b/1", "b/2", "c"]),
        (one("absent"), &["ab", "b/1", "b/2", "c"]),
        (prefix("b/"), &["ab", "c"]),
        (Keys::All, &[]),
    ];
    for (keys, left) in steps {
        let mut batch = Batch::default();
        batch.delete(Area::Outbox, keys);
        store.commit(batch).await.expect("a commit succeeds");
        let left: Vec<(&str, &[u8])> = left.iter().map(|key| (*key, &b""[..])).collect();
        check(store, Area::Outbox, Keys::All, &left).await;
    }
}

/// A row deleted and put is there; a row put and deleted is not.
pub async fn writes_of_a_batch_happen_in_order(store: &impl Store) {
    commit(store, &[(Area::Base, "old", b"old")]).await;
    let mut batch = batch(&[(Area::Base, "new", b"1"), (Area::Log, "gone", b"")]);
    batch.delete(Area::Base, Keys::All);
    batch.put(Area::Base, "new", b"2".to_vec());
    batch.put(Area::Base, "new", b"3".to_vec());
    batch.delete(Area::Log, one("gone"));
    store.commit(batch).await.expect("a commit succeeds");
    check(store, Area::Base, Keys::All, &[("new", b"3")]).await;
    check(store, Area::Log, Keys::All, &[]).await;
}

/// Nothing to do is done.
pub async fn empty_batch_is_fine(store: &impl Store) {
    store
        .commit(Batch::default())
        .await
        .expect("a commit succeeds");
    check(store, Area::State, Keys::All, &[]).await;
}

/// As far as can be told without cutting the power.
pub async fn strict_batch_is_there_afterwards(store: &impl Store) {
    let mut batch = batch(&[(Area::Outbox, "a", b"my own words")]);
    batch.durability = Durability::Strict;
    store.commit(batch).await.expect("a commit succeeds");
    check(store, Area::Outbox, Keys::All, &[("a", b"my own words")]).await;
}

/// The size of a city's catalogue.
pub async fn megabytes_come_back(store: &impl Store) {
    let blob: Vec<u8> = (0..8_000_000_u32)
        .map(|number| (number % 251) as u8)
        .collect();
    commit(store, &[(Area::Base, "city", &blob)]).await;
    let rows = store
        .load(Area::Base, one("city"))
        .await
        .expect("a load succeeds");
    assert!(rows.len() == 1 && rows.iter().all(|row| row.value == blob));
}

/// Neither undoes the other, and a load among them sees whole batches.
pub async fn commits_at_the_same_time_are_both_there(store: &impl Store) {
    let first = store.commit(batch(&[(Area::Log, "a", b"1"), (Area::Log, "b", b"1")]));
    let load = store.load(Area::Log, Keys::All);
    let second = store.commit(batch(&[(Area::Log, "c", b"2"), (Area::Log, "d", b"2")]));
    let (mut first, mut load, mut second) = (pin!(first), pin!(load), pin!(second));
    let (mut done, mut seen) = ([false; 2], None);
    poll_fn(|context| {
        for (done, commit) in done.iter_mut().zip([
            first.as_mut() as std::pin::Pin<&mut dyn Future<Output = _>>,
            second.as_mut(),
        ]) {
            if !*done && let Poll::Ready(result) = commit.poll(context) {
                result.expect("a commit succeeds");
                *done = true;
            }
        }
        if seen.is_none()
            && let Poll::Ready(rows) = load.as_mut().poll(context)
        {
            seen = Some(rows.expect("a load succeeds").len());
        }
        if done == [true; 2] && seen.is_some() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    assert!(
        seen.is_some_and(|seen| seen % 2 == 0),
        "half a batch: {seen:?}"
    );
    let expected: [(&str, &[u8]); 4] = [("a", b"1"), ("b", b"1"), ("c", b"2"), ("d", b"2")];
    check(store, Area::Log, Keys::All, &expected).await;
}

/// What can be had again goes, and no byte of the outbox or of the person's own rows.
pub async fn room_is_made_of_all_but_the_persons_own(store: &impl Store) {
    let bytes: Vec<u8> = (0..=255).collect();
    for area in Area::ALL {
        commit(
            store,
            &[(area, "a", &bytes), (area, "heads", b"unreadable")],
        )
        .await;
    }
    for freed in [Some(Freed::Derived), Some(Freed::Documents), None] {
        assert_eq!(make_room(store).await, Ok(freed));
    }
    for area in [Area::Outbox, Area::State] {
        let kept: [(&str, &[u8]); 2] = [("a", &bytes), ("heads", b"unreadable")];
        check(store, area, Keys::All, &kept).await;
    }
    for area in [Area::Base, Area::Log, Area::Derived] {
        check(store, area, Keys::All, &[]).await;
    }
}

/// Whoever drops a commit cannot know whether it happened, but it happened as a whole or not.
pub async fn dropped_commit_is_whole_or_absent(store: &impl Store) {
    for round in 0..20_u8 {
        let value = [round];
        let rows: Vec<String> = (0..10).map(|number| format!("{number}")).collect();
        let rows: Vec<(Area, &str, &[u8])> = rows
            .iter()
            .map(|key| (Area::Log, key.as_str(), value.as_slice()))
            .collect();
        let mut polls = round % 3;
        {
            let mut commit = pin!(store.commit(batch(&rows)));
            poll_fn(|context| {
                let done = commit.as_mut().poll(context).is_ready();
                if done || polls == 0 {
                    return Poll::Ready(());
                }
                polls -= 1;
                Poll::Pending
            })
            .await;
        }
        let rows = store
            .load(Area::Log, Keys::All)
            .await
            .expect("a load succeeds");
        let values: std::collections::BTreeSet<&[u8]> =
            rows.iter().map(|row| row.value.as_slice()).collect();
        assert!(
            rows.len() % 10 == 0 && values.len() <= 1,
            "half a batch: {rows:?}"
        );
    }
}
