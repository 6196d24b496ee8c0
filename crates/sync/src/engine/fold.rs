//! Making the log part of the base, when there is nothing better to do.

use super::{Engine, Load, job::Job};
use crate::{
    event::Effect,
    head::{Head, row_prefix},
    layers::{Layers, Unreadable},
    source::SourceId,
    store::{Area, Keys, Row},
};

/// What is being folded: the base and log of this head. Rows that come meanwhile stay in the log.
#[derive(Debug)]
pub(super) struct Fold {
    feed: usize,
    pub source: SourceId,
    head: Head,
}

impl Engine {
    /// Reads a log that has grown.
    pub(super) fn fold(&mut self, effects: &mut Vec<Effect>) {
        let (Some(heads), None, true) = (&self.heads, &self.loading, self.is_quiet()) else {
            return;
        };
        let grown = self.feeds.iter().enumerate().find_map(|(number, feed)| {
            let head = heads.head(&feed.source.id);
            let grown = head.wants_fold() && !feed.unfoldable;
            grown.then(|| Fold {
                feed: number,
                source: feed.source.id.clone(),
                head,
            })
        });
        if let Some(fold) = grown {
            let keys = Keys::Prefix(row_prefix(&fold.source));
            self.load(Load::FoldLog(fold), Area::Log, keys, effects);
        }
    }

    pub(super) fn fold_loaded(&mut self, fold: Fold, log: Vec<Row>, base: Vec<Row>) {
        let Some(heads) = &self.heads else { return };
        // Whatever took their place in the meantime, it was not what was read.
        let replaced = heads.head(&fold.source).identity() != fold.head.identity();
        match Layers::read(&fold.source, &fold.head, log, base.into_iter().next()) {
            Ok(layers) if !replaced => self.jobs.push_back(Job::Fold {
                feed: fold.feed,
                block: layers.fold(),
                source: fold.source,
                of: fold.head.identity(),
            }),
            Err(Unreadable::Broken) if !replaced => self.reset(),
            _ => {}
        }
    }

    /// Nothing is being pulled or stored, and this tab may store.
    fn is_quiet(&self) -> bool {
        self.leads()
            && self.jobs.is_empty()
            && self.committing.is_none()
            && self.feeds.iter().all(|feed| feed.pull.is_none())
    }
}

impl Head {
    /// Changes when the base, or the rows it would be folded with, are replaced; not when rows are
    /// added.
    pub(super) fn identity(&self) -> (u64, u64) {
        (self.base_through, self.log_from)
    }
}
