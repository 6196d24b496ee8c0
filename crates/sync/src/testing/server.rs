//! A server that really keeps versions, tombstones and cursors, and answers like the reference one.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use crate::http::{Request, Response, Transport, Unreachable};

/// A backend in memory. Clones are the same server.
#[derive(Clone, Debug)]
pub struct FakeServer(Rc<RefCell<State>>);

/// What a server had at some time.
#[derive(Clone, Debug)]
pub struct Backup(Records);

/// (kind, id) to the number of its latest change and its record; no record: a tombstone.
type Records = BTreeMap<(String, String), (u64, Option<String>)>;

#[derive(Debug)]
struct State {
    /// Cursors of another age are unknown here.
    age: u64,
    /// The number of the latest change.
    latest: u64,
    records: Records,
    /// Every change there was: its number, kind and id, and the record unless it was deleted.
    history: Vec<(u64, (String, String), Option<String>)>,
    requests: Vec<Request>,
    bytes_sent: u64,
}

impl FakeServer {
    /// An empty server.
    pub fn new(age: u64) -> Self {
        let state = State {
            age,
            latest: 0,
            records: BTreeMap::new(),
            history: Vec::new(),
            requests: Vec::new(),
            bytes_sent: 0,
        };
        Self(Rc::new(RefCell::new(state)))
    }

    /// Creates or replaces a record. Its revision is given back: no other record ever has it.
    pub fn put(&self, kind: &str, id: &str, body: &str) -> u64 {
        let mut state = self.0.borrow_mut();
        state.latest += 1;
        let rev = state.latest;
        let record = format!(
            r#"{{"kind":"{kind}","id":"{id}","rev":{rev},"updated_at":"2026-11-22T17:50:50Z","deleted":false,"body":{body}}}"#
        );
        state.write(rev, (kind.to_owned(), id.to_owned()), Some(record));
        rev
    }

    /// Leaves a tombstone, if there is such a record.
    pub fn delete(&self, kind: &str, id: &str) {
        let mut state = self.0.borrow_mut();
        let latest = state.latest + 1;
        let key = (kind.to_owned(), id.to_owned());
        if state.records.contains_key(&key) {
            state.latest = latest;
            state.write(latest, key, None);
        }
    }

    /// Restarts with cursors that nobody has heard of, and without old tombstones.
    pub fn forget_cursors(&self) {
        let mut state = self.0.borrow_mut();
        state.age += 1;
        state.records.retain(|_, (_, record)| record.is_some());
    }

    /// Everything as it stands, to come back to.
    pub fn backup(&self) -> Backup {
        Backup(self.0.borrow().records.clone())
    }

    /// Starts again from an older state. Revisions run on, cursors are unknown.
    pub fn restore(&self, backup: &Backup) {
        self.forget_cursors();
        let mut state = self.0.borrow_mut();
        state.records.clone_from(&backup.0);
        state.records.retain(|_, (_, record)| record.is_some());
    }

    /// The records that exist, as (kind, id, JSON), ascending.
    pub fn records(&self) -> Vec<(String, String, String)> {
        let state = self.0.borrow();
        let live = state
            .records
            .iter()
            .filter_map(|((kind, id), (_, record))| {
                Some((kind.clone(), id.clone(), record.clone()?))
            });
        live.collect()
    }

    /// The records that existed when this cursor was given out, as (kind, id, JSON), ascending.
    pub fn records_at(&self, cursor: &str) -> Vec<(String, String, String)> {
        let number = cursor
            .split_once('/')
            .and_then(|(_, number)| number.parse().ok());
        let mut records = BTreeMap::new();
        for (changed, key, record) in &self.0.borrow().history {
            if number.is_some_and(|number| *changed <= number) {
                records.insert(key.clone(), record.clone());
            }
        }
        let live = records.into_iter();
        live.filter_map(|((kind, id), record)| Some((kind, id, record?)))
            .collect()
    }

    /// The requests since this was last asked.
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.0.borrow_mut().requests)
    }

    /// Bytes of content sent so far.
    pub fn bytes_sent(&self) -> u64 {
        self.0.borrow().bytes_sent
    }

    /// Answers a request.
    pub fn answer(&self, request: &Request) -> Response {
        let mut state = self.0.borrow_mut();
        state.requests.push(request.clone());
        let response = state.feed(request);
        state.bytes_sent += response.body.len() as u64;
        response
    }
}

impl Transport for FakeServer {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        Ok(self.answer(&request))
    }
}

impl State {
    fn write(&mut self, number: u64, key: (String, String), record: Option<String>) {
        self.history.push((number, key.clone(), record.clone()));
        self.records.insert(key, (number, record));
    }

    fn feed(&self, request: &Request) -> Response {
        let value = |name: &str| {
            let query = request.url.split_once('?').map_or("", |(_, query)| query);
            query
                .split('&')
                .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
        };
        let limit = value("limit")
            .and_then(|limit| limit.parse().ok())
            .unwrap_or(100);
        let since = match value("since").map(|since| self.position(since)) {
            None => 0,
            Some(Some(since)) => since,
            Some(None) => {
                return problem(410, r#"{"title":"The cursor is no longer known"}"#);
            }
        };
        let mut changes: Vec<_> = self
            .records
            .iter()
            .filter(|(_, (number, _))| *number > since)
            .collect();
        changes.sort_by_key(|(_, (number, _))| *number);
        let more = changes.len() > limit;
        changes.truncate(limit);
        let cursor = match changes.last() {
            Some((_, (number, _))) if more => *number,
            // Old tombstones may be gone: whoever is at the end is past them.
            _ => self.latest,
        };
        let changes: Vec<String> = changes
            .into_iter()
            .map(|((kind, id), (number, record))| match record {
                Some(record) => record.clone(),
                None => format!(r#"{{"kind":"{kind}","id":"{id}","rev":{number},"deleted":true}}"#),
            })
            .collect();
        let etag = format!("\"{}-{}-{since}\"", self.age, self.latest);
        let known = request
            .headers
            .iter()
            .find(|(name, _)| name == "if-none-match");
        let headers = vec![
            ("Content-Type".to_owned(), "application/json".to_owned()),
            ("ETag".to_owned(), etag.clone()),
        ];
        if known.is_some_and(|(_, known)| *known == etag) {
            return Response {
                status: 304,
                headers,
                body: Vec::new(),
            };
        }
        let cursor = format!("{}/{cursor}", self.age);
        let changes = changes.join(",");
        let body = format!(r#"{{"changes":[{changes}],"cursor":"{cursor}","more":{more}}}"#);
        Response {
            status: 200,
            headers,
            body: body.into_bytes(),
        }
    }

    /// The number a cursor of this age stands for.
    fn position(&self, cursor: &str) -> Option<u64> {
        let (age, number) = cursor.split_once("%2F")?;
        (age.parse() == Ok(self.age)).then(|| number.parse().ok())?
    }
}

fn problem(status: u16, body: &str) -> Response {
    let media_type = (
        "Content-Type".to_owned(),
        "application/problem+json".to_owned(),
    );
    Response {
        status,
        headers: vec![media_type],
        body: body.as_bytes().to_vec(),
    }
}
