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
    /// There is room for this many bytes of values, until mended. As browsers count: what a batch
    /// brings comes on top of what it will take away, and one that brings nothing is let through.
    Room(u64),
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

    /// Bytes of values kept; not counted where nothing asks for it.
    async fn kept(&self) -> Result<u64, StoreError> {
        let limited = |fault: &Fault| matches!(fault, Fault::Room(_));
        let mut bytes = 0;
        if self.faults.borrow().iter().any(limited) {
            for area in Area::ALL {
                let rows = self.inner.load(area, Keys::All).await?;
                bytes += rows.iter().map(|row| row.value.len() as u64).sum::<u64>();
            }
        }
        Ok(bytes)
    }
}

impl<S: Store> Store for FaultyStore<S> {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        let fault = self.faults.borrow().iter().find_map(|fault| match fault {
            Fault::Loads(error) => Some(*error),
            Fault::Commit(..) | Fault::Commits(_) | Fault::Room(_) => None,
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
        let bytes: u64 = bytes.sum();
        self.bytes_written.set(self.bytes_written.get() + bytes);
        let kept = self.kept().await?;
        let fault = self.faults.borrow().iter().find_map(|fault| match fault {
            Fault::Commit(at, error) if *at == number => Some(*error),
            Fault::Commits(error) => Some(*error),
            Fault::Room(room) if bytes > 0 && kept + bytes > *room => Some(StoreError::Full),
            Fault::Commit(..) | Fault::Loads(_) | Fault::Room(_) => None,
        });
        match fault {
            Some(error) => Err(error),
            None => self.inner.commit(batch).await,
        }
    }
}
