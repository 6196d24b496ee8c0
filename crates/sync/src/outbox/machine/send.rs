//! What is sent next, and the conversation about it.

use super::{Outbox, backend::Backend};
use crate::{
    event::{Effect, Ticket},
    http::{Response, Unreachable},
    outbox::{
        change::{Change, Number, State},
        delivery::{Delivery, Step},
    },
    time::Timestamp,
};

/// Nobody asks for a longer wait; what lies further ahead was written by a clock that has been set back.
const LONGEST_WAIT: u64 = 2 * 60 * 60 * 1000;

/// A change on its way.
#[derive(Debug)]
pub(super) struct Flight {
    pub number: Number,
    backend: usize,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// That it is being sent must be stored first.
    Storing,
    /// A request is out.
    Asking(Ticket, Box<dyn Delivery>),
}

impl Outbox {
    /// Lets one change of each source set out, if there is one that may.
    pub(super) fn begin(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        for backend in 0..self.backends.len() {
            // An answer that a service worker left may settle one change after the other.
            while let Some(number) = self.next_of(backend, now) {
                let Some(change) = self.rows.get_mut(&number) else {
                    break;
                };
                if change.answer.is_some() {
                    self.read_left_answer(now, number, backend, effects);
                    continue;
                }
                // Begun in an earlier life: it may have arrived.
                let again = u32::from(matches!(change.state, State::Sending { .. }));
                change.state = State::Sending {
                    since: now,
                    attempts: change.attempts() + again,
                };
                self.mark(number);
                self.flights.push(Flight {
                    number,
                    backend,
                    stage: Stage::Storing,
                });
            }
        }
    }

    /// Sends what is stored as being sent.
    pub(super) fn send_stored(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let committing = self.committing.as_ref().map(|(_, numbers)| numbers);
        let stored = |flight: &Flight| {
            let pending = committing.is_some_and(|numbers| numbers.contains(&flight.number));
            matches!(flight.stage, Stage::Storing)
                && !pending
                && !self.dirty.contains(&flight.number)
        };
        let ready: Vec<(Number, usize)> = self
            .flights
            .iter()
            .filter(|flight| stored(flight))
            .map(|flight| (flight.number, flight.backend))
            .collect();
        for (number, backend) in ready {
            self.flights.retain(|flight| flight.number != number);
            let (Some(change), Some(Backend { writer, .. })) =
                (self.rows.get(&number), self.backends.get(backend))
            else {
                continue;
            };
            let (delivery, step) = writer.deliver(change, change.attempts() > 0);
            self.step(now, number, backend, delivery, step, effects);
        }
    }

    pub(super) fn answered(
        &mut self,
        now: Timestamp,
        ticket: Ticket,
        answer: Result<Response, Unreachable>,
        effects: &mut Vec<Effect>,
    ) {
        let asked =
            |flight: &Flight| matches!(&flight.stage, Stage::Asking(asked, _) if *asked == ticket);
        let Some(at) = self.flights.iter().position(asked) else {
            return;
        };
        let flight = self.flights.remove(at);
        if let Stage::Asking(_, mut delivery) = flight.stage {
            let step = delivery.answer(answer.as_ref().map_err(|error| *error));
            self.step(now, flight.number, flight.backend, delivery, step, effects);
        }
    }

    fn step(
        &mut self,
        now: Timestamp,
        number: Number,
        backend: usize,
        delivery: Box<dyn Delivery>,
        step: Step,
        effects: &mut Vec<Effect>,
    ) {
        match step {
            Step::Send(request) => {
                let ticket = self.ticket();
                self.flights.push(Flight {
                    number,
                    backend,
                    stage: Stage::Asking(ticket, delivery),
                });
                effects.push(Effect::Send(ticket, request));
            }
            Step::Done(outcome) => self.settle(now, number, backend, outcome, effects),
        }
    }

    /// Reads what a service worker was answered, exactly as if it had just come.
    fn read_left_answer(
        &mut self,
        now: Timestamp,
        number: Number,
        backend: usize,
        effects: &mut Vec<Effect>,
    ) {
        let (Some(change), Some(Backend { writer, .. })) =
            (self.rows.get_mut(&number), self.backends.get(backend))
        else {
            return;
        };
        let left = (change.answer.take(), change.request.take());
        let (mut delivery, step) = writer.deliver(change, change.attempts() > 0);
        self.mark(number);
        match (step, left) {
            (Step::Send(request), (Some(answer), Some(sent))) if sent.asks_like(&request) => {
                let step = delivery.answer(Ok(&Response::from(&answer)));
                self.step(now, number, backend, delivery, step, effects);
            }
            // The source is asked otherwise now: all that is known is that it may have arrived.
            _ => self.try_again(number, Timestamp::default()),
        }
    }

    /// The change waits for its next try.
    pub(super) fn try_again(&mut self, number: Number, not_before: Timestamp) {
        if let Some(change) = self.rows.get_mut(&number) {
            change.state = State::Waiting {
                attempts: change.attempts() + 1,
                not_before,
            };
            self.mark(number);
        }
    }

    /// The first change of the source that may set out now.
    fn next_of(&self, backend: usize, now: Timestamp) -> Option<Number> {
        let at = self.backends.get(backend)?;
        let busy = self.flights.iter().any(|flight| flight.backend == backend);
        if busy || !at.rest.is_over(now) {
            return None;
        }
        let due = |(number, change): &(&Number, &Change)| {
            change.source == at.source && self.may_set_out(**number, change, now)
        };
        self.rows.iter().find(due).map(|(number, _)| *number)
    }

    fn may_set_out(&self, number: Number, change: &Change, now: Timestamp) -> bool {
        let due = match change.state {
            State::Waiting { not_before, .. } => {
                change.answer.is_some()
                    || not_before.millis_after(now) == 0
                    || is_beyond(not_before, now)
            }
            State::Sending { .. } => true,
            State::Stuck { .. } | State::Sent { .. } => false,
        };
        due && !self.fresh.contains(&number) && self.blocked_by(number).is_none()
    }

    /// The change that must be sent before this one.
    pub(super) fn blocked_by(&self, number: Number) -> Option<Number> {
        let change = self.rows.get(&number)?;
        let unsent = |number: &Number| self.rows.get(number).is_some_and(|other| !other.is_sent());
        let earlier = self.rows.range(..number).map(|(number, _)| *number);
        let same = |number: &Number| {
            let other = self.rows.get(number);
            other.is_some_and(|other| other.same_record(change))
        };
        let after = change.after.iter().copied();
        earlier.filter(same).chain(after).find(unsent)
    }

    /// When there is something to send next, as far as time decides.
    pub(super) fn next_due(&self, now: Timestamp) -> Option<Timestamp> {
        let due = |(number, change): (&Number, &Change)| {
            let State::Waiting { not_before, .. } = change.state else {
                return None;
            };
            let at = self.backend_of(change)?;
            let backend = self.backends.get(at)?;
            // While one is on its way, its answer decides what is next.
            let busy = self.flights.iter().any(|flight| flight.backend == at);
            let stored = !self.fresh.contains(number);
            let free = stored && !busy && self.blocked_by(*number).is_none();
            let row = if is_beyond(not_before, now) {
                now
            } else {
                not_before
            };
            free.then(|| row.max(backend.rest.until()))
        };
        self.rows.iter().filter_map(due).min()
    }

    pub(super) fn backend_of(&self, change: &Change) -> Option<usize> {
        let same = |backend: &Backend| backend.source == change.source;
        self.backends.iter().position(same)
    }
}

fn is_beyond(time: Timestamp, now: Timestamp) -> bool {
    time.millis_after(now) > LONGEST_WAIT
}
