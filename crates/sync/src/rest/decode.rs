//! What the fields of a row mean.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{hours, html};
use crate::profile::{Codec, Field, Form, Moment, Pick, Pointer, Rule, Source, Take, scalar};
use crate::value;

/// What keys mean, by table.
pub type Tables = BTreeMap<String, BTreeMap<String, Value>>;

/// A record lacks a field without which it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing(pub Pointer);

/// The object that fields make of a record.
pub(super) fn object(fields: &[Field], record: &Value, tables: &Tables) -> Result<Value, Missing> {
    let mut object = Value::Object(Map::new());
    for Field { target, rule } in fields {
        match value(rule, record, tables) {
            Some(value) => target.set(&mut object, value),
            None if rule.required => return Err(Missing(target.clone())),
            None => {}
        }
    }
    Ok(object)
}

/// What a rule gives for a record.
pub(super) fn value(rule: &Rule, record: &Value, tables: &Tables) -> Option<Value> {
    let found = match &rule.source {
        Source::From(places) => read(rule, places, record, tables),
        Source::Const(value) => Some(value.clone()),
        Source::Template(template) => template.of_record(record).map(Value::String),
        Source::Object(fields) => whole(fields, record, tables),
        Source::List(rules) => list(rules, record, tables),
    };
    found.or_else(|| rule.default.clone())
}

fn read(rule: &Rule, places: &[Pointer], record: &Value, tables: &Tables) -> Option<Value> {
    let something = |value: &&Value| !rule.nulls.iter().any(|null| same(null, value));
    let found = places
        .iter()
        .filter_map(|place| place.get(record))
        .find(something)?;
    let part = match &rule.part {
        Some(part) => Some(Value::from(part.of(found.as_str()?)?)),
        None => None,
    };
    let decoded = decode(&rule.codec, part.as_ref().unwrap_or(found), tables)?;
    mapped(&rule.map, decoded)
}

/// An object, unless nothing in it comes from the record.
fn whole(fields: &[Field], record: &Value, tables: &Tables) -> Option<Value> {
    let says = |field: &Field| {
        !matches!(field.rule.source, Source::Const(_))
            && value(&field.rule, record, tables).is_some()
    };
    if !fields.iter().any(says) {
        return None;
    }
    object(fields, record, tables).ok()
}

fn list(rules: &[Rule], record: &Value, tables: &Tables) -> Option<Value> {
    let mut items = Vec::new();
    for rule in rules {
        match value(rule, record, tables) {
            Some(Value::Array(more)) => items.extend(more),
            Some(item) => items.push(item),
            None if rule.required => return None,
            None => {}
        }
    }
    (!items.is_empty()).then_some(Value::Array(items))
}

fn decode(codec: &Codec, value: &Value, tables: &Tables) -> Option<Value> {
    match codec {
        Codec::Same => Some(value.clone()),
        Codec::Text => as_text(value).map(Value::String),
        Codec::HtmlText => {
            let text = html::to_text(value.as_str()?);
            (!text.is_empty()).then_some(Value::String(text))
        }
        Codec::Json => value::parse(value.as_str()?.as_bytes())
            .ok()
            .filter(|value: &Value| !value.is_null()),
        Codec::Number => match value {
            Value::Number(_) => Some(value.clone()),
            Value::String(text) => value::parse(text.trim().trim_start_matches('+').as_bytes())
                .ok()
                .filter(Value::is_number),
            _ => None,
        },
        Codec::String => scalar(value).map(Value::String),
        Codec::Bool01 => match value {
            Value::Bool(yes) => Some(Value::Bool(*yes)),
            _ => match scalar(value)?.as_str() {
                "1" => Some(Value::Bool(true)),
                "0" => Some(Value::Bool(false)),
                _ => None,
            },
        },
        Codec::Split { by } => {
            let items = value
                .as_str()?
                .split(by.as_str())
                .map(str::trim)
                .filter(|item| !item.is_empty());
            let items: Vec<Value> = items.map(Value::from).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Codec::Each(pick) => {
            let items: Vec<Value> = picked(pick, value)
                .filter_map(|item| take(&pick.take, item, tables))
                .collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Codec::First(pick) => picked(pick, value).find_map(|item| take(&pick.take, item, tables)),
        Codec::Time { format, zone, form } => {
            let moment = Moment::read(value, *zone, *format)?;
            let text = value
                .as_str()
                .filter(|text| text.as_bytes().get(4) == Some(&b'-'));
            let local = text.map_or_else(
                || moment.at_offset(*zone),
                |text| text.replacen(' ', "T", 1),
            );
            let cut = |length: usize| local.get(..length).map(Value::from);
            match form {
                Form::Instant => Some(Value::String(
                    moment.write(crate::profile::Format::IsoSeconds),
                )),
                Form::Local => cut(16).or_else(|| {
                    local
                        .get(..10)
                        .map(|day| Value::String(format!("{day}T00:00")))
                }),
                Form::Day => cut(10),
            }
        }
        Codec::Lookup { table } => lookup(tables.get(table)?, value),
        Codec::HoursWeek => hours::of_week(value).map(Value::String),
        Codec::HoursRules => hours::of_rules(value).map(Value::String),
    }
}

/// A key, or each key of an array; what the table does not know is left out.
fn lookup(table: &BTreeMap<String, Value>, keys: &Value) -> Option<Value> {
    match keys {
        Value::Array(keys) => {
            let found: Vec<Value> = keys.iter().filter_map(|key| lookup(table, key)).collect();
            (!found.is_empty()).then_some(Value::Array(found))
        }
        key => table.get(&scalar(key)?).cloned(),
    }
}

/// The objects of an array that are meant; one object alone counts as an array of one.
fn picked<'v>(pick: &'v Pick, value: &'v Value) -> impl Iterator<Item = &'v Value> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        value => std::slice::from_ref(value),
    };
    items
        .iter()
        .filter(|item| pick.only.iter().all(|only| only.holds(item)))
}

fn take(take: &Take, item: &Value, tables: &Tables) -> Option<Value> {
    match take {
        Take::At(place) => place.get(item).cloned(),
        Take::Object(fields) => whole(fields, item, tables),
    }
}

fn mapped(map: &[(String, Value)], value: Value) -> Option<Value> {
    if map.is_empty() {
        return Some(value);
    }
    if let Value::Array(items) = value {
        let items: Vec<Value> = items
            .into_iter()
            .filter_map(|item| mapped(map, item))
            .collect();
        return (!items.is_empty()).then_some(Value::Array(items));
    }
    let word = as_text(&value)?;
    let of = |name: &str| map.iter().find(|(known, _)| known == name);
    let (_, meaning) = of(&word).or_else(|| of("*"))?;
    Some(meaning.clone()).filter(|meaning| !meaning.is_null())
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Bool(yes) => Some(yes.to_string()),
        value => scalar(value),
    }
}

/// Whether two values are the same; 0 and 0.0 are.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    a == b || matches!((a.as_f64(), b.as_f64()), (Some(a), Some(b)) if a == b)
}
