//! Between rows of a source and documents of the device, both ways.

use serde_json::{Map, Value, json};

use crate::{
    http::Response,
    profile::{List, Version},
};

/// The document a row makes; none when the row has no identity.
pub(super) fn document(list: &List, kind: &str, row: &Value, response: &Response) -> Option<Value> {
    let id = list.identity.of(&[row])?;
    let body = list
        .body
        .get(row)
        .cloned()
        .unwrap_or(Value::Object(Map::new()));
    let mut document = json!({ "kind": kind, "id": id, "body": body });
    let version = match &list.version {
        Some(Version::Header(name)) => response
            .header(name)
            .map(|tag| tag.trim_matches('"').to_owned()),
        Some(version) => version.of(&[row]),
        None => None,
    };
    if let Some(version) = version {
        document["version"] = version.into();
    }
    Some(document)
}

/// The row a document was made of, as far as it is known.
pub(super) fn row(list: &List, document: &Value) -> Value {
    if let Some(raw) = document.get("raw") {
        return raw.clone();
    }
    let mut row = Value::Object(Map::new());
    if let Some(body) = document.get("body") {
        list.body.set(&mut row, body.clone());
    }
    row
}

/// The row with all that differs between two bodies.
pub(super) fn changed(list: &List, mut row: Value, before: &Value, after: &Value) -> Value {
    let _ = before;
    list.body.set(&mut row, after.clone());
    row
}
