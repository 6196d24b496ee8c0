//! One record alone, and what the backend says of writing.

use serde_json::{Value, json};

use super::Proposal;
use crate::probe::look::{address::Address, fields::Id, known::Known, notes::Sure};

impl Proposal<'_, '_> {
    /// How a record is read alone.
    pub(super) fn one(&mut self, list: &mut Value, id: &Id) {
        let Some((row, wanted)) = self
            .view
            .first
            .rows
            .first()
            .zip(self.view.first.ids.first())
        else {
            return;
        };
        if self.view.keyed {
            return;
        }
        let mut path = self.view.address.path.trim_end_matches('/').to_owned();
        let slash = if self.view.address.path.ends_with('/') {
            "/"
        } else {
            ""
        };
        path.push('/');
        crate::protocol::encode(wanted, &mut path);
        let alone = Address {
            origin: self.view.address.origin.clone(),
            path: format!("{path}{slash}"),
            query: self.view.key.iter().cloned().collect(),
        };
        let asked = self.view.asked("GET", alone.with(&[]));
        let answer = self.session.fetch(asked).ok();
        // Where a redirect led away from or to the slash at the end, writes would not follow.
        let slash = match answer.as_ref().map(|(url, _)| Address::parse(url)) {
            Some(Some(found)) if found.path.ends_with('/') => "/",
            Some(Some(_)) => "",
            _ => slash,
        };
        let answer = answer
            .map(|(_, answer)| answer)
            .filter(|answer| answer.status == 200);
        let json = answer
            .as_ref()
            .and_then(|answer| serde_json::from_slice::<Value>(&answer.body).ok());
        let found = json.as_ref().and_then(|json| {
            let places = ["", "/data", "/item", "/record", "/result"];
            places.into_iter().find(|place| {
                json.pointer(place)
                    .is_some_and(|record| id.of(record) == id.of(row))
            })
        });
        let notes = &mut self.sight.notes;
        match found {
            Some(at) => {
                list["one"] = json!({"path": format!("{}/{{id}}{slash}", self.view.address.path.trim_end_matches('/'))});
                if !at.is_empty() {
                    list["one"]["at"] = json!(at);
                }
                notes.say("one record", Sure::Sure, format!("at {path}"));
            }
            None => notes.say("one record", Sure::NotFound, format!("not at {path}")),
        }
        if let Some(etag) = answer.as_ref().and_then(|answer| answer.header("etag")) {
            let weak = if etag.starts_with("W/") {
                ", a weak one"
            } else {
                ""
            };
            notes.say(
                "version",
                Sure::Guess,
                format!("one record comes with an ETag{weak}"),
            );
            notes.ask("whether the backend refuses a change with an old ETag (If-Match)");
        }
    }

    /// What the backend says of writing, without anything being written.
    pub(super) fn writing(&mut self, list: &Value, known: Option<&Known>) {
        let asked = self.view.asked("OPTIONS", self.view.address.with(&[]));
        let answer = self.session.send(asked).ok();
        let allowed = answer
            .as_ref()
            .and_then(|answer| answer.header("allow"))
            .map(str::to_owned);
        let notes = &mut self.sight.notes;
        match allowed {
            Some(allowed) => {
                notes.say("writing", Sure::Guess, format!("the list allows {allowed}"))
            }
            None => notes.say(
                "writing",
                Sure::NotFound,
                "the backend does not say which methods it allows",
            ),
        }
        notes.ask("whether records may be written, by whom, and who chooses their ids; then say it in \"writes\", and try it with --write");
        self.sight.writes = by_custom(list).map(|mut writes| {
            let kind = self.view.first.rows.first().and_then(|row| row.get("type"));
            crate::profile::merge_patch(&mut writes, &by_convention(list, known, kind));
            writes
        });
    }
}

/// Writes as most backends have them, for whoever knows more to begin with.
fn by_custom(list: &Value) -> Option<Value> {
    let (path, alone) = (list.get("path")?, list.pointer("/one/path")?);
    let answer = list
        .pointer("/one/at")
        .cloned()
        .unwrap_or_else(|| json!(""));
    Some(json!({
        "writes": {
            "create": {"method": "POST", "path": path, "answer": answer},
            "update": {"method": "PATCH", "path": alone, "merge": 1, "answer": answer},
            "delete": {"method": "DELETE", "path": alone},
        },
        "concurrency": {"kind": "check"},
    }))
}

/// What a convention wants of writes beside that.
fn by_convention(list: &Value, known: Option<&Known>, kind: Option<&Value>) -> Value {
    let version = list["version"].as_str().unwrap_or_default();
    let mut more = match known.map_or("", |known| known.name) {
        "JSON:API" => {
            let way = json!({"wrap": "/data", "answer": "/data", "headers": {"content-type": "application/vnd.api+json"}});
            json!({
                "writes": {"create": way, "update": way, "constants": {"/type": kind, "/id": "{id}"}},
                "refusals": {"at": "/errors", "field": "/source/pointer", "code": "/code", "message": "/detail"},
            })
        }
        "GeoJSON" => json!({
            "writes": {"constants": {"/type": "Feature", "/geometry/type": "Point"}},
        }),
        "OData" => json!({
            "refusals": {"at": "/error", "field": "/target", "code": "/code", "message": "/message"},
        }),
        _ => json!({}),
    };
    if more["writes"]["update"].is_object() {
        more["writes"]["update"]["merge"] = json!(2);
    }
    // An ETag in the row is for If-Match; OData's has its quotes already.
    if version.ends_with("etag") {
        let quoted = if version.contains("odata") {
            "{version}"
        } else {
            "\"{version}\""
        };
        more["concurrency"] = json!({"kind": "if-match", "value": quoted});
    }
    more
}
