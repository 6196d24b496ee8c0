//! A phone: a store, the machines over it, and a line to the backend that can be cut.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use lotse_sync::outbox::{
    self, Change, Decision, Input, NewChange, Number, Operation, Outbox, State,
};
use lotse_sync::profile::{Credentials, Profile};
use lotse_sync::rest::{Rest, Writing};
use lotse_sync::testing::{NoWait, block_on};
use lotse_sync::{
    Area, Documents, Driver, Engine, Event, Generation, Keys, MemoryStore, Method, Notice, Problem,
    Request, Response, Source, SourceId, Store, Transport, Unreachable,
};
use lotse_tests::backends::Backend;
use lotse_tests::http;
use serde_json::{Value, json};

/// The line between phone and backend.
#[derive(Default)]
pub struct Line {
    /// Nothing passes.
    pub cut: Cell<bool>,
    /// The next write arrives, and its answer does not.
    pub loses_answer: Cell<bool>,
    /// Method and path of everything that was sent.
    pub sent: RefCell<Vec<String>>,
}

impl Transport for &Line {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        if self.cut.get() {
            return Err(Unreachable::NoAnswer);
        }
        let said = format!("{} {}", request.method.as_str(), request.url);
        self.sent.borrow_mut().push(said);
        let answer = http::send(&request);
        if request.method != Method::Get && self.loses_answer.take() {
            return Err(Unreachable::BrokenOff);
        }
        answer
    }
}

/// A phone with the app on it; it is closed after each call and opened again with the next.
pub struct Phone {
    store: Rc<MemoryStore>,
    pub line: Line,
    profile: Profile,
    url: String,
    token: Option<String>,
    /// Where the title stands in a body.
    pub title: &'static str,
}

pub fn source() -> SourceId {
    "city".parse().expect("a source id")
}

impl Phone {
    /// A new phone for a backend and its profile, whose person may write.
    pub fn new(backend: &Backend, below: &str, profile: Profile, title: &'static str) -> Self {
        let token = backend.sign_in().into_iter().next();
        Self {
            store: Rc::default(),
            line: Line::default(),
            profile,
            url: format!("{}{below}", backend.url()),
            token: token.map(|(_, value)| value),
            title,
        }
    }

    /// Looks for news until there is nothing left to ask; what hinders, if something does.
    pub fn pull(&self) -> Option<Problem> {
        let rest = Rest::new(self.profile.clone(), &*self.url, &[]);
        let source = Source::with_protocol(source(), Rc::new(rest));
        let engine = Engine::new(7, vec![source]);
        let clock = NoWait::default();
        let (driver, inbox) = Driver::new(engine, self.store.clone(), &self.line, clock);
        let shown = block_on(Generation::read(&self.store)).expect("the store can be read");
        inbox.post(Event::Opened(shown));
        inbox.post(Event::BecameLeader);
        drop(inbox);
        let mut problem = None;
        block_on(driver.run(|notice| match notice {
            Notice::Show(_, status) => problem = status.problem,
            Notice::Skipped(_, skipped) => panic!("left out: {skipped:?}"),
            _ => {}
        }));
        problem
    }

    /// What the phone holds, by id.
    pub fn document(&self, id: &str) -> Option<Value> {
        let documents = block_on(Documents::open(&self.store)).expect("the store can be read");
        let found = documents.iter().find(|document| document.id == id)?;
        Some(serde_json::from_slice(found.json).expect("JSON"))
    }

    /// The titles of what the phone holds, sorted.
    pub fn titles(&self) -> Vec<String> {
        let documents = block_on(Documents::open(&self.store)).expect("the store can be read");
        let mut titles: Vec<String> = documents
            .iter()
            .map(|document| {
                let json: Value = serde_json::from_slice(document.json).expect("JSON");
                let title = json["body"].pointer(self.title);
                title.and_then(Value::as_str).unwrap_or("?").to_owned()
            })
            .collect();
        titles.sort();
        titles
    }

    /// Writes something new.
    pub fn create(&self, id: &str, body: Value) {
        self.write(id, Operation::Create, None, body);
    }

    /// Changes the title of what the phone holds.
    pub fn retitle(&self, id: &str, title: &str) {
        let mut fields = json!(title);
        for step in self
            .title
            .split('/')
            .skip(1)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
        {
            fields = json!({ step: fields });
        }
        let base = self.document(id).expect("a record to change");
        self.write(id, Operation::Update, Some(base), fields);
    }

    /// Removes what the phone holds.
    pub fn delete(&self, id: &str) {
        let base = self.document(id).expect("a record to remove");
        self.write(id, Operation::Delete, Some(base), Value::Null);
    }

    fn write(&self, id: &str, operation: Operation, base: Option<Value>, fields: Value) {
        self.tell(Input::Write(NewChange {
            source: source(),
            kind: "offer".to_owned(),
            id: id.to_owned(),
            operation,
            base: base.map(|base| base.to_string().into_bytes()),
            fields: match fields {
                Value::Null => Vec::new(),
                fields => fields.to_string().into_bytes(),
            },
            after: Vec::new(),
            references: Vec::new(),
        }));
    }

    /// Decides about the only change that is stuck.
    pub fn decide(&self, decision: Decision) {
        let changes = self.changes();
        let stuck = |(_, change): &&(Number, Change)| matches!(change.state, State::Stuck { .. });
        let (number, _) = changes.iter().find(stuck).expect("a change that is stuck");
        self.tell(Input::Decide(*number, decision));
    }

    /// Tries to send what waits.
    pub fn deliver(&self) {
        self.run(&[]);
    }

    fn tell(&self, input: Input) {
        self.run(&[Event::Outbox(Box::new(input))]);
    }

    fn run(&self, events: &[Event]) {
        let writing = Writing::new(self.profile.clone(), &*self.url);
        writing.sign_in(Credentials {
            token: self.token.clone(),
            ..Credentials::default()
        });
        let outbox = Outbox::new(7, vec![(source(), Rc::new(writing))]);
        let clock = NoWait::default();
        let (driver, inbox) = Driver::new(outbox, self.store.clone(), &self.line, clock);
        inbox.post(Event::Opened(Generation::default()));
        inbox.post(Event::BecameLeader);
        inbox.post(Event::Online);
        events.iter().for_each(|event| inbox.post(event.clone()));
        drop(inbox);
        block_on(driver.run(|_| {}));
    }

    /// The rows of the outbox.
    pub fn changes(&self) -> Vec<(Number, Change)> {
        let rows = block_on(self.store.load(Area::Outbox, Keys::All)).expect("rows");
        let read = rows.iter().map(|row| {
            let number = Number::from_key(&row.key).expect("a number");
            (number, outbox::read(&row.value).expect("a change"))
        });
        read.collect()
    }

    /// The changes that have not reached the backend.
    pub fn unsent(&self) -> Vec<State> {
        let changes = self.changes().into_iter();
        let unsent = changes.filter(|(_, change)| !change.is_sent());
        unsent.map(|(_, change)| change.state).collect()
    }
}
