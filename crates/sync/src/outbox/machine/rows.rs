//! The rows and the store: read, written in batches, told of.

use std::collections::BTreeSet;

use super::{Outbox, tell};
use crate::{
    backoff,
    event::{Effect, Ticket},
    outbox::{
        change::{Number, State},
        input::News,
        prepared::Prepared,
        written::{self, Unread},
    },
    store::{Area, Batch, Durability, Keys, Row, StoreError},
    time::{Rest, Timestamp},
};

/// A reading of all rows that is under way.
#[derive(Debug)]
pub(super) struct Loading {
    ticket: Ticket,
    /// It began while this tab led.
    leading: bool,
    /// Rows written meanwhile: what is read of them may be older.
    pub touched: BTreeSet<Number>,
}

impl Outbox {
    pub(super) fn load(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if !self.load_wanted || self.loading.is_some() || !self.store_rest.is_over(now) {
            return;
        }
        self.load_wanted = false;
        let ticket = self.ticket();
        let committing = self.committing.iter().flat_map(|(_, numbers)| numbers);
        self.loading = Some(Loading {
            ticket,
            leading: self.leads,
            touched: committing.chain(&self.dirty).copied().collect(),
        });
        effects.push(Effect::Load(ticket, Area::Outbox, Keys::All));
    }

    pub(super) fn loaded(
        &mut self,
        now: Timestamp,
        ticket: Ticket,
        rows: Result<Vec<Row>, StoreError>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(loading) = self.loading.take_if(|loading| loading.ticket == ticket) else {
            return;
        };
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => {
                self.load_wanted = true;
                for new in std::mem::take(&mut self.written) {
                    let (id, error) = (new.id, Some(error));
                    tell(News::NotSaved { id, error }, effects);
                }
                return self.store_failed(now, error, effects);
            }
        };
        self.store_failures = 0;
        let mut found = BTreeSet::new();
        for row in rows {
            let number = Number::from_key(&row.key).ok_or(Unread::Broken);
            match number.and_then(|number| Ok((number, written::read(&row.value)?))) {
                Ok((number, change)) => {
                    found.insert(number);
                    let news = self.rows.get(&number) != Some(&change);
                    if news && !loading.touched.contains(&number) {
                        self.rows.insert(number, change);
                        tell(
                            News::Saved {
                                number,
                                row: row.value,
                            },
                            effects,
                        );
                    }
                }
                Err(unread) => {
                    found.extend(Number::from_key(&row.key));
                    if self.unread.insert(row.key.clone()) {
                        let newer = unread == Unread::Newer;
                        tell(
                            News::Unread {
                                key: row.key,
                                newer,
                            },
                            effects,
                        );
                    }
                }
            }
        }
        let here = |number: &&Number| !found.contains(number) && !loading.touched.contains(number);
        let gone: Vec<Number> = self.rows.keys().filter(here).copied().collect();
        for number in gone {
            self.rows.remove(&number);
            self.flights.retain(|flight| flight.number != number);
            tell(News::Removed(number), effects);
        }
        self.known |= loading.leading && self.leads;
        self.catch_up(now);
        if !self.load_wanted {
            self.take_written(now, effects);
        }
    }

    /// Stores what differs from what is stored, if nothing is being stored.
    pub(super) fn store(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.dirty.is_empty() || self.committing.is_some() || !self.store_rest.is_over(now) {
            return;
        }
        self.prepare_requests();
        let mut batch = Batch {
            durability: Durability::Strict,
            ..Batch::default()
        };
        for number in &self.dirty {
            match self.rows.get(number) {
                Some(change) => batch.put(Area::Outbox, number.key(), written::write(change)),
                None => batch.delete(Area::Outbox, Keys::One(number.key())),
            }
        }
        let ticket = self.ticket();
        self.committing = Some((ticket, std::mem::take(&mut self.dirty)));
        effects.push(Effect::Commit(ticket, batch));
    }

    pub(super) fn committed(
        &mut self,
        now: Timestamp,
        ticket: Ticket,
        done: Result<(), StoreError>,
        effects: &mut Vec<Effect>,
    ) {
        let Some((_, numbers)) = self.committing.take_if(|(asked, _)| *asked == ticket) else {
            return;
        };
        if let Err(error) = done {
            self.not_stored(&numbers, error, effects);
            return self.store_failed(now, error, effects);
        }
        self.store_failures = 0;
        for number in numbers {
            self.fresh.remove(&number);
            let news = match self.rows.get(&number) {
                Some(change) => News::Saved {
                    number,
                    row: written::write(change),
                },
                None => News::Removed(number),
            };
            // What has changed since is told when that is stored.
            if !self.dirty.contains(&number) {
                tell(news, effects);
            }
        }
        tell(News::Announce, effects);
    }

    fn not_stored(
        &mut self,
        numbers: &BTreeSet<Number>,
        error: StoreError,
        effects: &mut Vec<Effect>,
    ) {
        for number in numbers {
            if !self.fresh.remove(number) {
                // A follower must not write what the leading tab wrote meanwhile.
                if self.leads {
                    self.mark(*number);
                }
            } else {
                self.dirty.remove(number);
                if let Some(change) = self.rows.remove(number) {
                    let error = Some(error);
                    let id = change.id;
                    tell(News::NotSaved { id, error }, effects);
                }
            }
        }
    }

    fn store_failed(&mut self, now: Timestamp, error: StoreError, effects: &mut Vec<Effect>) {
        self.store_failures += 1;
        let wait = backoff::wait(&mut self.prng, self.store_failures);
        self.store_rest = Rest::new(now, wait);
        tell(News::StoreFails(error), effects);
    }

    /// Gives each row the request that may be sent while the app is closed, or takes it away.
    fn prepare_requests(&mut self) {
        let numbers: Vec<Number> = self.rows.keys().copied().collect();
        for number in numbers {
            let Some(change) = self.rows.get(&number) else {
                continue;
            };
            // Another tab's rows are not this one's to touch.
            let ours = (self.leads && self.known) || self.fresh.contains(&number);
            if !ours || change.answer.is_some() || matches!(change.state, State::Sending { .. }) {
                continue;
            }
            let waits = matches!(change.state, State::Waiting { .. });
            let backend = self.backend_of(change).and_then(|at| self.backends.get(at));
            let request = backend
                .filter(|_| waits && self.blocked_by(number).is_none())
                .and_then(|backend| backend.writer.prepare(change))
                .map(|request| Prepared::new(&request));
            if change.request != request {
                if let Some(change) = self.rows.get_mut(&number) {
                    change.request = request;
                }
                self.mark(number);
            }
        }
    }
}
