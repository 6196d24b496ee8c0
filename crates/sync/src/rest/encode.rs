//! How the fields of a body are spelt at the source: the other way of `decode.rs`.

use serde_json::{Map, Number, Value};

use super::{decode::same, html};
use crate::profile::{
    Codec, Condition, Form, Format, Moment, Offset, Pick, Pointer, Rule, Take, Test, scalar,
};
use crate::value;

/// What a rule makes of a value of the body. `current` is what stands at the source: parts of it that the body
/// does not have are kept. `None` when the source has no way to say it.
pub(super) fn value(rule: &Rule, value: Option<&Value>, current: Option<&Value>) -> Option<Value> {
    let nothing = || rule.write_null.clone().unwrap_or(Value::Null);
    match value {
        None | Some(Value::Null) => Some(match (&rule.codec, current) {
            (Codec::Each(pick) | Codec::First(pick), Some(current)) => without(pick, current),
            _ => nothing(),
        }),
        Some(value) => encode(&rule.codec, &unmapped(&rule.map, value)?, current),
    }
}

fn encode(codec: &Codec, value: &Value, current: Option<&Value>) -> Option<Value> {
    match codec {
        Codec::Same | Codec::Text => Some(value.clone()),
        Codec::HtmlText => value
            .as_str()
            .map(|text| Value::String(html::from_text(text))),
        Codec::Json => Some(Value::String(value.to_string())),
        Codec::Number => value
            .as_number()
            .map(|number| Value::String(number.to_string())),
        Codec::String => {
            let text = value.as_str()?;
            let number = value::parse(text.as_bytes()).ok();
            let number: Option<Number> = number.and_then(|number| number.as_number().cloned());
            // `007` and `1.0` would come back as other texts.
            let same = number.filter(|number| number.to_string() == text);
            Some(same.map_or_else(|| value.clone(), Value::Number))
        }
        Codec::Bool01 => value.as_bool().map(|yes| Value::from(u8::from(yes))),
        Codec::Split { by } => {
            let items: Option<Vec<&str>> = value.as_array()?.iter().map(Value::as_str).collect();
            let items = items?;
            let fits = items.iter().all(|item| {
                !item.contains(by.as_str()) && item.trim() == *item && !item.is_empty()
            });
            fits.then(|| Value::String(items.join(by)))
        }
        Codec::Each(pick) => each(pick, value, current),
        Codec::First(pick) => first(pick, value, current),
        Codec::Time { format, zone, form } => time(*format, *zone, *form, value.as_str()?),
        Codec::Lookup { .. } | Codec::HoursWeek | Codec::HoursRules => None,
    }
}

/// The source's word for what it means to us.
fn unmapped(map: &[(String, Value)], value: &Value) -> Option<Value> {
    if map.is_empty() {
        return Some(value.clone());
    }
    if let Value::Array(items) = value {
        return items
            .iter()
            .map(|item| unmapped(map, item))
            .collect::<Option<Vec<_>>>()
            .map(Value::Array);
    }
    let (word, _) = map
        .iter()
        .find(|(word, meaning)| word != "*" && same(meaning, value))?;
    Some(Value::String(word.clone()))
}

fn time(format: Format, zone: Offset, form: Form, text: &str) -> Option<Value> {
    let moment = Moment::parse(text, zone)?;
    Some(match (form, format) {
        (Form::Local | Form::Day, Format::Verbatim) => Value::from(text),
        (_, Format::Verbatim) => moment.to_json(Format::IsoMillis),
        (_, format) => moment.to_json(format),
    })
}

/// The array with other values: objects that have one of them stay as they are.
fn each(pick: &Pick, value: &Value, current: Option<&Value>) -> Option<Value> {
    let Take::At(place) = &pick.take else {
        return None;
    };
    let mut known = current
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let mut items: Vec<Value> = Vec::new();
    // What the rule does not speak of stays, in front.
    let (mut ours, others): (Vec<_>, Vec<_>) =
        known.drain(..).partition(|item| is_meant(pick, item));
    items.extend(others);
    for wanted in value.as_array()? {
        let found = ours.iter().position(|item| place.get(item) == Some(wanted));
        items.push(match found {
            Some(at) => ours.remove(at),
            None => made(pick, place, wanted),
        });
    }
    Some(Value::Array(items))
}

/// The array with another value in the first object that is meant, or with one more object.
fn first(pick: &Pick, value: &Value, current: Option<&Value>) -> Option<Value> {
    let Take::At(place) = &pick.take else {
        return None;
    };
    let mut items = current
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let says = |item: &&mut Value| is_meant(pick, item) && place.get(item).is_some();
    let at = items
        .iter_mut()
        .find(says)
        .map(|item| place.set(item, value.clone()));
    if at.is_none() {
        match items.iter_mut().find(|item| is_meant(pick, item)) {
            Some(item) => place.set(item, value.clone()),
            None => items.push(made(pick, place, value)),
        }
    }
    Some(Value::Array(items))
}

/// The array without what the rule speaks of.
fn without(pick: &Pick, current: &Value) -> Value {
    let items = current.as_array().into_iter().flatten();
    items
        .filter(|item| !is_meant(pick, item))
        .cloned()
        .collect()
}

fn is_meant(pick: &Pick, item: &Value) -> bool {
    pick.only.iter().all(|only| only.holds(item))
}

/// A new object of the array, such that the rule speaks of it.
fn made(pick: &Pick, place: &Pointer, value: &Value) -> Value {
    let mut item = Value::Object(Map::new());
    for Condition { at, test } in &pick.only {
        if let Test::Is(values) = test
            && let Some(value) = values.first()
        {
            at.set(&mut item, value.clone());
        }
    }
    place.set(&mut item, value.clone());
    item
}

/// The text of an id, a number where the source has numbers.
pub(super) fn id(text: &str, like: Option<&Value>) -> Value {
    match like {
        Some(Value::Number(number))
            if scalar(&Value::Number(number.clone())).as_deref() == Some(text) =>
        {
            Value::Number(number.clone())
        }
        _ => Value::from(text),
    }
}
