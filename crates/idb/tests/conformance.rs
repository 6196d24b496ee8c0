//! IndexedDB passes the suite of all stores, in a real browser.
//!
//! `CHROMEDRIVER=/usr/bin/chromedriver cargo test -p lotse-idb --target wasm32-unknown-unknown`

#![cfg(target_family = "wasm")]

use lotse_idb::IdbStore;
use lotse_sync::testing::conformance;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! in_browser {
    ($($case:ident),*) => {
        $(
            #[wasm_bindgen_test]
            async fn $case() {
                let store = IdbStore::new(format!("conformance-{}", js_sys::Math::random()));
                conformance::$case(&store).await;
                store.erase().await.expect("the database can be deleted");
            }
        )*
    };
}

lotse_sync::store_conformance!(in_browser);
