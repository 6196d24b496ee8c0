//! Keeps the copy: opens it, lets the engine sync it, and keeps the image the screens read up to date.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use crate::platform::spawn;
use leptos::prelude::*;
use lotse_core::catalogue::Catalogue;
use lotse_core::image::{Image, ImageBuilder};
use lotse_sync::{
    Area, Arrived, Batch, Block, Clock, Documents, Driver, Engine, Event, Generation, Inbox, Keys,
    Notice, Phase, Source, SourceId, Store, StoreError, Timestamp,
};

use super::config::RegionConfig;
use super::copy::{Activity, Copy, Trouble};
use super::device_store::DeviceStore;
use super::network::Network;
use crate::platform::channel::Channel;
use crate::platform::{clock, device, lock};

/// The key of the image in the area of derived data.
const IMAGE: &str = "image";
/// How long building the image may hold up the screen at a time, in milliseconds.
const STEP_MS: f64 = 12.0;
/// A clock that is off by more than this may say "open" of what is closed.
const CLOCK_TOLERANCE_SECONDS: i64 = 10 * 60;
/// How many records a first, still incomplete catalogue shows.
const FIRST_RECORDS: usize = 400;
/// More layers than this are folded into a new image without waiting for rest.
const MANY_LAYERS: usize = 12;

/// Keeps one region's copy; lives as long as the page.
pub struct Keeper {
    store: Rc<DeviceStore>,
    copy: Copy,
    inbox: RefCell<Option<Inbox>>,
    channel: RefCell<Option<Channel>>,
    leads: Cell<bool>,
    /// The newest generation this tab has heard of.
    heard: Cell<Generation>,
    rebuilding: Cell<bool>,
    /// Bytes that came over the line.
    bytes: Rc<Cell<u64>>,
    /// Seconds by which this device's clock is ahead of the server's.
    clock_ahead: Rc<Cell<i64>>,
}

impl Keeper {
    /// Opens the copy of a region, shows it, and starts keeping it up to date.
    pub async fn start(region: RegionConfig, copy: Copy) -> Option<Rc<Self>> {
        let store = match DeviceStore::open(&region.id).await {
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
            leads: Cell::new(false),
            heard: Cell::new(Generation::default()),
            rebuilding: Cell::new(false),
            bytes: Rc::default(),
            clock_ahead: Rc::default(),
        });
        keeper.show_image().await;
        keeper.clone().sync(&region);
        Some(keeper)
    }

    /// The device's store, for the person's own things.
    pub fn store(&self) -> &Rc<DeviceStore> {
        &self.store
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

    /// Shows the kept image as it is; whether it is stale is asked afterwards.
    async fn show_image(&self) -> bool {
        let Ok(rows) = self
            .store
            .load(Area::Derived, Keys::One(IMAGE.to_owned()))
            .await
        else {
            return false;
        };
        let image = rows.into_iter().next().map(|row| Image::open(row.value));
        let Some(Ok(image)) = image else { return false };
        self.copy.catalogue.set(Arc::new(Catalogue::new(image)));
        true
    }

    fn sync(self: Rc<Self>, region: &RegionConfig) {
        let sources: Vec<Source> = region
            .sources
            .iter()
            .filter_map(|source| {
                Some(Source::new(
                    source.id.parse().ok()?,
                    source.base_url.clone(),
                ))
            })
            .collect();
        let network = Network {
            received: self.bytes.clone(),
            clock_ahead: self.clock_ahead.clone(),
        };
        let engine = Engine::new(clock::seed(), sources);
        let (driver, inbox) = Driver::new(engine, self.store.clone(), network, DeviceClock);
        *self.inbox.borrow_mut() = Some(inbox);

        let keeper = self.clone();
        spawn(async move { driver.run(move |notice| keeper.clone().hear(notice)).await });

        let keeper = self.clone();
        let told = move |number: f64| {
            keeper.post(Event::FollowerTold(Generation::from_u64(number as u64)))
        };
        *self.channel.borrow_mut() = Some(Channel::open(&format!("lotse-{}", region.id), told));

        let shown = self
            .copy
            .catalogue
            .with_untracked(|catalogue| catalogue.generation());
        self.post(Event::Opened(Generation::from_u64(shown)));
        let keeper = self.clone();
        lock::when_leading(&format!("lotse-sync-{}", region.id), move || {
            keeper.leads.set(true);
            keeper.post(Event::BecameLeader);
        });
        let keeper = self.clone();
        device::on_signal(move || keeper.post(Event::Online));
        let keeper = self.clone();
        device::on_page_seen(move || keeper.refresh());
        let keeper = self;
        spawn(async move {
            if let Ok(generation) = Generation::read(&*keeper.store).await {
                keeper.heard.set(generation.max(keeper.heard.get()));
            }
            keeper.renew_image().await;
            // Who only was told that it is being built waits for it: before, nothing is missing.
            while keeper.rebuilding.get() {
                clock::sleep(10).await;
            }
            keeper
                .copy
                .condition
                .update(|condition| condition.opened = true);
        });
    }

    fn hear(self: Rc<Self>, notice: Notice) {
        match notice {
            Notice::Show(_, status) => {
                let bytes = self.bytes.get();
                let clock_wrong = self.clock_ahead.get().abs() > CLOCK_TOLERANCE_SECONDS;
                self.copy.condition.update(|condition| {
                    condition.take(&status);
                    condition.bytes = bytes;
                    condition.clock_wrong = clock_wrong;
                });
                if matches!(status.phase, Phase::Waiting { .. }) {
                    spawn(self.rest());
                }
            }
            Notice::Arrived(arrived) => self.take_in(&arrived),
            Notice::Reload(generation) => {
                self.heard.set(generation);
                spawn(async move { self.renew_image().await });
            }
            Notice::Announce(generation) => {
                if let Some(channel) = &*self.channel.borrow() {
                    channel.tell(generation.as_u64() as f64);
                }
            }
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
        self.heard.set(arrived.generation);
        let mut catalogue = Catalogue::clone(&self.copy.catalogue.get_untracked());
        let source = arrived.source.as_str();
        let records = arrived
            .changes
            .iter()
            .filter_map(|frame| Some((source, std::str::from_utf8(frame.json).ok()?)));
        let problems = catalogue.upsert(records);
        let many = catalogue.layers() > MANY_LAYERS;
        self.copy.catalogue.set(Arc::new(catalogue));
        self.note_broken(problems.len());
        if many {
            spawn(async move { self.renew_image().await });
        }
    }

    /// With nothing else to do: one image instead of many layers, one base instead of a long log.
    async fn rest(self: Rc<Self>) {
        clock::sleep(1_500).await;
        self.renew_image().await;
        if self.leads.get() {
            self.post(Event::Idle);
        }
    }

    /// Builds the image anew when the copy has moved on, in steps that do not hold up the screen.
    async fn renew_image(&self) {
        if self.rebuilding.replace(true) {
            return;
        }
        while self.is_stale() {
            match self.build_image().await {
                Ok(true) => {}
                Ok(false) => break,
                Err(StoreError::Broken) => {
                    self.post(Event::CopyBroken);
                    break;
                }
                Err(error) => {
                    self.copy
                        .condition
                        .update(|condition| condition.trouble = Some(Trouble::of_store(error)));
                    break;
                }
            }
        }
        self.rebuilding.set(false);
    }

    fn is_stale(&self) -> bool {
        let catalogue = self.copy.catalogue.get_untracked();
        catalogue.layers() > 1 || catalogue.generation() != self.heard.get().as_u64()
    }

    /// One image from base and log; `Ok(false)` when there is nothing more to be done about it.
    async fn build_image(&self) -> Result<bool, StoreError> {
        let documents = Documents::open(&*self.store).await?;
        let generation = documents.generation();
        let show_early = self.copy.catalogue.get_untracked().layers() == 0;
        let mut builder = ImageBuilder::new();
        let mut broken = 0;
        let mut step_began = clock::now_ms();
        for (number, document) in documents.iter().enumerate() {
            let Ok(json) = std::str::from_utf8(document.json) else {
                continue;
            };
            broken += usize::from(builder.push(document.source.as_str(), json).is_err());
            if show_early && number == FIRST_RECORDS {
                self.show_first(&documents);
            }
            if clock::now_ms() - step_began > STEP_MS {
                clock::breathe().await;
                step_began = clock::now_ms();
            }
        }
        let image = builder.image(generation.as_u64());
        // While it was built, more may have come in: then what is on the screen is newer than this.
        if self.heard.get() > generation {
            return Ok(true);
        }
        let bytes = image.as_bytes().to_vec();
        self.heard.set(generation);
        self.copy.catalogue.set(Arc::new(Catalogue::new(image)));
        self.copy
            .condition
            .update(|condition| condition.skipped = broken);
        if self.leads.get() && generation != Generation::default() {
            let mut batch = Batch::default();
            batch.put(Area::Derived, IMAGE, bytes);
            self.store.commit(batch).await?;
        }
        Ok(false)
    }

    fn show_first(&self, documents: &Documents) {
        let mut first = Catalogue::empty();
        first.upsert(documents.iter().take(FIRST_RECORDS).filter_map(|document| {
            Some((
                document.source.as_str(),
                std::str::from_utf8(document.json).ok()?,
            ))
        }));
        self.copy.catalogue.set(Arc::new(first));
    }

    fn note_broken(&self, more: usize) {
        if more > 0 {
            self.copy
                .condition
                .update(|condition| condition.skipped += more);
        }
    }
}

/// The device's clock as the engine sees it.
struct DeviceClock;

impl Clock for DeviceClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(clock::now_ms() as i64)
    }

    async fn sleep(&self, millis: u64) {
        clock::sleep(i32::try_from(millis).unwrap_or(i32::MAX)).await;
    }
}
