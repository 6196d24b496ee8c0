//! Three-way merge: what two people made of one document, made one again where that can be.
//!
//! Objects are merged by key, everything else is taken whole. Null and absent are one.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Both sides made one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Every change of either side; at a conflict, theirs. None: it is not there any more.
    pub merged: Option<Value>,
    /// What both changed differently.
    pub conflicts: Vec<Conflict>,
}

/// A place that both sides changed differently; a value that is absent is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Where: a JSON Pointer.
    pub pointer: String,
    /// What stood there before either change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Value>,
    /// What this person wants there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<Value>,
    /// What the others put there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Value>,
}

/// Merges `mine` and `theirs`, both made from `base`.
pub fn merge(base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Merged {
    let mut conflicts = Vec::new();
    let merged = merge_at("", base, mine, theirs, &mut conflicts);
    Merged { merged, conflicts }
}

fn merge_at(
    pointer: &str,
    base: Option<&Value>,
    mine: Option<&Value>,
    theirs: Option<&Value>,
    conflicts: &mut Vec<Conflict>,
) -> Option<Value> {
    let there = |value: &&Value| !value.is_null();
    let (base, mine, theirs) = (base.filter(there), mine.filter(there), theirs.filter(there));
    if mine == theirs || mine == base {
        return theirs.cloned();
    }
    if theirs == base {
        return mine.cloned();
    }
    if let (Some(Value::Object(mine)), Some(Value::Object(theirs))) = (mine, theirs) {
        let nothing = Map::new();
        let base = base.and_then(Value::as_object).unwrap_or(&nothing);
        let mut merged = Map::new();
        let others = theirs.keys().filter(|name| !mine.contains_key(*name));
        for name in mine.keys().chain(others) {
            let place = format!("{pointer}/{}", escape(name));
            let (base, mine, theirs) = (base.get(name), mine.get(name), theirs.get(name));
            if let Some(value) = merge_at(&place, base, mine, theirs, conflicts) {
                merged.insert(name.clone(), value);
            }
        }
        return Some(Value::Object(merged));
    }
    conflicts.push(Conflict {
        pointer: pointer.to_owned(),
        base: base.cloned(),
        mine: mine.cloned(),
        theirs: theirs.cloned(),
    });
    theirs.cloned()
}

/// Puts `value` at the pointer, making objects on the way; none takes away what is there.
pub(crate) fn put(target: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((parents, name)) = pointer.rsplit_once('/') else {
        *target = value.unwrap_or(Value::Null);
        return;
    };
    let mut place = target;
    for parent in parents.split('/').skip(1) {
        place = object(place).entry(unescape(parent)).or_insert(Value::Null);
    }
    let fields = object(place);
    match value {
        Some(value) => fields.insert(unescape(name), value),
        None => fields.remove(&unescape(name)),
    };
}

/// The value as an object; what is none becomes an empty one.
fn object(value: &mut Value) -> &mut Map<String, Value> {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    match value {
        Value::Object(fields) => fields,
        _ => unreachable!("it was just made an object"),
    }
}

/// A name as it stands in a JSON Pointer (RFC 6901).
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests;
