//! What is sent: the whole record, or what changed, as the source wants it.

use serde_json::{Map, Value};

use super::record;
use crate::{
    outbox::Change,
    profile::{Concurrency, Format, List, Merge, Moment, Operation, Pointer, Var},
};

/// The content of a create. `id` is the record's, if the device gives it.
pub(super) fn created(list: &List, way: &Operation, change: &Change, id: Option<&str>) -> Value {
    let empty = Value::Object(Map::new());
    let mut row = record::changed(list, empty, &Value::Null, &change.fields);
    if let (Some(id), Some(place), false) = (id, list.identity.at.first(), way.path.uses(Var::Id)) {
        place.set(&mut row, id.into());
    }
    if let (Some(reference), Some(own)) = (&list.identity.reference, &change.reference) {
        reference.at.set(&mut row, own.as_str().into());
    }
    add(list, change, &mut row);
    if way.omit_nulls {
        omit_nulls(&mut row);
    }
    wrapped(&way.wrap, row)
}

/// The content of an update over `base`. None: nothing of it can be written.
pub(super) fn updated(
    list: &List,
    way: &Operation,
    change: &Change,
    base: &Value,
    version: Option<&str>,
) -> Option<Value> {
    let before = base.get("body").unwrap_or(&Value::Null);
    let after = crate::outbox::applied(before, &change.fields);
    let from = record::row(list, base);
    let to = record::changed(list, from.clone(), before, &after);
    let mut row = match way.merge {
        Merge::Replace => to,
        Merge::Levels(levels) => difference(&from, &to, levels),
    };
    if way.merge != Merge::Replace && row.as_object().is_none_or(Map::is_empty) {
        return None;
    }
    add(list, change, &mut row);
    if let (Concurrency::RevisionAt(place), Some(version)) = (&list.concurrency, version) {
        place.set(&mut row, version.into());
    }
    Some(wrapped(&way.wrap, row))
}

/// What the source must be told beside what the person changed.
fn add(list: &List, change: &Change, row: &mut Value) {
    for (place, value) in &list.writes.constants {
        place.set(row, value.clone());
    }
    if let Some(stamp) = &list.stamp {
        let moment = Moment::from_micros(change.written_at.as_millis().saturating_mul(1000));
        let stamped = match stamp.format {
            Format::EpochMillis => change.written_at.as_millis().into(),
            Format::EpochSeconds => moment.seconds().into(),
            format => Value::String(moment.write(format)),
        };
        stamp.at.set(row, stamped);
    }
}

/// What a source that merges so many levels must be sent: below, objects go whole.
fn difference(from: &Value, to: &Value, levels: u32) -> Value {
    let (Value::Object(from), Value::Object(to)) = (from, to) else {
        return to.clone();
    };
    let mut changed = Map::new();
    for (name, before) in from {
        if !before.is_null() && !to.contains_key(name) {
            changed.insert(name.clone(), Value::Null);
        }
    }
    for (name, after) in to {
        match from.get(name) {
            Some(before) if before == after => {}
            Some(before @ Value::Object(_)) if levels > 1 && after.is_object() => {
                changed.insert(name.clone(), difference(before, after, levels - 1));
            }
            None if after.is_null() => {}
            _ => {
                changed.insert(name.clone(), after.clone());
            }
        }
    }
    Value::Object(changed)
}

fn omit_nulls(row: &mut Value) {
    if let Value::Object(fields) = row {
        fields.retain(|_, value| !value.is_null());
        fields.values_mut().for_each(omit_nulls);
    }
}

fn wrapped(place: &Pointer, row: Value) -> Value {
    let mut content = Value::Null;
    place.set(&mut content, row);
    content
}
