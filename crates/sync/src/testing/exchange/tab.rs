//! A tab: a pulling engine, an outbox, and what both want done.

use std::rc::Rc;

use super::device::Device;
use crate::{
    engine::Engine,
    event::{Effect, Event, Machine, Notice, Ticket},
    head::Generation,
    http::{Request, Response, Unreachable},
    outbox::{Change, Input, News, Number, Outbox, Writer, read},
    source::SourceId,
    status::Phase,
    store::{Area, Batch, Keys},
    time::Timestamp,
};

/// Which of a tab's machines.
pub(super) const ENGINE: usize = 0;
pub(super) const OUTBOX: usize = 1;

#[derive(Debug)]
pub(super) struct Tab {
    engine: Engine,
    outbox: Outbox,
    /// What was asked for, and by which machine.
    pub pending: Vec<(usize, Pending)>,
    pub wakes: [Option<Timestamp>; 2],
    pub leads: bool,
    /// Announcements of both machines for the other tabs.
    pub announced: [usize; 2],
    /// Rows told to be stored or gone, for the person.
    pub told: Vec<(Number, Option<Change>)>,
    /// The copy was found to be as new as the source.
    pub checked: bool,
    checked_at: Option<Timestamp>,
    source: SourceId,
}

#[derive(Clone, Debug)]
pub(super) enum Pending {
    Load(Ticket, Area, Keys),
    Commit(Ticket, Batch),
    Send(Ticket, Request),
    /// The answer is on its way.
    Answer(Ticket, Result<Response, Unreachable>),
}

impl Tab {
    pub fn open(now: Timestamp, seed: u64, device: &Device) -> Self {
        let writer: Rc<dyn Writer> = Rc::clone(&device.writing) as Rc<dyn Writer>;
        let source = device.source.id.clone();
        let mut tab = Self {
            engine: Engine::new(seed, vec![device.source.clone()]),
            outbox: Outbox::new(seed, vec![(source.clone(), writer)]),
            pending: Vec::new(),
            wakes: [None; 2],
            leads: false,
            announced: [0; 2],
            told: Vec::new(),
            checked: false,
            checked_at: None,
            source,
        };
        for which in [ENGINE, OUTBOX] {
            tab.handle(which, now, Event::Opened(Generation::default()));
        }
        tab
    }

    pub fn handle(&mut self, which: usize, now: Timestamp, event: Event) {
        let effects = match which {
            ENGINE => Machine::handle(&mut self.engine, now, event),
            _ => Machine::handle(&mut self.outbox, now, event),
        };
        for effect in effects {
            match effect {
                Effect::Load(ticket, area, keys) => {
                    self.pending
                        .push((which, Pending::Load(ticket, area, keys)));
                }
                Effect::Commit(ticket, batch) => {
                    let busy = |(by, pending): &(usize, Pending)| {
                        *by == which && matches!(pending, Pending::Commit(..))
                    };
                    assert!(!self.pending.iter().any(busy), "two commits at a time");
                    self.pending.push((which, Pending::Commit(ticket, batch)));
                }
                Effect::Send(ticket, request) => {
                    assert!(self.leads, "a follower sends");
                    self.pending.push((which, Pending::Send(ticket, request)));
                }
                Effect::WakeAt(at) => {
                    if let Some(wake) = self.wakes.get_mut(which) {
                        *wake = Some(at);
                    }
                }
                Effect::Tell(notice) => self.hear(notice),
            }
        }
    }

    pub fn input(&mut self, now: Timestamp, input: Input) {
        self.handle(OUTBOX, now, Event::Outbox(Box::new(input)));
    }

    fn hear(&mut self, notice: Notice) {
        match notice {
            Notice::Show(_, status) => {
                let rests =
                    matches!(status.phase, Phase::Waiting { .. }) && status.problem.is_none();
                if rests && status.checked_at != self.checked_at {
                    self.checked_at = status.checked_at;
                    self.checked = true;
                }
            }
            Notice::Announce => self.announced[ENGINE] += 1,
            Notice::Arrived(_) | Notice::Reload(_) | Notice::Skipped(..) => {}
            Notice::Outbox(news) => match *news {
                News::Saved { number, row } => {
                    self.told
                        .push((number, Some(read(&row).expect("a row of the outbox"))));
                }
                News::Removed(number) => self.told.push((number, None)),
                News::Announce => self.announced[OUTBOX] += 1,
                News::NotSaved { .. } | News::Adopted { .. } | News::StoreFails(_) => {}
                News::Unread { key, .. } => panic!("nobody wrote {key} badly"),
            },
        }
    }

    /// What the app tells its outbox about pulls.
    pub fn tell_checked(&mut self, now: Timestamp) {
        if std::mem::take(&mut self.checked) {
            let source = self.source.clone();
            self.input(now, Input::Checked(source));
        }
    }
}
