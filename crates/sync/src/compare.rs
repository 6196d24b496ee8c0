//! What a complete list changes in a copy: the documents that differ, and tombstones for what is gone.

use std::collections::HashMap;

use crate::{
    block::{Block, Frame},
    layers::{Layers, Place, places},
    protocol::Protocol,
};

/// A copy of fewer documents may lose any share of them at once without somebody being asked.
const SMALL: usize = 5;

/// A list beside the copy it is compared with.
#[derive(Debug)]
pub(crate) struct Comparison {
    /// What has to be added to the copy's log.
    pub changes: Block,
    /// How many documents of the copy the list could have named.
    pub held: usize,
    /// How many of those it did not name.
    pub missing: usize,
    /// How many records it only named that the copy does not have: something was missed before.
    pub unknown: usize,
}

/// Which of the copy's documents are gone when the list does not name them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whole<'a> {
    /// All of them.
    Everything,
    /// Those of these kinds.
    Kinds(&'a [String]),
}

/// The newest frame of every record, by kind and id, and whether it is a tombstone.
type Newest<'a> = HashMap<(&'a str, &'a str), (Place, bool)>;

/// The number of the block that holds what was merged.
const MERGED: u32 = u32::MAX;

/// The pages of a list, and what was made of records that came in parts.
struct List<'a> {
    pages: &'a [Block],
    merged: Block,
    newest: Newest<'a>,
}

impl Comparison {
    /// Compares the pages of a list, in the order they came, with the copy.
    ///
    /// A document that comes twice is merged by the protocol; with `onto`, one that is in the copy
    /// too is merged with that: its first part was shown already.
    pub fn of(
        copy: &Layers,
        pages: &[Block],
        whole: Whole<'_>,
        onto: bool,
        protocol: &dyn Protocol,
    ) -> Self {
        let mut comparison = Self {
            changes: Block::default(),
            held: 0,
            missing: 0,
            unknown: 0,
        };
        let live = copy.live();
        let mut known = Newest::with_capacity(live.len());
        for place in &live {
            if let Some(held) = copy.frame(*place) {
                known.insert((held.kind, held.id), (*place, false));
            }
        }
        let known = |frame: &Frame<'_>| {
            let (place, _) = known.get(&(frame.kind, frame.id))?;
            copy.frame(*place)
        };
        let mut list = List {
            pages,
            merged: Block::default(),
            newest: Newest::new(),
        };
        for (page, number) in pages.iter().zip(1..) {
            for (at, frame) in places(page) {
                let earlier = list
                    .frame(&frame)
                    .or_else(|| known(&frame).filter(|_| onto));
                let merged = earlier.map(|earlier| protocol.merge(earlier.json, frame.json));
                list.take(Place { block: number, at }, frame, merged);
            }
        }
        for held in live.iter().filter_map(|place| copy.frame(*place)) {
            let is_listed = match whole {
                Whole::Everything => true,
                Whole::Kinds(kinds) => kinds.iter().any(|kind| kind == held.kind),
            };
            let found = list.newest.get(&(held.kind, held.id));
            comparison.held += usize::from(is_listed);
            comparison.missing += usize::from(is_listed && found.is_none());
            if found.map_or(is_listed, |(_, deleted)| *deleted) {
                comparison.push(Frame {
                    deleted: true,
                    json: b"",
                    ..held
                });
            }
        }
        let mut listed: Vec<_> = list.newest.values().collect();
        listed.sort_unstable();
        for frame in listed.iter().filter_map(|(place, _)| list.at(*place)) {
            let is_name = !frame.deleted && frame.json.is_empty();
            comparison.unknown += usize::from(is_name && known(&frame).is_none());
            let is_news = known(&frame).is_none_or(|held| held.json != frame.json);
            if is_news && !frame.deleted && !frame.json.is_empty() {
                comparison.push(frame);
            }
        }
        comparison
    }

    /// Whether so much is missing that the source may rather be broken than emptied.
    pub fn is_doubtful(&self) -> bool {
        self.held >= SMALL && self.missing * 2 > self.held
    }

    fn push(&mut self, frame: Frame<'_>) {
        // It fitted into a block before, so it fits again.
        let _ = self.changes.push(frame);
    }
}

impl<'a> List<'a> {
    fn at(&self, place: Place) -> Option<Frame<'_>> {
        let block = match place.block {
            MERGED => &self.merged,
            number => self.pages.get(number as usize - 1)?,
        };
        block.frame(place.at as usize)
    }

    /// What the list said before of the record of a frame, if that was a document and so is the frame.
    fn frame(&self, of: &Frame<'_>) -> Option<Frame<'_>> {
        let (place, _) = self.newest.get(&(of.kind, of.id))?;
        self.at(*place).filter(|earlier| {
            let is_document = |frame: &Frame<'_>| !frame.deleted && !frame.json.is_empty();
            is_document(earlier) && is_document(of)
        })
    }

    fn take(&mut self, place: Place, frame: Frame<'a>, merged: Option<Vec<u8>>) {
        let key = (frame.kind, frame.id);
        // Only a name: what the list said of it before stays.
        if !frame.deleted && frame.json.is_empty() && self.newest.contains_key(&key) {
            return;
        }
        let at = self.merged.as_bytes().len() as u32;
        let joined = merged.is_some_and(|json| {
            let json = &json;
            self.merged.push(Frame { json, ..frame }).is_ok()
        });
        let place = if joined {
            Place { block: MERGED, at }
        } else {
            place
        };
        self.newest.insert(key, (place, frame.deleted));
    }
}
