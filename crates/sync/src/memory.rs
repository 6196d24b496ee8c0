//! A store that lives as long as the page.

use std::{cell::RefCell, collections::BTreeMap};

use crate::store::{Area, Batch, Keys, Row, Store, StoreError, Write};

/// Keeps everything in memory: for private browsing without a database, and for tests.
#[derive(Debug, Default)]
pub struct MemoryStore {
    rows: RefCell<BTreeMap<(Area, String), Vec<u8>>>,
}

impl Store for MemoryStore {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        let rows = self.rows.borrow();
        let meant = rows
            .iter()
            .filter(|((at, key), _)| *at == area && keys.contain(key));
        Ok(meant
            .map(|((_, key), value)| Row {
                key: key.clone(),
                value: value.clone(),
            })
            .collect())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let mut rows = self.rows.borrow_mut();
        for write in batch.writes {
            match write {
                Write::Put { area, row } => drop(rows.insert((area, row.key), row.value)),
                Write::Delete { area, keys } => {
                    rows.retain(|(at, key), _| *at != area || !keys.contain(key));
                }
            }
        }
        Ok(())
    }
}

impl MemoryStore {
    /// Bytes held in an area, keys not counted.
    pub fn bytes(&self, area: Area) -> usize {
        let rows = self.rows.borrow();
        rows.iter()
            .filter(|((at, _), _)| *at == area)
            .map(|(_, value)| value.len())
            .sum()
    }
}
