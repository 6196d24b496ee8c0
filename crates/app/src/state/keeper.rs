//! Keeps the copy: opens it, lets the engine sync it, and keeps the image the screens read up to date.

mod image;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::platform::spawn;
use leptos::prelude::*;
use lotse_core::catalogue::Catalogue;
use lotse_sync::{
    Arrived, Block, Driver, Engine, Event, Generation, Inbox, Notice, Phase, Source, SourceId,
};

use super::config::RegionConfig;
use super::copy::{Activity, Copy, Evicted, Trouble};
use super::device_clock::DeviceClock;
use super::device_store::DeviceStore;
use super::first_pull::FirstPull;
use super::network::Network;
use super::opening::Opened;
use super::outbox;
use super::sources;
use crate::platform::channel::Channel;
use crate::platform::{clock, connect, device, keep, lock};

/// A clock that is off by more than this may say "open" of what is closed.
const CLOCK_TOLERANCE_SECONDS: i64 = 10 * 60;
/// More layers than this are folded into a new image without waiting for rest.
const MANY_LAYERS: usize = 12;

/// Keeps one region's copy; lives as long as the page.
pub struct Keeper {
    store: Rc<DeviceStore>,
    copy: Copy,
    inbox: RefCell<Option<Inbox>>,
    channel: RefCell<Option<Channel>>,
    /// Tells that the outbox changed.
    news: RefCell<Option<Channel>>,
    /// The region as it is configured, for the module that delivers.
    region: String,
    leads: Cell<bool>,
    /// The newest generation this tab has heard of.
    heard: Cell<Generation>,
    rebuilding: Cell<bool>,
    /// The image of the first copy, while that comes in.
    first: RefCell<Option<FirstPull>>,
    /// The image on screen is not in the store yet.
    unkept: Cell<bool>,
    /// The name of the region's database, of its channel, and of the mark that it holds something.
    name: String,
    /// Bytes that came over the line.
    bytes: Rc<Cell<u64>>,
    /// Seconds by which this device's clock is ahead of the server's.
    clock_ahead: Rc<Cell<i64>>,
}

impl Keeper {
    /// Shows the copy of a region that was opened, and starts keeping it up to date.
    pub fn start(
        region: &RegionConfig,
        copy: Copy,
        opened: Opened,
        languages: &str,
    ) -> Option<Rc<Self>> {
        let store = match opened.store {
            Ok(store) => Rc::new(store),
            Err(error) => {
                copy.condition.update(|condition| {
                    condition.trouble = Some(Trouble::of_store(error));
                    condition.activity = Activity::Resting;
                    condition.opened = true;
                });
                return None;
            }
        };
        copy.condition
            .update(|condition| condition.memory_only = store.is_memory());
        let keeper = Rc::new(Self {
            store,
            copy,
            inbox: RefCell::new(None),
            channel: RefCell::new(None),
            news: RefCell::new(None),
            region: region.json.clone(),
            leads: Cell::new(false),
            heard: Cell::new(Generation::default()),
            rebuilding: Cell::new(false),
            first: RefCell::new(None),
            unkept: Cell::new(false),
            name: format!("lotse-{}", region.id),
            bytes: Rc::default(),
            clock_ahead: Rc::default(),
        });
        copy.lay_over(opened.outbox);
        if let Some(image) = opened.image {
            copy.show(Catalogue::new(image));
        }
        keeper.clone().begin(region.clone(), languages.to_owned());
        Some(keeper)
    }

    /// The device's store, for the person's own things.
    pub fn store(&self) -> &Rc<DeviceStore> {
        &self.store
    }

    /// Shows what the outbox holds now.
    pub async fn read_outbox(&self) {
        let rows = outbox::stored(&self.store).await;
        let unsent = outbox::unsent(&rows);
        if unsent != outbox::unsent(&self.copy.rows.get_untracked()) && !self.store.is_memory() {
            // How much is lost if the browser deletes the store.
            keep::write(&self.name, &unsent.to_string());
        }
        self.copy.lay_over(rows);
    }

    /// Has the module that delivers do what is to be done, if anything is.
    async fn settle(&self, checked: bool) {
        let rows = self.copy.rows.get_untracked();
        if let Some(command) = outbox::wanted(&rows, checked) {
            // Without the module, the next pull is the next chance.
            connect::outbox(&self.region, command).await;
        }
    }

    /// Tells the engine that something happened.
    pub fn post(&self, event: Event) {
        if let Some(inbox) = &*self.inbox.borrow() {
            inbox.post(event);
        }
    }

    /// Looks for new records now.
    pub fn refresh(&self) {
        self.post(Event::Refresh);
    }

    /// Takes over another phone's documents; `true` once they are stored.
    pub async fn take_over(&self, source: SourceId, documents: Block, patience_ms: i32) -> bool {
        const STEP_MS: i32 = 50;
        let before = self.heard.get();
        self.post(Event::Given(source, documents));
        for _ in 0..patience_ms / STEP_MS {
            clock::sleep(STEP_MS).await;
            if self.heard.get() != before {
                return true;
            }
            if self
                .copy
                .condition
                .with_untracked(|condition| condition.trouble == Some(Trouble::StorageFull))
            {
                return false;
            }
        }
        false
    }

    /// Reads what the device holds, and meanwhile finds out how its sources are spoken to.
    fn begin(self: Rc<Self>, region: RegionConfig, languages: String) {
        let keeper = self.clone();
        let told = move || keeper.post(Event::FollowerTold);
        *self.channel.borrow_mut() = Some(Channel::open(&self.name, told));
        let keeper = self.clone();
        let told = move || {
            let keeper = keeper.clone();
            spawn(async move { keeper.read_outbox().await });
        };
        let name = format!("lotse-outbox-{}", region.id);
        *self.news.borrow_mut() = Some(Channel::open(&name, told));
        let keeper = self.clone();
        spawn(async move {
            let sources = sources::of_region(&region, &languages).await;
            if sources.len() < region.sources.len() {
                let none = sources.is_empty();
                keeper
                    .copy
                    .condition
                    .update(|condition| condition.miss_a_source(none));
            }
            keeper.sync(&region.id, sources);
        });
        let keeper = self;
        spawn(async move {
            let mut evicted = None;
            if let Ok(generation) = Generation::read(&*keeper.store).await {
                keeper.heard.set(generation.max(keeper.heard.get()));
                if generation == Generation::default() {
                    evicted = keep::read(&keeper.name).map(Evicted::Everything);
                    // Without a copy nothing can be saved: what is there was laid back.
                    if evicted.is_some() && keeper.store.has_own().await {
                        evicted = Some(Evicted::Copy);
                    }
                }
            }
            keeper.renew_image().await;
            // Who only was told that it is being built waits for it: before, nothing is missing.
            while keeper.rebuilding.get() {
                clock::sleep(10).await;
            }
            keeper.copy.condition.update(|condition| {
                condition.evicted = evicted;
                condition.opened = true;
            });
        });
    }

    fn sync(self: Rc<Self>, region: &str, sources: Vec<Source>) {
        let network = Network {
            received: self.bytes.clone(),
            clock_ahead: self.clock_ahead.clone(),
        };
        let engine = Engine::new(clock::seed(), sources);
        let (driver, inbox) = Driver::new(engine, self.store.clone(), network, DeviceClock);
        *self.inbox.borrow_mut() = Some(inbox);

        let keeper = self.clone();
        spawn(async move { driver.run(move |notice| keeper.clone().hear(notice)).await });

        let shown = self
            .copy
            .catalogue
            .with_untracked(|catalogue| catalogue.generation());
        self.post(Event::Opened(Generation::from_u64(shown)));
        let keeper = self.clone();
        lock::when_leading(&format!("lotse-sync-{region}"), move || {
            keeper.leads.set(true);
            keeper.post(Event::BecameLeader);
        });
        let keeper = self.clone();
        device::on_signal(move || keeper.post(Event::Online));
        let keeper = self;
        device::on_page_seen(move || keeper.refresh());
    }

    fn hear(self: Rc<Self>, notice: Notice) {
        match notice {
            Notice::Show(source, status) => {
                let rests = matches!(status.phase, Phase::Waiting { .. });
                let checked = status.problem.is_none();
                if !matches!(
                    status.phase,
                    Phase::Opening | Phase::Checking | Phase::Receiving
                ) {
                    self.finish_first();
                }
                let bytes = self.bytes.get();
                let clock_wrong = self.clock_ahead.get().abs() > CLOCK_TOLERANCE_SECONDS;
                self.copy.condition.update(|condition| {
                    condition.take(&source, status);
                    condition.bytes = bytes;
                    condition.clock_wrong = clock_wrong;
                });
                if rests {
                    spawn(self.rest(checked));
                }
            }
            Notice::Arrived(arrived) => self.take_in(&arrived),
            Notice::Reload(generation) => {
                self.heard.set(generation);
                // Not all of the copy came past here: it is read from the store.
                self.first.take();
                spawn(async move { self.renew_image().await });
            }
            Notice::Announce => {
                if let Some(channel) = &*self.channel.borrow() {
                    channel.tell();
                }
            }
            // Nothing is written from here.
            Notice::Outbox(_) => {}
            Notice::Skipped(_, skipped) => {
                self.copy
                    .condition
                    .update(|condition| condition.skipped += skipped.len());
            }
        }
    }

    /// Puts what was just stored on top of the catalogue, so that it is on the screen at once.
    fn take_in(self: Rc<Self>, arrived: &Arrived) {
        // After a reload, what comes late is in what is shown already.
        if arrived.generation <= self.heard.get() {
            return;
        }
        let begins = self.heard.replace(arrived.generation) == Generation::default();
        let mut catalogue = Catalogue::clone(&self.copy.catalogue.get_untracked());
        let source = arrived.source.as_str();
        let records = || {
            let frames = arrived.changes.iter();
            frames.filter_map(|frame| Some((source, std::str::from_utf8(frame.json).ok()?)))
        };
        let mut first = self.first.borrow_mut();
        if begins && catalogue.layers() == 0 {
            *first = Some(FirstPull::default());
        }
        let read = first.as_mut().map(|first| first.take_in(&mut records()));
        let mut broken = read.map_or(0, |(broken, _)| broken);
        let mut many = false;
        if read.is_none_or(|(_, has_time)| has_time) {
            let problems = catalogue.upsert(records());
            if read.is_none() {
                broken = problems.len();
                many = catalogue.layers() > MANY_LAYERS;
            }
            self.copy.show(catalogue);
        }
        drop(first);
        self.note_broken(broken);
        if many {
            spawn(async move { self.renew_image().await });
        }
    }

    fn note_broken(&self, more: usize) {
        if more > 0 {
            self.copy
                .condition
                .update(|condition| condition.skipped += more);
        }
    }
}
