//! How only what changed can be asked for: tried with a time to come, with 1970, and with a time between.

use serde_json::{Value, json};

use super::{
    columns::{Column, has_zone, moment},
    known::Known,
    notes::{Notes, Sure},
    view::{Page, View},
};
use crate::probe::marks::{Era, restyle};

/// Parameters it is usually asked with, and their values; `{f}` is the name of the field.
const USUAL: [(&str, &str); 29] = [
    ("updated_since", "{since}"),
    ("modified_since", "{since}"),
    ("since", "{since}"),
    ("updated_after", "{since}"),
    ("modified_after", "{since}"),
    ("changed_since", "{since}"),
    ("updatedSince", "{since}"),
    ("modifiedSince", "{since}"),
    ("updatedAfter", "{since}"),
    ("modifiedAfter", "{since}"),
    ("{f}_gte", "{since}"),
    ("{f}:gte", "{since}"),
    ("filter[{f}.gte]", "{since}"),
    ("{f}__gte", "{since}"),
    ("{f}[gte]", "{since}"),
    ("{f}[$gte]", "{since}"),
    ("{f}[after]", "{since}"),
    ("{f}_after", "{since}"),
    ("{f}_since", "{since}"),
    ("{f}_from", "{since}"),
    ("min_{f}", "{since}"),
    ("filter[{f}][gte]", "{since}"),
    ("filter[{f}][_gte]", "{since}"),
    ("filters[{f}][$gte]", "{since}"),
    ("where[{f}][greater_than_equal]", "{since}"),
    ("{f}", "gte.{since}"),
    ("$filter", "{f} ge {since}"),
    ("where", "{\"{f}\":{\"$gte\":\"{since}\"}}"),
    ("filter", "{\"where\":{\"{f}\":{\"gte\":\"{since}\"}}}"),
];

/// A question that was understood.
pub struct Since {
    /// The profile's part.
    pub json: Value,
}

/// Tries to ask for what changed.
pub fn find(
    view: &View<'_>,
    known: Option<&Known>,
    updated: &Column,
    created: Option<&Column>,
    notes: &mut Notes,
) -> Option<Since> {
    let mut times: Vec<&Value> = updated.present().collect();
    times.sort_by_key(|value| moment(value));
    let (latest, middle) = (text(times.last()?), text(times.get(times.len() / 2)?));
    let field = updated.at.steps().last().unwrap_or_default();
    let own = known.and_then(|known| known.since);
    for (param, value) in own.iter().chain(USUAL.iter()) {
        let param = param.replace("{f}", field);
        let value = value.replace("{f}", field);
        let ask = |since: &str| view.page(&[(&param, &value.replace("{since}", since))]);
        let future = restyle(&latest, Era::Future)?;
        if ask(&future).is_none_or(|page| !page.ids.is_empty()) {
            continue;
        }
        let past = restyle(&latest, Era::Past)?;
        if ask(&past).is_none_or(|page| page.ids.len() != view.first.ids.len()) {
            continue;
        }
        let Some(between) = ask(&middle).filter(|page| understands(view, updated, &middle, page))
        else {
            continue;
        };
        let some = if between.ids.len() < view.first.ids.len() {
            format!(", {} since {middle}, the right ones", between.ids.len())
        } else {
            String::new()
        };
        notes.say(
            "changes since",
            Sure::Sure,
            format!(
                "the parameter {param}={value}: nothing since 2199, as many rows as without since 1970{some}"
            ),
        );
        let mut places = vec![updated.at.to_string()];
        places.extend(created.map(|created| created.at.to_string()));
        // Written as the backend writes it, which is what was tried. An hour twice a year has two meanings where
        // times say no zone.
        let overlap = if has_zone(times.last()?) { 2 } else { 3600 };
        let json = json!({"query": {param: value}, "mark": {"max": places}, "overlap_s": overlap});
        return Some(Since { json });
    }
    notes.say(
        "changes since",
        Sure::NotFound,
        "no usual parameter was understood: the whole list is read at every check",
    );
    notes.ask("which parameter gives only what changed since a time, if any");
    None
}

/// Whether a page has the rows that changed since a time, and no others: a parameter of that name may look at
/// another field.
fn understands(view: &View<'_>, updated: &Column, since: &str, page: &Page) -> bool {
    let since = Value::from(since);
    let since = moment(&since).or_else(|| moment(&since.as_str()?.parse::<i64>().ok()?.into()));
    let Some(since) = since else {
        return false;
    };
    let when = |row: &Value| {
        let record = row.get("value").filter(|_| view.keyed).unwrap_or(row);
        updated.at.get(record).and_then(moment)
    };
    let only = page
        .rows
        .iter()
        .all(|row| when(row).is_none_or(|when| when >= since));
    // A page that is full may lack some.
    let full = page.ids.len() >= view.first.ids.len();
    let first = view.first.rows.iter().zip(&view.first.ids);
    let mut wanted = first.filter(|(row, _)| when(row).is_some_and(|when| when > since));
    only && (full || wanted.all(|(_, id)| page.ids.contains(id)))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
