//! A device that visits its source: an app opened, left alone until it rests, closed.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use lotse_sync::{
    Documents, Driver, Engine, Event, Generation, MemoryStore, Notice, Request, Response, Source,
    Status, Transport, Unreachable,
    testing::{FakeServer, FaultyStore, Mischief, NoWait, block_on},
};

pub struct Device {
    pub store: Rc<FaultyStore<MemoryStore>>,
    pub server: FakeServer,
    pub line: Line,
    visits: Cell<u64>,
}

/// The way to the server.
#[derive(Clone)]
pub struct Line {
    server: FakeServer,
    mischief: Rc<RefCell<VecDeque<Option<Mischief>>>>,
}

impl Line {
    /// What happens to the next answers, one by one; after that all is well.
    pub fn spoil_next(&self, mischief: impl IntoIterator<Item = Option<Mischief>>) {
        self.mischief.borrow_mut().extend(mischief);
    }
}

impl Transport for Line {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let answer = self.server.answer(&request);
        let mischief = self.mischief.borrow_mut().pop_front();
        match mischief.flatten() {
            Some(mischief) => mischief.spoil(answer),
            None => Ok(answer),
        }
    }
}

impl Device {
    /// An empty device and a server with so many offers.
    pub fn with_offers(offers: u32) -> Self {
        let server = FakeServer::new(1);
        for number in 0..offers {
            let body = format!(
                r#"{{"title":"Offer {number}","text":"{}"}}"#,
                "word ".repeat(40)
            );
            server.put("offer", &number.to_string(), &body);
        }
        let line = Line {
            server: server.clone(),
            mischief: Rc::default(),
        };
        let store = Rc::new(FaultyStore::new(MemoryStore::default()));
        Self {
            store,
            server,
            line,
            visits: Cell::new(0),
        }
    }

    /// Opens the app, lets it sync until it rests and closes it.
    pub fn visit(&self) -> Vec<Notice> {
        self.visit_telling(&[], |_| {})
    }

    /// A visit at whose end these events happen, with a look at every notice when it is told.
    pub fn visit_telling(&self, events: &[Event], mut tell: impl FnMut(&Notice)) -> Vec<Notice> {
        let mut notices = Vec::new();
        let seed = self.visits.replace(self.visits.get() + 1);
        let source = Source::new("city".parse().unwrap(), "https://city.example/");
        let engine = Engine::new(seed, vec![source]);
        let (driver, inbox) = Driver::new(
            engine,
            self.store.clone(),
            self.line.clone(),
            NoWait::default(),
        );
        let shown = block_on(Generation::read(&self.store)).unwrap_or_default();
        inbox.post(Event::Opened(shown));
        inbox.post(Event::BecameLeader);
        let mut inbox = Some(inbox);
        block_on(driver.run(|notice| {
            tell(&notice);
            let rests = matches!(&notice, Notice::Show(_, Status { phase, .. })
                if matches!(phase, lotse_sync::Phase::Waiting { .. } | lotse_sync::Phase::Stopped));
            if rests && let Some(inbox) = inbox.take() {
                events.iter().for_each(|event| inbox.post(event.clone()));
            }
            notices.push(notice);
        }));
        notices
    }

    pub fn status(&self, notices: &[Notice]) -> Status {
        let status = notices.iter().rev().find_map(|notice| match notice {
            Notice::Show(_, status) => Some(status.clone()),
            _ => None,
        });
        status.unwrap()
    }

    pub fn documents(&self) -> Documents {
        block_on(Documents::open(&self.store)).unwrap()
    }

    pub fn generation(&self) -> Generation {
        block_on(Generation::read(&self.store)).unwrap()
    }

    /// The documents as (kind, id, JSON), ascending.
    pub fn shown(&self) -> Vec<(String, String, String)> {
        let documents = self.documents();
        let mut shown: Vec<_> = documents
            .iter()
            .map(|document| {
                let json = str::from_utf8(document.json).unwrap().to_owned();
                (document.kind.to_owned(), document.id.to_owned(), json)
            })
            .collect();
        shown.sort();
        shown
    }

    /// Device and server hold the same, byte for byte.
    pub fn assert_same(&self) {
        assert!(
            self.shown() == self.server.records(),
            "device and server differ"
        );
    }
}
