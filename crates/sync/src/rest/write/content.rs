//! What is sent: the whole record, or what changed, as the source wants it.

use serde_json::Value;

use super::{
    super::{Unwritable, put_id},
    record,
    takes::untaken,
};
use crate::{
    outbox::{Change, applied},
    profile::{Concurrency, Format, List, Moment, Operation, Pointer, Var, Vars},
};

/// The content of a create. The variables have the record's id, if the device gives it.
pub(super) fn created(
    list: &List,
    way: &Operation,
    change: &Change,
    vars: &Vars,
) -> Result<Value, Unwritable> {
    let mapping = record::mapping(list);
    let mut item = mapping.create(&change.kind, &change.fields, way.omit_nulls)?;
    put_constants(list, vars, &mut item);
    if let (Some(id), false) = (vars.get(Var::Id), way.path.uses(Var::Id)) {
        put_id(list, id, None, &mut item);
    }
    if let (Some(reference), Some(own)) = (&list.identity.reference, &change.reference) {
        reference.at.set(&mut item, own.as_str().into());
    }
    stamp(list, change, &mut item);
    if way.omit_nulls {
        omit_nulls(&mut item);
    }
    Ok(wrapped(&way.wrap, item))
}

/// The content of an update over `base`.
pub(super) fn updated(
    list: &List,
    way: &Operation,
    change: &Change,
    base: &Value,
    vars: &Vars,
) -> Result<Value, Unwritable> {
    let mapping = record::mapping(list);
    let before = base.get("body").unwrap_or(&Value::Null);
    let after = applied(before, &change.fields);
    if let Some(place) = untaken(&mapping.takes(), before, &after) {
        return Err(Unwritable(place));
    }
    let told =
        |after: &Value| mapping.update(&change.kind, base.get("raw"), before, after, way.merge);
    let mut item = told(&after)?;
    if item == told(before)? {
        // Nothing of it is written anywhere: better said than passed for done.
        return Err(Unwritable(Pointer::default()));
    }
    put_constants(list, vars, &mut item);
    stamp(list, change, &mut item);
    if let (Concurrency::RevisionAt(place), Some(version)) =
        (&list.concurrency, vars.get(Var::Version))
    {
        place.set(&mut item, version.into());
    }
    Ok(wrapped(&way.wrap, item))
}

/// What goes with everything that is written; not those whose variables have no value.
fn put_constants(list: &List, vars: &Vars, item: &mut Value) {
    for (place, constant) in &list.writes.constants {
        if let Some(value) = constant.fill(vars) {
            place.set(item, value);
        }
    }
}

/// The time of the change, where the source has no clock.
fn stamp(list: &List, change: &Change, row: &mut Value) {
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
