//! An outbox on a bench: its store, a source that answers as the test says, and what the app heard.

use std::rc::Rc;

use lotse_sync::{
    Area, Effect, Event, Keys, Machine, MemoryStore, Method, Notice, Request, Response, SourceId,
    Store, StoreError, Ticket, Timestamp, Unreachable,
    outbox::{
        Change, Decision, Delivery, Input, NewChange, News, Number, Operation, Outbox, Outcome,
        State, Step, Writer, read,
    },
    testing::block_on,
};
use serde_json::{Value, json};

pub const START: Timestamp = Timestamp::from_millis(1_790_000_000_000);
pub const MINUTE: u64 = 60_000;

/// Sends one request for each change, and takes each answer's words for the outcome.
#[derive(Debug)]
pub struct Plain;

impl Writer for Plain {
    fn deliver(&self, change: &Change, repeated: bool) -> (Box<dyn Delivery>, Step) {
        (Box::new(Plain), Step::Send(request(change, repeated)))
    }

    fn prepare(&self, change: &Change) -> Option<Request> {
        (change.operation == Operation::Create).then(|| request(change, false))
    }
}

fn request(change: &Change, repeated: bool) -> Request {
    let method = match change.operation {
        Operation::Create => Method::Put,
        Operation::Update => Method::Patch,
        Operation::Delete => Method::Delete,
    };
    let again = if repeated && change.operation != Operation::Create {
        "?again"
    } else {
        ""
    };
    Request {
        method,
        url: format!("/{}/{}{again}", change.kind, change.id),
        headers: Vec::new(),
        body: (!change.fields.is_null()).then(|| change.fields.to_string().into_bytes()),
        patience_ms: 1,
    }
}

impl Delivery for Plain {
    fn answer(&mut self, answer: Result<&Response, Unreachable>) -> Step {
        let Ok(answer) = answer else {
            return Step::Done(Outcome::NoAnswer);
        };
        let document: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let id = document["id"].as_str().unwrap_or_default().to_owned();
        let status = answer.status;
        Step::Done(match status {
            200 => Outcome::Sent {
                id,
                document: Some(document),
            },
            204 => Outcome::Sent {
                id: answer.header("id").unwrap_or_default().to_owned(),
                document: None,
            },
            208 => Outcome::Exists { id, document },
            412 => Outcome::Conflict { theirs: document },
            401 => Outcome::SignIn,
            403 => Outcome::NotAllowed,
            404 => Outcome::Gone,
            413 => Outcome::TooLarge,
            429 => Outcome::Busy {
                wait_ms: answer.header("wait").and_then(|wait| wait.parse().ok()),
            },
            422 => Outcome::Refused {
                status,
                fields: Vec::new(),
            },
            _ => Outcome::Failed,
        })
    }
}

pub struct Desk {
    pub outbox: Outbox,
    pub store: Rc<MemoryStore>,
    pub now: Timestamp,
    pub news: Vec<News>,
    pub wake: Option<Timestamp>,
    pub sent: Vec<(Ticket, Request)>,
    /// Commits fail with this.
    pub store_fails: Option<StoreError>,
    /// Commits are kept back here instead of being done.
    pub held: Option<Vec<Effect>>,
}

pub fn source() -> SourceId {
    "city".parse().unwrap()
}

pub fn answer(status: u16, body: &Value) -> Result<Response, Unreachable> {
    let body = body.to_string().into_bytes();
    Ok(Response {
        status,
        headers: Vec::new(),
        body,
    })
}

pub fn document(id: &str, rev: u64, body: Value) -> Value {
    json!({"kind": "offer", "id": id, "rev": rev, "body": body})
}

pub fn create(id: &str, fields: Value) -> NewChange {
    NewChange {
        source: source(),
        kind: "offer".to_owned(),
        id: id.to_owned(),
        operation: Operation::Create,
        base: None,
        fields: fields.to_string().into_bytes(),
        after: Vec::new(),
        references: Vec::new(),
    }
}

pub fn update(base: &Value, fields: Value) -> NewChange {
    NewChange {
        operation: Operation::Update,
        base: Some(base.to_string().into_bytes()),
        ..create(base["id"].as_str().unwrap(), fields)
    }
}

impl Desk {
    /// Leading, with whatever the store holds.
    pub fn leading(store: Rc<MemoryStore>) -> Self {
        let mut desk = Self::following(store);
        desk.handle(Event::BecameLeader);
        desk
    }

    pub fn following(store: Rc<MemoryStore>) -> Self {
        Self::following_with(1, store)
    }

    /// A tab of its own seed.
    pub fn following_with(seed: u64, store: Rc<MemoryStore>) -> Self {
        let mut desk = Self {
            outbox: Outbox::new(seed, vec![(source(), Rc::new(Plain))]),
            store,
            now: START,
            news: Vec::new(),
            wake: None,
            sent: Vec::new(),
            store_fails: None,
            held: None,
        };
        desk.handle(Event::Opened(Default::default()));
        desk
    }

    /// Handles the event and does all the store is asked for.
    pub fn handle(&mut self, event: Event) {
        let effects = self.outbox.handle(self.now, event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Load(ticket, area, keys) => {
                    let rows = block_on(self.store.load(area, keys));
                    self.handle(Event::Loaded(ticket, rows));
                }
                Effect::Commit(..) if self.held.is_some() => {
                    self.held.as_mut().unwrap().push(effect)
                }
                Effect::Commit(ticket, batch) => {
                    assert_eq!(batch.durability, lotse_sync::Durability::Strict);
                    let done = match self.store_fails {
                        Some(error) => Err(error),
                        None => block_on(self.store.commit(batch)),
                    };
                    self.handle(Event::Committed(ticket, done));
                }
                Effect::Send(ticket, request) => self.sent.push((ticket, request)),
                Effect::WakeAt(at) => self.wake = Some(at),
                Effect::Tell(Notice::Outbox(news)) => self.news.push(*news),
                Effect::Tell(notice) => panic!("{notice:?}"),
            }
        }
    }

    /// Does what was held back.
    pub fn release(&mut self) {
        let held = self.held.take().unwrap();
        self.perform(held);
    }

    pub fn input(&mut self, input: Input) {
        self.handle(Event::Outbox(Box::new(input)));
    }

    pub fn write(&mut self, change: NewChange) -> Number {
        self.input(Input::Write(change));
        self.numbers().into_iter().next_back().unwrap()
    }

    pub fn decide(&mut self, number: Number, decision: Decision) {
        self.input(Input::Decide(number, decision));
    }

    pub fn later(&mut self, millis: u64) {
        self.now = self.now.plus_millis(millis);
        self.handle(Event::Tick);
    }

    /// The one request that is out, as words.
    pub fn asked(&self) -> Option<String> {
        assert!(self.sent.len() < 2, "{:?}", self.sent);
        self.sent.first().map(|(_, request)| {
            let body = request
                .body
                .as_ref()
                .map(|body| String::from_utf8_lossy(body));
            format!(
                "{} {} {}",
                request.method.as_str(),
                request.url,
                body.unwrap_or_default()
            )
        })
    }

    pub fn answer(&mut self, answer: Result<Response, Unreachable>) {
        let (ticket, _) = self.sent.remove(0);
        self.handle(Event::Answered(ticket, answer));
    }

    fn rows(&self) -> Vec<(Number, Change)> {
        let rows = block_on(self.store.load(Area::Outbox, Keys::All)).unwrap();
        let each = rows.iter().map(|row| {
            (
                Number::from_key(&row.key).unwrap(),
                read(&row.value).unwrap(),
            )
        });
        each.collect()
    }

    pub fn numbers(&self) -> Vec<Number> {
        self.rows().into_iter().map(|(number, _)| number).collect()
    }

    /// As stored.
    pub fn row(&self, number: Number) -> Change {
        self.rows()
            .into_iter()
            .find(|(at, _)| *at == number)
            .unwrap()
            .1
    }

    pub fn state(&self, number: Number) -> State {
        self.row(number).state
    }
}
