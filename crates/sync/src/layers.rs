//! A base and the log on top of it: which frame of every record is the newest.

use std::collections::HashMap;

use crate::{
    block::{Block, Corrupt, Frame},
    head::{Head, row_key},
    source::SourceId,
    store::Row,
};

/// A folded base, where every record stands once, and newer blocks, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers {
    pub base: Option<Block>,
    pub log: Vec<Block>,
}

/// A frame: the block (0 is the base, `n` is `log[n - 1]`) and where it starts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub block: u32,
    pub at: u32,
}

/// Why stored rows are no layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The base is not the one the head speaks of: another tab is at work.
    Moved,
    /// A row is missing or is no block.
    Broken,
}

impl Layers {
    /// The base and log of a source, read after its head or together with it.
    pub fn read(
        source: &SourceId,
        head: &Head,
        log: Vec<Row>,
        base: Option<Row>,
    ) -> Result<Self, Unreadable> {
        let block = |bytes| Block::parse(bytes).map_err(|Corrupt| Unreadable::Broken);
        let base = base.map(|row| block(row.value)).transpose()?;
        let through = base.as_ref().map_or(0, Block::through);
        if through < head.base_through {
            return Err(Unreadable::Moved);
        }
        let mut rows: HashMap<String, Vec<u8>> =
            log.into_iter().map(|row| (row.key, row.value)).collect();
        let mut log = Vec::new();
        for number in head.log_from.max(through + 1)..head.log_end {
            log.push(block(
                rows.remove(&row_key(source, number))
                    .ok_or(Unreadable::Broken)?,
            )?);
        }
        Ok(Self { base, log })
    }

    /// The newest frame of every record that is not a tombstone, in the order of the bytes.
    pub fn live(&self) -> Vec<Place> {
        let mut newest: HashMap<(&str, &str), (Place, bool)> = HashMap::new();
        for (block, number) in self.log.iter().zip(1..) {
            for (at, frame) in places(block) {
                let place = Place { block: number, at };
                newest.insert((frame.kind, frame.id), (place, frame.deleted));
            }
        }
        let mut live = Vec::with_capacity(newest.len() + self.base.as_ref().map_or(0, Block::len));
        for (at, frame) in self.base.iter().flat_map(places) {
            if newest.is_empty() || !newest.contains_key(&(frame.kind, frame.id)) {
                live.push(Place { block: 0, at });
            }
        }
        let from_log = live.len();
        live.extend(
            newest
                .values()
                .filter(|(_, deleted)| !deleted)
                .map(|(place, _)| *place),
        );
        if let Some(from_log) = live.get_mut(from_log..) {
            from_log.sort_unstable();
        }
        live
    }

    /// The frame at a place that [`Layers::live`] gave.
    pub fn frame(&self, place: Place) -> Option<Frame<'_>> {
        let block = match place.block.checked_sub(1) {
            None => self.base.as_ref()?,
            Some(number) => self.log.get(number as usize)?,
        };
        block.frame(place.at as usize)
    }

    /// Base and log as one block without tombstones.
    pub fn fold(&self) -> Block {
        let blocks = || self.base.iter().chain(&self.log);
        let mut folded = Block::with_capacity(blocks().map(|block| block.as_bytes().len()).sum());
        for frame in self
            .live()
            .into_iter()
            .filter_map(|place| self.frame(place))
        {
            // It fitted into a block before, so it fits again.
            let _ = folded.push(frame);
        }
        folded.set_through(blocks().map(Block::through).max().unwrap_or(0));
        folded
    }
}

/// The frames of a block with where each starts. Blocks stay far below 4 GB.
pub(crate) fn places(block: &Block) -> impl Iterator<Item = (u32, Frame<'_>)> {
    let mut frames = block.iter();
    std::iter::from_fn(move || {
        let at = frames.at as u32;
        Some((at, frames.next()?))
    })
}
