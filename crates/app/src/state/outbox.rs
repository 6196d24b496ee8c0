//! What the person wrote and its source may not have yet: read from the store, shown over the copy, and handed to the
//! module that delivers it.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use lotse_core::image::Kind;
use lotse_json::Object;
use lotse_sync::outbox::overlay;
use lotse_sync::{Area, Batch, Keys, Row, Store};

use super::config::RegionConfig;
use super::copy::{self, Copy};
use super::device_store::DeviceStore;
use crate::platform::channel::Channel;
use crate::platform::connect::FarOutbox;
use crate::platform::{clock, device, keep, spawn};

/// Under which the browser keeps the ids of the sources the person is signed in at, as a JSON array.
const SIGNED_IN: &str = "lotse.signed-in";
/// Milliseconds between two looks whether the module is there.
const STEP_MS: i32 = 20;

/// How far a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Its source has it, and the copy not yet.
    Sent,
    /// It is on this phone.
    Waiting,
    /// It is on its way.
    Sending,
    /// The person must decide.
    Stuck,
}

/// What the person wrote, in this window.
#[derive(Clone, Copy)]
pub struct Outbox {
    copy: Copy,
    rows: RwSignal<Arc<Vec<Row>>>,
    here: StoredValue<Option<Here>, LocalStorage>,
    post: StoredValue<Option<FarOutbox>, LocalStorage>,
    opening: StoredValue<bool>,
}

/// Which region this is about, and where its rows are.
#[derive(Clone)]
struct Here {
    region: String,
    store: Rc<DeviceStore>,
    _news: Channel,
}

impl Progress {
    fn of(state: &str) -> Self {
        match state {
            "sent" => Self::Sent,
            "waiting" => Self::Waiting,
            "sending" => Self::Sending,
            _ => Self::Stuck,
        }
    }

    /// Whether it is still to be delivered.
    fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::Sending)
    }
}

impl Outbox {
    /// Nothing, until it is opened.
    pub fn new(copy: Copy) -> Self {
        Self {
            copy,
            rows: RwSignal::new(Arc::new(Vec::new())),
            here: StoredValue::new_local(None),
            post: StoredValue::new_local(None),
            opening: StoredValue::new(false),
        }
    }

    /// Shows these rows over the copy.
    pub fn show(&self, rows: Vec<Row>) {
        self.copy.lay_over(overlay::overlays(&rows));
        self.rows.set(Arc::new(rows));
    }

    /// Follows what other windows and the module do, and has delivered what is to be delivered.
    pub fn open(self, region: &RegionConfig, store: Rc<DeviceStore>) {
        let told = move |_| spawn(async move { self.read_again().await });
        let news = Channel::open(&format!("lotse-outbox-{}", region.id), told);
        self.here.set_value(Some(Here {
            region: region.json.clone(),
            store,
            _news: news,
        }));
        let checked = Memo::new(move |_| self.copy.condition.with(|now| now.checked_at));
        Effect::new(move |_| {
            if checked.get().is_some() {
                spawn(self.settle());
            }
        });
        if self.count(Progress::is_under_way) > 0 {
            spawn(async move {
                self.module().await;
            });
        }
    }

    /// The rows as they are stored, tracked.
    pub fn rows(&self) -> Arc<Vec<Row>> {
        self.rows.get()
    }

    /// How many changes are under way, and how many need the person; tracked.
    pub fn counts(&self) -> (usize, usize) {
        self.rows.track();
        (
            self.count(Progress::is_under_way),
            self.count(|progress| progress == Progress::Stuck),
        )
    }

    fn count(&self, counts: impl Fn(Progress) -> bool) -> usize {
        self.copy.pending.with_untracked(|pending| {
            let progress = pending.iter().map(|change| Progress::of(&change.state));
            progress.filter(|progress| counts(*progress)).count()
        })
    }

    /// How far the least finished change of a record is, if it was changed here; tracked.
    pub fn progress(&self, source: &str, kind: Kind, id: &str) -> Option<Progress> {
        self.copy.pending.with(|pending| {
            let own = pending.iter().filter(|change| {
                change.source == source && change.kind == kind.as_str() && change.id == id
            });
            own.map(|change| Progress::of(&change.state)).max()
        })
    }

    /// Whether the person is signed in at a source.
    pub fn is_signed_in(&self, source: &str) -> bool {
        // Ids of sources have nothing to escape.
        keep::read(SIGNED_IN).is_some_and(|list| list.contains(&["\"", source, "\""].concat()))
    }

    /// Has a command done by the module that delivers; `None` when that cannot be had.
    pub async fn run(self, command: Object) -> Option<String> {
        self.module().await?.run(&command.finish()).await
    }

    /// On a shared phone: what a person began to write, and as whom they signed in, is not the next one's.
    pub fn forget_person(&self) {
        let Some(Here { store, .. }) = self.here.get_value() else {
            return;
        };
        spawn(async move {
            let mut batch = Batch::default();
            for prefix in ["draft/", "account/"] {
                batch.delete(Area::State, Keys::Prefix(prefix.to_owned()));
            }
            // Nobody is there any more to be told.
            let _ = store.commit(batch).await;
        });
    }

    /// The store, once it is open.
    pub(super) fn store(&self) -> Option<Rc<DeviceStore>> {
        self.here.get_value().map(|here| here.store)
    }

    /// Shows what is stored now.
    pub async fn read_again(self) {
        if let Some(store) = self.store()
            && let Ok(rows) = store.load(Area::Outbox, Keys::All).await
        {
            self.show(rows);
        }
    }

    /// The module, loaded when it is first needed; one for each window.
    async fn module(self) -> Option<FarOutbox> {
        while self.opening.get_value() {
            clock::sleep(STEP_MS).await;
        }
        let post = self.post.get_value();
        if post.is_some() {
            return post;
        }
        self.opening.set_value(true);
        let opened = match self.here.get_value() {
            Some(here) => FarOutbox::open(&here.region).await,
            None => None,
        };
        if opened.is_some() {
            let online = move || {
                spawn(async move {
                    self.run(Object::new().text("do", "online")).await;
                })
            };
            device::on_signal(online);
            device::on_page_seen(online);
        }
        self.post.set_value(opened.clone());
        self.opening.set_value(false);
        opened
    }

    /// After the sources were asked: tells of the sent changes which ones the copy has, and which ones it was asked for.
    async fn settle(self) {
        let catalogue = self.copy.catalogue.get_untracked();
        let pending = self.copy.pending.get_untracked();
        let past = overlay::past(&pending, |source, kind, id| {
            copy::document(&catalogue, source, kind, id)
        });
        let mut commands = Vec::new();
        if !past.is_empty() {
            let keys = past.iter().map(|number| format!("\"{}\"", number.key()));
            let keys = keys.collect::<Vec<_>>().join(",");
            commands.push(
                Object::new()
                    .text("do", "past")
                    .raw("numbers", &format!("[{keys}]")),
            );
        }
        let sent = pending.iter().filter(|change| {
            change.state == "sent"
                && !change.is_missed()
                && !past.contains(&change.number)
                && Kind::from_name(&change.kind).is_some()
        });
        let mut sources: Vec<&str> = sent.map(|change| &*change.source).collect();
        sources.dedup();
        for source in sources {
            commands.push(Object::new().text("do", "checked").text("source", source));
        }
        for command in commands {
            self.run(command).await;
        }
    }
}
