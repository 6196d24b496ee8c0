//! A database of version 1 becomes one of a version 2 that exists in these tests only.

use lotse_sync::{Area, Batch, Keys, Row, Store, StoreError};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::IdbDatabase;

use super::name;
use crate::{
    IdbStore,
    connection::Connection,
    schema::{STEPS, Step},
};

/// Rows of the person's own areas move to other keys, the cache begins anew.
const MOVING: &[Step] = &[STEPS[0], move_own_rows];

/// Does the same, and then fails.
const FAILING: &[Step] = &[STEPS[0], move_own_rows, fail];

const OWN: [Area; 2] = [Area::Outbox, Area::State];

#[wasm_bindgen(inline_js = r#"
export function moveOwnRows(database) {
  for (const area of ["base", "log", "derived"]) {
    database.deleteObjectStore(area);
    database.createObjectStore(area);
  }
  const { transaction } = database.createObjectStore("another");
  for (const area of ["outbox", "state"]) {
    const store = transaction.objectStore(area);
    const keys = store.getAllKeys();
    store.getAll().onsuccess = ({ target }) => {
      store.clear();
      target.result.forEach((value, at) => store.put(value, `2/${keys.result[at]}`));
    };
  }
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = moveOwnRows)]
    fn move_rows(database: &IdbDatabase);
}

fn move_own_rows(database: &IdbDatabase) -> Result<(), JsValue> {
    move_rows(database);
    Ok(())
}

fn fail(database: &IdbDatabase) -> Result<(), JsValue> {
    database.delete_object_store("no such store")
}

fn store(name: &str, steps: &'static [Step]) -> IdbStore {
    IdbStore {
        connection: Connection::new(name.to_owned(), steps),
        spare: None,
    }
}

/// Rows in every area: all bytes there are, none, and as many as a draft with a photo has.
async fn fill(store: &IdbStore) {
    let mut batch = Batch::default();
    for area in Area::ALL {
        batch.put(area, "all", (0..=255).collect());
        batch.put(area, "none", Vec::new());
        batch.put(area, "many", vec![area.as_str().len() as u8; 1_000_000]);
    }
    store.commit(batch).await.expect("a commit succeeds");
}

async fn rows(store: &IdbStore, area: Area) -> Vec<Row> {
    let rows = store.load(area, Keys::All).await;
    rows.expect("a load succeeds")
}

#[wasm_bindgen_test]
async fn own_rows_are_carried_over_byte_by_byte_and_the_cache_is_dropped() {
    let name = name();
    let old = store(&name, STEPS);
    fill(&old).await;
    let mut before = Vec::new();
    for area in OWN {
        before.push(rows(&old, area).await);
    }
    let new = store(&name, MOVING);
    for (area, mut expected) in OWN.into_iter().zip(before) {
        assert_eq!(expected.len(), 3);
        for row in &mut expected {
            row.key.insert_str(0, "2/");
        }
        assert_eq!(rows(&new, area).await, expected);
    }
    for area in [Area::Base, Area::Log, Area::Derived] {
        assert_eq!(rows(&new, area).await, []);
    }
    new.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_new_phone_begins_with_the_newest_version() {
    let store = store(&name(), MOVING);
    fill(&store).await;
    for area in Area::ALL {
        assert_eq!(rows(&store, area).await.len(), 3);
    }
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_step_that_fails_leaves_the_database_as_it_was() {
    let name = name();
    let old = store(&name, STEPS);
    fill(&old).await;
    let mut before = Vec::new();
    for area in Area::ALL {
        before.push(rows(&old, area).await);
    }
    let failing = store(&name, FAILING);
    assert_eq!(failing.open().await, Err(StoreError::Broken));
    for (area, expected) in Area::ALL.into_iter().zip(before) {
        assert_eq!(rows(&old, area).await, expected);
    }
    old.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_newer_database_is_reported_and_left_alone() {
    let name = name();
    let new = store(&name, MOVING);
    fill(&new).await;
    let old = store(&name, STEPS);
    for area in Area::ALL {
        let mut batch = Batch::default();
        batch.delete(area, Keys::All);
        assert_eq!(old.commit(batch).await, Err(StoreError::Newer));
        assert_eq!(old.load(area, Keys::All).await, Err(StoreError::Newer));
        assert_eq!(rows(&new, area).await.len(), 3);
    }
    new.erase().await.expect("the database can be deleted");
}
