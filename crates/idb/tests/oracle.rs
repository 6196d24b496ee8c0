//! The same database through a well-kept library: what one writes, the other reads, byte for byte.
//!
//! On the phone the store speaks to the browser by itself, 11 KB less than through `indexed_db_futures`;
//! here that library says whether it does so rightly.

#![cfg(target_family = "wasm")]

use indexed_db_futures::{
    BuildPrimitive, KeyRange,
    database::Database,
    prelude::{Build, QuerySource},
    transaction::TransactionMode,
    typed_array::{Uint8Array, Uint8ArraySlice},
};
use lotse_idb::IdbStore;
use lotse_sync::{Area, Batch, Durability, Keys, Row, Store};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Keys that sort differently as text and as numbers, and each byte there is.
fn rows() -> Vec<Row> {
    let keys = [
        "a/0000000000000002",
        "a/000000000000000a",
        "a/10",
        "a/9",
        "b",
    ];
    let value = |at: usize| (0..=255_u8).cycle().skip(at).take(256 * at + at).collect();
    keys.iter()
        .enumerate()
        .map(|(at, key)| Row {
            key: (*key).to_owned(),
            value: value(at),
        })
        .collect()
}

fn name() -> String {
    format!("oracle-{}", js_sys::Math::random())
}

async fn open(name: &str) -> Database {
    let opening = Database::open(name).build().expect("a request");
    opening.await.expect("a connection")
}

#[wasm_bindgen_test]
async fn what_we_write_the_library_reads() {
    let name = name();
    let store = IdbStore::new(name.as_str());
    for area in Area::ALL {
        let mut batch = Batch {
            durability: Durability::Strict,
            ..Batch::default()
        };
        batch.put(area, "gone", vec![1]);
        for row in rows() {
            batch.put(area, row.key, row.value);
        }
        batch.delete(area, Keys::One("gone".to_owned()));
        store.commit(batch).await.expect("a commit succeeds");
    }
    let database = open(&name).await;
    for area in Area::ALL {
        let transaction = database.transaction(area.as_str()).build().expect("begun");
        let objects = transaction.object_store(area.as_str()).expect("a store");
        let all = KeyRange::LowerBound(String::new(), false);
        let names = objects
            .get_all_keys::<String>()
            .with_query::<String, _>(all.clone());
        let values = objects.get_all::<Uint8Array>().with_query::<String, _>(all);
        let names = names.primitive().expect("asked");
        let values = values.primitive().expect("asked");
        let (names, values) = (names.await.expect("keys"), values.await.expect("values"));
        let read: Vec<Row> = names
            .zip(values)
            .map(|(key, value)| Row {
                key: key.expect("a text"),
                value: value.expect("bytes").into(),
            })
            .collect();
        assert_eq!(read, rows(), "{area:?}");
    }
    database.close();
    store.erase().await.expect("the database can be deleted");
}

#[wasm_bindgen_test]
async fn what_the_library_writes_we_read() {
    let name = name();
    let store = IdbStore::new(name.as_str());
    store.open().await.expect("a database with our areas");
    let database = open(&name).await;
    for area in Area::ALL {
        let transaction = database.transaction(area.as_str());
        let transaction = transaction.with_mode(TransactionMode::Readwrite).build();
        let transaction = transaction.expect("begun");
        let objects = transaction.object_store(area.as_str()).expect("a store");
        for row in rows() {
            let put = objects.put(Uint8ArraySlice::new(&row.value));
            let put = put.with_key(row.key.as_str()).without_key_type();
            drop(put.primitive().expect("asked"));
        }
        drop(objects);
        transaction.commit().await.expect("a commit succeeds");
        let load = |keys| store.load(area, keys);
        assert_eq!(load(Keys::All).await, Ok(rows()), "{area:?}");
        let below = load(Keys::Prefix("a/0".to_owned())).await;
        assert_eq!(below, Ok(rows()[..2].to_vec()), "{area:?}");
        let one = load(Keys::One("a/9".to_owned())).await;
        assert_eq!(one, Ok(rows()[3..4].to_vec()), "{area:?}");
    }
    database.close();
    store.erase().await.expect("the database can be deleted");
}
