//! One source's pull: what is asked next and when.

use super::Role;
use crate::{
    event::Ticket,
    head::{Covers, Head, Heads, Held},
    http::Request,
    protocol::{Checkpoint, Page, Part, Refusal},
    source::Source,
    status::{Phase, Problem, Status},
    time::Timestamp,
};

/// The smallest page worth asking for, when the network breaks larger ones off.
const SMALLEST_PAGE: u32 = 25;

/// The size of the very first page, so that there is soon something to see.
const FIRST_PAGE: u32 = 200;

#[derive(Debug)]
pub(super) struct Feed {
    pub source: Source,
    pub pull: Option<Pull>,
    /// Failures in a row.
    pub failures: u32,
    pub problem: Option<Problem>,
    pub total: Option<u64>,
    /// What the app was told last.
    pub told: Option<Status>,
    /// Something was stored that other tabs do not know of.
    pub unannounced: bool,
    /// The log could not be folded: not tried again before the app starts anew.
    pub unfoldable: bool,
    /// A full pull lost its place half-way and must begin again.
    pub begin_again: bool,
    /// The documents were dropped: the app reads them anew when they are back.
    pub refilling: bool,
    /// The person said that what the source lists is right, however little that is.
    pub believed: bool,
    /// Something changed at the source while it was being asked.
    hinted: Option<Timestamp>,
    page_size: u32,
    rest: Rest,
}

/// Nothing to do until then. A clock that was set back to before the rest began ends it.
#[derive(Clone, Copy, Debug, Default)]
struct Rest {
    since: Timestamp,
    until: Timestamp,
}

/// A run of questions from a checkpoint to the source's newest change.
#[derive(Debug)]
pub(super) struct Pull {
    pub checkpoint: Option<Checkpoint>,
    pub aim: Aim,
    pub asking: Option<(Ticket, Request)>,
    /// The last page is here; it may still have to be stored.
    pub ended: bool,
    /// The last page of a list, until that is compared with the copy.
    pub last: Option<Page>,
    pub received: u64,
}

/// What the pages of a pull do to the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// They add to it.
    Extend,
    /// They begin a list to compare it with, dropping another that was begun.
    BeginRenewal(Covers),
    /// They continue that list.
    Renew(Covers),
}

impl Pull {
    /// A pull from the beginning beside what is there.
    pub fn renewal() -> Self {
        Self {
            checkpoint: None,
            aim: Aim::BeginRenewal(Covers::Everything),
            asking: None,
            ended: false,
            last: None,
            received: 0,
        }
    }

    /// Turns from adding changes to gathering a list, when such a page comes and the copy could not
    /// take it as it is.
    pub fn turn(&mut self, part: &Part, held: Held) {
        let Part::List { adds, .. } = part else {
            return;
        };
        if self.aim == Aim::Extend && held == Held::All {
            self.aim = Aim::BeginRenewal(Covers::Listed);
        } else if self.aim == Aim::Extend && *adds {
            self.aim = Aim::BeginRenewal(Covers::Additions);
        }
    }
}

impl Feed {
    pub fn new(source: Source) -> Self {
        Self {
            page_size: source.page_size,
            source,
            pull: None,
            failures: 0,
            problem: None,
            total: None,
            told: None,
            unannounced: false,
            unfoldable: false,
            begin_again: false,
            refilling: false,
            believed: false,
            hinted: None,
            rest: Rest::default(),
        }
    }

    /// Starts where the stored copy ends.
    pub fn begin(&mut self, head: &Head) {
        self.total = None;
        let (checkpoint, aim, received) = match &head.renewal {
            Some(renewal) if !self.begin_again => {
                let aim = Aim::Renew(renewal.covers);
                (Some(renewal.checkpoint.clone()), aim, head.received)
            }
            Some(_) => return self.pull = Some(Pull::renewal()),
            None if head.held == Held::Given => return self.pull = Some(Pull::renewal()),
            None if head.held == Held::Part => {
                (head.checkpoint.clone(), Aim::Extend, head.received)
            }
            None => (head.checkpoint.clone(), Aim::Extend, 0),
        };
        self.pull = Some(Pull {
            checkpoint,
            aim,
            asking: None,
            ended: false,
            last: None,
            received,
        });
    }

    /// How many records to ask for.
    pub fn limit(&self) -> u32 {
        match &self.pull {
            Some(Pull {
                checkpoint: None,
                aim: Aim::Extend,
                ..
            }) => self.page_size.min(FIRST_PAGE),
            _ => self.page_size,
        }
    }

    /// Asks for less at a time: what came was cut off.
    pub fn shrink_pages(&mut self) {
        self.page_size = (self.page_size / 2)
            .max(SMALLEST_PAGE)
            .min(self.source.page_size);
    }

    /// Asks for more at a time: a whole page came.
    pub fn grow_pages(&mut self) {
        self.page_size = self.page_size.saturating_mul(2).min(self.source.page_size);
    }

    /// The pull cannot go on for now. Pages that are here are still stored.
    pub fn fail(&mut self, now: Timestamp, problem: Problem, wait: u64) {
        self.pull = None;
        self.problem = Some(problem);
        self.rest_until(now, now.plus_millis(wait));
    }

    /// The pull is complete and stored.
    pub fn finish(&mut self, now: Timestamp) {
        self.pull = None;
        self.failures = 0;
        self.problem = None;
        let next = now.plus_millis(self.source.check_every_ms);
        let hinted = self.hinted.take();
        self.rest_until(now, hinted.map_or(next, |hinted| hinted.min(next)));
    }

    /// Another tab takes over.
    pub fn follow(&mut self) {
        self.pull = None;
        self.problem = None;
    }

    /// The store can be read (again).
    pub fn store_works(&mut self) {
        if matches!(self.problem, Some(Problem::Store(_))) {
            self.problem = None;
        }
    }

    pub fn rest_until(&mut self, since: Timestamp, until: Timestamp) {
        self.rest = Rest { since, until };
    }

    /// Whether the list that has just come to its end came in one page.
    pub fn begins(&self) -> bool {
        let aim = self.pull.as_ref().map(|pull| pull.aim);
        matches!(aim, Some(Aim::BeginRenewal(_)))
    }

    /// What the list that has just come to its end says of what it does not name.
    pub fn covers(&self) -> Covers {
        match self.pull.as_ref().map(|pull| pull.aim) {
            Some(Aim::BeginRenewal(covers) | Aim::Renew(covers)) => covers,
            Some(Aim::Extend) | None => Covers::Additions,
        }
    }

    pub fn refresh(&mut self, now: Timestamp) {
        // Whoever was told to wait waits, however often the person asks.
        if !matches!(self.problem, Some(Problem::Refused(Refusal::Busy { .. }))) {
            self.rest_until(now, now);
        }
    }

    pub fn hint(&mut self, at: Timestamp) {
        if self.pull.is_some() {
            self.hinted = Some(at);
        } else if self.problem.is_none() {
            self.rest.until = self.rest.until.min(at);
        }
    }

    pub fn online(&mut self, now: Timestamp) {
        if matches!(self.problem, Some(Problem::Unreachable(_))) {
            self.rest_until(now, now);
        }
    }

    pub fn is_due(&self, now: Timestamp) -> bool {
        self.pull.is_none() && (now >= self.rest.until || now < self.rest.since)
    }

    pub fn wakes_at(&self) -> Option<Timestamp> {
        self.pull.is_none().then_some(self.rest.until)
    }

    pub fn status(&self, role: Role, heads: Option<&Heads>) -> Status {
        let head = heads
            .map(|heads| heads.head(&self.source.id))
            .unwrap_or_default();
        let phase = match (role, &self.pull) {
            (Role::Stopped, _) => Phase::Stopped,
            (Role::Follower, _) if heads.is_some() => Phase::Following,
            (Role::Follower, _) => Phase::Opening,
            (Role::Leader, Some(pull)) if pull.received > 0 => Phase::Receiving,
            (Role::Leader, Some(_)) => Phase::Checking,
            (Role::Leader, None) if heads.is_none() && self.problem.is_none() => Phase::Opening,
            (Role::Leader, None) => Phase::Waiting {
                until: self.rest.until,
            },
        };
        Status {
            phase,
            held: head.held,
            received: self
                .pull
                .as_ref()
                .map_or(head.received, |pull| pull.received),
            total: self.total,
            checked_at: head.checked_at(),
            problem: self.problem,
        }
    }
}
