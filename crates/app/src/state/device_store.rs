//! The device's store: IndexedDB, or memory where the browser keeps nothing.

use lotse_idb::{IdbStore, Spare};
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
        let store = store(region);
        match store.open().await {
            Ok(()) => Ok(Self::Kept(store)),
            Err(StoreError::Unavailable) => Ok(Self::Memory(MemoryStore::default())),
            Err(error) => Err(error),
        }
    }

    /// Takes everything of a region off the device; `false` when another tab does not let go of it.
    pub async fn erase(region: &str) -> bool {
        let erased = store(region).erase().await;
        // A browser that keeps nothing has nothing to erase.
        matches!(erased, Ok(()) | Err(StoreError::Unavailable))
    }

    /// Makes ready, at a quiet moment, the second place where the person's own things are kept.
    pub async fn fill_spare(&self) {
        if let Self::Kept(store) = self {
            store.fill_spare().await;
        }
    }

    /// Whether there is anything of the person's own.
    pub async fn has_own(&self) -> bool {
        for area in [Area::Outbox, Area::State] {
            if self
                .load(area, Keys::All)
                .await
                .is_ok_and(|rows| !rows.is_empty())
            {
                return true;
            }
        }
        false
    }

    /// Whether all is gone when the page is closed.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }
}

fn store(region: &str) -> IdbStore {
    IdbStore::new(format!("lotse-{region}")).with_spare(Spare::of_page())
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
