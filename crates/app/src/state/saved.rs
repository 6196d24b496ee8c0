//! What the person saved: kept on this device, nowhere else.

use std::rc::Rc;

use crate::platform::spawn;
use leptos::prelude::*;
use lotse_core::filter::fragment::encode;
use lotse_core::image::Kind;
use lotse_sync::{Area, Batch, Durability, Keys, Store};

use super::copy::{Copy, Trouble};
use super::device_store::DeviceStore;
use crate::platform::keep;
use crate::route::decode;

/// The key of the list in the area of the person's own things.
const KEY: &str = "saved";

/// Something saved: what it is and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedItem {
    /// Offer, event or organization.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// The saved list.
#[derive(Clone, Copy)]
pub struct Saved {
    items: RwSignal<Vec<SavedItem>>,
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
        let rows = store
            .load(Area::State, Keys::One(KEY.to_owned()))
            .await
            .unwrap_or_default();
        if let Some(text) = rows
            .into_iter()
            .next()
            .and_then(|row| String::from_utf8(row.value).ok())
        {
            self.items.set(parse(&text));
        }
        self.store.set_value(Some(store));
    }

    /// All that is saved, in the order it was saved, tracked.
    pub fn items(&self) -> Vec<SavedItem> {
        self.items.get()
    }

    /// Whether something is saved, tracked.
    pub fn contains(&self, kind: Kind, id: &str) -> bool {
        self.items
            .with(|items| items.iter().any(|item| item.kind == kind && item.id == id))
    }

    /// Saves something, or no longer.
    pub fn toggle(&self, kind: Kind, id: &str) {
        let item = SavedItem {
            kind,
            id: id.to_owned(),
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
    pub fn add(&self, more: Vec<SavedItem>) {
        let mut items = self.items.get_untracked();
        for item in more {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        self.keep(items);
    }

    /// Puts a whole list in place of the present one; the present one comes back for "undo".
    pub fn replace(&self, items: Vec<SavedItem>) -> Vec<SavedItem> {
        let before = self.items.get_untracked();
        self.keep(items);
        before
    }

    /// Stores the list, then shows it: the screen never says "saved" of what is not.
    fn keep(&self, items: Vec<SavedItem>) {
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
            batch.put(Area::State, KEY, to_text(&items).into_bytes());
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

/// The list as it stands in links and in the store: `offer:md-001,event:mde-02`.
pub fn to_text(items: &[SavedItem]) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(item.kind.as_str());
        text.push(':');
        text.push_str(&encode(&item.id));
    }
    text
}

/// Reads such a list; what is unreadable is left out.
pub fn parse(text: &str) -> Vec<SavedItem> {
    let items = text.split(',').filter_map(|item| {
        let (kind, id) = item.split_once(':')?;
        Some(SavedItem {
            kind: Kind::from_name(kind)?,
            id: decode(id).filter(|id| !id.is_empty())?,
        })
    });
    items.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_the_way_through_a_link() {
        let items = vec![
            SavedItem {
                kind: Kind::Offer,
                id: "md-001".to_owned(),
            },
            SavedItem {
                kind: Kind::Event,
                id: "a,b:c/ü#".to_owned(),
            },
        ];
        assert_eq!(parse(&to_text(&items)), items);
    }

    #[test]
    fn what_is_unreadable_is_left_out() {
        assert_eq!(
            parse("offer:md-001,nonsense,ship:x,offer:,offer:%zz").len(),
            1
        );
        assert_eq!(parse(""), []);
    }
}
