//! What somebody is writing: kept on this device with each letter, so that neither "back" nor a crash loses it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use lotse_sync::{Area, Batch, Keys, Store};

use super::AppState;
use super::device_store::DeviceStore;
use crate::platform::{clock, spawn};

/// Milliseconds between two looks whether the store is open, and how many looks.
const STEP_MS: i32 = 20;
const STEPS: u32 = 500;

/// The draft of one form.
#[derive(Clone)]
pub struct Draft(Rc<Inner>);

struct Inner {
    state: AppState,
    key: String,
    /// What is to be stored next; an empty text takes the draft away.
    next: RefCell<Option<String>>,
    busy: Cell<bool>,
}

impl Draft {
    /// The draft under a name, such as `report/offer/md-001`.
    pub fn new(state: AppState, name: &str) -> Self {
        Self(Rc::new(Inner {
            state,
            key: format!("draft/{name}"),
            next: RefCell::new(None),
            busy: Cell::new(false),
        }))
    }

    /// What was kept, if anything was.
    pub async fn read(&self) -> Option<String> {
        let store = self.store().await?;
        let keys = Keys::One(self.0.key.clone());
        let row = store.load(Area::State, keys).await.ok()?.into_iter().next();
        String::from_utf8(row?.value).ok()
    }

    /// Keeps what was written.
    pub fn keep(&self, text: String) {
        *self.0.next.borrow_mut() = Some(text);
        if !self.0.busy.replace(true) {
            let draft = self.clone();
            spawn(async move { draft.store_all().await });
        }
    }

    /// Takes the draft away: it was sent.
    pub fn forget(&self) {
        self.keep(String::new());
    }

    async fn store_all(&self) {
        let store = self.store().await;
        loop {
            let next = self.0.next.borrow_mut().take();
            let (Some(text), Some(store)) = (next, &store) else {
                break;
            };
            let mut batch = Batch::default();
            if text.is_empty() {
                batch.delete(Area::State, Keys::One(self.0.key.clone()));
            } else {
                batch.put(Area::State, self.0.key.clone(), text.into_bytes());
            }
            // What cannot be kept still stands in the form.
            let _ = store.commit(batch).await;
        }
        self.0.busy.set(false);
    }

    async fn store(&self) -> Option<Rc<DeviceStore>> {
        for _ in 0..STEPS {
            if let Some(keeper) = self.0.state.keeper() {
                return Some(keeper.store().clone());
            }
            clock::sleep(STEP_MS).await;
        }
        None
    }
}
