//! The engine: what happened goes in, what is to be done comes out. No clock, no waiting, no chance
//! beside the seed.

mod answer;
mod feed;
mod job;
mod layout;

use std::collections::VecDeque;

use self::{feed::Feed, job::Job};
use crate::{
    backoff::{self, Prng},
    event::{Effect, Event, Notice, Ticket},
    head::{HEADS, Heads, row_prefix},
    layers::Layers,
    source::Source,
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
    /// As stored. `None` before they have been read.
    heads: Option<Heads>,
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
    /// `fresh`: the heads were read since this tab leads.
    Leader {
        fresh: bool,
    },
    /// The store belongs to a newer version of the app.
    Stopped,
}

#[derive(Debug)]
enum Load {
    Heads,
    FoldLog(usize),
    FoldBase(usize, Vec<Row>),
}

impl Engine {
    /// An engine for these sources. The seed spreads the waits; any number will do.
    pub fn new(seed: u64, sources: Vec<Source>) -> Self {
        Self {
            prng: Prng::new(seed),
            feeds: sources.into_iter().map(Feed::new).collect(),
            role: Role::Follower,
            heads: None,
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
            Event::Opened => self.load_heads(&mut effects),
            Event::BecameLeader => {
                if self.role == Role::Follower {
                    self.role = Role::Leader { fresh: false };
                    self.load_heads(&mut effects);
                }
            }
            Event::BecameFollower => self.follow(),
            Event::FollowerTold(generation) => {
                let known = self.heads.as_ref().map(|heads| heads.generation);
                if self.role == Role::Follower && known != Some(generation) {
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
            Event::Given(source, block) => self.jobs.push_back(Job::Given { source, block }),
            Event::CopyBroken => self.reset(),
            Event::Loaded(ticket, rows) => self.loaded(now, ticket, rows, &mut effects),
            Event::Committed(ticket, done) => self.committed(now, ticket, done, &mut effects),
            Event::Answered(ticket, answer) => self.answered(now, ticket, answer, &mut effects),
        }
        self.go_on(now, &mut effects);
        effects
    }

    /// Does what can be done now: asks, stores, says how it stands, asks to be woken.
    fn go_on(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.role == (Role::Leader { fresh: false })
            && self.loading.is_none()
            && self.feeds.iter().any(|feed| feed.is_due(now))
        {
            self.load_heads(effects);
        }
        if self.role == (Role::Leader { fresh: true }) {
            self.store_next(now, effects);
            self.ask(now, effects);
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
        if matches!(self.role, Role::Leader { .. }) && self.wake != due {
            self.wake = due;
            effects.extend(due.map(Effect::WakeAt));
        }
    }

    fn load_heads(&mut self, effects: &mut Vec<Effect>) {
        if self.role != Role::Stopped {
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
            (Load::FoldLog(feed), Ok(log)) => {
                if let Some(source) = self.feeds.get(feed).map(|feed| &feed.source.id) {
                    let keys = Keys::One(source.as_str().to_owned());
                    self.load(Load::FoldBase(feed, log), Area::Base, keys, effects);
                }
            }
            (Load::FoldBase(feed, log), Ok(base)) => self.fold_loaded(feed, log, base),
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
            Err(StoreError::Broken) if self.role == (Role::Leader { fresh: false }) => {
                self.jobs.push_front(Job::Reset { all: true });
                Heads::default()
            }
            Err(error) => return self.store_failed(now, error),
        };
        let known = self.heads.as_ref().map(|heads| heads.generation);
        if known.is_some_and(|known| known != heads.generation) {
            effects.push(Effect::Tell(Notice::Reload(heads.generation)));
        }
        self.heads = Some(heads);
        if self.role == (Role::Leader { fresh: false }) {
            self.role = Role::Leader { fresh: true };
            self.feeds
                .iter_mut()
                .for_each(|feed| feed.rest_until(now, now));
        }
    }

    fn store_failed(&mut self, now: Timestamp, error: StoreError) {
        if error == StoreError::Newer {
            self.role = Role::Stopped;
        }
        self.jobs.retain(|job| matches!(job, Job::Given { .. }));
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
            self.feeds.iter_mut().for_each(|feed| feed.pull = None);
        }
    }

    fn reset(&mut self) {
        if matches!(self.role, Role::Leader { .. }) {
            self.jobs.clear();
            self.jobs.push_back(Job::Reset { all: false });
            self.feeds.iter_mut().for_each(|feed| feed.pull = None);
        }
    }

    fn fold(&mut self, effects: &mut Vec<Effect>) {
        let (Some(heads), None, true) = (&self.heads, &self.loading, self.is_quiet()) else {
            return;
        };
        let grown = |feed: &Feed| heads.head(&feed.source.id).wants_fold() && !feed.unfoldable;
        if let Some(number) = self.feeds.iter().position(grown)
            && let Some(feed) = self.feeds.get(number)
        {
            let keys = Keys::Prefix(row_prefix(&feed.source.id));
            self.load(Load::FoldLog(number), Area::Log, keys, effects);
        }
    }

    fn fold_loaded(&mut self, number: usize, log: Vec<Row>, base: Vec<Row>) {
        let (Some(feed), Some(heads)) = (self.feeds.get(number), &self.heads) else {
            return;
        };
        let head = heads.head(&feed.source.id);
        match Layers::read(&feed.source.id, &head, log, base.into_iter().next()) {
            Ok(layers) => self.jobs.push_back(Job::Fold {
                feed: number,
                source: feed.source.id.clone(),
                block: layers.fold(),
                of: (head.base_through, head.log_from),
            }),
            Err(_) => self.reset(),
        }
    }

    /// Nothing is being pulled or stored, and this tab may store.
    fn is_quiet(&self) -> bool {
        self.role == (Role::Leader { fresh: true })
            && self.jobs.is_empty()
            && self.committing.is_none()
            && self.feeds.iter().all(|feed| feed.pull.is_none())
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}
