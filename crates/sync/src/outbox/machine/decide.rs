//! What the person decides about changes that are stuck, waiting or sent.

use serde_json::Value;

use super::Outbox;
use crate::{
    outbox::{
        change::{Change, Number, Operation, Reason, State, body},
        input::{Decision, Side},
        merge, patch,
    },
    time::Timestamp,
    value,
};

impl Outbox {
    /// Does what was decided, except about changes that are on their way: those are waited for.
    pub(super) fn decide(&mut self, now: Timestamp) {
        for (number, decision) in std::mem::take(&mut self.decisions) {
            let in_flight = self.flights.iter().any(|flight| flight.number == number);
            let answered =
                |change: &Change| change.answer.is_some() && self.backend_of(change).is_some();
            if in_flight || self.rows.get(&number).is_some_and(answered) {
                self.decisions.push_back((number, decision));
            } else {
                self.decide_one(now, number, decision);
            }
        }
    }

    fn decide_one(&mut self, now: Timestamp, number: Number, decision: Decision) {
        let Some(change) = self.rows.get(&number) else {
            return;
        };
        match (decision, change.is_sent()) {
            (Decision::Discard, true) => self.remove(number),
            (Decision::Discard, false) => self.give_up(number),
            (Decision::Edit(fields), sent) => {
                let fields = value::parse(&fields).ok();
                match (fields.filter(Value::is_object), sent) {
                    (Some(fields), true) => self.edit_sent(now, number, fields),
                    (Some(fields), false) => self.edit(number, fields),
                    (None, _) => {}
                }
            }
            (Decision::TryAgain, false) => self.free(number),
            (Decision::Resolve(choices), false) => self.resolve(number, &choices),
            (Decision::TryAgain | Decision::Resolve(_), true) => {}
        }
    }

    /// It is tried at once, whatever it was waiting for.
    fn free(&mut self, number: Number) {
        let Some(change) = self.rows.get_mut(&number) else {
            return;
        };
        if let State::Stuck {
            reason: Reason::DependsOn(other),
            ..
        } = change.state
        {
            change.after.retain(|after| *after != other);
        }
        let begun = u32::from(matches!(change.state, State::Sending { .. }));
        change.state = State::Waiting {
            attempts: change.attempts() + begun,
            not_before: Timestamp::default(),
        };
        let backend = self
            .rows
            .get(&number)
            .and_then(|change| self.backend_of(change));
        if let Some(backend) = backend.and_then(|at| self.backends.get_mut(at)) {
            backend.online();
        }
        self.mark(number);
    }

    fn edit(&mut self, number: Number, fields: Value) {
        let Some(change) = self.rows.get_mut(&number) else {
            return;
        };
        if change.operation == Operation::Delete {
            return;
        }
        if let State::Stuck {
            reason: Reason::Conflict { theirs, .. },
            ..
        } = &change.state
        {
            // Whoever edits now has seen theirs.
            change.base = Some(theirs.clone());
            change.attempted = None;
        } else if change.may_have_arrived() && change.attempted.is_none() {
            change.attempted = Some(change.fields.clone());
        }
        change.fields = fields;
        self.free(number);
    }

    /// It was sent in the meantime: the edit becomes a change of its own.
    fn edit_sent(&mut self, now: Timestamp, number: Number, fields: Value) {
        let Some(change) = self.rows.get(&number) else {
            return;
        };
        let State::Sent {
            document: Some(document),
            ..
        } = &change.state
        else {
            return;
        };
        let fields = match change.operation {
            Operation::Create => {
                let wanted =
                    merge::merge(Some(&change.fields), Some(&fields), Some(body(document)));
                patch::diff(body(document), &wanted.merged.unwrap_or(fields))
            }
            Operation::Update | Operation::Delete => fields,
        };
        let mut next = Change {
            reference: None,
            operation: Operation::Update,
            base: Some(document.clone()),
            fields,
            after: Vec::new(),
            written_at: now,
            state: State::Waiting {
                attempts: 0,
                not_before: Timestamp::default(),
            },
            ..change.clone()
        };
        next.sees(document);
        let number = self.next_number(now);
        self.rows.insert(number, next);
        self.fresh.insert(number);
        self.mark(number);
    }

    fn resolve(&mut self, number: Number, choices: &[(String, Side)]) {
        let Some(change) = self.rows.get_mut(&number) else {
            return;
        };
        let State::Stuck {
            reason: Reason::Conflict { theirs, fields },
            ..
        } = &change.state
        else {
            return;
        };
        let (theirs, conflicts) = (theirs.clone(), fields.clone());
        let mine = |pointer: &str| {
            let chosen = choices.iter().find(|(at, _)| at == pointer);
            chosen.is_some_and(|(_, side)| *side == Side::Mine)
        };
        if change.operation == Operation::Delete {
            if !mine("") {
                return self.give_up(number);
            }
        } else {
            let wanted = change.wanted();
            let merged = merge::merge(
                Some(change.base_body()),
                wanted.as_ref(),
                Some(body(&theirs)),
            );
            let mut result = merged.merged.unwrap_or_default();
            for conflict in conflicts
                .into_iter()
                .filter(|conflict| mine(&conflict.pointer))
            {
                merge::put(&mut result, &conflict.pointer, conflict.mine);
            }
            change.fields = patch::diff(body(&theirs), &result);
        }
        let nothing_left = change.operation != Operation::Delete && patch::is_empty(&change.fields);
        change.sees(&theirs);
        change.base = Some(theirs);
        change.attempted = None;
        if nothing_left {
            self.give_up(number);
        } else {
            self.free(number);
        }
    }

    /// The change is taken away; what was built on it is put on what stood before, or gets stuck.
    fn give_up(&mut self, number: Number) {
        let next = self.follower(number);
        let Some(change) = self.rows.get(&number).cloned() else {
            return;
        };
        self.remove(number);
        let mut stuck: Vec<Number> = Vec::new();
        for (other, row) in &self.rows {
            let orphan = change.operation == Operation::Create && row.same_record(&change);
            if !row.is_sent() && (orphan || row.after.contains(&number)) {
                stuck.push(*other);
            }
        }
        for other in stuck {
            self.stick(other, Reason::DependsOn(number));
        }
        // Each was written over the document that the one before would have left.
        let (mut base, mut next) = (change.base, next);
        while let (Some(document), Some(number)) = (base.take(), next) {
            if let Some(change) = self.rows.get_mut(&number) {
                change.base = Some(document);
                base = Some(change.document_after());
                self.mark(number);
            }
            next = self.follower(number);
        }
    }

    pub(super) fn remove(&mut self, number: Number) {
        self.rows.remove(&number);
        self.checks.remove(&number);
        self.mark(number);
    }
}
