//! Tables of translations: one text per row, for a record that is there already.

use std::collections::{BTreeMap, HashSet};

use lotse_core::event::Event;
use lotse_core::localized::{Origin, TextState};
use lotse_core::offer::Offer;
use lotse_core::organization::Organization;
use lotse_core::wire::carry_unknown;
use lotse_json::read;
use serde_json::Value;

use super::cell;
use super::column::Set;
use super::entity::Entity;
use super::plan::{Existing, Plan};
use super::report::{Done, Problem};
use super::table::{Row, Table};
use super::texts::{self, Said};
use crate::db::NewRecord;

/// Every column of such a table.
pub(super) const COLUMNS: &[&str] = &["kind", "id", "field", "lang", "text", "origin", "state"];

/// The records a table of translations speaks of, as kind and id.
pub(super) fn keys(table: &Table) -> Vec<(String, String)> {
    let key = |row: Row<'_>| (row.get("kind").to_owned(), row.get("id").to_owned());
    table.rows().map(key).collect()
}

/// Works a table of translations out.
pub(super) fn plan(table: &Table, existing: &Existing) -> Plan {
    let mut plan = Plan::default();
    for name in &table.header {
        if !COLUMNS.contains(&name.as_str()) {
            let message = "This column is not known; its cells were not read.";
            plan.problems
                .push(Problem::warning(table.line, Some(name), message));
        }
    }
    let mut changed: BTreeMap<(String, String), Value> = BTreeMap::new();
    let mut seen = HashSet::new();
    for row in table.rows() {
        let (kind, id) = (row.get("kind"), row.get("id"));
        let place = [kind, id, row.get("field"), row.get("lang")].map(str::to_owned);
        let key = (kind.to_owned(), id.to_owned());
        let result = if seen.insert(place) {
            let current = changed.get(&key).or_else(|| existing.get(&key));
            translate(row, current)
        } else {
            Err((
                "lang",
                "this text stands already in a line above".to_owned(),
            ))
        };
        match result {
            Ok(None) => plan.known(row.line, id, Done::Unchanged),
            Ok(Some(body)) => {
                changed.insert(key, body);
                plan.known(row.line, id, Done::Changed);
            }
            Err((column, message)) => plan.refuse(
                row.line,
                id,
                vec![Problem::error(row.line, Some(column), message)],
            ),
        }
    }
    for ((kind, id), body) in changed {
        match NewRecord::parse(&kind, &id, &body.to_string()) {
            Ok(record) => plan.records.push(record),
            Err(problem) => {
                plan.problems
                    .push(Problem::error(table.line, None, problem.to_string()))
            }
        }
    }
    plan.refuse_rest(table);
    plan
}

type Wrong = (&'static str, String);

/// The record's body with the row's text in it, if that says something new.
fn translate(row: Row<'_>, current: Option<&Value>) -> Result<Option<Value>, Wrong> {
    let (kind, id) = (row.get("kind"), row.get("id"));
    let put = match kind {
        Offer::WIRE => put::<Offer>,
        Organization::WIRE => put::<Organization>,
        Event::WIRE => put::<Event>,
        _ => {
            let known = [Offer::WIRE, Organization::WIRE, Event::WIRE].join(", ");
            return Err(("kind", format!("“{kind}” is none of {known}")));
        }
    };
    let current = current.ok_or_else(|| {
        let message =
            format!("there is no {kind} {id}; import the records before their translations");
        ("id", message)
    })?;
    let said = Said {
        lang: cell::lang(row.get("lang")).map_err(|message| ("lang", message))?,
        text: Some(row.get("text"))
            .filter(|text| !text.is_empty())
            .ok_or_else(|| ("text", "the text is empty".to_owned()))?,
        origin: Some(
            cell::code(row.get("origin"), Origin::KNOWN, Origin::code)
                .map_err(|message| ("origin", message))?,
        ),
        state: cell::optional(row.get("state"), |code| {
            cell::code(code, TextState::KNOWN, TextState::code)
        })
        .map_err(|message| ("state", message))?,
    };
    let body = put(current, row.get("field"), said)?;
    Ok((body != *current).then_some(body))
}

fn put<T: Entity>(raw: &Value, field: &str, said: Said<'_>) -> Result<Value, Wrong> {
    let unreadable = |error: serde_json::Error| ("id", error.to_string());
    let mut record: T = read(&raw.to_string()).map_err(|problem| ("id", problem.to_string()))?;
    let before = serde_json::to_value(&record).map_err(unreadable)?;
    let column = T::columns().into_iter().find(|column| column.name == field);
    let nothing = || {
        (
            "field",
            format!("the record has no {field} that could be translated"),
        )
    };
    match column.map(|column| column.set) {
        Some(Set::Text(text)) => {
            let text = text(&mut record);
            if text.is_empty() {
                return Err(nothing());
            }
            texts::merge(text, &[said]);
        }
        Some(Set::Texts(list)) => {
            let list = list(&mut record);
            if list.is_empty() {
                return Err(nothing());
            }
            texts::merge_list(list, &[said]).map_err(|message| ("text", message))?;
        }
        Some(Set::Value(_)) | None => {
            return Err(("field", format!("“{field}” is no text of a record")));
        }
    }
    let after = serde_json::to_value(&record).map_err(unreadable)?;
    Ok(carry_unknown(raw, &before, &after))
}
