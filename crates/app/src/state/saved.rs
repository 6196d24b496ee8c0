//! What the person saved: kept on this device, nowhere else.

use std::rc::Rc;

use crate::platform::spawn;
use leptos::prelude::*;
use lotse_core::image::Kind;
use lotse_core::share::{Item, from_fragment, to_fragment};
use lotse_sync::{Area, Batch, Durability, Keys, Store};

use super::copy::{Copy, Trouble};
use super::device_store::DeviceStore;
use crate::platform::keep;

/// The key of the list in the area of the person's own things.
const KEY: &str = "saved";

/// The saved list.
#[derive(Clone, Copy)]
pub struct Saved {
    items: RwSignal<Vec<Item>>,
    store: StoredValue<Option<Rc<DeviceStore>>, LocalStorage>,
    copy: Copy,
}

impl Saved {
    /// An empty list that keeps nothing until it is given a store.
    pub fn new(copy: Copy) -> Self {
        Self {
            items: RwSignal::new(Vec::new()),
            store: StoredValue::new_local(None),
            copy,
        }
    }

    /// Reads the list from the device and keeps it there from now on.
    pub async fn open(&self, store: Rc<DeviceStore>) {
        let rows = match store.load(Area::State, Keys::One(KEY.to_owned())).await {
            Ok(rows) => rows,
            Err(error) => {
                // Without knowing what is there, nothing may be written over it.
                let trouble = Trouble::of_store(error);
                return self
                    .copy
                    .condition
                    .update(|condition| condition.trouble = Some(trouble));
            }
        };
        let kept = rows
            .into_iter()
            .next()
            .and_then(|row| String::from_utf8(row.value).ok());
        if let Some(items) = kept.and_then(|text| from_fragment(&text)) {
            self.items.set(items);
        }
        self.store.set_value(Some(store));
    }

    /// All that is saved, in the order it was saved, tracked.
    pub fn items(&self) -> Vec<Item> {
        self.items.get()
    }

    /// Whether something is saved, tracked.
    pub fn contains(&self, kind: Kind, id: &str) -> bool {
        self.items.with(|items| {
            items
                .iter()
                .any(|item| item.kind == kind && &*item.id == id)
        })
    }

    /// Saves something, or no longer.
    pub fn toggle(&self, kind: Kind, id: &str) {
        let item = Item {
            kind,
            id: id.into(),
        };
        let mut items = self.items.get_untracked();
        match items.iter().position(|saved| *saved == item) {
            Some(at) => {
                items.remove(at);
            }
            None => items.push(item),
        }
        self.keep(items);
    }

    /// Adds what is not there yet.
    pub fn add(&self, more: Vec<Item>) {
        let mut items = self.items.get_untracked();
        for item in more {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        self.keep(items);
    }

    /// Puts a whole list in place of the present one; the present one comes back for "undo".
    pub fn replace(&self, items: Vec<Item>) -> Vec<Item> {
        let before = self.items.get_untracked();
        self.keep(items);
        before
    }

    /// Stores the list, then shows it: the screen never says "saved" of what is not.
    fn keep(&self, items: Vec<Item>) {
        let Self {
            items: shown,
            store,
            copy,
        } = *self;
        let Some(store) = store.get_value() else {
            return;
        };
        spawn(async move {
            let mut batch = Batch {
                durability: Durability::Strict,
                ..Batch::default()
            };
            batch.put(Area::State, KEY, to_fragment(&items).into_bytes());
            match store.commit(batch).await {
                Ok(()) => shown.set(items),
                Err(error) => {
                    copy.condition
                        .update(|condition| condition.trouble = Some(Trouble::of_store(error)));
                }
            }
            // The first thing a person saves is a good moment to ask for lasting storage.
            keep::persist().await;
        });
    }
}
