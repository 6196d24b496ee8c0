//! Changes sent as the outbox sends them.

use serde_json::Value;

use super::{
    super::{
        super::{pull::Pulled, session::Exchange},
        Subject,
    },
    sample::Sample,
};
use crate::{
    outbox::{Change, Operation, Outcome, State, Step, Writer},
    profile::{ClientIds, Concurrency, Pointer},
    rest::Writing,
    source::SourceId,
    time::Timestamp,
};

/// What all steps that write share.
pub(super) struct Talk<'a> {
    pub subject: &'a Subject<'a>,
    pub sample: Sample,
    pub kind: String,
    /// What the records made here are called.
    pub marker: String,
    /// Records that were made and not yet removed, with their documents.
    pub made: Vec<(String, Value)>,
    writing: Writing,
    source: Option<SourceId>,
    references: u32,
}

impl<'a> Talk<'a> {
    pub(super) fn new(subject: &'a Subject<'a>, whole: Option<&Pulled>) -> Self {
        let writing = Writing::new(subject.profile.clone(), &*subject.options.base_url);
        writing.sign_in(subject.credentials.clone());
        let kinds = subject.list.kind.all().unwrap_or_default();
        let kind = kinds.first().copied().unwrap_or("record").to_owned();
        let mut talk = Self {
            subject,
            sample: Sample::of(subject, whole),
            kind,
            marker: String::new(),
            made: Vec::new(),
            writing,
            source: SourceId::try_from("probe".to_owned()).ok(),
            references: 0,
        };
        let reference = talk.reference();
        let tail = reference.get(reference.len() - 6..).unwrap_or_default();
        talk.marker = format!("lotse-probe {tail}, may be deleted");
        talk
    }

    /// A UUID of version 7 (RFC 9562) that no other run has.
    pub(super) fn reference(&mut self) -> String {
        use std::hash::{BuildHasher, RandomState};
        self.references += 1;
        // Every state hashes with keys of its own.
        let chance = |number: u32| u128::from(RandomState::new().hash_one(number));
        let millis = u128::from(now().as_millis().unsigned_abs()) & 0xffff_ffff_ffff;
        let (first, second) = (
            chance(self.references) & 0xfff,
            chance(!self.references) >> 2,
        );
        let number = millis << 80 | 7 << 76 | first << 64 | 2 << 62 | second;
        let hex = format!("{number:032x}");
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
        let parts = [
            part(0, 8),
            part(8, 12),
            part(12, 16),
            part(16, 20),
            part(20, 32),
        ];
        parts.join("-")
    }

    /// A new record with this reference and body.
    pub(super) fn creation(&self, reference: &str, body: Value) -> Option<Change> {
        let mut change = self.change(Operation::Create, reference, None, body)?;
        change.reference = Some(reference.to_owned());
        Some(change)
    }

    /// A change of a record that was last seen like this.
    pub(super) fn change(
        &self,
        operation: Operation,
        id: &str,
        base: Option<&Value>,
        fields: Value,
    ) -> Option<Change> {
        Some(Change {
            source: self.source.clone()?,
            kind: self.kind.clone(),
            id: id.to_owned(),
            reference: None,
            operation,
            base: base.cloned(),
            fields,
            attempted: None,
            after: Vec::new(),
            references: Vec::new(),
            state: State::Waiting {
                attempts: 0,
                not_before: Timestamp::default(),
            },
            written_at: now(),
            seen: Vec::new(),
            request: None,
            answer: None,
        })
    }

    /// Removes a record that was made here, whatever it has become: it need not be a document of ours.
    pub(super) fn remove(&self, id: &str) -> Option<(Outcome, Vec<Exchange>)> {
        let mut profile = self.subject.profile.clone();
        for list in &mut profile.lists {
            list.fields = None;
            list.body = Pointer::default();
            // Only what is read under this very id is removed: some backends take any text for a number.
            if list.concurrency == Concurrency::None && list.one.is_some() {
                list.concurrency = Concurrency::Check;
            }
        }
        let writing = Writing::new(profile, &*self.subject.options.base_url);
        writing.sign_in(self.subject.credentials.clone());
        let change = self.change(Operation::Delete, id, None, Value::Null)?;
        let (outcome, mut shown) = self.deliver_by(&writing, &change, false);
        // How it is now was not known, and is from here on.
        let Outcome::Conflict { theirs } = outcome else {
            return Some((outcome, shown));
        };
        let change = self.change(Operation::Delete, id, Some(&theirs), Value::Null)?;
        let (outcome, more) = self.deliver_by(&writing, &change, false);
        shown.extend(more);
        Some((outcome, shown))
    }

    /// Delivers a change; `repeated` as if an earlier try had been lost.
    pub(super) fn deliver(&self, change: &Change, repeated: bool) -> (Outcome, Vec<Exchange>) {
        self.deliver_by(&self.writing, change, repeated)
    }

    fn deliver_by(
        &self,
        writing: &Writing,
        change: &Change,
        repeated: bool,
    ) -> (Outcome, Vec<Exchange>) {
        let session = self.subject.session;
        let mut shown = Vec::new();
        let (mut delivery, mut step) = writing.deliver(change, repeated);
        loop {
            match step {
                Step::Done(outcome) => return (outcome, shown),
                Step::Send(request) => {
                    let answer = session.send(request);
                    shown.extend(session.last());
                    let answer = answer.as_ref().map_err(|trouble| trouble.kind);
                    step = delivery.answer(answer);
                }
            }
        }
    }

    /// Whether the backend makes the ids.
    pub(super) fn names_nothing(&self) -> bool {
        self.subject.list.identity.client == ClientIds::None
    }

    /// Whether the profile has a way to do this.
    pub(super) fn allows(&self, operation: Operation) -> bool {
        self.writing.allows(&self.kind, operation)
    }
}

/// The time by this machine's clock, for sources that have none.
fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let millis = since.map_or(0, |since| since.as_millis());
    Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}

/// What an outcome means, for people.
pub(super) fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Sent { id, .. } => format!("taken, its id is {id}"),
        Outcome::Exists { id, .. } => format!("it was there already, its id is {id}"),
        Outcome::Conflict { .. } => "somebody else was faster".to_owned(),
        Outcome::NoAnswer => "no answer, or one that is not the backend's".to_owned(),
        Outcome::Busy { .. } => "asked too often, or closed for now".to_owned(),
        Outcome::Failed => "the backend failed".to_owned(),
        Outcome::SignIn => "it wants somebody to sign in".to_owned(),
        Outcome::NotAllowed => "it is not allowed".to_owned(),
        Outcome::Gone => "the record is not there any more".to_owned(),
        Outcome::TooLarge => "it is more than the backend takes".to_owned(),
        Outcome::Refused { status: 0, .. } => {
            "nothing of it can be written as the profile is".to_owned()
        }
        Outcome::Refused { status, fields } if fields.is_empty() => {
            format!("the backend does not take it ({status}), and names no field")
        }
        Outcome::Refused { status, fields } => {
            let fields: Vec<String> = fields
                .iter()
                .map(|field| {
                    let words = [field.code.as_str(), field.message.as_str()];
                    let words: Vec<&str> =
                        words.into_iter().filter(|word| !word.is_empty()).collect();
                    let words = words.join(", ");
                    if field.pointer.is_empty() {
                        format!("above all fields: {words}")
                    } else {
                        format!("beside {}: {words}", field.pointer)
                    }
                })
                .collect();
            format!(
                "the backend does not take it ({status}); the app shows, {}",
                fields.join("; ")
            )
        }
    }
}
