//! Changes follow their record: to its newer version, and to the id its source gives it.

use serde_json::{Value, json};

use super::{Outbox, tell};
use crate::{
    event::Effect,
    outbox::{
        change::{Change, Number, Operation, Reason, State},
        input::News,
        overlay::fingerprint,
        patch,
    },
    time::Timestamp,
};

impl Outbox {
    /// Puts the change on another version of its record. False when there is nothing left to send, or
    /// the person must decide.
    pub(super) fn rebase(&mut self, now: Timestamp, number: Number, theirs: Value) -> bool {
        let Some(change) = self.rows.get_mut(&number) else {
            return false;
        };
        let merged = change.merged_with(&theirs);
        change.sees(&theirs);
        self.mark(number);
        let Some(change) = self.rows.get_mut(&number) else {
            return false;
        };
        match merged {
            Ok(fields) if change.operation != Operation::Delete && patch::is_empty(&fields) => {
                change.request = None;
                change.attempted = None;
                change.state = State::Sent {
                    at: now,
                    document: Some(theirs.clone()),
                    missed: false,
                };
                if let Some(next) = self.follower(number) {
                    self.rebase(now, next, theirs);
                }
                false
            }
            Ok(fields) => {
                change.fields = fields;
                change.base = Some(theirs);
                change.attempted = None;
                true
            }
            Err(fields) => {
                self.stick(number, Reason::Conflict { theirs, fields });
                false
            }
        }
    }

    /// The next change of the same record that is not sent.
    pub(super) fn follower(&self, number: Number) -> Option<Number> {
        let change = self.rows.get(&number)?;
        let later = self.rows.range(number..).skip(1);
        let next = |(_, other): &(&Number, &Change)| !other.is_sent() && other.same_record(change);
        let mut later = later.filter(next);
        later.next().map(|(number, _)| *number)
    }

    /// Gives the record the id its source knows it by, here and wherever it is named.
    pub(super) fn adopt(&mut self, number: Number, id: &str, effects: &mut Vec<Effect>) {
        let Some(change) = self.rows.get(&number) else {
            return;
        };
        let (source, kind, from) = (
            change.source.clone(),
            change.kind.clone(),
            change.id.clone(),
        );
        if from == id {
            return;
        }
        let mut touched = Vec::new();
        for (number, change) in &mut self.rows {
            let before = change.source == source && change.rename(&kind, &from, id);
            touched.extend(before.then_some(*number));
        }
        touched.into_iter().for_each(|number| self.mark(number));
        let to = id.to_owned();
        tell(
            News::Adopted {
                source,
                kind,
                from,
                to,
            },
            effects,
        );
    }
}

impl Change {
    /// Names a record by its new id. Whether it was named here.
    pub(super) fn rename(&mut self, kind: &str, from: &str, to: &str) -> bool {
        let mut named = false;
        if self.kind == kind && self.id == from {
            self.id = to.to_owned();
            let id = self.base.as_mut().and_then(|base| base.get_mut("id"));
            if let Some(id) = id {
                *id = to.into();
            }
            named = true;
        }
        for pointer in &self.references {
            let fields = [Some(&mut self.fields), self.attempted.as_mut()];
            for place in fields.into_iter().flatten() {
                if let Some(value) = place.pointer_mut(pointer)
                    && value.as_str() == Some(from)
                {
                    *value = to.into();
                    named = true;
                }
            }
        }
        named
    }

    /// Notes a version of the record that does not contain this change.
    pub(super) fn sees(&mut self, document: &Value) {
        const ENOUGH: usize = 8;
        let fingerprint = fingerprint(document.to_string().as_bytes());
        if !self.seen.contains(&fingerprint) {
            self.seen.push(fingerprint);
        }
        if self.seen.len() > ENOUGH {
            self.seen.remove(0);
        }
    }

    /// The document as this change would leave it.
    pub(super) fn document_after(&self) -> Value {
        let mut document = match &self.base {
            Some(base) => base.clone(),
            None => json!({ "kind": self.kind, "id": self.id }),
        };
        if let (Some(fields), Some(wanted)) = (document.as_object_mut(), self.wanted()) {
            fields.insert("body".to_owned(), wanted);
        }
        document
    }
}
