//! What becomes of a change when its delivery has ended.

use serde_json::Value;

use super::Outbox;
use crate::{
    backoff,
    event::Effect,
    outbox::{
        change::{Number, Operation, Reason, State},
        delivery::Outcome,
        patch,
    },
    source::SourceId,
    time::Timestamp,
};

impl Outbox {
    pub(super) fn settle(
        &mut self,
        now: Timestamp,
        number: Number,
        backend: usize,
        outcome: Outcome,
        effects: &mut Vec<Effect>,
    ) {
        let Some(change) = self.rows.get(&number) else {
            return;
        };
        let tries = change.attempts() + 1;
        let source = change.source.clone();
        match outcome {
            Outcome::NoAnswer => {
                if let Some(backend) = self.backends.get_mut(backend) {
                    backend.failures += 1;
                    let wait = backoff::wait(&mut self.prng, backend.failures);
                    backend.no_answer(now, wait);
                }
                return self.try_again(number, Timestamp::default());
            }
            Outcome::Busy { wait_ms } => {
                let wait = wait_ms.unwrap_or_else(|| backoff::wait(&mut self.prng, tries));
                if let Some(backend) = self.backends.get_mut(backend) {
                    backend.busy(now, wait);
                }
                return self.try_again(number, now.plus_millis(wait));
            }
            _ => {}
        }
        if let Some(backend) = self.backends.get_mut(backend) {
            backend.answered();
        }
        match outcome {
            Outcome::Sent { id, document } => self.sent(now, number, &id, document, effects),
            Outcome::Exists { id, document } => self.exists(now, number, &id, document, effects),
            Outcome::Conflict { theirs } => self.conflict(now, number, theirs),
            Outcome::Failed | Outcome::NoAnswer | Outcome::Busy { .. } => {
                let wait = backoff::wait(&mut self.prng, tries);
                self.try_again(number, now.plus_millis(wait));
            }
            Outcome::SignIn => self.signed_out(number, &source),
            Outcome::NotAllowed => self.stick(number, Reason::NotAllowed),
            Outcome::Gone => self.stick(number, Reason::Gone),
            Outcome::TooLarge => self.stick(number, Reason::TooLarge),
            Outcome::Refused { status, fields } => {
                self.stick(number, Reason::Refused { status, fields });
            }
        }
    }

    pub(super) fn stick(&mut self, number: Number, reason: Reason) {
        if let Some(change) = self.rows.get_mut(&number) {
            change.state = State::Stuck {
                attempts: change.attempts() + 1,
                reason,
            };
            self.mark(number);
        }
    }

    /// Nothing more goes to this source before the person has signed in.
    fn signed_out(&mut self, number: Number, source: &SourceId) {
        self.stick(number, Reason::SignIn);
        let mut waiting = Vec::new();
        for (number, change) in &mut self.rows {
            if let State::Waiting { attempts, .. } = change.state
                && change.source == *source
            {
                let reason = Reason::SignIn;
                change.state = State::Stuck { reason, attempts };
                waiting.push(*number);
            }
        }
        waiting.into_iter().for_each(|number| self.mark(number));
    }

    /// The source has the change.
    pub(super) fn sent(
        &mut self,
        now: Timestamp,
        number: Number,
        id: &str,
        document: Option<Value>,
        effects: &mut Vec<Effect>,
    ) {
        self.adopt(number, id, effects);
        let Some(change) = self.rows.get_mut(&number) else {
            return;
        };
        change.request = None;
        change.answer = None;
        change.attempted = None;
        change.state = State::Sent {
            at: now,
            document: document.clone(),
            missed: false,
        };
        self.mark(number);
        if let (Some(document), Some(next)) = (document, self.follower(number)) {
            self.rebase(now, next, document);
        }
    }

    /// The new record was there already; what the person changed since is an update of it.
    fn exists(
        &mut self,
        now: Timestamp,
        number: Number,
        id: &str,
        document: Value,
        effects: &mut Vec<Effect>,
    ) {
        self.adopt(number, id, effects);
        let Some(change) = self.rows.get_mut(&number) else {
            return;
        };
        let Some(attempted) = change.attempted.take() else {
            return self.sent(now, number, id, Some(document), effects);
        };
        change.operation = Operation::Update;
        change.fields = patch::diff(&attempted, &change.fields);
        let mut base = document.clone();
        if let Some(fields) = base.as_object_mut() {
            fields.insert("body".to_owned(), attempted);
        }
        change.base = Some(base);
        self.mark(number);
        if self.rebase(now, number, document) {
            self.try_again(number, Timestamp::default());
        }
    }

    /// The record has changed since the person saw it: both changes are made one, or the person decides.
    fn conflict(&mut self, now: Timestamp, number: Number, theirs: Value) {
        let Some(change) = self.rows.get_mut(&number) else {
            return;
        };
        // Without something new from the source the next try would end like this one.
        let same = change.base.as_ref() == Some(&theirs);
        let attempts = change.attempts();
        if self.rebase(now, number, theirs) {
            let wait = if same {
                backoff::wait(&mut self.prng, attempts + 1)
            } else {
                0
            };
            self.try_again(number, now.plus_millis(wait));
        }
    }
}
