//! What the person writes, and what the copy tells of it.

use serde_json::Value;

use super::{Outbox, tell};
use crate::{
    event::Effect,
    outbox::{
        change::{Change, Number, Operation, Reason, State},
        input::{NewChange, News},
        overlay::fingerprint,
    },
    source::SourceId,
    time::Timestamp,
    value,
};

/// After so many checks that began or ended after a change was sent, one has begun and ended after it.
const CHECKS: u32 = 2;

/// How long a sent change is kept when its source never shows it.
const KEPT: u64 = 30 * 24 * 60 * 60 * 1000;

impl Outbox {
    /// Makes rows of what the person wrote, as soon as all rows that are stored are known.
    pub(super) fn take_written(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        while let Some(new) = self.written.pop_front() {
            self.write(now, new, effects);
        }
    }

    fn write(&mut self, now: Timestamp, new: NewChange, effects: &mut Vec<Effect>) {
        let id = new.id.clone();
        let Some(mut change) = read(now, new) else {
            let error = None;
            return tell(News::NotSaved { id, error }, effects);
        };
        self.name_as_known(&mut change);
        let unsent = |other: &&Change| !other.is_sent() && other.same_record(&change);
        if let Some(before) = self.rows.values().rev().find(unsent)
            && change.operation != Operation::Create
        {
            change.base = Some(before.document_after());
        }
        let after = change.after.iter().max().map_or(0, |after| after.0 + 1);
        let number = self.next_number(now).max(Number(after));
        self.rows.insert(number, change);
        self.fresh.insert(number);
        self.mark(number);
    }

    /// A number above all there are. The lower bits are chance: another tab that knows the same rows must
    /// not take the same.
    pub(super) fn next_number(&mut self, now: Timestamp) -> Number {
        const CHANCE: u64 = 1 << 22;
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        let last = self.rows.keys().next_back().map_or(0, |last| last.0 + 1);
        let after_last = (millis * CHANCE).max(last);
        Number(after_last + self.prng.below(CHANCE))
    }

    /// The app may not have heard yet of ids that the source gave.
    fn name_as_known(&self, change: &mut Change) {
        for other in self.rows.values() {
            if let Some(from) = &other.reference
                && other.source == change.source
                && *from != other.id
            {
                change.rename(&other.kind, from, &other.id);
            }
        }
    }

    /// New rows of another tab may name records by ids that have changed; what nobody waits for goes.
    pub(super) fn catch_up(&mut self, now: Timestamp) {
        if !(self.leads && self.known) {
            return;
        }
        for number in self.rows.keys().copied().collect::<Vec<_>>() {
            let Some(change) = self.rows.get(&number) else {
                continue;
            };
            let mut named = change.clone();
            self.name_as_known(&mut named);
            if let State::Sent { at, .. } = change.state
                && at.plus_millis(KEPT) < now
            {
                self.remove(number);
            } else if named != *change {
                self.rows.insert(number, named);
                self.mark(number);
            }
        }
    }

    /// What waited for the person to sign in goes on.
    pub(super) fn sign_in(&mut self) {
        let sources = std::mem::take(&mut self.signed_in);
        let mut freed = Vec::new();
        for (number, change) in &mut self.rows {
            if let State::Stuck {
                reason: Reason::SignIn,
                attempts,
            } = change.state
                && sources.contains(&change.source)
            {
                let not_before = Timestamp::default();
                change.state = State::Waiting {
                    attempts,
                    not_before,
                };
                freed.push(*number);
            }
        }
        freed.into_iter().for_each(|number| self.mark(number));
    }

    pub(super) fn past(&mut self, numbers: &[Number]) {
        for number in numbers {
            if self.rows.get(number).is_some_and(Change::is_sent) {
                self.remove(*number);
            }
        }
    }

    pub(super) fn checked(&mut self, source: &SourceId) {
        let mut marked = Vec::new();
        for (number, change) in &mut self.rows {
            let State::Sent { missed, .. } = &mut change.state else {
                continue;
            };
            if change.source == *source && !*missed {
                let checks = self.checks.entry(*number).or_default();
                *checks += 1;
                if *checks >= CHECKS {
                    *missed = true;
                    marked.push(*number);
                }
            }
        }
        for number in marked {
            self.checks.remove(&number);
            self.mark(number);
        }
    }
}

/// The change as it begins; none when it is no sensible one.
fn read(now: Timestamp, new: NewChange) -> Option<Change> {
    let creates = new.operation == Operation::Create;
    let base = match &new.base {
        Some(base) if !creates => Some(value::parse(base).ok()?),
        _ => None,
    };
    let fields = match new.operation {
        Operation::Delete => Value::Null,
        Operation::Create | Operation::Update => {
            let fields = value::parse(&new.fields).ok();
            fields.filter(Value::is_object)?
        }
    };
    let based = creates || base.as_ref().is_some_and(Value::is_object);
    let named = !new.id.is_empty() && !new.kind.is_empty();
    (based && named).then(|| Change {
        reference: creates.then(|| new.id.clone()),
        seen: new.base.as_deref().map(fingerprint).into_iter().collect(),
        source: new.source,
        kind: new.kind,
        id: new.id,
        operation: new.operation,
        base,
        fields,
        attempted: None,
        after: new.after,
        references: new.references,
        state: State::Waiting {
            attempts: 0,
            not_before: Timestamp::default(),
        },
        written_at: now,
        request: None,
        answer: None,
    })
}
