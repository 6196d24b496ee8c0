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
mod spare;
#[cfg(all(test, target_family = "wasm"))]
mod tests;

use lotse_sync::{Area, Batch, Keys, Row, Store, StoreError, Write};
use wasm_bindgen_futures::JsFuture;

use crate::connection::Connection;
pub use crate::spare::Spare;

/// A store in the IndexedDB database of a given name, opened when first used.
#[derive(Debug)]
pub struct IdbStore {
    connection: Connection,
    spare: Option<Spare>,
}

impl IdbStore {
    /// The store in the database `name`. Any number of them, in any number of tabs, may be in use.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            connection: Connection::new(name.into(), schema::STEPS),
            spare: None,
        }
    }

    /// The same with a second place, if there is one, for the person's own rows (outbox and state):
    /// when the browser drops the database, [`open`](Self::open) lays them back.
    pub fn with_spare(self, spare: Option<Spare>) -> Self {
        Self { spare, ..self }
    }

    /// Opens the database, so that it is known early whether there is one:
    /// [`StoreError::Unavailable`] in browsers' private modes that forbid it.
    pub async fn open(&self) -> Result<(), StoreError> {
        let database = self.connection.database().await?;
        if let Some(spare) = &self.spare {
            let _ = JsFuture::from(spare.restore(&database)).await;
        }
        Ok(())
    }

    /// Brings the second place to what there is now, if there is one. Every commit of own rows does;
    /// done once at a quiet moment, the first of them need not wait until the place is made.
    pub async fn fill_spare(&self) {
        if let Some(spare) = &self.spare
            && let Ok(database) = self.connection.database().await
        {
            let _ = JsFuture::from(spare.follow(&database)).await;
        }
    }

    /// Deletes the whole database, the person's own rows included, wherever they are. Other tabs let go of it.
    pub async fn erase(&self) -> Result<(), StoreError> {
        if let Some(spare) = &self.spare {
            let _ = JsFuture::from(spare.erase(self.connection.name())).await;
        }
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
                transaction::commit(&database, &batch).await?;
            }
            done => done?,
        }
        let is_own = |write: &Write| matches!(write.area(), Area::Outbox | Area::State);
        if batch.writes.iter().any(is_own) {
            self.fill_spare().await;
        }
        Ok(())
    }
}
