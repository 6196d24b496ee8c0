//! A delivery as a conversation: each stage is a question whose answer decides the next.

mod heard;

use std::rc::Rc;

use serde_json::Value;

use super::{address, answer::hear, content, way};
use crate::{
    http::{Request, Response, Unreachable},
    outbox::{Change, Delivery, FieldRefusal, Operation, Outcome, Step},
    profile::{
        Concurrency, Credentials, Doing, List, Merge, Pointer, Template, Transport, Var, Vars,
    },
    rest::{Unwritable, link::Base},
};

/// Where and as whom.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub base: Base,
    pub transport: Transport,
    pub credentials: Credentials,
}

/// All a delivery needs to know.
#[derive(Debug)]
pub(super) struct Begun {
    pub list: Rc<List>,
    pub way: Way,
    pub change: Change,
}

/// What was asked last.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// Whether the new record is there already.
    LookUp,
    /// Whether the record of the id that this device gives is there already.
    LookAt,
    /// How the record is, before it is written.
    Compare,
    /// That it be written.
    Write,
    /// How the record is after it was written. `sure`: that it was is beyond doubt.
    ReadBack { sure: bool },
    /// Whether the record is still there, though writing it was answered with this status.
    Reread { status: u16 },
    /// The record that is there already.
    ReadExisting,
    /// What others made of the record.
    ReadTheirs,
}

#[derive(Debug)]
struct Talk {
    list: Rc<List>,
    way: Way,
    change: Change,
    /// The record's id at the source, as far as it is known.
    id: Option<String>,
    /// The document that is written over.
    base: Value,
    repeated: bool,
    stage: Stage,
}

/// What stands in the document of a record that was made at the source, where nobody said under which id.
const NAMELESS: &str = "nameless";

pub(super) fn begin(begun: Begun, repeated: bool) -> (Box<dyn Delivery>, Step) {
    let mut talk = Talk::new(begun, repeated);
    let step = if talk.is_nameless() {
        Step::Done(Outcome::NotAllowed)
    } else {
        let stage = talk.first();
        talk.ask(stage)
    };
    (Box::new(talk), step)
}

/// The id the device gives to a new record, if it may.
pub(super) fn own_id(list: &List, change: &Change) -> Option<String> {
    list.identity.client.of_uuid(change.reference.as_ref()?)
}

/// The first request, if it is the write itself.
pub(super) fn first_write(begun: Begun) -> Option<Request> {
    let talk = Talk::new(begun, false);
    let writes = !talk.is_nameless() && talk.first() == Stage::Write;
    let first = writes.then(|| talk.write());
    first?.ok()?
}

impl Talk {
    fn new(begun: Begun, repeated: bool) -> Self {
        let Begun { list, way, change } = begun;
        let id = match change.operation {
            Operation::Create => own_id(&list, &change),
            Operation::Update | Operation::Delete => Some(change.id.clone()),
        };
        Self {
            base: change.base.clone().unwrap_or_default(),
            stage: Stage::Write,
            list,
            way,
            change,
            id,
            repeated,
        }
    }

    /// Whether the record is only known by our own name for it. A source may take that for another record's id:
    /// some read "01a2…" as the number 1.
    fn is_nameless(&self) -> bool {
        self.change.operation != Operation::Create && self.base.get(NAMELESS).is_some()
    }

    fn first(&self) -> Stage {
        let needs_version = !matches!(
            self.list.concurrency,
            Concurrency::None | Concurrency::Check
        );
        match self.change.operation {
            Operation::Create if self.repeated => match (&self.id, &self.list.identity.reference) {
                (Some(_), _) if self.guards_create() => Stage::Write,
                (Some(_), _) => Stage::LookAt,
                (None, Some(_)) => Stage::LookUp,
                // Nothing tells whether it arrived: it may be there twice now.
                (None, None) => Stage::Write,
            },
            Operation::Create => Stage::Write,
            _ if self.list.concurrency == Concurrency::Check => Stage::Compare,
            _ if needs_version && self.version().is_none() => Stage::Compare,
            Operation::Update if self.lacks_row() => Stage::Compare,
            Operation::Update | Operation::Delete => Stage::Write,
        }
    }

    fn guards_create(&self) -> bool {
        matches!(&self.list.concurrency, Concurrency::IfMatch { create, .. } if !create.is_empty())
    }

    /// Whether the row is needed whole, and was not kept.
    fn lacks_row(&self) -> bool {
        let replaces = self
            .list
            .writes
            .update
            .as_ref()
            .is_some_and(|way| way.merge == Merge::Replace);
        replaces && self.list.keeps_row() && self.base.get("raw").is_none()
    }

    /// The version of the document that is written over.
    fn version(&self) -> Option<String> {
        let own = self.base.get("version").and_then(Value::as_str);
        let read = || self.list.version.as_ref()?.of(&[&self.base]);
        own.map(str::to_owned).or_else(read)
    }

    fn vars(&self) -> Vars {
        let mut vars = Vars::default();
        let version = self.version();
        let known = [
            (Var::Id, self.id.as_deref()),
            (Var::Ref, self.change.reference.as_deref()),
            (Var::Version, version.as_deref()),
        ];
        for (var, value) in known {
            if let Some(value) = value {
                vars.set(var, value);
            }
        }
        vars
    }

    fn doing(&self) -> Doing {
        match (&self.stage, self.change.operation) {
            (Stage::Write, Operation::Create) => Doing::Create,
            (Stage::Write, Operation::Update) => Doing::Update,
            (Stage::Write, Operation::Delete) => Doing::Delete,
            _ => Doing::Read,
        }
    }

    /// Goes on to a stage; what the profile has no way for cannot be done.
    fn ask(&mut self, stage: Stage) -> Step {
        let request = match stage {
            Stage::Write => match self.write() {
                Ok(request) => request,
                Err(Unwritable(place)) => return Step::Done(unwritable(&place)),
            },
            Stage::LookUp => {
                let reference = self.list.identity.reference.as_ref();
                reference.and_then(|reference| {
                    self.way.look_up(&self.list, &reference.query, &self.vars())
                })
            }
            _ => address::one(&self.list).and_then(|one| self.way.read_one(&one, &self.vars())),
        };
        match (request, &stage) {
            (Some(request), _) => {
                self.stage = stage;
                Step::Send(request)
            }
            // It cannot be read alone: what is known must do.
            (None, Stage::ReadBack { sure: true }) => self.done_unseen(),
            (None, Stage::ReadBack { .. }) => Step::Done(Outcome::NoAnswer),
            (None, Stage::Reread { status }) => Step::Done(self.unreadable(*status)),
            (None, Stage::ReadExisting | Stage::ReadTheirs) => {
                let fields = Vec::new();
                Step::Done(Outcome::Refused {
                    status: 409,
                    fields,
                })
            }
            (None, _) => Step::Done(Outcome::NotAllowed),
        }
    }

    fn write(&self) -> Result<Option<Request>, Unwritable> {
        let (list, vars) = (&self.list, self.vars());
        let Some(way) = way(list, self.change.operation) else {
            return Ok(None);
        };
        let nothing = Vec::new();
        let (mut more, mut headers) = (Vec::new(), &nothing);
        let creates = self.change.operation == Operation::Create;
        let if_match;
        match &list.concurrency {
            Concurrency::IfMatch { create, .. } if creates => headers = create,
            Concurrency::IfMatch { value, .. } => {
                if_match = vec![("if-match".to_owned(), value.clone())];
                headers = &if_match;
            }
            Concurrency::RevisionQuery(name) if !creates => {
                more.extend(Template::parse("{version}").map(|version| (name.clone(), version)));
            }
            Concurrency::Guard { query, .. } if !creates => more.clone_from(query),
            _ => {}
        }
        let content = match self.change.operation {
            Operation::Create => Some(content::created(list, way, &self.change, &vars)?),
            Operation::Update => Some(content::updated(
                list,
                way,
                &self.change,
                &self.base,
                &vars,
            )?),
            Operation::Delete => None,
        };
        Ok(self.way.write(way, &more, headers, &vars, content))
    }
}

/// The source has no way to say what the person wrote there.
fn unwritable(place: &Pointer) -> Outcome {
    let field = FieldRefusal {
        pointer: place.to_string(),
        code: "unwritable".to_owned(),
        message: String::new(),
    };
    Outcome::Refused {
        status: 0,
        fields: vec![field],
    }
}

impl Delivery for Talk {
    fn answer(&mut self, answer: Result<&Response, Unreachable>) -> Step {
        let Ok(response) = answer else {
            return match self.stage {
                Stage::ReadBack { sure: true } => self.done_unseen(),
                _ => Step::Done(Outcome::NoAnswer),
            };
        };
        let heard = hear(&self.list, self.doing(), response);
        match self.stage {
            Stage::Write => self.written(heard, response),
            _ => self.read(heard, response),
        }
    }
}
