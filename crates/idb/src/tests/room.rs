//! A store that is really full: in a storage bucket, where Chromium obeys a quota set from outside.

use std::{future::pending, rc::Rc};

use lotse_sync::{
    Area, Batch, Clock, Documents, Driver, Engine, Event, Freed, Generation, Keys, Source, Store,
    StoreError, Timestamp, commit_precious, testing::FakeServer,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use super::name;
use crate::IdbStore;

#[wasm_bindgen(inline_js = r#"
export async function allow(quota) {
  const name = `bucket-${Math.random().toString(36).slice(2)}`;
  const { indexedDB } = await navigator.storageBuckets.open(name, { quota });
  Object.defineProperty(window, "indexedDB", { value: indexedDB, configurable: true });
}
export function allowAll() {
  delete window.indexedDB;
}
export function chance(length) {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  return bytes;
}
"#)]
extern "C" {
    async fn allow(quota: f64);
    #[wasm_bindgen(js_name = allowAll)]
    fn allow_all();
    /// Bytes that cannot be packed.
    fn chance(length: u32) -> Vec<u8>;
}

/// A clock that stands still: what is to be done later is not done.
struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        Timestamp::default()
    }

    async fn sleep(&self, _: u64) {
        pending().await
    }
}

/// A copy of about 700 KB with an image of as much.
async fn filled() -> Rc<IdbStore> {
    let store = Rc::new(IdbStore::new(name()));
    let server = FakeServer::new(1);
    for number in 0..70 {
        let text: String = chance(5_000)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        server.put(
            "offer",
            &number.to_string(),
            &format!(r#"{{"title":"{text}"}}"#),
        );
    }
    let source = Source::new("city".parse().expect("a source id"), "");
    let engine = Engine::new(1, vec![source]);
    let (driver, inbox) = Driver::new(engine, store.clone(), server, Now);
    inbox.post(Event::Opened(Generation::default()));
    inbox.post(Event::BecameLeader);
    drop(inbox);
    driver.run(|_| {}).await;
    let mut batch = Batch::default();
    batch.put(Area::Derived, "image", chance(700_000));
    store.commit(batch).await.expect("a commit succeeds");
    store
}

fn words(number: usize, length: u32) -> Batch {
    let mut batch = Batch::default();
    batch.put(Area::Outbox, format!("{number:04}"), chance(length));
    batch
}

#[wasm_bindgen_test]
async fn own_words_find_room_where_the_copy_was() {
    allow(3_000_000.0).await;
    let store = filled().await;
    let mut written = 0;
    // To the brim, with larger and smaller rows.
    for length in [100_000, 5_000, 100] {
        while store.commit(words(written, length)).await.is_ok() {
            written += 1;
        }
        assert_eq!(
            store.commit(words(written, length)).await,
            Err(StoreError::Full)
        );
    }
    let mut freed = Vec::new();
    let full = loop {
        match commit_precious(&*store, words(written, 100_000)).await {
            Ok(more) => freed.extend(more),
            Err(error) => break error,
        }
        written += 1;
        let outbox = store.load(Area::Outbox, Keys::All).await;
        assert_eq!(outbox.map(|rows| rows.len()), Ok(written));
        let documents = Documents::open(&*store)
            .await
            .expect("the copy can be read");
        assert_eq!(documents.len(), if freed.len() < 2 { 70 } else { 0 });
    };
    assert_eq!(full, StoreError::Full);
    let city = "city".parse().expect("a source id");
    // At the very brim not even the row fits that says which source is gone: then all documents go.
    let last = [Freed::Source(city), Freed::Documents];
    assert_eq!(freed.first(), Some(&Freed::Derived));
    assert!(freed.len() == 2 && last.contains(&freed[1]), "{freed:?}");
    store.erase().await.expect("the database can be deleted");
    allow_all();
}
