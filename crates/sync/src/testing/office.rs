//! A server that is written to: it reads like [`FakeServer`], and writes as one of several kinds of
//! backend do. It notes what became of every value, so that nothing can be lost or doubled unseen.

mod capability;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

pub use self::capability::Capability;
use super::server::{Backup, FakeServer};
use crate::{
    http::{Method, Request, Response},
    outbox::applied,
};

/// One record.
#[derive(Clone, Debug)]
struct Kept {
    rev: u64,
    reference: Option<String>,
    body: Value,
    /// The values that each field had in the life of this server, the present one last.
    past: BTreeMap<String, Vec<Value>>,
}

/// The server.
#[derive(Debug)]
pub struct Office {
    pub(super) capability: Capability,
    /// What it reads like.
    pub(super) feed: FakeServer,
    records: BTreeMap<String, Kept>,
    backups: Vec<(BTreeMap<String, Kept>, Backup)>,
    /// Every value that ever stood in a record, in any life.
    pub(super) ever: BTreeSet<String>,
    /// Values that a person wants back over those of others.
    pub(super) wanted: BTreeSet<String>,
    /// Ids that were removed, or lost with a life.
    pub(super) removed: BTreeSet<String>,
    /// The making of records that stood there already under another id.
    pub(super) doubled: Vec<String>,
    /// Whoever writes must say this.
    pub(super) token: u64,
    ids: u64,
}

impl Office {
    /// An empty server of this kind.
    pub fn new(capability: Capability) -> Self {
        Self {
            capability,
            feed: FakeServer::new(1),
            records: BTreeMap::new(),
            backups: Vec::new(),
            ever: BTreeSet::new(),
            wanted: BTreeSet::new(),
            removed: BTreeSet::new(),
            doubled: Vec::new(),
            token: 1,
            ids: 0,
        }
    }

    /// The ids of its records.
    pub fn ids(&self) -> Vec<String> {
        self.records.keys().cloned().collect()
    }

    /// The body of a record.
    pub fn body(&self, id: &str) -> Option<&Value> {
        self.records.get(id).map(|kept| &kept.body)
    }

    /// Somebody at the office changes a field, or removes a record.
    pub fn edit(&mut self, id: &str, change: Option<(&str, &str)>) {
        match change {
            Some((field, value)) => {
                let patch = json!({ field: value });
                if let Some(kept) = self.records.get(id) {
                    let (body, reference) = (applied(&kept.body, &patch), kept.reference.clone());
                    self.store(id, reference, body, false);
                }
            }
            None => self.remove(id),
        }
    }

    /// Somebody at the office writes a new record.
    pub fn add(&mut self, body: Value) {
        self.ids += 1;
        let id = format!("office-{}", self.ids);
        self.store(&id, None, body, false);
    }

    /// Keeps everything as it is now, to come back to.
    pub fn back_up(&mut self) {
        self.backups
            .push((self.records.clone(), self.feed.backup()));
    }

    /// Starts again from a backup, if there is one.
    pub fn restore(&mut self, which: u64) -> bool {
        let Some(count) = u64::try_from(self.backups.len())
            .ok()
            .filter(|count| *count > 0)
        else {
            return false;
        };
        let backup = usize::try_from(which % count)
            .ok()
            .and_then(|at| self.backups.get(at));
        let Some((records, feed)) = backup.cloned() else {
            return false;
        };
        self.removed.extend(self.records.keys().cloned());
        self.records = records;
        self.feed.restore(&feed);
        true
    }

    /// Answers a request that is no reading of the feed.
    pub fn answer(&mut self, request: &Request) -> Response {
        let signed = request
            .headers
            .iter()
            .find(|(name, _)| name == "authorization");
        let expected = format!("Bearer {}", self.token);
        if signed.is_none_or(|(_, value)| *value != expected) {
            // Some hide what they do not let be written.
            let hides = self.capability == Capability::Blind && request.method == Method::Patch;
            return status(if hides { 404 } else { 401 });
        }
        let (path, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find_map(|(known, value)| (known == name).then(|| value.to_owned()))
        };
        let guard = |name: &str| value(name)?.strip_prefix("eq.").map(str::to_owned);
        let id = path
            .strip_prefix("/offers/")
            .map(str::to_owned)
            .or_else(|| guard("id"));
        let content: Value = request
            .body
            .as_deref()
            .and_then(|body| serde_json::from_slice(body).ok())
            .unwrap_or_default();
        match (request.method, id) {
            (Method::Get, Some(id)) => self.row(&id).map_or(status(404), |row| answer(200, &row)),
            (Method::Get, None) => {
                let wanted = value("ref");
                let found = self
                    .records
                    .iter()
                    .filter(|(_, kept)| kept.reference == wanted);
                let rows: Vec<Value> = found.filter_map(|(id, _)| self.row(id)).collect();
                answer(200, &Value::Array(rows))
            }
            (Method::Post, _) => self.post(&content),
            (Method::Put, Some(id)) => self.put(&id, request, &content),
            (Method::Patch, Some(id)) => self.patch(&id, request, guard("rev"), &content),
            (Method::Delete, Some(id)) => {
                self.delete(&id, request, guard("rev").or_else(|| value("rev")))
            }
            _ => status(405),
        }
    }

    fn row(&self, id: &str) -> Option<Value> {
        let kept = self.records.get(id)?;
        let mut row = json!({"id": id, "rev": kept.rev, "body": kept.body});
        if let Some(reference) = &kept.reference {
            row["ref"] = reference.as_str().into();
        }
        Some(row)
    }

    fn post(&mut self, content: &Value) -> Response {
        let own = content.get("id").and_then(Value::as_str);
        let id = if self.capability.makes_ids() {
            self.ids += 1;
            format!("server-{}", self.ids)
        } else {
            own.unwrap_or_default().to_owned()
        };
        let keeps = self.capability == Capability::Referenced;
        let reference = content.get("ref").and_then(Value::as_str).filter(|_| keeps);
        let same = |kept: &Kept| kept.reference.is_some() && kept.reference.as_deref() == reference;
        if self.records.contains_key(&id) || self.records.values().any(same) {
            return status(409);
        }
        self.store(&id, reference.map(str::to_owned), body_of(content), true);
        let row = self.row(&id).unwrap_or_default();
        answer(201, &row)
    }

    fn put(&mut self, id: &str, request: &Request, content: &Value) -> Response {
        let known = self.records.get(id);
        let fits = match (self.capability, known) {
            (Capability::Revisions, known) => {
                let said = content
                    .get("_rev")
                    .and_then(Value::as_str)
                    .map(str::to_owned);
                said == known.map(|kept| kept.rev.to_string())
            }
            (_, None) => header(request, "if-none-match").is_some(),
            (_, Some(kept)) => is_match(request, kept.rev),
        };
        if !fits {
            return status(if self.capability == Capability::Revisions {
                409
            } else {
                412
            });
        }
        let (new, reference) = (
            known.is_none(),
            known.and_then(|kept| kept.reference.clone()),
        );
        self.store(id, reference, body_of(content), true);
        match self.capability {
            Capability::Revisions => answer(201, &json!({"ok": true})),
            _ => answer(
                if new { 201 } else { 200 },
                &self.row(id).unwrap_or_default(),
            ),
        }
    }

    fn patch(
        &mut self,
        id: &str,
        request: &Request,
        guard: Option<String>,
        content: &Value,
    ) -> Response {
        let Some(kept) = self.records.get(id) else {
            return match self.capability {
                Capability::Guarded => answer(200, &json!([])),
                _ => status(404),
            };
        };
        match self.capability {
            Capability::Conditional if !is_match(request, kept.rev) => return status(412),
            Capability::Guarded if guard != Some(kept.rev.to_string()) => {
                return answer(200, &json!([]));
            }
            _ => {}
        }
        let body = applied(&kept.body, &body_of(content));
        let reference = kept.reference.clone();
        self.store(id, reference, body, true);
        let row = self.row(id).unwrap_or_default();
        match self.capability {
            Capability::Guarded => answer(200, &json!([row])),
            _ => answer(200, &row),
        }
    }

    fn delete(&mut self, id: &str, request: &Request, rev: Option<String>) -> Response {
        let Some(kept) = self.records.get(id) else {
            return status(404);
        };
        let fits = match self.capability {
            Capability::Conditional | Capability::Replacing => is_match(request, kept.rev),
            Capability::Guarded | Capability::Revisions => rev == Some(kept.rev.to_string()),
            _ => true,
        };
        if !fits {
            return status(if self.capability == Capability::Guarded {
                204
            } else {
                412
            });
        }
        self.remove(id);
        match self.capability {
            Capability::Blind | Capability::Revisions => answer(200, &json!({})),
            _ => status(204),
        }
    }

    fn remove(&mut self, id: &str) {
        if self.records.remove(id).is_some() {
            self.removed.insert(id.to_owned());
            self.feed.delete("offer", id);
        }
    }

    fn store(&mut self, id: &str, reference: Option<String>, body: Value, by_device: bool) {
        let before = self.records.get(id);
        let twin = |kept: &Kept| maker(&kept.body).is_some() && maker(&kept.body) == maker(&body);
        if before.is_none() && self.records.values().any(twin) {
            self.doubled.extend(maker(&body).map(str::to_owned));
        }
        let mut past = before.map(|kept| kept.past.clone()).unwrap_or_default();
        let nothing = Map::new();
        let fields = body.as_object().unwrap_or(&nothing);
        for (field, value) in fields {
            let values = past.entry(field.clone()).or_default();
            if values.last() == Some(value) {
                continue;
            }
            // Every value is written once: an old one comes back when a change is overwritten.
            let wanted = value
                .as_str()
                .is_some_and(|value| self.wanted.contains(value));
            let back = by_device && self.capability.guards() && values.contains(value) && !wanted;
            assert!(!back, "{value} is back in {field} of {id} after {values:?}");
            values.push(value.clone());
            self.ever.extend(value.as_str().map(str::to_owned));
        }
        let rev = self.feed.put("offer", id, &body.to_string());
        let kept = Kept {
            rev,
            reference,
            body,
            past,
        };
        self.records.insert(id.to_owned(), kept);
    }
}

/// The body in what was sent.
fn body_of(content: &Value) -> Value {
    content.get("body").cloned().unwrap_or(json!({}))
}

/// What tells one making of a record from any other.
fn maker(body: &Value) -> Option<&str> {
    body.get("made").and_then(Value::as_str)
}

fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let mut fields = request.headers.iter();
    fields.find_map(|(known, value)| (known == name).then_some(value.as_str()))
}

fn is_match(request: &Request, rev: u64) -> bool {
    header(request, "if-match") == Some(&format!("\"{rev}\""))
}

fn status(status: u16) -> Response {
    Response {
        status,
        ..Response::default()
    }
}

fn answer(status: u16, json: &Value) -> Response {
    Response {
        status,
        headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
        body: json.to_string().into_bytes(),
    }
}
