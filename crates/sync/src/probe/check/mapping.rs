//! Rows into documents: how many, and what stays empty.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    super::{pull::Pulled, report::Step, session::short},
    Subject,
};
use crate::{
    profile::{Field, Languages, Source, in_languages},
    protocol::Flaw,
    rest::{Mapping, Missing, Record, Tables},
};

/// Letters of the sample document.
const SAMPLE: usize = 1_200;

pub(super) fn step(subject: &Subject<'_>, pulled: &Pulled) -> Step {
    let mut step = subject.step("map");
    let documents: Vec<Value> = pulled
        .found
        .values()
        .filter_map(|json| serde_json::from_slice(json).ok())
        .collect();
    let rows = pulled.rows() - pulled.gone.len();
    if rows == 0 {
        step.cannot("no rows to map");
        return step;
    }
    let text = format!("{} of {rows} rows become documents", documents.len());
    if documents.is_empty() {
        step.fail(text);
    } else {
        step.say(text);
    }
    skipped(subject, pulled, &mut step);
    empty(subject, pulled, &documents, &mut step);
    let untimed = documents.iter().filter(|document| {
        document["updated_at"]
            .as_str()
            .is_none_or(|time| time.starts_with("1970-"))
    });
    let untimed = untimed.count();
    if untimed > 0 && subject.list.updated.is_some() {
        step.say(format!(
            "{untimed} of {} have no readable time at \"updated\"",
            documents.len()
        ));
    }
    if let Some(sample) = documents.first() {
        let text = subject.session.masked(&sample.to_string());
        step.say(format!("for example {}", short(&text, SAMPLE)));
    }
    step
}

/// Says which rows were left out and why.
fn skipped(subject: &Subject<'_>, pulled: &Pulled, step: &mut Step) {
    let count = |flaw: Flaw| {
        let same = pulled.skipped.iter().filter(|skipped| skipped.flaw == flaw);
        same.count()
    };
    let nameless = count(Flaw::NoIdentity);
    if nameless > 0 {
        step.fail(format!("{nameless} rows have nothing at \"identity\""));
    }
    let other = count(Flaw::NoRecord) + count(Flaw::TooLong);
    if other > 0 {
        step.fail(format!("{other} rows are no objects, or too large"));
    }
    let bodiless = count(Flaw::NoBody);
    if bodiless > 0 {
        let fields: Vec<String> = missing(subject, pulled)
            .into_iter()
            .map(|(field, rows)| format!("{field} ({rows} of the first page)"))
            .collect();
        step.say(format!(
            "{bodiless} rows are left out because something required is missing: {}",
            fields.join(", ")
        ));
    }
}

/// The required fields that rows of the first page lack.
fn missing(subject: &Subject<'_>, pulled: &Pulled) -> BTreeMap<String, usize> {
    let mapping = Mapping::new(&subject.list, languages(subject).first());
    let mut found = BTreeMap::new();
    for row in rows(subject, pulled) {
        let record = Record::of(&row, &subject.list.read.item);
        if let Err(Missing(place)) = mapping.body(record.item, &Tables::new()) {
            let name = if place.is_root() {
                "everything".to_owned()
            } else {
                place.to_string()
            };
            *found.entry(name).or_insert(0) += 1;
        }
    }
    found
}

/// The rows of the first page.
pub(super) fn rows(subject: &Subject<'_>, pulled: &Pulled) -> Vec<Value> {
    let answer = pulled
        .first
        .as_ref()
        .and_then(|(_, response)| serde_json::from_slice::<Value>(&response.body).ok());
    let reading = &subject.list.read;
    let items = answer.as_ref().and_then(|answer| reading.items.get(answer));
    match items {
        Some(Value::Array(rows)) => rows.clone(),
        Some(Value::Object(members)) if reading.keyed => members
            .iter()
            .map(|(key, value)| json!({"key": key, "value": value}))
            .collect(),
        _ => Vec::new(),
    }
}

/// Says which fields stayed empty in every document.
fn empty(subject: &Subject<'_>, pulled: &Pulled, documents: &[Value], step: &mut Step) {
    let Some(fields) = &subject.list.fields else {
        return;
    };
    if documents.is_empty() {
        return;
    }
    let has = |field: &Field| {
        let mut bodies = documents.iter().filter_map(|document| document.get("body"));
        bodies.any(|body| field.target.get(body).is_some())
    };
    let fields = in_languages(fields, &languages(subject));
    let bare: Vec<String> = fields
        .iter()
        .filter(|field| !has(field))
        .map(|field| match &field.rule.source {
            Source::From(places) => {
                let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                format!("{} (from {})", field.target, places.join(" or "))
            }
            _ => field.target.to_string(),
        })
        .collect();
    step.say(format!(
        "{} of {} fields are filled in some document",
        fields.len() - bare.len(),
        fields.len()
    ));
    if !bare.is_empty() {
        let first = rows(subject, pulled);
        let keys = first.first().map(|row| {
            let record = Record::of(row, &subject.list.read.item).item;
            let source = subject.list.body.get(record).unwrap_or(record);
            let members = source.as_object();
            let names = members.map(|members| members.keys().cloned().collect::<Vec<_>>());
            names.unwrap_or_default().join(", ")
        });
        step.say(format!(
            "empty everywhere: {}; a row has {}",
            bare.join(", "),
            keys.unwrap_or_default()
        ));
    }
}

/// The languages documents are made in: ours, and the source's names of them.
fn languages(subject: &Subject<'_>) -> Vec<(String, String)> {
    match &subject.list.languages {
        Languages::None => Vec::new(),
        Languages::Fields(languages) => languages.clone(),
        Languages::Lists(known) => {
            let wanted = &subject.options.languages;
            let first = known
                .iter()
                .find(|(ours, _)| wanted.contains(ours))
                .or(known.first());
            first.into_iter().cloned().collect()
        }
    }
}
