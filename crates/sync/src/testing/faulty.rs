//! A store that fails when it is told to.

use std::cell::{Cell, RefCell};

use crate::store::{Area, Batch, Keys, Row, Store, StoreError, Write};

/// Wraps a store and fails some of its calls.
#[derive(Debug, Default)]
pub struct FaultyStore<S> {
    inner: S,
    faults: RefCell<Vec<Fault>>,
    commits: Cell<u64>,
    bytes_written: Cell<u64>,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The commit with this number, counted from 1, fails once.
    Commit(u64, StoreError),
    /// Every commit that writes documents fails, until mended.
    Commits(StoreError),
    /// Every load fails, until mended.
    Loads(StoreError),
}

impl<S: Store> FaultyStore<S> {
    /// A store without faults so far.
    pub fn new(inner: S) -> Self {
        Self {
            inner,
            faults: RefCell::default(),
            commits: Cell::default(),
            bytes_written: Cell::default(),
        }
    }

    /// Adds a fault.
    pub fn inject(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// Takes all faults away.
    pub fn mend(&self) {
        self.faults.borrow_mut().clear();
    }

    /// Commits tried so far.
    pub fn commits(&self) -> u64 {
        self.commits.get()
    }

    /// Bytes of values written so far: what an app wears the flash with.
    pub fn bytes_written(&self) -> u64 {
        self.bytes_written.get()
    }
}

impl<S: Store> Store for FaultyStore<S> {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        let fault = self.faults.borrow().iter().find_map(|fault| match fault {
            Fault::Loads(error) => Some(*error),
            Fault::Commit(..) | Fault::Commits(_) => None,
        });
        match fault {
            Some(error) => Err(error),
            None => self.inner.load(area, keys).await,
        }
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let number = self.commits.get() + 1;
        self.commits.set(number);
        let bytes = batch.writes.iter().map(|write| match write {
            Write::Put { row, .. } => row.value.len() as u64,
            Write::Delete { .. } => 0,
        });
        self.bytes_written
            .set(self.bytes_written.get() + bytes.sum::<u64>());
        let fault = self.faults.borrow().iter().find_map(|fault| match fault {
            Fault::Commit(at, error) if *at == number => Some(*error),
            Fault::Commits(error) => Some(*error),
            Fault::Commit(..) | Fault::Loads(_) => None,
        });
        match fault {
            Some(error) => Err(error),
            None => self.inner.commit(batch).await,
        }
    }
}
