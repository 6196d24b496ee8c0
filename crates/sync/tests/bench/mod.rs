//! An engine by hand: its effects happen when the test wants them to.

use lotse_sync::{
    Batch, Documents, Effect, Engine, Event, Generation, MemoryStore, Notice, Phase, Request,
    Source, Status, Store, Ticket, Timestamp,
    testing::{FakeServer, Mischief, block_on},
};

pub const START: Timestamp = Timestamp::from_millis(1_790_000_000_000);
pub const MINUTE: u64 = 60_000;

/// An engine whose effects happen when the test wants them to.
pub struct Bench {
    pub engine: Engine,
    pub store: MemoryStore,
    pub server: FakeServer,
    pub now: Timestamp,
    pub effects: Vec<Effect>,
}

impl Bench {
    pub fn new() -> Self {
        Self::with_seed(3)
    }

    pub fn with_seed(seed: u64) -> Self {
        let mut source = Source::new("city".parse().unwrap(), "");
        source.page_size = 10;
        Self {
            engine: Engine::new(seed, vec![source]),
            store: MemoryStore::default(),
            server: FakeServer::new(1),
            now: START,
            effects: Vec::new(),
        }
    }

    pub fn leading() -> Self {
        let mut bench = Self::new();
        bench.put(0..5);
        bench.lead();
        bench
    }

    /// The app opens and leads; the first question is about to be sent.
    pub fn lead(&mut self) {
        self.handle(Event::Opened(Generation::default()));
        self.handle(Event::BecameLeader);
        while self.loads() {}
    }

    pub fn put(&self, numbers: std::ops::Range<u32>) {
        for number in numbers {
            self.server.put("offer", &number.to_string(), "{}");
        }
    }

    pub fn handle(&mut self, event: Event) {
        self.effects.extend(self.engine.handle(self.now, event));
    }

    pub fn handle_later(&mut self, millis: u64, event: Event) {
        self.now = self.now.plus_millis(millis);
        self.handle(event);
    }

    /// Takes the first effect that fits.
    pub fn take<T>(&mut self, mut fits: impl FnMut(&Effect) -> Option<T>) -> Option<T> {
        let number = self
            .effects
            .iter()
            .position(|effect| fits(effect).is_some())?;
        fits(&self.effects.remove(number))
    }

    pub fn sent(&mut self) -> Option<(Ticket, Request)> {
        self.take(|effect| match effect {
            Effect::Send(ticket, request) => Some((*ticket, request.clone())),
            _ => None,
        })
    }

    pub fn committing(&mut self) -> Option<(Ticket, Batch)> {
        self.take(|effect| match effect {
            Effect::Commit(ticket, batch) => Some((*ticket, batch.clone())),
            _ => None,
        })
    }

    pub fn loads(&mut self) -> bool {
        let load = self.take(|effect| match effect {
            Effect::Load(ticket, area, keys) => Some((*ticket, *area, keys.clone())),
            _ => None,
        });
        let Some((ticket, area, keys)) = load else {
            return false;
        };
        let rows = block_on(self.store.load(area, keys));
        self.handle(Event::Loaded(ticket, rows));
        true
    }

    pub fn commits(&mut self) -> bool {
        let Some((ticket, batch)) = self.committing() else {
            return false;
        };
        let done = block_on(self.store.commit(batch));
        self.handle(Event::Committed(ticket, done));
        true
    }

    pub fn answers(&mut self, mischief: Option<Mischief>) -> bool {
        let Some((ticket, request)) = self.sent() else {
            return false;
        };
        let answer = self.server.answer(&request);
        let answer = mischief.map_or(Ok(answer.clone()), |mischief| mischief.spoil(answer));
        self.handle(Event::Answered(ticket, answer));
        true
    }

    pub fn rest(&mut self) {
        while self.loads() || self.commits() || self.answers(None) {}
    }

    pub fn status(&self) -> Status {
        let status = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Tell(Notice::Show(_, status)) => Some(status.clone()),
            _ => None,
        });
        status.unwrap()
    }

    pub fn waits_until(&self) -> Timestamp {
        match self.status().phase {
            Phase::Waiting { until } => until,
            phase => panic!("{phase:?}"),
        }
    }

    pub fn wakes(&self) -> Option<Timestamp> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::WakeAt(at) => Some(*at),
            _ => None,
        })
    }

    pub fn documents(&self) -> Documents {
        block_on(Documents::open(&self.store)).unwrap()
    }
}
