//! The simulated world: a server, a network that does everything a network can, a device whose tabs
//! die between any two effects. Everything follows from the seed.

use std::rc::Rc;

use super::{
    executor::block_on,
    network::Mischief,
    server::FakeServer,
    tab::{Pending, Tab},
};
use crate::{
    backoff::Prng,
    documents::Documents,
    event::Event,
    memory::MemoryStore,
    room::make_room,
    source::Source,
    store::{Area, Batch, Keys, Store, StoreError},
    time::Timestamp,
};

pub(super) const ANCHOR: (&str, &str) = ("page", "anchor");
const DAY: u64 = 24 * 60 * 60 * 1000;

/// One device, one server and everything between them.
pub struct World {
    prng: Prng,
    now: Timestamp,
    pub(super) server: FakeServer,
    pub(super) store: Rc<MemoryStore>,
    pub(super) tabs: Vec<Tab>,
    pub(super) source: Source,
    /// The record that is never deleted is on the device.
    pub(super) anchored: bool,
    /// A stored row was made unreadable, so that a copy may have to be dropped.
    pub(super) corrupted: bool,
    /// Things go wrong.
    rough: bool,
    /// The store was written since it was last looked at.
    pub(super) written: bool,
}

impl World {
    /// A world that goes its own way for every seed.
    pub fn new(seed: u64) -> Self {
        let mut prng = Prng::new(seed);
        let server = FakeServer::new(seed);
        server.put(ANCHOR.0, ANCHOR.1, "{}");
        let mut source = Source::new("city".parse().expect("a source id"), "");
        source.page_size = 1 + prng.below(8) as u32;
        let mut world = Self {
            now: Timestamp::from_millis(1_790_000_000_000),
            store: Rc::default(),
            tabs: Vec::new(),
            anchored: false,
            corrupted: false,
            rough: true,
            written: true,
            server,
            source,
            prng,
        };
        for _ in 0..world.prng.below(40) {
            world.change_server();
        }
        world
    }

    /// Lets something happen.
    pub fn step(&mut self) {
        match self.prng.below(100) {
            0..8 => self.change_server(),
            8 => self.server.forget_cursors(),
            9..12 if self.tabs.len() < 2 => self.open_tab(),
            12..15 => self.kill_tab(),
            15..17 => self.shift_clock(),
            17..22 => self.sleep(),
            22..28 => self.app_event(),
            28 => self.corrupt(),
            34 => self.make_room(),
            29..34 => self.announce(),
            35..38 => self.read_again(),
            _ => self.perform(),
        }
        self.lead();
        self.look();
    }

    /// Lets the world come to rest: the network works, nobody dies, the server keeps still.
    pub fn settle(&mut self) {
        self.rough = false;
        if self.tabs.is_empty() {
            self.open_tab();
        }
        for round in 0..24 {
            self.sleep();
            if round == 8 {
                // A quarter of an hour has long passed: whoever asks gets what is new.
                self.tabs
                    .iter_mut()
                    .for_each(|tab| tab.handle(self.now, Event::Refresh));
            }
            self.lead();
            self.announce();
            self.read_again();
            while self.tabs.iter().any(|tab| !tab.pending.is_empty()) {
                self.perform();
                self.announce();
                self.read_again();
            }
        }
        self.look();
    }

    fn change_server(&mut self) {
        let kind = if self.prng.below(4) == 0 {
            "event"
        } else {
            "offer"
        };
        let id = format!("{}", self.prng.below(30));
        if self.prng.below(4) == 0 {
            self.server.delete(kind, &id);
        } else {
            let body = format!(
                r#"{{"title":"{}"}}"#,
                "ä".repeat(self.prng.below(20) as usize)
            );
            self.server.put(kind, &id, &body);
        }
    }

    fn open_tab(&mut self) {
        let seed = self.prng.draw();
        self.tabs
            .push(Tab::open(self.now, seed, self.source.clone(), &self.store));
    }

    /// What it was writing is written, or not.
    fn kill_tab(&mut self) {
        let Some(mut tab) = self.choose().map(|number| self.tabs.swap_remove(number)) else {
            return;
        };
        for pending in tab.pending.drain(..) {
            if let Pending::Commit(_, batch) = pending
                && self.prng.below(2) == 0
            {
                block_on(self.store.commit(batch)).expect("memory takes everything");
                self.written = true;
            }
        }
    }

    fn shift_clock(&mut self) {
        let shift = 1 + self.prng.below(2 * 60 * 60 * 1000) as i64;
        let shift = if self.prng.below(2) == 0 {
            shift
        } else {
            -shift
        };
        self.now = Timestamp::from_millis(self.now.as_millis() + shift);
    }

    /// Time passes until a tab wants to be woken, or some seconds.
    fn sleep(&mut self) {
        let wakes = self.tabs.iter().filter_map(|tab| tab.wake).min();
        let wait = wakes.map_or(DAY, |at| at.millis_after(self.now));
        let wait = if self.rough {
            wait.min(self.prng.below(120_000))
        } else {
            wait
        };
        self.now = self.now.plus_millis(wait);
        for tab in &mut self.tabs {
            if tab.wake.take_if(|at| *at <= self.now).is_some() {
                tab.handle(self.now, Event::Tick);
            }
        }
    }

    fn app_event(&mut self) {
        let Some(number) = self.choose() else { return };
        let event = match self.prng.below(24) {
            0..5 => Event::Refresh,
            5..9 => Event::Hinted,
            9..13 => Event::Online,
            13..22 => Event::Idle,
            22 => {
                // Another phone hands over what it has; here: what this one has.
                let Ok(documents) = block_on(Documents::open(&self.store)) else {
                    return;
                };
                let given = documents.block(&self.source.id);
                if given.is_empty() {
                    return;
                }
                Event::Given(self.source.id.clone(), given)
            }
            _ => {
                // The lock is taken from the leading tab.
                let was_leading = self.tabs.iter_mut().find(|tab| tab.leads);
                if let Some(tab) = was_leading.filter(|tab| tab.pending.is_empty()) {
                    tab.leads = false;
                    tab.handle(self.now, Event::BecameFollower);
                }
                return;
            }
        };
        if let Some(tab) = self.tabs.get_mut(number) {
            tab.handle(self.now, event);
        }
    }

    /// A stored row becomes unreadable.
    fn corrupt(&mut self) {
        if self.prng.below(6) != 0 {
            return;
        }
        let area = if self.prng.below(2) == 0 {
            Area::Base
        } else {
            Area::Log
        };
        let rows = block_on(self.store.load(area, Keys::All)).expect("memory gives everything");
        let Some(row) = rows.get(self.prng.below(rows.len() as u64) as usize) else {
            return;
        };
        let mut batch = Batch::default();
        batch.put(
            area,
            row.key.clone(),
            row.value.iter().skip(1).copied().collect(),
        );
        block_on(self.store.commit(batch)).expect("memory takes everything");
        self.corrupted = true;
        self.written = true;
    }

    /// Something else needs room: part of the copy goes, behind the engine's back.
    fn make_room(&mut self) {
        if self.prng.below(6) != 0 {
            return;
        }
        let Ok(Some(freed)) = block_on(make_room(&self.store)) else {
            return;
        };
        for tab in &mut self.tabs {
            tab.handle(self.now, Event::GivenUp(freed.clone()));
        }
        self.corrupted = true;
        self.written = true;
    }

    /// Announcements reach the other tabs.
    fn announce(&mut self) {
        let take = |tab: &mut Tab| std::mem::take(&mut tab.announced);
        let announced: usize = self.tabs.iter_mut().map(take).sum();
        for _ in 0..announced {
            for tab in &mut self.tabs {
                tab.handle(self.now, Event::FollowerTold);
            }
        }
    }

    /// Apps that were told to read again do.
    fn read_again(&mut self) {
        for tab in &mut self.tabs {
            if tab.stale && tab.read(&self.store) == Err(StoreError::Broken) {
                tab.handle(self.now, Event::CopyBroken);
            }
        }
    }

    /// Somebody holds the lock, if anybody is there.
    fn lead(&mut self) {
        if !self.tabs.iter().any(|tab| tab.leads)
            && let Some(number) = self.choose()
            && let Some(tab) = self.tabs.get_mut(number)
        {
            tab.leads = true;
            tab.handle(self.now, Event::BecameLeader);
        }
    }

    fn choose(&mut self) -> Option<usize> {
        let tabs = self.tabs.len() as u64;
        (tabs > 0).then(|| self.prng.below(tabs) as usize)
    }

    /// One of the things a tab waits for happens.
    fn perform(&mut self) {
        let Some(number) = self.choose() else { return };
        let Some(tab) = self.tabs.get_mut(number) else {
            return;
        };
        if tab.pending.is_empty() {
            return;
        }
        let chosen = self.prng.below(tab.pending.len() as u64) as usize;
        let pending = tab.pending.swap_remove(chosen);
        let trouble = self.rough && self.prng.below(4) == 0;
        match pending {
            Pending::Load(ticket, area, keys) => {
                let rows = match trouble && self.prng.below(4) == 0 {
                    true => Err(StoreError::Blocked),
                    false => block_on(self.store.load(area, keys)),
                };
                tab.handle(self.now, Event::Loaded(ticket, rows));
            }
            Pending::Commit(ticket, batch) => {
                let done = match (trouble, self.prng.below(3)) {
                    (true, 0) => Err(StoreError::Full),
                    (true, 1) => Err(StoreError::Broken),
                    _ => block_on(self.store.commit(batch)),
                };
                self.written = true;
                tab.handle(self.now, Event::Committed(ticket, done));
            }
            Pending::Send(ticket, request) => {
                let answer = self.server.answer(&request);
                let mischief = Mischief::ALL.get(self.prng.below(16) as usize);
                let answer = match mischief.filter(|_| trouble) {
                    Some(mischief) => mischief.spoil(answer),
                    None => Ok(answer),
                };
                tab.pending.push(Pending::Answer(ticket, answer));
            }
            Pending::Answer(ticket, answer) => {
                if self.rough && self.prng.below(8) == 0 {
                    tab.pending.push(Pending::Answer(ticket, answer.clone()));
                }
                tab.handle(self.now, Event::Answered(ticket, answer));
            }
        }
    }
}
