//! What is made of each answer.

use serde_json::{Value, json};

use super::super::super::map::Record;
use super::{
    super::{address, answer::Heard, record, refusals, way},
    NAMELESS, Stage, Talk,
};
use crate::{
    http::Response,
    outbox::{Operation, Outcome, Step, diff},
    profile::{Concurrency, Deletions, Pointer},
};

impl Talk {
    /// The document of a record that stands alone.
    fn record(&self, item: &Value, response: &Response) -> Option<Value> {
        let record = Record { item, row: item };
        record::document(&self.list, &self.change.kind, record, response, &self.base)
    }

    /// The record of an answer that has it alone.
    fn one(&self, json: Option<&Value>, response: &Response) -> Option<Value> {
        let place = address::one(&self.list)?.at;
        let document = self.record(place.get(json?)?, response)?;
        (document.get("id").and_then(Value::as_str) == self.id.as_deref()).then_some(document)
    }

    /// Whether the profile tells by the record that it was removed.
    fn is_marked(&self, json: &Value) -> bool {
        let place = address::one(&self.list).map(|one| one.at);
        match (
            &self.list.deletions,
            place.and_then(|place| place.get(json)),
        ) {
            (Deletions::Feed(condition), Some(record)) => condition.holds(record),
            _ => false,
        }
    }

    /// Whether the document says all that the person wanted.
    fn says_it(&self, document: &Value) -> bool {
        let body = document.get("body").unwrap_or(&Value::Null);
        let wanted = crate::outbox::applied(body, &self.change.fields);
        crate::outbox::is_empty(&diff(body, &wanted))
    }

    fn sent(&self, document: Option<Value>) -> Step {
        let id = self.id.clone().unwrap_or_else(|| self.change.id.clone());
        Step::Done(Outcome::Sent { id, document })
    }

    /// It was written, and how the record is now is not known: as the person wanted it, as far as that goes.
    pub(super) fn done_unseen(&self) -> Step {
        let id = self.id.clone().unwrap_or_else(|| self.change.id.clone());
        let document = self.change.wanted().map(|body| {
            let mut document = json!({ "kind": self.change.kind, "id": id, "body": body });
            if self.id.is_none() {
                document[NAMELESS] = true.into();
            }
            document
        });
        self.sent(document)
    }

    pub(super) fn written(&mut self, heard: Heard, response: &Response) -> Step {
        let deletes = self.change.operation == Operation::Delete;
        let creates = self.change.operation == Operation::Create;
        match heard {
            // A filter that met nothing is no refusal, and somebody else may have answered with content:
            // whether the record is gone tells.
            Heard::Fine { json } if deletes => {
                let guarded = matches!(self.list.concurrency, Concurrency::Guard { .. });
                if json.is_none() && !guarded {
                    return self.sent(None);
                }
                let sure = !guarded && self.one(json.as_ref(), response).is_some();
                self.ask(Stage::ReadBack { sure })
            }
            Heard::Fine { json } => self.taken(json.as_ref(), response),
            Heard::Missing if creates => self.rejected(response),
            Heard::Forbidden | Heard::Missing if !creates => self.ask(Stage::Reread {
                status: response.status,
            }),
            Heard::Forbidden => Step::Done(self.forbidden()),
            Heard::Conflict | Heard::Exists if creates => {
                let known = self.id.is_some();
                let findable = self.list.identity.reference.is_some();
                match (known, findable) {
                    (true, _) => self.ask(Stage::ReadExisting),
                    (false, true) => self.ask(Stage::LookUp),
                    (false, false) => self.rejected(response),
                }
            }
            Heard::Conflict | Heard::Exists => self.ask(Stage::ReadTheirs),
            Heard::Rejected | Heard::Missing => self.rejected(response),
            Heard::Ends(Outcome::Failed) if creates && self.doubles() && response.status == 500 => {
                // It may have made the record all the same, and would make another each time.
                self.rejected(response)
            }
            Heard::SignedOut => Step::Done(Outcome::SignIn),
            Heard::NotTheSource => Step::Done(Outcome::NoAnswer),
            Heard::Ends(outcome) => Step::Done(outcome),
        }
    }

    /// Whether repeating the create may make the record twice.
    fn doubles(&self) -> bool {
        self.id.is_none() && self.list.identity.reference.is_none()
    }

    fn rejected(&self, response: &Response) -> Step {
        let wrap = way(&self.list, self.change.operation).map(|way| way.wrap.clone());
        let fields = refusals::read(&self.list, &wrap.unwrap_or_default(), &response.body);
        let status = response.status;
        Step::Done(Outcome::Refused { status, fields })
    }

    /// The source says that it has taken a new or changed record.
    fn taken(&mut self, json: Option<&Value>, response: &Response) -> Step {
        let Some(way) = way(&self.list, self.change.operation) else {
            return Step::Done(Outcome::NotAllowed);
        };
        if let (Concurrency::Guard { empty, .. }, Operation::Update) =
            (&self.list.concurrency, self.change.operation)
        {
            let nothing = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
            if json.and_then(|json| empty.get(json)).is_none_or(nothing) {
                return self.ask(Stage::ReadTheirs);
            }
        }
        let (complete, named) = (way.complete, way.answer.is_some());
        // Where nothing else tells a new record's id, the answer has to.
        let root = Pointer::default();
        let told = way.answer.as_ref().or(self.doubles().then_some(&root));
        let item = told.zip(json).and_then(|(place, json)| place.get(json));
        let silent = json.is_none();
        let Some((item, id)) = item.and_then(|item| Some((item, self.list.identity.of(&[item])?)))
        else {
            // What is no record may be a stranger's answer: how the record is now tells.
            self.id = self.id.take().or_else(|| location(response));
            return match (&self.id, &self.list.identity.reference) {
                (Some(_), _) => self.ask(Stage::ReadBack { sure: silent }),
                (None, Some(_)) => self.ask(Stage::LookUp),
                // Made beyond doubt, and another try would make it again.
                (None, None) if silent || response.status == 201 => self.done_unseen(),
                (None, None) => Step::Done(Outcome::NoAnswer),
            };
        };
        if self.change.operation == Operation::Update && self.id.as_ref() != Some(&id) {
            return self.ask(Stage::ReadBack { sure: false });
        }
        self.id = Some(id);
        match self.record(item, response) {
            Some(document) if complete && (named || self.says_it(&document)) => {
                self.sent(Some(document))
            }
            _ => self.ask(Stage::ReadBack { sure: true }),
        }
    }

    fn looked_up(&mut self, json: Option<Value>, response: &Response) -> Step {
        let (Some(json), Some(reference)) = (json, &self.list.identity.reference) else {
            return Step::Done(Outcome::NoAnswer);
        };
        let own = self.change.reference.clone().unwrap_or_default();
        let rows = match self.list.read.items.get(&json) {
            Some(Value::Array(rows)) => rows.as_slice(),
            None if self.list.read.may_lack_items => &[],
            _ => return Step::Done(Outcome::NoAnswer),
        };
        let says = |row: &&Value| {
            let record = Record::of(row, &self.list.read.item);
            let found = record
                .places()
                .into_iter()
                .find_map(|place| reference.at.get(place));
            let found = found.and_then(Value::as_str);
            found.is_some_and(|found| found.eq_ignore_ascii_case(&own))
        };
        match rows.iter().find(says) {
            Some(row) => {
                let record = Record::of(row, &self.list.read.item);
                let (list, kind) = (&self.list, &self.change.kind);
                match record::document(list, kind, record, response, &self.base) {
                    Some(document) => self.existing(document),
                    None => Step::Done(Outcome::NoAnswer),
                }
            }
            // Only the first time: it would go round in circles.
            None if rows.is_empty() && self.repeated => {
                self.repeated = false;
                self.ask(Stage::Write)
            }
            // The source does not understand the question, and gave anything.
            None => Step::Done(Outcome::Failed),
        }
    }

    fn existing(&mut self, document: Value) -> Step {
        let id = document
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        Step::Done(Outcome::Exists { id, document })
    }

    /// Others may have been there before: written only over what the person saw.
    fn compared(&mut self, theirs: Value) -> Step {
        let version = |document: &Value| document.get("version").cloned();
        let body = |document: &Value| document.get("body").cloned().unwrap_or_default();
        let before = &self.base;
        let same = match (self.version(), version(&theirs)) {
            (Some(seen), Some(now)) => now.as_str() == Some(&seen),
            _ => crate::outbox::is_empty(&diff(&body(before), &body(&theirs))),
        };
        if same {
            self.base = theirs;
            self.ask(Stage::Write)
        } else {
            Step::Done(Outcome::Conflict { theirs })
        }
    }

    fn forbidden(&self) -> Outcome {
        if self.way.can_sign_in() && !self.way.signs() {
            Outcome::SignIn
        } else {
            Outcome::NotAllowed
        }
    }

    /// The record is there, and yet it cannot be written.
    pub(super) fn unreadable(&self, status: u16) -> Outcome {
        match status {
            403 => self.forbidden(),
            _ if self.way.can_sign_in() => Outcome::SignIn,
            _ => Outcome::NotAllowed,
        }
    }

    fn gone(&self) -> Step {
        match self.change.operation {
            Operation::Delete => self.sent(None),
            Operation::Create | Operation::Update => Step::Done(Outcome::Gone),
        }
    }

    /// Takes in how the record is, or that it is not.
    pub(super) fn read(&mut self, heard: Heard, response: &Response) -> Step {
        let stage = self.stage.clone();
        let json = match heard {
            Heard::Fine { json } => json,
            Heard::Missing => return self.missing(&stage),
            Heard::Ends(_) | Heard::NotTheSource if stage == (Stage::ReadBack { sure: true }) => {
                return self.done_unseen();
            }
            Heard::SignedOut | Heard::Forbidden if stage == (Stage::ReadBack { sure: true }) => {
                return self.done_unseen();
            }
            Heard::SignedOut => return Step::Done(Outcome::SignIn),
            Heard::Forbidden => return Step::Done(self.forbidden()),
            Heard::Ends(outcome) => return Step::Done(outcome),
            Heard::NotTheSource => return Step::Done(Outcome::NoAnswer),
            Heard::Conflict | Heard::Exists | Heard::Rejected => {
                return Step::Done(Outcome::Failed);
            }
        };
        if stage == Stage::LookUp {
            return self.looked_up(json, response);
        }
        // Filters answer with nothing where there is nothing.
        let nowhere = |json: &Value| {
            let place = address::one(&self.list)
                .map(|one| one.at)
                .unwrap_or_default();
            let above = place.ancestor(place.depth().saturating_sub(1));
            above
                .get(json)
                .and_then(Value::as_array)
                .is_some_and(Vec::is_empty)
        };
        if json.as_ref().is_some_and(nowhere) {
            return self.missing(&stage);
        }
        let Some(document) = self.one(json.as_ref(), response) else {
            return match stage {
                Stage::ReadBack { sure: true } => self.done_unseen(),
                _ => Step::Done(Outcome::NoAnswer),
            };
        };
        match stage {
            Stage::Compare => self.compared(document),
            Stage::LookAt | Stage::ReadExisting => self.existing(document),
            Stage::ReadTheirs => Step::Done(Outcome::Conflict { theirs: document }),
            Stage::Reread { status } => Step::Done(self.unreadable(status)),
            Stage::ReadBack { sure } if self.change.operation == Operation::Delete => {
                if matches!(self.list.concurrency, Concurrency::Guard { .. }) {
                    return Step::Done(Outcome::Conflict { theirs: document });
                }
                // Some sources only mark what was removed. A version of its own may be somebody else's change, unless the
                // source has answered with this record.
                let changed = document.get("version") != self.base.get("version");
                if (sure && changed) || json.as_ref().is_some_and(|json| self.is_marked(json)) {
                    self.sent(None)
                } else {
                    Step::Done(Outcome::Failed)
                }
            }
            Stage::ReadBack { sure } if sure || self.says_it(&document) => {
                self.sent(Some(document))
            }
            Stage::ReadBack { .. } | Stage::Write | Stage::LookUp => Step::Done(Outcome::NoAnswer),
        }
    }

    fn missing(&mut self, stage: &Stage) -> Step {
        match stage {
            Stage::LookAt => self.ask(Stage::Write),
            // Taken, and not shown: it waits for approval.
            Stage::ReadBack { sure: true } => self.done_unseen(),
            Stage::ReadBack { .. } if self.change.operation != Operation::Delete => {
                Step::Done(Outcome::NoAnswer)
            }
            Stage::ReadExisting => Step::Done(Outcome::Failed),
            Stage::LookUp => Step::Done(Outcome::NoAnswer),
            _ => self.gone(),
        }
    }
}

/// The id at the end of the address that a create was given.
fn location(response: &Response) -> Option<String> {
    let location = response.header("location")?;
    let path = location.split(['?', '#']).next()?.trim_end_matches('/');
    let id = path.rsplit('/').next().filter(|id| !id.is_empty())?;
    Some(id.to_owned())
}
