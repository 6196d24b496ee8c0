//! Which fields a source finds wrong, as places in our body.

use serde_json::Value;

use super::record;
use crate::{
    outbox::FieldRefusal,
    profile::{List, Pointer, Refusals},
    value,
};

/// What the answer says of single fields.
pub(super) fn read(list: &List, wrap: &Pointer, body: &[u8]) -> Vec<FieldRefusal> {
    let Some(refusals) = &list.refusals else {
        return Vec::new();
    };
    let json: Value = value::parse(body).unwrap_or_default();
    let text = |place: &Option<Pointer>, value: &Value| {
        let found = place.as_ref().and_then(|place| place.get(value));
        found.map(words).unwrap_or_default()
    };
    let refusal = |place: Pointer, value: &Value| {
        // Without places for them, what stands there are the words.
        let plain = refusals.code.is_none() && refusals.message.is_none();
        FieldRefusal {
            pointer: ours(list, wrap, &place).to_string(),
            code: text(&refusals.code, value),
            message: if plain {
                words(value)
            } else {
                text(&refusals.message, value)
            },
        }
    };
    let items = match refusals.at.get(&json) {
        Some(Value::Array(items)) => items.as_slice(),
        // An object whose own words stand at these places names no field: it speaks of the whole.
        Some(Value::Object(fields)) if refusals.field.is_none() && !says(refusals, &json) => {
            let named = fields.iter();
            return named
                .map(|(name, value)| refusal(path(name), value))
                .collect();
        }
        Some(item) => std::slice::from_ref(item),
        None => &[],
    };
    let place = |item: &Value| {
        let field = refusals.field.as_ref().and_then(|field| field.get(item));
        field.map_or_else(Pointer::default, named)
    };
    items
        .iter()
        .map(|item| refusal(place(item), item))
        .collect()
}

/// Whether the words of a refusal stand right there.
fn says(refusals: &Refusals, json: &Value) -> bool {
    let item = refusals.at.get(json);
    let is_text = |place: &Pointer| {
        item.and_then(|item| place.get(item))
            .is_some_and(Value::is_string)
    };
    let places = [&refusals.code, &refusals.message];
    places
        .into_iter()
        .flatten()
        .any(|place| !place.is_root() && is_text(place))
}

/// The place that a name, a pointer, a path with dots or an array of names stands for.
fn named(field: &Value) -> Pointer {
    match field {
        Value::Array(steps) => {
            let steps: Vec<String> = steps.iter().map(words).collect();
            path(&steps.join("."))
        }
        field => path(&words(field)),
    }
}

fn path(text: &str) -> Pointer {
    let text = text.strip_prefix('#').unwrap_or(text);
    if text.starts_with('/') {
        return Pointer::parse(text).unwrap_or_default();
    }
    let steps = text.split('.').filter(|step| !step.is_empty());
    let escaped = steps.map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1")));
    Pointer::parse(&escaped.collect::<String>()).unwrap_or_default()
}

/// The place in our body of a place in what was sent.
fn ours(list: &List, wrap: &Pointer, place: &Pointer) -> Pointer {
    let mapping = record::mapping(list);
    let inside = place.relative_to(wrap);
    // The whole record is no field of it.
    let target = |place: &Pointer| mapping.target_of(place).filter(|_| !place.is_root());
    // Some name the field as it was sent, some as it stands among the fields.
    let sent = inside.as_ref().and_then(target).or_else(|| target(place));
    let found = sent.or_else(|| target(&place.below(&list.body)));
    found.or(inside).unwrap_or_else(|| place.clone())
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        value => value.to_string(),
    }
}
