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
        path.push('/');
        crate::protocol::encode(wanted, &mut path);
        // Most end as the list does.
        let slashes = if self.view.address.path.ends_with('/') {
            ["/", ""]
        } else {
            ["", "/"]
        };
        let asked = |slash: &str| {
            let alone = Address {
                origin: self.view.address.origin.clone(),
                path: format!("{path}{slash}"),
                query: self.view.key.iter().cloned().collect(),
            };
            let answer = self.session.fetch(self.view.asked("GET", alone.with(&[])));
            answer.ok().filter(|(_, answer)| answer.status == 200)
        };
        let found = slashes
            .iter()
            .find_map(|slash| Some((*slash, asked(slash)?)));
        let (slash, answer) =
            found.map_or((slashes[0], None), |(slash, answer)| (slash, Some(answer)));
        // Where a redirect led away from or to the slash at the end, writes would not follow.
        let slash = match answer.as_ref().map(|(url, _)| Address::parse(url)) {
            Some(Some(found)) if found.path.ends_with('/') => "/",
            Some(Some(_)) => "",
            _ => slash,
        };
        let answer = answer.map(|(_, answer)| answer);
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
        let of_list = self.allowed(self.view.address.with(&[]));
        let of_one = list
            .pointer("/one/path")
            .and_then(Value::as_str)
            .zip(self.view.first.ids.first())
            .and_then(|(path, id)| {
                let mut step = String::new();
                crate::protocol::encode(id, &mut step);
                let origin = &self.view.address.origin;
                self.allowed(format!("{origin}{}", path.replace("{id}", &step)))
            });
        let notes = &mut self.sight.notes;
        match &of_list {
            Some(allowed) => notes.say(
                "writing",
                Sure::Guess,
                format!("the list allows {}", allowed.join(", ")),
            ),
            None => notes.say(
                "writing",
                Sure::NotFound,
                "the backend does not say which methods it allows",
            ),
        }
        if let Some(allowed) = &of_one {
            notes.say(
                "writing",
                Sure::Guess,
                format!("one record allows {}", allowed.join(", ")),
            );
        }
        let writes =
            |allowed: &Vec<String>| allowed.iter().any(|method| WRITES.contains(&&**method));
        let told: Vec<&Vec<String>> = of_list.iter().chain(&of_one).collect();
        if !told.is_empty() && !told.into_iter().any(writes) {
            notes.ask("whether records may be written with credentials: without, no method for it is allowed");
            return;
        }
        notes.ask("whether records may be written, by whom, and who chooses their ids; then say it in \"writes\", and try it with --write");
        self.sight.writes = by_custom(list, of_one.as_deref()).map(|mut writes| {
            let kind = self.view.first.rows.first().and_then(|row| row.get("type"));
            crate::profile::merge_patch(&mut writes, &by_convention(list, known, kind));
            writes
        });
    }

    /// The methods that an address says it allows.
    fn allowed(&self, url: String) -> Option<Vec<String>> {
        let answer = self.session.send(self.view.asked("OPTIONS", url)).ok()?;
        let told = answer.header("allow");
        // Some answer as if a browser had asked for leave.
        let told = told.or_else(|| answer.header("access-control-allow-methods"));
        let methods = told?.split(',');
        let methods = methods.map(|method| method.trim().to_ascii_uppercase());
        Some(methods.filter(|method| !method.is_empty()).collect())
    }
}

/// The methods that change something.
const WRITES: [&str; 4] = ["POST", "PUT", "PATCH", "DELETE"];

/// Writes as most backends have them, for whoever knows more to begin with.
fn by_custom(list: &Value, allowed: Option<&[String]>) -> Option<Value> {
    let (path, alone) = (list.get("path")?, list.pointer("/one/path")?);
    let answer = list
        .pointer("/one/at")
        .cloned()
        .unwrap_or_else(|| json!(""));
    let allows = |method: &str| allowed.is_some_and(|all| all.iter().any(|known| known == method));
    let update = if allows("PUT") && !allows("PATCH") {
        json!({"method": "PUT", "path": alone, "merge": "replace", "answer": answer})
    } else {
        json!({"method": "PATCH", "path": alone, "merge": levels(list), "answer": answer})
    };
    Some(json!({
        "writes": {
            "create": {"method": "POST", "path": path, "answer": answer},
            "update": update,
            "delete": {"method": "DELETE", "path": alone},
        },
        "concurrency": {"kind": "check"},
    }))
}

/// How deep fields that are not sent usually stay: what records are wrapped in is hardly replaced whole.
fn levels(list: &Value) -> u32 {
    let fields = list["fields"].as_object();
    let mut places = fields
        .into_iter()
        .flat_map(|fields| fields.values())
        .filter_map(|rule| {
            let from = rule.get("from").unwrap_or(rule);
            from.as_str().or_else(|| from.get(0)?.as_str())
        });
    let is_wrapped = |place: &str| {
        ["/fields/", "/attributes/", "/properties/"]
            .iter()
            .any(|wrap| place.starts_with(wrap))
    };
    if places.any(is_wrapped) { 2 } else { 1 }
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
