//! The end of a list: it is compared with the copy, and only what differs is stored and told.

use super::{Engine, Load, job::Job};
use crate::{
    block::{Block, Corrupt},
    compare::{Comparison, Whole},
    event::Effect,
    head::{Covers, Head, row_key, row_prefix},
    layers::{Layers, Unreadable},
    protocol::{Checkpoint, Page, Part},
    source::SourceId,
    status::Problem,
    store::{Area, Keys, Row},
    time::Timestamp,
};

/// A list that most of the copy is missing from is believed when it has come so often.
const BELIEVED_AFTER: u32 = 2;

/// What is being compared: the copy of this head with its list and the list's last page.
#[derive(Debug)]
pub(super) struct Settling {
    pub feed: usize,
    pub source: SourceId,
    head: Head,
}

impl Engine {
    /// Begins to compare a list whose pages are all here and stored but the last.
    pub(super) fn settle(&mut self, effects: &mut Vec<Effect>) {
        let is_busy = self.loading.is_some() || self.committing.is_some() || !self.jobs.is_empty();
        let (Some(heads), false) = (&self.heads, is_busy) else {
            return;
        };
        let complete = |(_, feed): &(usize, &super::Feed)| {
            let pull = feed.pull.as_ref();
            pull.is_some_and(|pull| pull.last.is_some())
        };
        let Some((feed, of)) = self.feeds.iter().enumerate().find(complete) else {
            return;
        };
        let source = of.source.id.clone();
        let head = heads.head(&source);
        let keys = Keys::Prefix(row_prefix(&source));
        let settling = Settling { feed, source, head };
        self.load(Load::SettleLog(settling), Area::Log, keys, effects);
    }

    pub(super) fn settle_loaded(
        &mut self,
        now: Timestamp,
        settling: Settling,
        mut log: Vec<Row>,
        base: Vec<Row>,
    ) {
        let Settling { feed, source, head } = settling;
        let Some(feed_state) = self.feeds.get_mut(feed) else {
            return;
        };
        // Another copy was put in place meanwhile: what was read is of the one that went.
        if self.heads.as_ref().map(|heads| heads.head(&source)) != Some(head.clone()) {
            return;
        }
        // None: it is being put in place, and the pull was dropped.
        let Some(mut last) = feed_state.pull.as_mut().and_then(|pull| pull.last.take()) else {
            return;
        };
        let begun = head.renewal.as_ref().filter(|_| !feed_state.begins());
        let rows = begun.map_or(0..0, |renewal| renewal.from..renewal.end);
        let pages = pages(&source, rows, &mut log, &last);
        let copy = Layers::read(&source, &head, log, base.into_iter().next());
        let (pages, copy) = match (pages, copy) {
            (Ok(pages), Ok(copy)) => (pages, copy),
            // Another tab is at work: what was gathered is found again.
            (_, Err(Unreadable::Moved)) => {
                return feed_state.fail(now, Problem::Store(crate::StoreError::Blocked), 0);
            }
            _ => return self.reset(),
        };
        let (whole, onto) = match (&last.part, feed_state.covers()) {
            (_, Covers::Everything) => (Whole::Everything, false),
            (Part::List { whole, .. }, Covers::Listed) => (Whole::Kinds(whole), false),
            (_, covers) => (Whole::Kinds(&[]), covers == Covers::Additions),
        };
        let protocol = &*feed_state.source.protocol;
        let comparison = Comparison::of(&copy, &pages, whole, onto, protocol);
        if comparison.unknown > 0 {
            // Records were missed that no change will tell of: the next pull reads everything.
            last.next = Checkpoint::default();
        }
        let is_believed = std::mem::take(&mut feed_state.believed) && head.held_back > 0;
        let is_believed = is_believed || head.held_back >= BELIEVED_AFTER;
        self.jobs
            .push_back(if comparison.is_doubtful() && !is_believed {
                Job::HoldBack {
                    feed,
                    source,
                    held: comparison.held as u64,
                    listed: (comparison.held - comparison.missing) as u64,
                }
            } else {
                Job::Settle {
                    feed,
                    source,
                    changes: comparison.changes,
                    last,
                }
            });
    }
}

/// The pages of a list in the order they came; its rows are taken out of the log's.
fn pages(
    source: &SourceId,
    rows: std::ops::Range<u64>,
    log: &mut Vec<Row>,
    last: &Page,
) -> Result<Vec<Block>, Corrupt> {
    let mut pages = Vec::new();
    for number in rows {
        let key = row_key(source, number);
        let row = log.extract_if(.., |row| row.key == key).next();
        pages.push(Block::parse(row.ok_or(Corrupt)?.value)?);
    }
    pages.push(last.changes.clone());
    Ok(pages)
}
