//! The engine: what happened goes in, what is to be done comes out. No clock, no waiting, no chance
//! beside the seed.

mod feed;
mod answer;
mod job;
mod fold;
mod settle;
mod layout;

use std::collections::VecDeque;

use self::{
    feed::Feed,
    fold::Fold,
    job::{Dropped, Job},
    settle::Settling,
};
use crate::{
    backoff::{self, Prng},
    block::Block,
    event::{Effect, Event, Machine, Notice, Ticket},
    head::{Generation, HEADS, Heads},
    room::Freed,
    source::{Source, SourceId},
    status::Problem,
    store::{Area, Keys, Row, StoreError},
    time::Timestamp,
};

/// Keeps the copies of some sources as new as they can be.
///
/// Feed it every [`Event`] and perform every [`Effect`] it returns ([`Driver`](crate::Driver)
/// does). It may be dropped at any moment: what counts is in the store, and a new engine continues
/// from there.
#[derive(Debug)]
pub struct Engine {
    prng: Prng,
    feeds: Vec<Feed>,
    role: Role,
    /// What the app shows, or was told to show.
    shown: Generation,
    /// As stored. `None` before they have been read.
    heads: Option<Heads>,
    /// The heads may have changed since they were read: nothing is asked or stored before.
    reread: bool,
    /// What is being read from the store.
    loading: Option<(Ticket, Load)>,
    /// What waits to be stored, in order.
    jobs: VecDeque<Job>,
    /// What is being stored and the heads that will then hold.
    committing: Option<(Ticket, Job, Heads)>,
    tickets: u64,
    wake: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Follower,
    Leader,
    /// The store belongs to a newer version of the app.
    Stopped,
}

#[derive(Debug)]
enum Load {
    Heads,
    FoldLog(Fold),
    FoldBase(Fold, Vec<Row>),
    SettleLog(Settling),
    SettleBase(Settling, Vec<Row>),
}

impl Machine for Engine {
    fn handle(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        Self::handle(self, now, event)
    }
}

impl Engine {
    /// An engine for these sources. The seed spreads the waits; any number will do.
    pub fn new(seed: u64, sources: Vec<Source>) -> Self {
        Self {
            prng: Prng::new(seed),
            feeds: sources.into_iter().map(Feed::new).collect(),
            role: Role::Follower,
            shown: Generation::default(),
            heads: None,
            reread: true,
            loading: None,
            jobs: VecDeque::new(),
            committing: None,
            tickets: 0,
            wake: None,
        }
    }

    /// Takes in what happened at `now` and says what is to be done.
    #[must_use = "what the engine wants has to be done"]
    pub fn handle(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Opened(shown) => {
                self.shown = shown;
                self.load_heads(&mut effects);
            }
            Event::BecameLeader => {
                if self.role == Role::Follower {
                    self.role = Role::Leader;
                    self.load_heads(&mut effects);
                }
            }
            Event::BecameFollower => self.follow(),
            // Of the same generation, too: more of it may be held now.
            Event::FollowerTold => {
                if self.role == Role::Follower {
                    self.load_heads(&mut effects);
                }
            }
            Event::Refresh => self.feeds.iter_mut().for_each(|feed| feed.refresh(now)),
            Event::Hinted => {
                for feed in &mut self.feeds {
                    feed.hint(now.plus_millis(self.prng.below(10_000)));
                }
            }
            Event::Online => self.feeds.iter_mut().for_each(|feed| feed.online(now)),
            Event::Tick => self.wake = None,
            Event::Idle => self.fold(&mut effects),
            Event::Believed => {
                for feed in &mut self.feeds {
                    feed.believed = true;
                    feed.refresh(now);
                }
            }
            Event::Given(source, block) => self.give(source, block),
            Event::CopyBroken => self.reset(),
            // The outbox is another machine's.
            Event::Outbox(_) => {}
            Event::GivenUp(freed) => self.given_up(now, freed),
            Event::Loaded(ticket, rows) => self.loaded(now, ticket, rows, &mut effects),
            Event::Committed(ticket, done) => self.committed(now, ticket, done, &mut effects),
            Event::Answered(ticket, answer) => self.answered(now, ticket, answer, &mut effects),
        }
        self.go_on(now, &mut effects);
        effects
    }

    /// Does what can be done now: asks, stores, says how it stands, asks to be woken.
    fn go_on(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let due = self.feeds.iter().any(|feed| feed.is_due(now));
        if self.reread && self.loading.is_none() && due {
            self.load_heads(effects);
        }
        if self.leads() {
            self.store_next(now, effects);
            self.ask(now, effects);
            self.settle(effects);
            self.announce(effects);
        }
        for feed in &mut self.feeds {
            let status = feed.status(self.role, self.heads.as_ref());
            if feed.told.as_ref() != Some(&status) {
                feed.told = Some(status.clone());
                effects.push(Effect::Tell(Notice::Show(feed.source.id.clone(), status)));
            }
        }
        let due = self.feeds.iter().filter_map(Feed::wakes_at).min();
        let waits = self.role == Role::Leader || self.reread;
        if self.role != Role::Stopped && waits && self.wake != due {
            self.wake = due;
            effects.extend(due.map(Effect::WakeAt));
        }
    }

    fn load_heads(&mut self, effects: &mut Vec<Effect>) {
        if self.role != Role::Stopped {
            self.reread = true;
            self.load(Load::Heads, Area::Log, Keys::One(HEADS.to_owned()), effects);
        }
    }

    fn load(&mut self, load: Load, area: Area, keys: Keys, effects: &mut Vec<Effect>) {
        let ticket = self.ticket();
        self.loading = Some((ticket, load));
        effects.push(Effect::Load(ticket, area, keys));
    }

    fn loaded(
        &mut self,
        now: Timestamp,
        ticket: Ticket,
        rows: Result<Vec<Row>, StoreError>,
        effects: &mut Vec<Effect>,
    ) {
        let Some((_, load)) = self.loading.take_if(|(loading, _)| *loading == ticket) else {
            return;
        };
        match (load, rows) {
            (Load::Heads, rows) => self.heads_loaded(now, rows, effects),
            (Load::FoldLog(fold), Ok(log)) => {
                let keys = Keys::One(fold.source.as_str().to_owned());
                self.load(Load::FoldBase(fold, log), Area::Base, keys, effects);
            }
            (Load::FoldBase(fold, log), Ok(base)) => self.fold_loaded(fold, log, base),
            (Load::SettleLog(settling), Ok(log)) => {
                let keys = Keys::One(settling.source.as_str().to_owned());
                self.load(Load::SettleBase(settling, log), Area::Base, keys, effects);
            }
            (Load::SettleBase(settling, log), Ok(base)) => {
                self.settle_loaded(now, settling, log, base);
            }
            // What was gathered is still there for the next try.
            (Load::SettleLog(_) | Load::SettleBase(..), Err(error)) => {
                self.store_failed(now, error);
            }
            // Folding only saves room and time: the next idle moment will do.
            (Load::FoldLog(_) | Load::FoldBase(..), Err(_)) => {}
        }
    }

    fn heads_loaded(
        &mut self,
        now: Timestamp,
        rows: Result<Vec<Row>, StoreError>,
        effects: &mut Vec<Effect>,
    ) {
        let heads = match rows.and_then(|rows| Heads::find(&rows)) {
            Ok(heads) => heads,
            // Unreadable heads make an unreadable copy: begin anew.
            Err(StoreError::Broken) if self.role == Role::Leader => {
                self.jobs.retain(|job| matches!(job, Job::Given { .. }));
                self.jobs.push_front(Job::Reset(Dropped::Everything));
                Heads::empty(self.shown)
            }
            Err(error) => return self.store_failed(now, error),
        };
        if self.shown != heads.generation {
            self.reload(heads.generation, effects);
        }
        self.heads = Some(heads);
        self.reread = false;
        for feed in &mut self.feeds {
            feed.store_works();
            feed.rest_until(now, now);
        }
    }

    fn store_failed(&mut self, now: Timestamp, error: StoreError) {
        if error == StoreError::Newer {
            self.role = Role::Stopped;
        }
        let stay = |job: &Job| matches!(job, Job::Given { .. } | Job::Reset(_));
        self.jobs.retain(stay);
        for feed in &mut self.feeds {
            feed.failures += 1;
            let wait = match error {
                // Room is made by the person, and then asked for.
                StoreError::Full => feed.source.check_every_ms,
                _ => backoff::wait(&mut self.prng, feed.failures),
            };
            feed.fail(now, Problem::Store(error), wait);
        }
    }

    fn follow(&mut self) {
        if self.role != Role::Stopped {
            self.role = Role::Follower;
            self.wake = None;
            self.jobs.retain(|job| matches!(job, Job::Given { .. }));
            self.feeds.iter_mut().for_each(Feed::follow);
        }
    }

    fn reset(&mut self) {
        if self.role == Role::Leader {
            self.jobs.retain(|job| matches!(job, Job::Given { .. }));
            self.jobs.push_front(Job::Reset(Dropped::Documents));
            self.feeds.iter_mut().for_each(|feed| feed.pull = None);
        }
    }

    /// What somebody took out of the store this engine takes out too: what it was about to store
    /// would speak of rows that are gone.
    fn given_up(&mut self, now: Timestamp, freed: Freed) {
        let dropped = match freed {
            Freed::Derived => return,
            Freed::Source(source) => Dropped::Source(source),
            Freed::Documents => Dropped::Documents,
        };
        if self.role != Role::Leader {
            return;
        }
        for (number, feed) in self.feeds.iter_mut().enumerate() {
            if dropped.hold(&feed.source.id) {
                self.jobs.retain(|job| job.feed() != Some(number));
                let wait = feed.source.check_every_ms;
                feed.fail(now, Problem::Store(StoreError::Full), wait);
            }
        }
        self.jobs.push_front(Job::Reset(dropped));
    }

    /// Whatever a pull of this source brings from now on would belong to the copy that goes.
    fn give(&mut self, source: SourceId, block: Block) {
        for (number, feed) in self.feeds.iter_mut().enumerate() {
            if feed.source.id == source {
                feed.pull = None;
                self.jobs.retain(|job| job.feed() != Some(number));
            }
        }
        self.jobs.push_back(Job::Given { source, block });
    }

    /// This tab leads and knows what is stored.
    fn leads(&self) -> bool {
        self.role == Role::Leader && !self.reread
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}
