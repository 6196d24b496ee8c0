//! Where the rows stand in an answer.

use serde_json::{Map, Value};

use crate::profile::Pointer;

/// An array of records in an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// Where it stands.
    pub at: Pointer,
    /// Whether it is an object whose members are the records.
    pub keyed: bool,
    /// The records.
    pub rows: Vec<Value>,
}

/// Names lists of records usually have, outermost words of an envelope.
const USUAL: [&str; 20] = [
    "data",
    "items",
    "results",
    "records",
    "value",
    "contents",
    "content",
    "rows",
    "entries",
    "list",
    "hits",
    "features",
    "members",
    "changes",
    "docs",
    "objects",
    "elements",
    "result",
    "_embedded",
    "resources",
];
/// How deep envelopes are.
const DEEPEST: usize = 4;

/// All arrays of objects in an answer, the likeliest list of records first.
pub fn arrays(answer: &Value) -> Vec<Rows> {
    let mut found = Vec::new();
    collect(answer, &Pointer::default(), &mut found);
    found.sort_by_key(|rows| std::cmp::Reverse(score(rows)));
    if found.is_empty()
        && let Some(members) = answer.as_object().filter(|members| is_keyed(members))
    {
        let row = |(key, value): (&String, &Value)| serde_json::json!({"key": key, "value": value});
        found.push(Rows {
            at: Pointer::default(),
            keyed: true,
            rows: members.iter().map(row).collect(),
        });
    }
    found
}

/// Where an empty list stands, if anything looks like one.
pub fn empty_array(answer: &Value) -> Option<Pointer> {
    if answer.as_array().is_some_and(Vec::is_empty) {
        return Some(Pointer::default());
    }
    let members = answer.as_object()?;
    let is_empty = |name: &&&str| {
        members
            .get(**name)
            .and_then(Value::as_array)
            .is_some_and(Vec::is_empty)
    };
    let name = USUAL.iter().find(is_empty)?;
    Pointer::parse(&format!("/{name}")).ok()
}

fn collect(value: &Value, at: &Pointer, found: &mut Vec<Rows>) {
    match value {
        Value::Array(rows)
            if !rows.is_empty() && (rows.iter().all(Value::is_object) || is_table(rows)) =>
        {
            found.push(Rows {
                at: at.clone(),
                keyed: false,
                rows: rows.clone(),
            });
        }
        Value::Object(members) if at.depth() < DEEPEST => {
            for (name, member) in members {
                collect(member, &below(at, name), found);
            }
        }
        _ => {}
    }
}

/// Whether rows are arrays of as many values: a table without names.
fn is_table(rows: &[Value]) -> bool {
    let mut widths = rows.iter().map(|row| row.as_array().map_or(0, Vec::len));
    let first = widths.next().unwrap_or_default();
    first > 2 && widths.all(|width| width == first)
}

/// The names of the columns of such a table, if the answer has them anywhere beside it.
pub fn headings(answer: &Value, width: usize) -> Option<Vec<String>> {
    let members = answer.as_object()?.values();
    let mut lists = members.filter_map(Value::as_array);
    lists.find_map(|names| {
        let name = |value: &Value| {
            let name = value.get("name").unwrap_or(value);
            name.as_str().map(str::to_owned)
        };
        let names: Option<Vec<String>> = names.iter().map(name).collect();
        names.filter(|names| names.len() == width)
    })
}

/// Long lists before short ones, usual names before others, outer ones before inner ones.
fn score(rows: &Rows) -> (bool, usize, usize) {
    let first = rows.at.steps().next();
    let usual = rows.at.is_root() || first.is_some_and(|name| USUAL.contains(&name));
    (usual, rows.rows.len(), usize::MAX - rows.at.depth())
}

/// Whether an object's members look like records of one sort.
fn is_keyed(members: &Map<String, Value>) -> bool {
    let mut rows = members.values().map(Value::as_object);
    let Some(Some(first)) = rows.next() else {
        return false;
    };
    members.len() > 1
        && rows.all(|row| {
            row.is_some_and(|row| {
                row.keys().filter(|key| first.contains_key(*key)).count() * 2 > first.len()
            })
        })
}

/// The place of a member.
pub(super) fn below(at: &Pointer, name: &str) -> Pointer {
    let name = name.replace('~', "~0").replace('/', "~1");
    let step = Pointer::parse(&format!("/{name}")).unwrap_or_default();
    step.below(at)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn first(answer: Value) -> (String, bool, usize) {
        let found = arrays(&answer);
        let rows = found.first().expect("rows");
        (rows.at.to_string(), rows.keyed, rows.rows.len())
    }

    #[test]
    fn envelopes() {
        let rows = json!([{"id": 1}, {"id": 2}]);
        let check = |answer: Value, at: &str| assert_eq!(first(answer), (at.to_owned(), false, 2));
        check(rows.clone(), "");
        check(
            json!({"data": rows, "errors": [{"a": 1}, {"a": 1}, {"a": 1}]}),
            "/data",
        );
        check(
            json!({"_embedded": {"offers": rows}, "_links": {}}),
            "/_embedded/offers",
        );
        check(json!({"response": {"places": rows}}), "/response/places");
        check(
            json!({"result": {"total": 2, "records": rows}}),
            "/result/records",
        );
        let keyed = json!({"-Nx1": {"title": "a", "n": 1}, "-Nx2": {"title": "b", "n": 2}});
        assert_eq!(first(keyed), (String::new(), true, 2));
        let table = json!({"facets": [{"name": "a"}, {"name": "b"}], "columns": ["id", "title", "zip"], "rows": [[1, "a", null], [2, "b", "0"]]});
        check(table.clone(), "/rows");
        assert_eq!(headings(&table, 3).unwrap(), ["id", "title", "zip"]);
        assert_eq!(headings(&table, 4), None);
        assert_eq!(arrays(&json!({"bbox": [[11.0, 52.0], [12.0, 53.0]]})), []);
        assert_eq!(arrays(&json!({"error": {"code": 1}})), []);
        assert_eq!(
            empty_array(&json!({"total": 0, "items": []}))
                .unwrap()
                .to_string(),
            "/items"
        );
    }
}
