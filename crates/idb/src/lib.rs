//! A device's store in IndexedDB.
//!
//! ```no_run
//! # async fn example() -> Result<(), lotse_sync::StoreError> {
//! use lotse_sync::{Area, Keys, Store};
//!
//! let store = lotse_idb::IdbStore::new("lotse");
//! let image = store.load(Area::Derived, Keys::One("image".to_owned())).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Nothing but IndexedDB requests is awaited while a transaction is open: everything is ready
//! before it begins, all requests are issued at once, and then it is finished.

#![warn(missing_docs)]

mod schema;
mod connection;
mod transaction;
mod request;
mod problem;
#[cfg(all(test, target_family = "wasm"))]
mod tests;

use lotse_sync::{Area, Batch, Keys, Row, Store, StoreError};

use crate::connection::Connection;

/// A store in the IndexedDB database of a given name, opened when first used.
#[derive(Debug)]
pub struct IdbStore {
    connection: Connection,
}

impl IdbStore {
    /// The store in the database `name`. Any number of them, in any number of tabs, may be in use.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            connection: Connection::new(name.into(), schema::STEPS),
        }
    }

    /// Opens the database, so that it is known early whether there is one:
    /// [`StoreError::Unavailable`] in browsers' private modes that forbid it.
    pub async fn open(&self) -> Result<(), StoreError> {
        self.connection.database().await.map(drop)
    }

    /// Deletes the whole database, the person's own rows included. Other tabs let go of it.
    pub async fn erase(&self) -> Result<(), StoreError> {
        self.connection.erase().await
    }
}

impl Store for IdbStore {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        let database = self.connection.database().await?;
        match transaction::load(&database, area, &keys).await {
            Err(problem) if problem.is_lost_connection() => {
                self.connection.forget();
                let database = self.connection.database().await?;
                Ok(transaction::load(&database, area, &keys).await?)
            }
            rows => Ok(rows?),
        }
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let database = self.connection.database().await?;
        match transaction::commit(&database, &batch).await {
            Err(problem) if problem.is_lost_connection() => {
                self.connection.forget();
                let database = self.connection.database().await?;
                Ok(transaction::commit(&database, &batch).await?)
            }
            done => Ok(done?),
        }
    }
}
