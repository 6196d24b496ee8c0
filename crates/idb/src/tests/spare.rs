//! The second place of the person's own rows: what the browser drops comes back, what a person takes away does not.

use lotse_sync::{Area, Batch, Keys, Store};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::name;
use crate::{IdbStore, Spare, connection::Connection, schema::STEPS};

#[wasm_bindgen(inline_js = r#"
export async function freshPage(code) {
  // Each start of the app has a module of its own.
  return import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}
export async function buckets() {
  return navigator.storageBuckets.keys();
}
export async function dropBuckets() {
  for (const name of await navigator.storageBuckets.keys()) await navigator.storageBuckets.delete(name);
}
const { getAll } = IDBObjectStore.prototype;
export function hang() {
  IDBObjectStore.prototype.getAll = () => ({}); // and no event ever
}
export function goOn() {
  IDBObjectStore.prototype.getAll = getAll;
}
export async function dropMark(name) {
  await new Promise((done) => (indexedDB.deleteDatabase(`spare-${name}`).onsuccess = done));
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = freshPage)]
    async fn fresh_page(code: &str) -> JsValue;
    async fn buckets() -> JsValue;
    #[wasm_bindgen(js_name = dropBuckets)]
    async fn drop_buckets();
    fn hang();
    #[wasm_bindgen(js_name = goOn)]
    fn go_on();
    #[wasm_bindgen(js_name = dropMark)]
    async fn drop_mark(name: &str);
}

async fn put(store: &IdbStore, area: Area, key: &str, value: &str) {
    let mut batch = Batch::default();
    batch.put(area, key, value.into());
    store.commit(batch).await.expect("a commit succeeds");
}

async fn delete(store: &IdbStore, area: Area, keys: Keys) {
    let mut batch = Batch::default();
    batch.delete(area, keys);
    store.commit(batch).await.expect("a commit succeeds");
}

/// All rows of an area as `key=value`.
async fn rows(store: &IdbStore, area: Area) -> Vec<String> {
    let rows = store.load(area, Keys::All).await.expect("rows can be read");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    rows.iter()
        .map(|row| format!("{}={}", row.key, text(&row.value)))
        .collect()
}

/// What a browser does that finds its databases damaged: all of the origin's go.
async fn drop_main(name: &str) {
    let main = Connection::new(name.to_owned(), STEPS);
    main.erase().await.expect("the database can be deleted");
    drop_mark(name).await;
}

/// A start of the app.
async fn start(name: &str) -> IdbStore {
    let spare: Spare = fresh_page(include_str!("../spare.js"))
        .await
        .unchecked_into();
    let store = IdbStore::new(name).with_spare(Some(spare));
    store.open().await.expect("the store opens");
    store
}

/// The numbers of this origin's buckets; the tests run one after the other.
async fn numbers() -> Vec<String> {
    let names = js_sys::Array::from(&buckets().await);
    let names = names.iter().filter_map(|name| name.as_string());
    names
        .filter_map(|name| Some(name.strip_prefix("own-")?.split_once('_')?.1.to_owned()))
        .collect()
}

#[wasm_bindgen_test]
async fn what_the_browser_drops_is_laid_back() {
    let name = name();
    let store = start(&name).await;
    put(&store, Area::State, "saved=a", "1").await;
    put(&store, Area::Outbox, "0001", "words").await;
    put(&store, Area::Log, "heads", "a copy").await;
    drop_main(&name).await;
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::State).await, ["saved=a=1"]);
    assert_eq!(rows(&store, Area::Outbox).await, ["0001=words"]);
    assert!(
        rows(&store, Area::Log).await.is_empty(),
        "the copy is fetched again"
    );
    // Dropped again before this start has written anything.
    drop_main(&name).await;
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::Outbox).await, ["0001=words"]);
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn what_a_person_takes_away_stays_away() {
    let name = name();
    let store = start(&name).await;
    for key in ["saved=a", "saved=b", "draft"] {
        put(&store, Area::State, key, "1").await;
    }
    put(&store, Area::Outbox, "0001", "words").await;
    delete(&store, Area::State, Keys::One("saved=a".to_owned())).await;
    drop_main(&name).await;
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::State).await, ["draft=1", "saved=b=1"]);
    delete(&store, Area::State, Keys::All).await;
    let store = start(&name).await;
    assert!(rows(&store, Area::State).await.is_empty());
    drop_main(&name).await;
    let store = start(&name).await;
    assert!(rows(&store, Area::State).await.is_empty());
    assert_eq!(rows(&store, Area::Outbox).await, ["0001=words"]);
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn each_start_that_writes_makes_a_new_bucket_and_leaves_one() {
    let name = name();
    for number in ["1", "2", "3"] {
        let store = start(&name).await;
        put(&store, Area::State, &format!("saved={number}"), "1").await;
        put(&store, Area::State, "last", number).await;
        assert_eq!(numbers().await, [number]);
    }
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::State).await.len(), 4);
    assert_eq!(
        numbers().await,
        ["3"],
        "a start that only reads leaves the one there is"
    );
    store.fill_spare().await;
    store.fill_spare().await;
    put(&store, Area::State, "last", "4").await;
    assert_eq!(numbers().await, ["4"]);
    drop_main(&name).await;
    let store = start(&name).await;
    let all = ["last=4", "saved=1=1", "saved=2=1", "saved=3=1"];
    assert_eq!(rows(&store, Area::State).await, all);
    store.erase().await.expect("the database can be deleted");
    assert!(numbers().await.is_empty(), "erasing leaves nothing");
    let store = start(&name).await;
    assert!(rows(&store, Area::State).await.is_empty());
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn two_windows_keep_one_second_place() {
    let name = name();
    let (one, other) = (start(&name).await, start(&name).await);
    for turn in 0..3 {
        put(&one, Area::State, &format!("one{turn}"), "1").await;
        put(&other, Area::State, &format!("other{turn}"), "1").await;
    }
    assert_eq!(
        numbers().await,
        ["2"],
        "each made one, and the first went over to the second"
    );
    drop_main(&name).await;
    let store = start(&name).await;
    let all = [
        "one0=1", "one1=1", "one2=1", "other0=1", "other1=1", "other2=1",
    ];
    assert_eq!(rows(&store, Area::State).await, all);
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_second_place_that_is_gone_is_made_again_with_everything() {
    let name = name();
    let store = start(&name).await;
    put(&store, Area::State, "a", "1").await;
    drop_buckets().await;
    put(&store, Area::State, "b", "2").await;
    drop_main(&name).await;
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::State).await, ["a=1", "b=2"]);
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn what_was_written_since_is_newer_than_what_is_laid_back() {
    let name = name();
    let store = start(&name).await;
    put(&store, Area::State, "a", "old").await;
    put(&store, Area::State, "b", "old").await;
    drop_main(&name).await;
    // An older version of the app, which knows nothing of a second place.
    put(&IdbStore::new(name.as_str()), Area::State, "a", "new").await;
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::State).await, ["a=new", "b=old"]);
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn a_second_place_that_hangs_holds_nobody_up_for_long() {
    let name = name();
    let store = start(&name).await;
    put(&store, Area::State, "a", "1").await;
    hang();
    put(&store, Area::State, "b", "2").await;
    go_on();
    put(&store, Area::State, "c", "3").await;
    drop_main(&name).await;
    let store = start(&name).await;
    assert_eq!(rows(&store, Area::State).await, ["a=1", "b=2", "c=3"]);
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn where_nothing_is_kept_there_is_no_second_place() {
    let name = name();
    let store = start(&name).await;
    store.fill_spare().await;
    assert!(numbers().await.is_empty());
    put(&store, Area::State, "a", "1").await;
    delete(&store, Area::State, Keys::All).await;
    let store = start(&name).await;
    store.fill_spare().await;
    assert!(
        numbers().await.is_empty(),
        "the last one went with its rows"
    );
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn the_copy_is_not_kept_twice() {
    let name = name();
    let store = start(&name).await;
    put(&store, Area::Base, "city", "records").await;
    put(&store, Area::Derived, "image", "of them").await;
    assert!(numbers().await.is_empty(), "no place is made for it");
    put(&store, Area::State, "a", "1").await;
    drop_main(&name).await;
    let store = start(&name).await;
    assert!(rows(&store, Area::Base).await.is_empty());
    store.erase().await.expect("the database can be deleted");
}
