//! The machine that sends what waits: what happened goes in, what is to be done comes out.

mod backend;
mod person;
mod decide;
mod rows;
mod send;
mod settle;
mod rebase;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use self::{backend::Backend, rows::Loading, send::Flight};
use super::{
    change::{Change, Number},
    delivery::Writer,
    input::{Decision, Input, NewChange, News},
};
use crate::{
    backoff::Prng,
    event::{Effect, Event, Machine, Notice, Ticket},
    source::SourceId,
    time::{Rest, Timestamp},
};

/// Keeps the person's changes and brings each to its source.
///
/// It holds all rows in memory as they shall be; those that differ from what is stored are stored in one
/// batch, one batch at a time. Only rows that are stored are sent. Any tab takes new changes; only the
/// leading one does more.
#[derive(Debug)]
pub struct Outbox {
    prng: Prng,
    backends: Vec<Backend>,
    leads: bool,
    /// The rows were read since this tab leads.
    known: bool,
    rows: BTreeMap<Number, Change>,
    /// What the person wrote and has no row yet.
    written: VecDeque<NewChange>,
    /// Rows that were never stored.
    fresh: BTreeSet<Number>,
    /// Rows that differ from what is stored, those taken away among them.
    dirty: BTreeSet<Number>,
    committing: Option<(Ticket, BTreeSet<Number>)>,
    load_wanted: bool,
    loading: Option<Loading>,
    /// Rows that cannot be used and were told of.
    unread: BTreeSet<String>,
    /// The store failed: not tried before this has passed.
    store_rest: Rest,
    store_failures: u32,
    flights: Vec<Flight>,
    /// Where the person has signed in and what waited does not go on yet.
    signed_in: Vec<SourceId>,
    /// What the person decided and could not be done yet.
    decisions: VecDeque<(Number, Decision)>,
    /// How often a source was found to have nothing new since a change was sent.
    checks: BTreeMap<Number, u32>,
    tickets: u64,
    wake: Option<Timestamp>,
}

impl Outbox {
    /// An outbox for these sources. The seed spreads the waits; any number will do.
    pub fn new(seed: u64, writers: Vec<(SourceId, Rc<dyn Writer>)>) -> Self {
        let backends = writers.into_iter();
        Self {
            prng: Prng::new(seed),
            backends: backends
                .map(|(id, writer)| Backend::new(id, writer))
                .collect(),
            leads: false,
            known: false,
            rows: BTreeMap::new(),
            written: VecDeque::new(),
            fresh: BTreeSet::new(),
            dirty: BTreeSet::new(),
            committing: None,
            load_wanted: false,
            loading: None,
            unread: BTreeSet::new(),
            store_rest: Rest::default(),
            store_failures: 0,
            flights: Vec::new(),
            signed_in: Vec::new(),
            decisions: VecDeque::new(),
            checks: BTreeMap::new(),
            tickets: 0,
            wake: None,
        }
    }

    /// Does what can be done now: reads, decides, sends, stores, asks to be woken.
    fn go_on(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.load(now, effects);
        if self.leads && self.known {
            self.sign_in();
            self.decide(now);
            self.begin(now, effects);
        }
        self.store(now, effects);
        self.send_stored(now, effects);
        // What ended at once must be stored too.
        self.store(now, effects);
        self.wake(now, effects);
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::Write(change) => {
                self.written.push_back(change);
                // Its number must be above all there are, and it may build on what another tab stored.
                self.load_wanted = true;
                // The person waits to be told: whatever failed before is tried again.
                self.store_rest = Rest::default();
            }
            Input::Decide(number, decision) => self.decisions.push_back((number, decision)),
            Input::SignedIn(source) => self.signed_in.push(source),
            Input::Told => self.load_wanted = true,
            // A follower's rows are not its own to change, and may be old.
            Input::Past(_) | Input::Checked(_) if !(self.leads && self.known) => {}
            Input::Past(numbers) => self.past(&numbers),
            Input::Checked(source) => self.checked(&source),
        }
    }

    /// Another tab leads from now on: what is not stored is that tab's to do.
    fn follow(&mut self) {
        self.leads = false;
        self.known = false;
        self.flights.clear();
        let fresh = &self.fresh;
        self.dirty.retain(|number| fresh.contains(number));
        self.load_wanted = true;
        self.wake = None;
    }

    fn wake(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let store = (self.load_wanted || !self.dirty.is_empty())
            .then_some(self.store_rest.until())
            .filter(|_| self.committing.is_none() && self.loading.is_none());
        let due = if self.leads && self.known {
            self.next_due(now)
        } else {
            None
        };
        let wake = [store, due].into_iter().flatten().min();
        if self.wake != wake {
            self.wake = wake;
            effects.extend(wake.map(Effect::WakeAt));
        }
    }

    /// The row is not as it is stored.
    fn mark(&mut self, number: Number) {
        let ours = (self.leads && self.known) || self.fresh.contains(&number);
        debug_assert!(ours, "a follower changes what is another tab's");
        self.dirty.insert(number);
        if let Some(loading) = &mut self.loading {
            loading.touched.insert(number);
        }
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}

impl Machine for Outbox {
    fn handle(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Opened(_) => self.load_wanted = true,
            Event::BecameLeader => {
                self.load_wanted |= !self.leads;
                self.leads = true;
            }
            Event::BecameFollower => self.follow(),
            Event::Online | Event::Refresh => {
                self.backends.iter_mut().for_each(Backend::online);
                // Another tab may have stored something and died before it could say so.
                self.load_wanted = true;
            }
            Event::Tick => self.wake = None,
            Event::Outbox(input) => self.input(*input),
            Event::Loaded(ticket, rows) => self.loaded(now, ticket, rows, &mut effects),
            Event::Committed(ticket, done) => self.committed(now, ticket, done, &mut effects),
            Event::Answered(ticket, answer) => self.answered(now, ticket, answer, &mut effects),
            // The copy is another machine's.
            Event::FollowerTold
            | Event::Hinted
            | Event::Idle
            | Event::GivenUp(_)
            | Event::Given(..)
            | Event::Believed
            | Event::CopyBroken => {}
        }
        self.go_on(now, &mut effects);
        effects
    }
}

fn tell(news: News, effects: &mut Vec<Effect>) {
    effects.push(Effect::Tell(Notice::Outbox(Box::new(news))));
}
