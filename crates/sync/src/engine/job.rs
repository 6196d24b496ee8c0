//! What is to be stored: every job is one batch together with the heads that will hold after it.

use super::{Engine, feed::Aim};
use crate::{
    block::Block,
    event::{Arrived, Effect, Notice, Ticket},
    head::{Generation, HEADS, Heads},
    protocol::Page,
    source::SourceId,
    status::Problem,
    store::{Area, Batch, Keys, StoreError},
    time::Timestamp,
};

#[derive(Debug)]
pub(super) enum Job {
    /// A page of changes with its checkpoint.
    Page {
        feed: usize,
        source: SourceId,
        page: Page,
        aim: Aim,
        received: u64,
    },
    /// The source has nothing newer.
    Checked { feed: usize, source: SourceId },
    /// The end of a list: what it changes in the copy.
    Settle {
        feed: usize,
        source: SourceId,
        changes: Block,
        last: Page,
    },
    /// A list that is too short to be believed is forgotten.
    HoldBack {
        feed: usize,
        source: SourceId,
        held: u64,
        listed: u64,
    },
    /// The log made part of the base; void when base and log are not those read (`of`).
    Fold {
        feed: usize,
        source: SourceId,
        block: Block,
        of: (u64, u64),
    },
    /// Another phone's documents take the place of what is here.
    Given { source: SourceId, block: Block },
    /// Documents are dropped.
    Reset(Dropped),
}

/// Which documents are dropped.
#[derive(Debug)]
pub(super) enum Dropped {
    /// Those of a source.
    Source(SourceId),
    /// All.
    Documents,
    /// All, and what was computed from them: even the heads were unreadable.
    Everything,
}

impl Job {
    /// The feed whose pull this belongs to.
    pub fn feed(&self) -> Option<usize> {
        match self {
            Job::Page { feed, .. }
            | Job::Checked { feed, .. }
            | Job::Settle { feed, .. }
            | Job::HoldBack { feed, .. } => Some(*feed),
            Job::Fold { .. } | Job::Given { .. } | Job::Reset(_) => None,
        }
    }

    /// Whether a pull of this source that began now would begin at the wrong place.
    pub fn replaces(&self, source: &SourceId) -> bool {
        match self {
            Job::Given { source: given, .. } => given == source,
            Job::Reset(dropped) => dropped.hold(source),
            Job::Page { .. }
            | Job::Checked { .. }
            | Job::Settle { .. }
            | Job::HoldBack { .. }
            | Job::Fold { .. } => false,
        }
    }

    /// The heads after this job and the batch that makes it so; `None` when it has become void.
    fn prepare(&self, before: &Heads, now: Timestamp) -> Option<(Heads, Batch)> {
        let mut heads = before.clone();
        let mut batch = Batch::default();
        match self {
            Job::Page {
                source,
                page,
                aim,
                received,
                ..
            } => {
                let mut head = before.head(source);
                head.received = *received;
                if *aim != Aim::Extend {
                    head.renew(source, page, *aim, &mut batch);
                } else if head.extend(source, page, &mut batch) {
                    heads.generation = heads.generation.next();
                }
                if page.more {
                    head.goes_on(now, matches!(aim, Aim::BeginRenewal(_)));
                } else {
                    head.ends(now);
                }
                *heads.head_mut(source) = head;
            }
            Job::Settle {
                source,
                changes,
                last,
                ..
            } => {
                let mut head = before.head(source);
                if head.renewal.is_none() {
                    // The list came in one page; what was begun before it was given up.
                    head.begun_at = None;
                }
                if head.settle(source, last, changes, &mut batch) {
                    heads.generation = heads.generation.next();
                }
                head.ends(now);
                *heads.head_mut(source) = head;
            }
            Job::HoldBack { source, .. } => {
                heads.head_mut(source).hold_back(source, &mut batch);
            }
            Job::Checked { source, .. } => {
                heads.head_mut(source).ends(now);
            }
            Job::Fold {
                source, block, of, ..
            } => {
                let mut head = before.head(source);
                if *of != head.identity() {
                    return None;
                }
                head.fold(source, block, &mut batch);
                *heads.head_mut(source) = head;
            }
            Job::Given { source, block } => {
                let mut head = before.head(source);
                head.give(source, block, &mut batch);
                heads.generation = heads.generation.next();
                *heads.head_mut(source) = head;
            }
            Job::Reset(dropped) => {
                for (source, _) in &before.sources {
                    if dropped.hold(source) {
                        heads.forget(source, &mut batch);
                    }
                }
                heads.generation = heads.generation.next();
                if !matches!(dropped, Dropped::Source(_)) {
                    // Also what the heads know nothing of.
                    batch.delete(Area::Base, Keys::All);
                    batch.delete(Area::Log, Keys::All);
                }
                if matches!(dropped, Dropped::Everything) {
                    // The generation was lost: nothing computed may pass for the new one.
                    batch.delete(Area::Derived, Keys::All);
                }
            }
        }
        batch.put(Area::Log, HEADS, heads.to_bytes());
        Some((heads, batch))
    }
}

impl Dropped {
    /// Whether the documents of this source are among them.
    pub fn hold(&self, source: &SourceId) -> bool {
        match self {
            Dropped::Source(dropped) => dropped == source,
            Dropped::Documents | Dropped::Everything => true,
        }
    }
}

impl Engine {
    /// Hands the next batch to the store, if none is under way.
    pub(super) fn store_next(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        while self.committing.is_none() {
            let (Some(heads), Some(job)) = (&self.heads, self.jobs.pop_front()) else {
                return;
            };
            if let Some((after, batch)) = job.prepare(heads, now) {
                let ticket = self.ticket();
                self.committing = Some((ticket, job, after));
                effects.push(Effect::Commit(ticket, batch));
            }
        }
    }

    pub(super) fn committed(
        &mut self,
        now: Timestamp,
        ticket: Ticket,
        done: Result<(), StoreError>,
        effects: &mut Vec<Effect>,
    ) {
        let Some((_, job, heads)) = self.committing.take_if(|(asked, ..)| *asked == ticket) else {
            return;
        };
        if let Err(error) = done {
            return self.not_stored(now, &job, error);
        }
        let generation = heads.generation;
        // How much is held is other tabs' business too, also where no document differs.
        for feed in &mut self.feeds {
            let held = |heads: &Heads| heads.head(&feed.source.id).held;
            let before = self.heads.as_ref().map(held);
            feed.unannounced |= before.is_some_and(|before| before != held(&heads));
        }
        let before = self.heads.replace(heads);
        let shown = before.is_none_or(|before| before.generation != generation);
        match job {
            Job::Page {
                feed, source, page, ..
            } => {
                let more = page.more;
                self.stored(now, (feed, source), page.changes, (shown, more), effects);
            }
            Job::Settle {
                feed,
                source,
                changes,
                ..
            } => self.stored(now, (feed, source), changes, (shown, false), effects),
            Job::HoldBack {
                feed, held, listed, ..
            } => {
                if let Some(feed) = self.feeds.get_mut(feed) {
                    let wait = feed.source.check_every_ms;
                    feed.fail(now, Problem::Shrunk { held, listed }, wait);
                }
            }
            Job::Checked { feed, .. } => {
                if let Some(feed) = self.feeds.get_mut(feed) {
                    feed.finish(now);
                }
            }
            Job::Fold { .. } => {}
            Job::Given { source, .. } => {
                let given = self.feeds.iter_mut().find(|feed| feed.source.id == source);
                if let Some(feed) = given {
                    feed.unannounced = true;
                    feed.pull = None;
                    feed.refresh(now);
                }
                self.reload(generation, effects);
            }
            Job::Reset(dropped) => {
                self.shown = generation;
                for feed in &mut self.feeds {
                    if dropped.hold(&feed.source.id) {
                        feed.refilling = true;
                        // Room that was made for something else is not filled again at once.
                        if feed.problem != Some(Problem::Store(StoreError::Full)) {
                            feed.refresh(now);
                        }
                    }
                }
            }
        }
    }

    /// Changes of a pull are stored: tells them, and ends the pull with the last.
    fn stored(
        &mut self,
        now: Timestamp,
        (feed, source): (usize, SourceId),
        changes: Block,
        (shown, more): (bool, bool),
        effects: &mut Vec<Effect>,
    ) {
        let Some(feed) = self.feeds.get_mut(feed) else {
            return;
        };
        feed.unannounced |= shown;
        if !more {
            feed.finish(now);
        }
        let generation = self
            .heads
            .as_ref()
            .map_or(self.shown, |heads| heads.generation);
        if !more && std::mem::take(&mut feed.refilling) {
            self.reload(generation, effects);
        } else if shown {
            self.shown = generation;
            effects.push(Effect::Tell(Notice::Arrived(Arrived {
                source,
                changes,
                generation,
            })));
        }
    }

    pub(super) fn reload(&mut self, generation: Generation, effects: &mut Vec<Effect>) {
        self.shown = generation;
        effects.push(Effect::Tell(Notice::Reload(generation)));
    }

    fn not_stored(&mut self, now: Timestamp, job: &Job, error: StoreError) {
        match job {
            // Folding only saves room and time; the copy is whole without it.
            Job::Fold { feed, .. } => {
                if let Some(feed) = self.feeds.get_mut(*feed) {
                    feed.unfoldable = true;
                }
            }
            // The heads in memory are not those in the store: read them again before anything else.
            Job::Reset(_) => {
                self.reread = true;
                self.store_failed(now, error);
            }
            Job::Page { .. }
            | Job::Checked { .. }
            | Job::Settle { .. }
            | Job::HoldBack { .. }
            | Job::Given { .. } => {
                self.store_failed(now, error);
            }
        }
    }

    /// Tells the other tabs once a pull has come to rest.
    pub(super) fn announce(&mut self, effects: &mut Vec<Effect>) {
        if !self.jobs.is_empty() || self.committing.is_some() {
            return;
        }
        let resting = self.feeds.iter_mut().filter(|feed| feed.pull.is_none());
        let news = resting.fold(false, |news, feed| {
            news | std::mem::take(&mut feed.unannounced)
        });
        if news {
            effects.push(Effect::Tell(Notice::Announce));
        }
    }
}
