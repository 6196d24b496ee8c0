//! The database's schema and how older ones become the current one.
//!
//! Version 1: one object store per area, named as `Area::as_str` says; keys are strings outside
//! the value, values are `Uint8Array`s.
//!
//! What the bytes mean is not this crate's matter: base, log and derived rows carry their own format
//! and are dropped and fetched again when it is unknown. A version that changes object stores adds
//! a step to [`STEPS`]; it may drop the cache, outbox and state are moved, never dropped. All steps
//! are one transaction: when one fails, the database stays as it was. A database of a version this
//! code does not know is reported as [`StoreError::Newer`](lotse_sync::StoreError) and left alone.

use lotse_sync::Area;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Makes a version of the schema out of the one before. It only issues requests: the transaction
/// waits for them, nobody else does.
pub(crate) type Step = fn(&IdbDatabase) -> Result<(), JsValue>;

/// The versions there have been: the first step makes version 1.
pub(crate) const STEPS: &[Step] = &[version_1];

/// Brings a database of version `old` (0: just made) to the version of the last step.
pub(crate) fn upgrade(steps: &[Step], old: u32, database: &IdbDatabase) -> Result<(), JsValue> {
    let mut missing = steps.iter().skip(old as usize);
    missing.try_for_each(|step| step(database))
}

fn version_1(database: &IdbDatabase) -> Result<(), JsValue> {
    for area in Area::ALL {
        database.create_object_store(area.as_str())?;
    }
    Ok(())
}
