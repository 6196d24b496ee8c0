//! The device's store: IndexedDB, or memory where the browser keeps nothing.

use lotse_idb::IdbStore;
use lotse_sync::{Area, Batch, Keys, MemoryStore, Row, Store, StoreError};

/// Where this device keeps its copy.
pub enum DeviceStore {
    /// On the device.
    Kept(IdbStore),
    /// Only until the page is closed, as in a private window.
    Memory(MemoryStore),
}

impl DeviceStore {
    /// Opens the store of a region; memory where the browser has no IndexedDB.
    ///
    /// # Errors
    /// Every other trouble than a missing IndexedDB.
    pub async fn open(region: &str) -> Result<Self, StoreError> {
        let store = IdbStore::new(format!("lotse-{region}"));
        match store.open().await {
            Ok(()) => Ok(Self::Kept(store)),
            Err(StoreError::Unavailable) => Ok(Self::Memory(MemoryStore::default())),
            Err(error) => Err(error),
        }
    }

    /// Takes everything of a region off the device; `false` when another tab does not let go of it.
    pub async fn erase(region: &str) -> bool {
        let erased = IdbStore::new(format!("lotse-{region}")).erase().await;
        // A browser that keeps nothing has nothing to erase.
        matches!(erased, Ok(()) | Err(StoreError::Unavailable))
    }

    /// Whether all is gone when the page is closed.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }
}

impl Store for DeviceStore {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Kept(store) => store.load(area, keys).await,
            Self::Memory(store) => store.load(area, keys).await,
        }
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        match self {
            Self::Kept(store) => store.commit(batch).await,
            Self::Memory(store) => store.commit(batch).await,
        }
    }
}
