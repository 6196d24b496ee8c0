//! A tab of the simulated world: an engine, what it wants done, and an app that shows documents.

use std::{collections::BTreeMap, rc::Rc};

use super::executor::block_on;
use crate::{
    documents::Documents,
    engine::Engine,
    event::{Effect, Event, Notice, Ticket},
    head::Generation,
    http::{Request, Response, Unreachable},
    memory::MemoryStore,
    source::Source,
    status::Status,
    store::{Area, Batch, Keys, StoreError},
    time::Timestamp,
};

/// Documents as an app shows them.
pub(super) type Shown = BTreeMap<(String, String), String>;

pub(super) struct Tab {
    engine: Engine,
    /// What was asked for and has not happened.
    pub pending: Vec<Pending>,
    pub wake: Option<Timestamp>,
    pub leads: bool,
    pub status: Option<Status>,
    shown: Shown,
    generation: Generation,
    /// The app was told to read again and has not.
    pub stale: bool,
    /// Announcements for the other tabs.
    pub announced: usize,
}

pub(super) enum Pending {
    Load(Ticket, Area, Keys),
    Commit(Ticket, Batch),
    Send(Ticket, Request),
    /// The answer is on its way.
    Answer(Ticket, Result<Response, Unreachable>),
}

impl Tab {
    /// Opens the app: it shows what is stored, and then its engine starts.
    pub fn open(now: Timestamp, seed: u64, source: Source, store: &Rc<MemoryStore>) -> Self {
        let mut tab = Self {
            engine: Engine::new(seed, vec![source]),
            pending: Vec::new(),
            wake: None,
            leads: false,
            status: None,
            shown: Shown::new(),
            generation: Generation::default(),
            stale: false,
            announced: 0,
        };
        let broken = tab.read(store) == Err(StoreError::Broken);
        tab.handle(now, Event::Opened(tab.generation));
        tab.stale |= broken;
        tab
    }

    pub fn handle(&mut self, now: Timestamp, event: Event) {
        for effect in self.engine.handle(now, event) {
            match effect {
                Effect::Load(ticket, area, keys) => {
                    self.pending.push(Pending::Load(ticket, area, keys));
                }
                Effect::Commit(ticket, batch) => {
                    let busy = self
                        .pending
                        .iter()
                        .any(|one| matches!(one, Pending::Commit(..)));
                    assert!(!busy, "two commits at a time");
                    self.pending.push(Pending::Commit(ticket, batch));
                }
                Effect::Send(ticket, request) => {
                    assert!(self.leads, "a follower sends");
                    self.pending.push(Pending::Send(ticket, request));
                }
                Effect::WakeAt(at) => self.wake = Some(at),
                Effect::Tell(notice) => self.told(notice),
            }
        }
    }

    fn told(&mut self, notice: Notice) {
        match notice {
            Notice::Show(_, status) => self.status = Some(status),
            Notice::Arrived(arrived) => {
                if self.stale || arrived.generation <= self.generation {
                    return;
                }
                self.generation = arrived.generation;
                for frame in &arrived.changes {
                    let key = (frame.kind.to_owned(), frame.id.to_owned());
                    if frame.deleted {
                        self.shown.remove(&key);
                    } else {
                        self.shown.insert(key, text(frame.json));
                    }
                }
            }
            Notice::Reload(_) => self.stale = true,
            Notice::Announce => self.announced += 1,
            Notice::Outbox(news) => panic!("an engine has no news of the outbox: {news:?}"),
            Notice::Skipped(_, skipped) => {
                assert!(
                    skipped.iter().all(|skipped| skipped.position == 0),
                    "{skipped:?}"
                );
            }
        }
    }

    /// The app reads the documents again.
    pub fn read(&mut self, store: &Rc<MemoryStore>) -> Result<(), StoreError> {
        let documents = block_on(Documents::open(store))?;
        self.generation = documents.generation();
        self.shown = collect(&documents);
        self.stale = false;
        Ok(())
    }

    pub fn shown(&self) -> &Shown {
        &self.shown
    }
}

/// The documents by kind and id.
pub(super) fn collect(documents: &Documents) -> Shown {
    let each = documents.iter().map(|document| {
        (
            (document.kind.to_owned(), document.id.to_owned()),
            text(document.json),
        )
    });
    let shown: Shown = each.collect();
    assert_eq!(shown.len(), documents.len(), "a document twice");
    shown
}

fn text(json: &[u8]) -> String {
    String::from_utf8_lossy(json).into_owned()
}
