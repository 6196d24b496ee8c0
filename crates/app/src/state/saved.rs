//! What the person saved: kept on this device, nowhere else.

use std::rc::Rc;

use leptos::prelude::*;
use lotse_core::image::Kind;
use lotse_core::share::{Item, from_fragment, to_fragment};
use lotse_sync::{Area, Batch, Durability, Keys, Store, StoreError};

use super::copy::{Copy, Trouble};
use super::device_store::DeviceStore;
use crate::platform::{clock, keep, spawn};

/// What the keys of the saved list begin with, in the area of the person's own things.
///
/// Each item is a row of its own, so that what two windows or two quick taps save does not overwrite
/// each other. The first version kept the whole list in the row with just this key.
const KEYS: &str = "saved";

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
        let rows = match store.load(Area::State, all()).await {
            Ok(rows) => rows,
            // Without knowing what is there, nothing may be written over it.
            Err(error) => return self.fail(error),
        };
        self.store.set_value(Some(store));
        let mut items = Vec::new();
        let mut old = None;
        for row in rows {
            if row.key == KEYS {
                old = str::from_utf8(&row.value).ok().and_then(from_fragment);
            } else if let Some(item) = from_fragment(&row.key).and_then(|mut list| list.pop()) {
                let later = |(number, _): &(Vec<u8>, Item)| *number > row.value;
                let at = items.iter().position(later).unwrap_or(items.len());
                items.insert(at, (row.value, item));
            }
        }
        let items = items.into_iter().map(|(_, item)| item);
        let Some(mut list) = old else {
            return self.items.set(items.collect());
        };
        list.extend(items);
        self.items.set(list.clone());
        self.keep(all(), list);
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
        let key = Keys::One(key(&item));
        let is_saved = self.items.with_untracked(|items| items.contains(&item));
        self.keep(key, if is_saved { Vec::new() } else { vec![item] });
    }

    /// Adds what is not there yet.
    pub fn add(&self, mut more: Vec<Item>) {
        self.items
            .with_untracked(|items| more.retain(|item| !items.contains(item)));
        let nothing = Keys::One(String::new());
        self.keep(nothing, more);
    }

    /// Saves nothing any longer.
    pub fn clear(&self) {
        self.keep(all(), Vec::new());
    }

    /// Stores what goes and what comes, then shows it: the screen never says "saved" of what is not.
    fn keep(&self, gone: Keys, come: Vec<Item>) {
        let saved = *self;
        let Some(store) = self.store.get_value() else {
            return;
        };
        spawn(async move {
            let mut batch = Batch {
                durability: Durability::Strict,
                ..Batch::default()
            };
            batch.delete(Area::State, gone.clone());
            // The list is in the order of these numbers.
            let now = clock::now_ms() as u64;
            for (number, item) in (now..).zip(&come) {
                batch.put(Area::State, key(item), number.to_be_bytes().to_vec());
            }
            match store.commit(batch).await {
                Ok(()) => saved.items.update(|items| {
                    items.retain(|item| !gone.contain(&key(item)) && !come.contains(item));
                    items.extend(come);
                }),
                Err(error) => saved.fail(error),
            }
            // The first thing a person saves is a good moment to ask for lasting storage.
            keep::persist().await;
        });
    }

    fn fail(&self, error: StoreError) {
        let trouble = Trouble::of_store(error);
        self.copy
            .condition
            .update(|condition| condition.trouble = Some(trouble));
    }
}

/// All rows of the list, the first version's too.
fn all() -> Keys {
    Keys::Prefix(KEYS.to_owned())
}

/// The key of an item's row: the list of this item alone, as in a link.
fn key(item: &Item) -> String {
    to_fragment(std::slice::from_ref(item))
}
