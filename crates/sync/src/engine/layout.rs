//! How base and log of one source change: the only code that knows which rows there are.

use super::feed::Aim;
use crate::{
    block::Block,
    head::{Head, Held, Renewal, row_key},
    protocol::Page,
    source::SourceId,
    store::{Area, Batch, Keys},
};

impl Head {
    /// Appends a page to what is shown; whether that shows anything new.
    pub(super) fn extend(&mut self, source: &SourceId, page: &Page, batch: &mut Batch) -> bool {
        self.checkpoint = Some(page.next.clone());
        self.marker = page.marker.clone().filter(|_| !page.more);
        self.held = match (page.more, self.held) {
            (true, Held::Nothing | Held::Part | Held::Given) => Held::Part,
            (true, Held::All) | (false, _) => Held::All,
        };
        if page.changes.is_empty() {
            return false;
        }
        self.log_bytes += put_row(source, self.log_end, &page.changes, batch);
        self.log_end += 1;
        true
    }

    /// Appends a page to the list that is coming in, beginning it where the aim says so.
    pub(super) fn renew(&mut self, source: &SourceId, page: &Page, aim: Aim, batch: &mut Batch) {
        let end = self.next_row();
        let mut renewal = match (self.renewal.take(), aim) {
            (Some(renewal), Aim::Renew(_) | Aim::Extend) => renewal,
            (dropped, Aim::BeginRenewal(covers) | Aim::Renew(covers)) => {
                self.renewal = dropped;
                self.drop_renewal(source, batch);
                Renewal {
                    covers,
                    checkpoint: page.next.clone(),
                    from: end,
                    end,
                    bytes: 0,
                }
            }
            (None, Aim::Extend) => return,
        };
        if !page.changes.is_empty() {
            renewal.bytes += put_row(source, renewal.end, &page.changes, batch);
            renewal.end += 1;
        }
        renewal.checkpoint = page.next.clone();
        self.renewal = Some(renewal);
    }

    /// Ends a list: what it changed is appended to what is shown; whether that shows anything new.
    pub(super) fn settle(
        &mut self,
        source: &SourceId,
        last: &Page,
        changes: &Block,
        batch: &mut Batch,
    ) -> bool {
        // First, because the row of the changes takes the number of the list's first.
        self.drop_renewal(source, batch);
        self.held = Held::All;
        self.held_back = 0;
        self.checkpoint = Some(last.next.clone());
        self.marker = last.marker.clone();
        if changes.is_empty() {
            return false;
        }
        self.log_bytes += put_row(source, self.log_end, changes, batch);
        self.log_end += 1;
        true
    }

    /// Forgets a list as if it had not come.
    pub(super) fn hold_back(&mut self, source: &SourceId, batch: &mut Batch) {
        self.drop_renewal(source, batch);
        self.begun_at = None;
        self.held_back += 1;
    }

    /// Puts a base in place of the old one and the rows it was folded from.
    pub(super) fn fold(&mut self, source: &SourceId, base: &Block, batch: &mut Batch) {
        let bytes = base.as_bytes().to_vec();
        let through = base.through();
        delete_rows(source, self.log_from, through + 1, batch);
        self.base_through = through;
        self.base_bytes = bytes.len() as u64;
        self.log_from = through + 1;
        // Rows that came while folding still stand on top; how large they are hardly matters.
        self.log_bytes = 0;
        batch.put(Area::Base, source.as_str(), bytes);
    }

    /// Puts documents of unknown age in place of everything.
    pub(super) fn give(&mut self, source: &SourceId, given: &Block, batch: &mut Batch) {
        self.drop_shown(source, batch);
        let number = self.next_row();
        self.drop_renewal(source, batch);
        self.held_back = 0;
        self.held = Held::Given;
        self.checkpoint = None;
        self.marker = None;
        self.checked_at = None;
        self.begun_at = None;
        self.received = given.len() as u64;
        self.log_from = number;
        self.log_end = number + 1;
        self.log_bytes = put_row(source, number, given, batch);
    }

    /// Whether the log has grown so that folding pays: an eighth of the base, or many rows.
    pub(super) fn wants_fold(&self) -> bool {
        let rows = self.log_end.saturating_sub(self.log_from);
        let complete = self.held == Held::All && self.renewal.is_none();
        complete && rows > 0 && (self.log_bytes > self.base_bytes / 8 || rows > 32)
    }

    fn drop_renewal(&mut self, source: &SourceId, batch: &mut Batch) {
        if let Some(dropped) = self.renewal.take() {
            delete_rows(source, dropped.from, dropped.end, batch);
        }
    }

    fn drop_shown(&mut self, source: &SourceId, batch: &mut Batch) {
        if self.base_through > 0 {
            batch.delete(Area::Base, Keys::One(source.as_str().to_owned()));
        }
        delete_rows(source, self.log_from, self.log_end, batch);
        self.base_through = 0;
        self.base_bytes = 0;
    }
}

/// Writes a block as row `number`; how many bytes that takes.
fn put_row(source: &SourceId, number: u64, block: &Block, batch: &mut Batch) -> u64 {
    let mut block = block.clone();
    block.set_through(number);
    let bytes = block.into_bytes();
    let length = bytes.len() as u64;
    batch.put(Area::Log, row_key(source, number), bytes);
    length
}

fn delete_rows(source: &SourceId, from: u64, end: u64, batch: &mut Batch) {
    for number in from..end {
        batch.delete(Area::Log, Keys::One(row_key(source, number)));
    }
}
