//! A second place for the person's own rows. It is kept by a script of the page, `spare.js`, which
//! weighs a fifth of the same in Wasm and is there once for all modules.

use js_sys::{Promise, Reflect, global};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::IdbDatabase;

#[wasm_bindgen]
extern "C" {
    /// The exports of `spare.js`, which lies beside this file. Their promises always end well.
    #[derive(Clone, Debug)]
    pub type Spare;

    /// Lays back what the browser has dropped of a database.
    #[wasm_bindgen(method, structural)]
    pub(crate) fn restore(this: &Spare, main: &IdbDatabase) -> Promise;

    /// Brings the second place to what the database has now.
    #[wasm_bindgen(method, structural)]
    pub(crate) fn follow(this: &Spare, main: &IdbDatabase) -> Promise;

    /// Deletes what is kept in the second place of a database.
    #[wasm_bindgen(method, structural)]
    pub(crate) fn erase(this: &Spare, name: &str) -> Promise;
}

impl Spare {
    /// What the page offers under the name `lotseSpare`, if its browser can keep a second place.
    pub fn of_page() -> Option<Self> {
        let spare = Reflect::get(&global(), &"lotseSpare".into()).ok()?;
        spare.is_object().then(|| spare.unchecked_into())
    }
}
