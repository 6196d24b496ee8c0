//! The database's schema and how older ones become the current one.
//!
//! Version 1: one object store per area, named as `Area::as_str` says; keys are strings outside
//! the value, values are `Uint8Array`s.
//!
//! What the bytes mean is not this crate's matter: base, log and derived rows carry their own format
//! and are dropped and fetched again when it is unknown. A version that changes object stores adds
//! a variant and a step to [`upgrade`]; outbox and state are moved, never dropped. A database of a
//! version this code does not know is reported as [`StoreError::Newer`](lotse_sync::StoreError) and left alone.

use indexed_db_futures::{Build, database::Database, error::Error};
use lotse_sync::Area;

/// The versions there have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    V1 = 1,
}

/// The version this code writes.
pub(crate) mod current {
    pub(crate) const VERSION: u32 = super::Version::V1 as u32;
}

/// Brings a database of version `old` (0: just made) to the current version, step by step.
pub(crate) fn upgrade(old: u32, database: &Database) -> Result<(), Error> {
    if old < Version::V1 as u32 {
        for area in Area::ALL {
            database.create_object_store(area.as_str()).build()?;
        }
    }
    Ok(())
}
