//! The device's store as the outbox sees it: on a full device the copy makes room.

use std::rc::Rc;

use lotse_sync::{Area, Batch, Keys, Row, Store, StoreError, commit_precious};

use crate::state::device_store::DeviceStore;

/// A person's own words are stored in the place of what can be fetched again. The window that keeps the copy
/// finds it gone at its next start.
pub struct Precious(pub Rc<DeviceStore>);

impl Store for Precious {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        self.0.load(area, keys).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        commit_precious(&*self.0, batch).await.map(drop)
    }
}
