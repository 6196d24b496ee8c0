//! A store that lives as long as the page.

use std::cell::RefCell;

use crate::store::{Area, Batch, Keys, Row, Store, StoreError, Write};

/// Keeps everything in memory: for private browsing without a database, and for tests.
#[derive(Debug, Default)]
pub struct MemoryStore {
    /// Sorted by area and key: a few hundred at most, and a sorted list weighs less on the phone than a map.
    rows: RefCell<Vec<(Area, Row)>>,
}

impl Store for MemoryStore {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        let rows = self.rows.borrow();
        let meant = rows
            .iter()
            .filter(|(at, row)| *at == area && keys.contain(&row.key));
        Ok(meant.map(|(_, row)| row.clone()).collect())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let mut rows = self.rows.borrow_mut();
        for write in batch.writes {
            match write {
                Write::Put { area, row } => {
                    let place = |(at, kept): &(Area, Row)| {
                        at.cmp(&area).then_with(|| kept.key.cmp(&row.key))
                    };
                    match rows.binary_search_by(place) {
                        Ok(at) => rows[at].1 = row,
                        Err(at) => rows.insert(at, (area, row)),
                    }
                }
                Write::Delete { area, keys } => {
                    rows.retain(|(at, row)| *at != area || !keys.contain(&row.key));
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
            .filter(|(at, _)| *at == area)
            .map(|(_, row)| row.value.len())
            .sum()
    }
}
