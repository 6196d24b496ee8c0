//! What an import would write, worked out before anything is written.

use std::collections::HashMap;

use lotse_core::wire::carry_unknown;
use lotse_json::read;
use serde_json::Value;

use super::column::Binding;
use super::entity::Entity;
use super::report::{Done, Problem};
use super::table::{Row, Table};
use crate::db::NewRecord;

/// Records by kind and id as they are before the import.
pub(super) type Existing = HashMap<(String, String), Value>;

/// Records to write, and what is to be said about each row.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub records: Vec<NewRecord>,
    pub rows: Vec<Planned>,
    pub problems: Vec<Problem>,
    pub references: Vec<Reference>,
}

/// A row and what comes of it.
#[derive(Debug)]
pub(super) struct Planned {
    pub line: u64,
    pub id: String,
    pub fate: Fate,
}

/// What comes of a row.
#[derive(Debug)]
pub(super) enum Fate {
    /// What the database says about the record with this index.
    Record(usize),
    /// Known already.
    Known(Done),
}

/// Something a row points to, which should be in the catalogue.
#[derive(Debug)]
pub(super) struct Reference {
    pub line: u64,
    pub column: &'static str,
    pub to: Target,
}

#[derive(Debug)]
pub(super) enum Target {
    Organization(String),
    District(String),
}

/// The records a table's rows speak of, as kind and id.
pub(super) fn keys<T: Entity>(table: &Table) -> Vec<(String, String)> {
    let ids = table.rows().filter_map(id::<T>);
    ids.map(|id| (T::WIRE.to_owned(), id)).collect()
}

/// Works a table of records out.
pub(super) fn table<T: Entity>(table: &Table, existing: &Existing) -> Plan {
    let (binding, problems) = Binding::<T>::new(T::columns(), table);
    let mut plan = Plan {
        problems,
        ..Plan::default()
    };
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let Some(id) = id::<T>(row) else {
            let message = "every row needs an id".to_owned();
            plan.refuse(
                row.line,
                "",
                vec![Problem::error(row.line, Some("id"), message)],
            );
            continue;
        };
        if let Some(line) = seen.insert(id.clone(), row.line) {
            let message = format!("{id} stands already in line {line}");
            seen.insert(id.clone(), line);
            plan.refuse(
                row.line,
                &id,
                vec![Problem::error(row.line, Some("id"), message)],
            );
            continue;
        }
        let raw = existing.get(&(T::WIRE.to_owned(), id.clone()));
        match apply(&binding, raw, &id, row) {
            Ok((record, body)) => plan.take(row, &id, &record, body),
            Err(problems) => plan.refuse(row.line, &id, problems),
        }
    }
    plan.refuse_rest(table);
    plan
}

impl Plan {
    /// Leaves a row out.
    pub fn refuse(&mut self, line: u64, id: &str, problems: Vec<Problem>) {
        self.problems.extend(problems);
        self.known(line, id, Done::Refused);
    }

    /// A row whose fate needs no database.
    pub fn known(&mut self, line: u64, id: &str, done: Done) {
        self.rows.push(Planned {
            line,
            id: id.to_owned(),
            fate: Fate::Known(done),
        });
    }

    /// A row that makes a record.
    pub fn record(&mut self, line: u64, id: &str, record: NewRecord) {
        self.rows.push(Planned {
            line,
            id: id.to_owned(),
            fate: Fate::Record(self.records.len()),
        });
        self.records.push(record);
    }

    /// The rows that are no rows of this table.
    pub fn refuse_rest(&mut self, table: &Table) {
        for problem in &table.problems {
            self.refuse(problem.line, "", vec![problem.clone()]);
        }
        self.rows.sort_by_key(|row| row.line);
    }

    fn take<T: Entity>(&mut self, row: Row<'_>, id: &str, record: &T, body: NewRecord) {
        let mut point = |column, to: Option<Target>| {
            self.references.extend(to.map(|to| Reference {
                line: row.line,
                column,
                to,
            }));
        };
        let organization = record.organization().map(str::to_owned);
        point("organization", organization.map(Target::Organization));
        let district = record.district().map(str::to_owned);
        point("district", district.map(Target::District));
        if let Some((column, message)) = record.doubts() {
            self.problems
                .push(Problem::warning(row.line, Some(column), message));
        }
        self.record(row.line, id, body);
    }
}

fn id<T: Entity>(row: Row<'_>) -> Option<String> {
    match row.get("id") {
        "" => T::id_of(row),
        id => Some(id.to_owned()),
    }
}

/// The record after the row went in, and its body with what a newer version wrote into it.
fn apply<T: Entity>(
    binding: &Binding<T>,
    raw: Option<&Value>,
    id: &str,
    row: Row<'_>,
) -> Result<(T, NewRecord), Vec<Problem>> {
    let wrong =
        |column: Option<&str>, message: String| vec![Problem::error(row.line, column, message)];
    let unreadable = |error: &dyn std::fmt::Display| {
        wrong(
            None,
            format!("the record in the database cannot be read: {error}"),
        )
    };
    let mut record = match raw {
        Some(raw) => read(&raw.to_string()).map_err(|problem| unreadable(&problem))?,
        None => T::blank(),
    };
    let before = serde_json::to_value(&record).map_err(|error| unreadable(&error))?;
    let mut problems = binding.apply(&mut record, row);
    if let Err((column, message)) = record.finish(row) {
        // A column that could not be read says nothing about the record as a whole.
        if problems.is_empty() {
            problems = wrong(Some(column), message);
        }
    }
    if record.name().is_empty() {
        problems.extend(wrong(
            None,
            "a record needs a title or name in some language, such as title_de or name_de"
                .to_owned(),
        ));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let after = serde_json::to_value(&record).map_err(|error| unreadable(&error))?;
    let body = match raw {
        Some(raw) => carry_unknown(raw, &before, &after),
        None => after,
    };
    let new = NewRecord::parse(T::WIRE, id, &body.to_string())
        .map_err(|problem| wrong(None, problem.to_string()))?;
    Ok((record, new))
}
