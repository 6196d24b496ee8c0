//! Making room for a person's own words: what goes, in which order.

use std::rc::Rc;

use lotse_sync::{
    Area, Batch, Block, Documents, Driver, Engine, Event, Frame, Freed, Generation, Keys,
    MemoryStore, Request, Response, Row, Source, SourceId, Store, StoreError, Transport,
    Unreachable, commit_precious, make_room,
    testing::{Fault, FaultyStore, NoWait, block_on},
};

struct NoNetwork;

impl Transport for NoNetwork {
    async fn send(&self, _: Request) -> Result<Response, Unreachable> {
        Err(Unreachable::NoAnswer)
    }
}

fn id(source: &str) -> SourceId {
    source.parse().unwrap()
}

/// A device with the documents of two sources, `large` and `small`, an image, and own rows.
fn device() -> Rc<FaultyStore<MemoryStore>> {
    let store = Rc::new(FaultyStore::new(MemoryStore::default()));
    let sources = ["small", "large"].map(|name| Source::new(id(name), ""));
    let engine = Engine::new(1, sources.to_vec());
    let (driver, inbox) = Driver::new(engine, store.clone(), NoNetwork, NoWait::default());
    inbox.post(Event::Opened(Generation::default()));
    inbox.post(Event::BecameLeader);
    for (name, length) in [("large", 9_000), ("small", 1_000)] {
        let mut block = Block::default();
        let json = format!(r#"{{"title":"{}"}}"#, "x".repeat(length));
        let frame = Frame {
            kind: "offer",
            id: name,
            deleted: false,
            json: json.as_bytes(),
        };
        block.push(frame).unwrap();
        inbox.post(Event::Given(id(name), block));
    }
    drop(inbox);
    block_on(driver.run(|_| {}));
    let mut batch = Batch::default();
    batch.put(Area::Derived, "image", vec![1; 5_000]);
    batch.put(Area::Outbox, "1", b"my own words".to_vec());
    batch.put(Area::State, "saved", b"my list".to_vec());
    block_on(store.commit(batch)).unwrap();
    store
}

/// A change of so many bytes, to be sent.
fn words(bytes: usize) -> Batch {
    let mut batch = Batch::default();
    batch.put(Area::Outbox, "2", vec![2; bytes]);
    batch
}

fn rows(store: &impl Store, area: Area) -> Vec<Row> {
    block_on(store.load(area, Keys::All)).unwrap()
}

fn own(store: &impl Store) -> [Vec<Row>; 2] {
    [Area::Outbox, Area::State].map(|area| rows(store, area))
}

fn bytes(store: &impl Store) -> u64 {
    let all = Area::ALL.into_iter().flat_map(|area| rows(store, area));
    all.map(|row| row.value.len() as u64).sum()
}

fn held(store: &impl Store) -> Vec<String> {
    let documents = block_on(Documents::open(store)).unwrap();
    documents.iter().map(|one| one.id.to_owned()).collect()
}

#[test]
fn what_is_computed_goes_first_then_the_largest_source_never_the_persons_own() {
    let store = device();
    let own_before = own(&store);
    let generation = block_on(Generation::read(&store)).unwrap();
    let steps = [
        (Some(Freed::Derived), vec!["small", "large"]),
        (Some(Freed::Source(id("large"))), vec!["small"]),
        (Some(Freed::Source(id("small"))), vec![]),
        (None, vec![]),
    ];
    for (freed, left) in steps {
        assert_eq!(block_on(make_room(&store)), Ok(freed));
        assert_eq!(rows(&store, Area::Derived), []);
        let mut held = held(&store);
        held.sort_by(|one, other| other.cmp(one));
        assert_eq!(held, left);
        assert_eq!(own(&store), own_before);
    }
    assert!(block_on(Generation::read(&store)).unwrap() > generation);
    assert_eq!(rows(&store, Area::Log).len(), 1, "only the heads");
}

#[test]
fn no_more_is_given_up_than_is_needed() {
    let wanted = [
        (100, vec![]),
        (3_000, vec![Freed::Derived]),
        (12_000, vec![Freed::Derived, Freed::Source(id("large"))]),
    ];
    for (size, freed) in wanted {
        let store = device();
        store.inject(Fault::Room(bytes(&store) + 1_000));
        assert_eq!(block_on(commit_precious(&store, words(size))), Ok(freed));
        assert_eq!(rows(&store, Area::Outbox).len(), 2);
    }
}

#[test]
fn a_device_full_to_the_brim_takes_own_words_all_the_same() {
    let store = device();
    let mut batch = Batch::default();
    batch.delete(Area::Derived, Keys::All);
    block_on(store.commit(batch)).unwrap();
    store.inject(Fault::Room(bytes(&store)));
    let own_before = own(&store);
    // Not even new heads find room.
    assert_eq!(
        block_on(commit_precious(&store, words(2_000))),
        Ok(vec![Freed::Documents])
    );
    assert_eq!(held(&store), [""; 0]);
    let [outbox, state] = own(&store);
    assert_eq!((&outbox[..1], &state), (&own_before[0][..], &own_before[1]));
    assert_eq!(outbox.len(), 2);
}

#[test]
fn what_does_not_fit_into_an_empty_device_is_refused_and_own_rows_stay() {
    let store = device();
    store.inject(Fault::Room(bytes(&store)));
    let own_before = own(&store);
    assert_eq!(
        block_on(commit_precious(&store, words(90_000))),
        Err(StoreError::Full)
    );
    assert_eq!(own(&store), own_before);
}

#[test]
fn only_a_full_store_costs_the_copy_anything() {
    for error in [
        StoreError::Broken,
        StoreError::Blocked,
        StoreError::Newer,
        StoreError::Unavailable,
    ] {
        let store = device();
        let before = bytes(&store);
        store.inject(Fault::Commits(error));
        assert_eq!(
            block_on(commit_precious(&store, words(1))),
            Err(error),
            "{error:?}"
        );
        assert_eq!(bytes(&store), before);
    }
}

#[test]
fn a_copy_of_a_newer_app_is_left_alone_and_an_unreadable_one_goes() {
    for (heads, expected) in [
        (r#"{"format":99}"#, Err(StoreError::Newer)),
        ("rubbish", Ok(Some(Freed::Documents))),
    ] {
        let store = device();
        let mut batch = Batch::default();
        batch.delete(Area::Derived, Keys::All);
        batch.put(Area::Log, "heads", heads.as_bytes().to_vec());
        block_on(store.commit(batch)).unwrap();
        let log = rows(&store, Area::Log);
        let own_before = own(&store);
        assert_eq!(block_on(make_room(&store)), expected);
        let left = if expected.is_err() { log } else { Vec::new() };
        assert_eq!(rows(&store, Area::Log), left);
        assert_eq!(own(&store), own_before);
    }
}
