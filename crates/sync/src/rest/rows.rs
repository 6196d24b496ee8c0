//! The rows of a page, and the frames they become.

use std::mem;

use serde_json::{Value, json};

use super::{
    Rest,
    decode::Tables,
    map::{Mapping, Record},
    place::{Pull, Task},
};
use crate::{
    block::{Block, Frame},
    profile::{Deletions, List, Pointer, Table, scalar},
    protocol::{Flaw, Refusal, Skipped},
};

/// The most a table may hold: it stands in the checkpoint while a pull lasts.
const LARGEST_TABLE: usize = 2_000;

/// What the rows of a page became.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub frames: Block,
    pub skipped: Vec<Skipped>,
}

/// What is done with the rows of a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// They are changes: documents and tombstones.
    Changes,
    /// They are the records there are.
    Listed,
    /// They only name the records there are.
    Named,
    /// They are what is gone.
    Gone,
}

impl Rest {
    /// The rows of an answer. No place for them: it is not the source that answered.
    pub(super) fn rows(&self, task: &Task, answer: &mut Value) -> Result<Vec<Value>, Refusal> {
        let reading = self.reading(task).ok_or(Refusal::Malformed)?;
        let place = self
            .variant(task)
            .and_then(|variant| variant.items.as_ref())
            .unwrap_or(&reading.items);
        let found = if place.is_root() {
            Some(mem::take(answer))
        } else {
            place.remove(answer)
        };
        match found {
            Some(Value::Array(rows)) => Ok(rows),
            Some(Value::Object(members)) if reading.keyed => Ok(members
                .into_iter()
                .map(|(key, value)| json!({"key": key, "value": value}))
                .collect()),
            None | Some(Value::Null) if reading.keyed || reading.may_lack_items => Ok(Vec::new()),
            _ => Err(Refusal::Malformed),
        }
    }

    /// Takes in the rows of a table.
    pub(super) fn take_table(&self, table: usize, rows: &[Value], tables: &mut Tables) {
        let Some(Table {
            name,
            read,
            key,
            take,
        }) = self.profile.tables.get(table)
        else {
            return;
        };
        let known = tables.entry(name.clone()).or_default();
        for row in rows {
            let item = Record::of(row, &read.item).item;
            let pair = key.get(item).and_then(scalar).zip(take.get(item));
            if let Some((key, value)) = pair.filter(|_| known.len() < LARGEST_TABLE) {
                known.insert(key, value.clone());
            }
        }
    }

    /// Makes frames of the rows of a list.
    pub(super) fn take_rows(&self, pull: &Pull, rows: &[Value]) -> Option<Taken> {
        let task = &pull.run.task;
        let list = self.profile.lists.get(task.list()?)?;
        let used = match (task, &list.deletions) {
            (Task::Changes(_), _) => Use::Changes,
            (Task::Deleted(_), _) => Use::Gone,
            (Task::Sweep(_), Deletions::Sweep { .. }) => Use::Named,
            _ => Use::Listed,
        };
        let variant = self.variant(task);
        let taking = Taking {
            list,
            mapping: self.mapping(task)?,
            used,
            item: variant
                .and_then(|variant| variant.item.as_ref())
                .unwrap_or(&list.read.item),
            id: variant.map_or(&[], |variant| &variant.id),
            tables: &pull.tables,
            names: pull.again,
        };
        let mut taken = Taken::default();
        for (position, row) in rows.iter().enumerate() {
            if let Err((flaw, id)) = taking.take(row, &mut taken.frames) {
                taken.skipped.push(Skipped { position, id, flaw });
            }
        }
        Some(taken)
    }
}

struct Taking<'p> {
    list: &'p List,
    mapping: Mapping<'p>,
    used: Use,
    item: &'p Pointer,
    id: &'p [Pointer],
    tables: &'p Tables,
    /// Whether names without a document may be told: there is a copy they can be compared with.
    names: bool,
}

impl Taking<'_> {
    fn take(&self, row: &Value, frames: &mut Block) -> Result<(), (Flaw, Option<String>)> {
        // Lists of what is there, or gone, may be lists of nothing but ids.
        let is_id = matches!(self.used, Use::Named | Use::Gone) && scalar(row).is_some();
        if !row.is_object() && !row.is_array() && !is_id {
            return Err((Flaw::NoRecord, None));
        }
        let record = Record::of(row, self.item);
        let own = Pointer::first(self.id, record.item).and_then(scalar);
        let id = own.or_else(|| self.list.identity.of(&record.places()));
        let id = id.or_else(|| scalar(row)).ok_or((Flaw::NoIdentity, None))?;
        if self
            .list
            .skip_ids
            .iter()
            .any(|pattern| pattern.matches(&id))
        {
            return Ok(());
        }
        let with_id = |flaw| (flaw, Some(id.clone()));
        let kind = self.mapping.kind(record);
        match self.used {
            Use::Gone => self.tell(kind, &id, true, frames).map_err(with_id),
            Use::Named if self.passes(record, true) => {
                self.tell(kind, &id, false, frames).map_err(with_id)
            }
            Use::Changes if self.is_gone(record) || !self.passes(record, false) => {
                self.tell(kind, &id, true, frames).map_err(with_id)
            }
            Use::Listed if self.is_gone(record) || !self.passes(record, false) => Ok(()),
            Use::Named => Ok(()),
            Use::Changes | Use::Listed if kind.is_none() && self.list.kind.all().is_none() => {
                Err(with_id(Flaw::NoIdentity))
            }
            // Of another kind than ours.
            Use::Changes | Use::Listed if kind.is_none() => Ok(()),
            Use::Changes | Use::Listed => {
                let kind = kind.unwrap_or_default();
                let document = self.mapping.document(&kind, &id, record, self.tables);
                let Ok(document) = document else {
                    if self.names && self.used == Use::Listed {
                        self.tell(Some(kind), &id, false, frames).map_err(with_id)?;
                    }
                    return Err(with_id(Flaw::NoBody));
                };
                push(&kind, &id, false, document.to_string().as_bytes(), frames).map_err(with_id)
            }
        }
    }

    /// Tells that a record is there or gone. Where its kind cannot be seen, of every kind it can be.
    fn tell(
        &self,
        kind: Option<String>,
        id: &str,
        deleted: bool,
        frames: &mut Block,
    ) -> Result<(), Flaw> {
        match (kind, self.list.kind.all()) {
            (Some(kind), _) => push(&kind, id, deleted, b"", frames),
            (None, Some(kinds)) => kinds
                .iter()
                .try_for_each(|kind| push(kind, id, deleted, b"", frames)),
            (None, None) => Err(Flaw::NoIdentity),
        }
    }

    fn is_gone(&self, record: Record<'_>) -> bool {
        match &self.list.deletions {
            Deletions::Feed(condition) => record
                .places()
                .into_iter()
                .any(|place| condition.holds(place)),
            _ => false,
        }
    }

    /// Whether it is one of the rows that are taken. Lists of ids do not have all that is asked about.
    fn passes(&self, record: Record<'_>, is_short: bool) -> bool {
        let mut only = self.list.only.iter();
        only.all(|only| (is_short && only.at.get(record.item).is_none()) || only.holds(record.item))
    }
}

fn push(kind: &str, id: &str, deleted: bool, json: &[u8], frames: &mut Block) -> Result<(), Flaw> {
    frames
        .push(Frame {
            kind,
            id,
            deleted,
            json,
        })
        .map_err(|_| Flaw::TooLong)
}
