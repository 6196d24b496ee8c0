//! Small things the browser keeps: settings before Wasm starts, and how much room there is.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Storage, StorageEstimate};

use super::window;

/// Reads a value kept under `key`; `None` also where the browser keeps nothing (private mode).
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `value` under `key`; `false` where the browser refuses.
pub fn write(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets all that is kept this way.
pub fn forget_all() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}

/// Asks the browser not to evict the device's copy; `true` when it promised.
pub async fn persist() -> bool {
    let Ok(promise) = window().navigator().storage().persist() else {
        return false;
    };
    JsFuture::from(promise)
        .await
        .is_ok_and(|granted| granted.is_truthy())
}

/// Whether the browser promised to keep the device's copy, if it says.
pub async fn is_persisted() -> Option<bool> {
    let promise = window().navigator().storage().persisted().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Bytes this app uses on the device, if the browser says.
pub async fn used_bytes() -> Option<f64> {
    let promise = window().navigator().storage().estimate().ok()?;
    let estimate = JsFuture::from(promise).await.ok()?;
    // A dictionary: there is no class that it could be an instance of.
    estimate.unchecked_into::<StorageEstimate>().get_usage()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
