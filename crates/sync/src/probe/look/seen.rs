//! What the rows show by themselves: times, versions, signs that a record is gone.

use serde_json::{Map, Value, json};

use super::{
    columns::{Column, columns, has_zone, spelling},
    fields,
    known::Known,
    notes::{Notes, Sure},
    view::View,
};

/// What the rows show by themselves.
pub struct Seen {
    pub columns: Vec<Column>,
    pub updated: Option<Column>,
    pub created: Option<Column>,
    /// Where a version stands.
    pub version: Option<String>,
    /// Rows that are taken.
    pub only: Option<Value>,
    /// Whether the bodies are in the shape of our documents already.
    pub is_ours: bool,
    id: Option<Value>,
    has_uuids: bool,
}

impl Seen {
    pub fn of(view: &View<'_>, known: Option<&Known>, notes: &mut Notes) -> Self {
        let headings = view.headings();
        let columns = columns(&view.records(), headings.as_deref());
        let ours = ["/body/title/", "/body/name/"];
        let is_ours = columns.iter().any(|column| {
            let place = column.at.to_string();
            ours.iter().any(|start| place.starts_with(start)) && place.ends_with("/text")
        });
        if is_ours {
            notes.say(
                "fields",
                Sure::Likely,
                "the records at /body are in the shape of the app's documents already",
            );
        }
        let updated = fields::updated(&columns).first().copied().cloned();
        let created = fields::created(&columns).first().copied().cloned();
        let records = view.records();
        let empty = fields::empty_update(&records);
        times(updated.as_ref(), created.as_ref(), known, notes);
        if let Some(name) = empty {
            notes.say(
                "changed at",
                Sure::Guess,
                format!("/{name} is called like one, and empty in every row"),
            );
            notes.ask(format!(
                "whether /{name} is filled by a change, and no other field: change a record, and look again"
            ));
        }
        let version = fields::versions(&columns)
            .first()
            .map(|column| column.at.to_string());
        if let Some(version) = &version {
            notes.say(
                "version",
                Sure::Guess,
                format!("{version} is called like one"),
            );
        }
        let only = gone(&columns, notes);
        states(&columns, notes);
        tongue(&columns, notes);
        Self {
            is_ours,
            updated,
            created,
            version,
            only,
            id: view.id.as_ref().map(fields::Id::json),
            has_uuids: view.id.as_ref().is_some_and(|id| id.looks == fields::UUIDS),
            columns,
        }
    }

    /// The profile's `updated`.
    pub fn updated_json(&self) -> Value {
        let places: Vec<String> = [&self.updated, &self.created]
            .into_iter()
            .flatten()
            .map(|column| column.at.to_string())
            .collect();
        let format = self
            .updated
            .iter()
            .flat_map(Column::present)
            .next()
            .map_or("verbatim", spelling);
        json!({"at": places, "format": format})
    }

    /// Puts right in a list what its preset says of fields that the rows do not have.
    pub fn mend(&self, every: &Value, known: &Known, list: &mut Value, notes: &mut Notes) {
        // Rows that stand elsewhere in the preset's list are not those that were seen.
        if self.columns.is_empty() || every.get("item").is_some() || known.preset == Some("lotse") {
            return;
        }
        let has = |place: &Value| {
            let places = place
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![place.clone()]);
            places.iter().filter_map(Value::as_str).any(|place| {
                self.columns
                    .iter()
                    .any(|column| column.at.to_string() == place)
            })
        };
        if let (Some(at), Some(id), None) = (
            every.pointer("/identity/at"),
            &self.id,
            list.get("identity"),
        ) && !has(at)
        {
            notes.say(
                "identity",
                Sure::Likely,
                format!("the preset takes {at}, which the rows do not have"),
            );
            list["identity"] = id.clone();
        }
        let wants = every.pointer("/identity/client").and_then(Value::as_str);
        if wants == Some("uuid") && !self.has_uuids && known.since.is_some() {
            notes.say(
                "identity",
                Sure::Likely,
                "the ids are no UUIDs, so the backend gives them",
            );
            notes.ask("which field, unique in the backend, can keep the id a device made (\"ref\"): without, a record may be made twice");
            list["identity"]["client"] = json!("none");
        }
        let marked = every.pointer("/updated/at").is_none_or(has);
        if marked {
            return;
        }
        notes.say(
            "changed at",
            Sure::Sure,
            format!(
                "the preset takes {}, which the rows do not have",
                every["updated"]["at"]
            ),
        );
        list["updated"] = Value::Null;
        let (Some(updated), Some((param, value))) = (&self.updated, known.since) else {
            if every.get("since").is_some() {
                list["since"] = Value::Null;
                list["deletions"] = Value::Null;
            }
            if every.pointer("/version/at").is_some_and(|at| !has(at)) {
                list["version"] = Value::Null;
                list["writes"] = Value::Null;
                notes.ask("whether the backend can stamp records: without a version it is not written to, others' changes would be lost");
            }
            return;
        };
        let field = updated.at.steps().last().unwrap_or_default();
        list["updated"] = self.updated_json();
        let query = |place: &str, param: String, value: String| {
            let before = every.pointer(place).and_then(Value::as_object);
            let names = before.into_iter().flat_map(|query| query.keys());
            let mut query: Map<String, Value> =
                names.map(|name| (name.clone(), Value::Null)).collect();
            query.insert(param, json!(value));
            query
        };
        if every.pointer("/version/at").is_some_and(|at| !has(at)) {
            list["version"] = json!(updated.at.to_string());
            let guard = query(
                "/concurrency/query",
                field.to_owned(),
                "eq.{version}".to_owned(),
            );
            list["concurrency"] = json!({"query": guard});
        }
        let query = query(
            "/since/query",
            param.replace("{f}", field),
            value.replace("{f}", field),
        );
        list["since"] = json!({"query": query, "mark": {"max": [updated.at.to_string()]}});
    }
}

fn times(
    updated: Option<&Column>,
    created: Option<&Column>,
    known: Option<&Known>,
    notes: &mut Notes,
) {
    let Some(column) = updated else {
        notes.say(
            "changed at",
            Sure::NotFound,
            "no field with times is called like the time of the last change",
        );
        if known.is_none_or(|known| known.preset.is_none()) {
            notes.ask("whether the backend can stamp records with the time of their last change");
        }
        return;
    };
    let sample = column.present().next();
    let spelt = sample.map_or("", spelling);
    notes.say(
        "changed at",
        Sure::Likely,
        format!(
            "{}, as {spelt}, such as {}",
            column.at,
            sample.map(ToString::to_string).unwrap_or_default()
        ),
    );
    if !sample.is_none_or(has_zone) {
        notes.ask(format!(
            "in which zone the times at {} are: they do not say, and people are shown them as UTC (\"zone\" of \"updated\" says another); changes are asked for in the backend's own words",
            column.at
        ));
    }
    if !column.is_full() {
        let empty = column.values.iter().filter(|value| value.is_none()).count();
        let instead = match created {
            Some(created) => format!("{} counts there", created.at),
            None => "such records are not seen as changed".to_owned(),
        };
        notes.say(
            "changed at",
            Sure::Sure,
            format!("empty in {empty} rows: {instead}"),
        );
    }
}

/// Signs that a record is gone, and how rows with them are left out.
fn gone(columns: &[Column], notes: &mut Notes) -> Option<Value> {
    let column = fields::gone(columns).into_iter().next()?;
    let place = column.at.to_string();
    let truth = column.present().all(Value::is_boolean);
    notes.say(
        "deletions",
        Sure::Guess,
        format!("{place} is called like a sign that a record is gone: rows with it are left out"),
    );
    notes.ask(format!(
        "whether deleted records stay in the list with {place} set, and for how long"
    ));
    Some(if truth {
        json!({"at": place, "not": true})
    } else {
        json!({"at": place, "set": false})
    })
}

/// Fields that may say that a record is not for everybody.
fn states(columns: &[Column], notes: &mut Notes) {
    let named = [
        "status",
        "state",
        "published",
        "visibility",
        "draft",
        "active",
    ];
    for column in columns
        .iter()
        .filter(|column| named.contains(&column.word().as_str()))
    {
        let mut values: Vec<String> = column.present().map(ToString::to_string).collect();
        values.sort_unstable();
        values.dedup();
        if (2..=6).contains(&values.len()) {
            notes.say(
                "state",
                Sure::Guess,
                format!("{} is one of {}", column.at, values.join(", ")),
            );
            notes.ask(format!("whether records with some values of {} are not for everybody; then \"where\" leaves them out", column.at));
        }
    }
}

/// A field that says in which language the whole row is.
fn tongue(columns: &[Column], notes: &mut Notes) {
    let named = ["lang", "language", "langcode", "locale"];
    for column in columns
        .iter()
        .filter(|column| named.contains(&column.word().as_str()))
    {
        let mut values: Vec<&str> = column.present().filter_map(Value::as_str).collect();
        values.sort_unstable();
        values.dedup();
        let is_code = |text: &&str| {
            let first = text.split(['-', '_']).next().unwrap_or_default();
            first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        if values.is_empty() || !values.iter().all(is_code) {
            continue;
        }
        notes.say(
            "language",
            Sure::Guess,
            format!("{} says it row by row: {}", column.at, values.join(", ")),
        );
        notes.ask(format!("how the list is asked for in one language ({} tells them apart): then \"languages\" names one list for each, else \"where\" picks one", column.at));
    }
}
