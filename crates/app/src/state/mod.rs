//! What the screens read and what they can ask for; nothing else names the store or the sync engine.

pub mod config;
pub mod copy;
pub mod device_clock;
pub mod device_store;
pub mod draft;
pub mod first_pull;
pub mod keeper;
pub mod location;
pub mod network;
pub mod opening;
pub mod outbox;
pub mod passing;
pub mod pending;
pub mod post;
pub mod saved;
pub mod settings;
pub mod sources;

use std::rc::Rc;

use crate::platform::spawn;
use leptos::prelude::*;
use lotse_core::holiday::FederalState;
use lotse_core::id::DistrictId;
use lotse_core::lang::Lang;
use lotse_core::place::Coordinates;
use lotse_core::time::{Date, LocalDateTime, Timestamp, Zone};
use lotse_sync::Event;

use self::config::{Config, RegionConfig, is_open_question, region_of};
use self::copy::Copy;
use self::device_store::DeviceStore;
use self::keeper::Keeper;
use self::location::Location;
use self::opening::Opening;
use self::saved::Saved;
use self::settings::{Settings, change};
use crate::i18n::{I18n, TABLES};
use crate::platform::{address, clock, device, document, keep, pwa};

/// The state of this window: one word, so that handing it to a screen and its listeners costs no code.
#[derive(Clone, Copy)]
pub struct AppState(&'static Shared);

/// Everything the screens share.
pub struct Shared {
    /// Words in the person's language.
    pub i18n: I18n,
    /// Where the person is.
    pub location: Location,
    /// The copy on this device.
    pub copy: Copy,
    /// What the person saved.
    pub saved: Saved,
    /// What the person set.
    pub settings: RwSignal<Settings>,
    /// The time, moving on each half minute.
    pub now: RwSignal<Timestamp>,
    /// From where distances are told; never sent or kept.
    pub origin: RwSignal<Option<Origin>>,
    /// The regions of this deployment.
    pub regions: RwSignal<Vec<RegionConfig>>,
    /// A new version of the app waits.
    pub update_ready: RwSignal<bool>,
    /// The browser would install the app.
    pub installable: RwSignal<bool>,
    /// What was just done, said for a moment.
    pub toast: RwSignal<Option<String>>,
    today: Memo<Date>,
    keeper: StoredValue<Option<Rc<Keeper>>, LocalStorage>,
}

/// From where distances are told.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// Where the device is; asked only when the person tapped.
    Device(Coordinates),
    /// The middle of a district the person chose.
    District(DistrictId, Coordinates),
}

impl Origin {
    /// The point itself.
    pub fn point(&self) -> Coordinates {
        match self {
            Self::Device(point) | Self::District(_, point) => *point,
        }
    }
}

impl std::ops::Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

impl AppState {
    /// The state of this window; `opening` is the device's copy, see [`begin`].
    pub fn start(i18n: I18n, opening: Opening) -> Self {
        let copy = Copy::default();
        let now = RwSignal::new(clock::now());
        // As long as the page: nothing of it is ever given back.
        let state = Self(Box::leak(Box::new(Shared {
            i18n,
            location: Location::of_window(),
            copy,
            saved: Saved::new(copy),
            settings: RwSignal::new(Settings::load()),
            now,
            origin: RwSignal::new(None),
            regions: RwSignal::new(Config::kept().regions),
            update_ready: RwSignal::new(false),
            installable: RwSignal::new(false),
            toast: RwSignal::new(None),
            today: Memo::new(move |_| zone_of(copy).local(now.get()).date()),
            keeper: StoredValue::new_local(None),
        })));
        let copy = state.copy;
        let is_there = move || untrack(|| !copy.is_coming());
        state.location.settle(is_there);
        pwa::on_update(move || state.update_ready.set(true));
        pwa::on_installable(move || state.installable.set(true));
        device::on_page_hide(move || {
            if !state.location.takes_crossing() {
                state.forget_if_shared();
            }
        });
        spawn(async move {
            loop {
                clock::sleep(30_000).await;
                state.now.set(clock::now());
            }
        });
        spawn(state.open_copy(opening));
        state
    }

    /// Shows the copy of the region; where that is an open question, not before it is answered.
    async fn open_copy(self, mut opening: Opening) {
        let region = self.region_config();
        let id = region.id.clone();
        // German and English stand behind the person's own.
        let languages = format!("{},de,en", self.i18n.lang());
        let keeper = loop {
            let Some(opened) = opening.opened().await else {
                return;
            };
            if let Some(keeper) = Keeper::start(&region, self.copy, opened, &languages) {
                break keeper;
            }
            // Another window holds it, say: closed, it is open here by itself.
            clock::sleep(2_000).await;
            opening = Opening::of(Some(id.clone()));
        };
        self.saved.open(keeper.store().clone()).await;
        self.keeper.set_value(Some(keeper));
        if let Some(config) = Config::refresh().await {
            // Whose copy is on this phone already is not asked when another region comes along.
            if untrack(|| self.chosen_region()).is_empty()
                && !is_open_question(&config.regions, &id)
                && config.regions.len() > 1
            {
                change(self.settings, |settings| settings.region = id);
            }
            self.regions.set(config.regions);
        }
    }

    /// Whether the person has yet to say which of several regions this phone is about, tracked.
    pub fn needs_region(&self) -> bool {
        let chosen = self.chosen_region();
        self.regions
            .with(|regions| is_open_question(regions, &chosen))
    }

    /// The region the person has chosen; empty when they never had to. Tracked.
    pub fn chosen_region(&self) -> String {
        self.settings.with(|settings| settings.region.clone())
    }

    /// Makes this phone about another region, or, on the first visit, about one.
    pub fn choose_region(&self, id: String) {
        let is_first = untrack(|| self.needs_region());
        change(self.settings, |settings| settings.region = id);
        if is_first {
            spawn(self.open_copy(Opening::of(Some(self.region_config().id))));
        } else {
            // Each region has a copy of its own: the app begins anew with it.
            address::leave("/");
        }
    }

    /// The region this phone is about.
    pub fn region_config(&self) -> RegionConfig {
        let chosen = untrack(|| self.chosen_region());
        self.regions
            .with_untracked(|regions| region_of(regions, &chosen).clone())
    }

    /// Looks for new records now.
    pub fn refresh(&self) {
        if let Some(keeper) = self.keeper.get_value() {
            keeper.refresh();
        }
    }

    /// Takes what a source lists for true, however little that suddenly is.
    pub fn believe(&self) {
        if let Some(keeper) = self.keeper.get_value() {
            keeper.post(Event::Believed);
        }
    }

    /// Runs `with` on the keeper of the copy, once it is open.
    pub fn keeper(&self) -> Option<Rc<Keeper>> {
        self.keeper.get_value()
    }

    /// Reads the app in another language from now on; its words are on the phone.
    pub fn speak(&self, lang: Lang) {
        change(self.settings, |settings| {
            settings.lang = lang.as_str().to_owned()
        });
        self.i18n.set_lang(lang);
    }

    /// The time zone of the region; the city's offices all keep it.
    pub fn zone(&self) -> Zone {
        zone_of(self.copy)
    }

    /// What the clock on the region's walls shows, tracked.
    pub fn wall_clock(&self) -> LocalDateTime {
        self.zone().local(self.now.get())
    }

    /// The day in the region; tracked, and so read anew at midnight and not with every tick of the clock.
    pub fn today(&self) -> Date {
        self.today.get()
    }

    /// The federal state of the region, for its holidays.
    pub fn federal_state(&self) -> Option<FederalState> {
        self.copy.catalogue.with(|catalogue| {
            catalogue
                .region()
                .and_then(|region| region.state.parse().ok())
        })
    }

    /// Says for a moment what was just done.
    pub fn say(&self, words: String) {
        let toast = self.toast;
        toast.set(Some(words));
        spawn(async move {
            clock::sleep(5_000).await;
            toast.set(None);
        });
    }

    /// Takes everything off this device and starts anew.
    pub fn erase_everything(&self) {
        let state = *self;
        spawn(async move {
            keep::forget_all();
            let mut erased = true;
            for region in state.regions.get_untracked() {
                erased &= DeviceStore::erase(&region.id).await;
            }
            if erased {
                address::leave("/");
            } else {
                state.say(state.i18n.t("state-other-tab"));
            }
        });
    }

    /// On a phone that several people use, forgets what one of them set and saved.
    pub fn forget_if_shared(&self) {
        if self.settings.with_untracked(|settings| settings.shared) {
            keep::forget_all();
            // Whoever uses the phone next is protected the same way, and in the same city.
            Settings {
                shared: true,
                region: self.region_config().id,
                ..Settings::default()
            }
            .keep();
            self.saved.clear();
            self.forget_writer();
        }
    }
}

/// Begins to read the copy of the region these settings name, before there is a screen to show it on.
pub fn begin(settings: &Settings) -> Opening {
    let regions = Config::kept().regions;
    let is_known = !is_open_question(&regions, &settings.region);
    Opening::of(is_known.then(|| region_of(&regions, &settings.region).id.clone()))
}

fn zone_of(copy: Copy) -> Zone {
    let catalogue = copy.catalogue.get();
    let name = catalogue
        .region()
        .map_or("Europe/Berlin", |region| &region.time_zone);
    Zone::named(name).unwrap_or_else(|_| Zone::utc())
}

/// The language to begin with: the one chosen, else the first of the browser's that the app has, else German.
pub fn first_language(chosen: &str) -> Lang {
    let wished = std::iter::once(chosen.to_owned()).chain(document::preferred_languages());
    let base = |tag: String| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .parse::<Lang>()
            .ok()
    };
    wished
        .filter_map(base)
        .find(|lang| TABLES.contains(lang))
        .unwrap_or(Lang::DE)
}
