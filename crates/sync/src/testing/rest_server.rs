//! A REST server in memory that pages, filters and forgets in every way a profile can describe.
//!
//! It is deterministic: its clock only moves when it is told to, or when a record changes.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use serde_json::{Value, json};

use super::{
    abilities::{Abilities, Changes, Deleted, Order, Pages},
    rest_query::Query,
};
use crate::{
    http::{Request, Response, Transport, Unreachable},
    profile::{Format, Moment},
};

/// A backend in memory. Clones are the same server.
#[derive(Clone, Debug)]
pub struct RestServer(Rc<RefCell<State>>);

#[derive(Debug)]
struct State {
    abilities: Abilities,
    /// Milliseconds since 1970.
    clock: i64,
    /// The number of the latest change.
    latest: u64,
    records: BTreeMap<String, Stored>,
    requests: Vec<Request>,
}

/// A record, or the trace of one.
#[derive(Clone, Debug)]
struct Stored {
    title: String,
    changed: u64,
    updated: i64,
    deleted: bool,
}

/// Where the server stands.
const BASE: &str = "https://rest.example.org/api";

impl RestServer {
    /// An empty server.
    pub fn new(abilities: Abilities) -> Self {
        let state = State {
            abilities,
            clock: 1_795_369_850_492,
            latest: 0,
            records: BTreeMap::new(),
            requests: Vec::new(),
        };
        Self(Rc::new(RefCell::new(state)))
    }

    /// The address everything stands below.
    pub fn base_url(&self) -> &'static str {
        BASE
    }

    /// Lets time pass.
    pub fn advance(&self, millis: i64) {
        self.0.borrow_mut().clock += millis;
    }

    /// Creates or changes a record.
    pub fn put(&self, id: &str, title: &str) {
        self.0.borrow_mut().change(id, Some(title));
    }

    /// Deletes a record, if there is such a one.
    pub fn delete(&self, id: &str) {
        let mut state = self.0.borrow_mut();
        if state.records.get(id).is_some_and(|stored| !stored.deleted) {
            state.change(id, None);
        }
    }

    /// The records there are: their ids and titles.
    pub fn records(&self) -> BTreeMap<String, String> {
        let state = self.0.borrow();
        let live = state.records.iter().filter(|(_, stored)| !stored.deleted);
        live.map(|(id, stored)| (id.clone(), stored.title.clone()))
            .collect()
    }

    /// The requests since this was last asked.
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.0.borrow_mut().requests)
    }

    /// The profile that describes the server, asking for so many rows a page.
    pub fn profile(&self, size: u32) -> Value {
        self.0.borrow().abilities.profile(size)
    }

    /// Answers a request.
    pub fn answer(&self, request: &Request) -> Response {
        let mut state = self.0.borrow_mut();
        state.requests.push(request.clone());
        let Some(below) = request.url.strip_prefix(BASE) else {
            return state.respond(404, &[], &json!({"error": "there is nothing here"}));
        };
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let query = Query::of(query);
        match path {
            "/offers" => state.list(&query),
            "/trash" => state.trash(&query),
            _ => state.respond(404, &[], &json!({"error": "there is nothing here"})),
        }
    }
}

impl Transport for RestServer {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        Ok(self.answer(&request))
    }
}

impl State {
    fn change(&mut self, id: &str, title: Option<&str>) {
        self.latest += 1;
        // Several changes share a moment, and several moments a second.
        self.clock += i64::try_from(self.latest * 7 % 5).unwrap_or(0) * 100;
        let stored = Stored {
            title: title.unwrap_or_default().to_owned(),
            changed: self.latest,
            updated: self.clock,
            deleted: title.is_none(),
        };
        self.records.insert(id.to_owned(), stored);
    }

    /// The records a list has, in its order, each with the token that stands for it.
    fn listed(&self, query: &Query) -> Vec<(String, &String, &Stored)> {
        let since = query.get("since");
        let mut listed: Vec<_> = self
            .records
            .iter()
            .filter(|(_, stored)| self.is_listed(stored, since))
            .map(|(id, stored)| (self.token(id, stored), id, stored))
            .collect();
        listed.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        listed
    }

    fn is_listed(&self, stored: &Stored, since: Option<&str>) -> bool {
        let feed = matches!(self.abilities.changes, Changes::Feed | Changes::DeltaLink);
        let tells_deleted = self.abilities.deleted == Deleted::Marked && (since.is_some() || feed);
        if stored.deleted && !tells_deleted {
            return false;
        }
        let Some(since) = since else { return true };
        let moment = || Moment::parse(since, crate::profile::Offset(0)).map(Moment::seconds);
        match self.abilities.changes {
            Changes::Since => *iso(stored.updated) >= *since,
            Changes::AfterSecond => moment().is_some_and(|since| stored.updated / 1000 > since),
            Changes::Number | Changes::ETag | Changes::DeltaLink => {
                let number = since.trim_matches('"').parse();
                number.is_ok_and(|number: u64| stored.changed > number)
            }
            Changes::Never | Changes::Ignored | Changes::Feed => true,
        }
    }

    fn token(&self, id: &str, stored: &Stored) -> String {
        match self.abilities.order {
            _ if self.abilities.changes == Changes::Feed => format!("{:08}", stored.changed),
            Order::Id => id.to_owned(),
            Order::Newest => format!("{:08}", 99_999_999 - stored.changed),
            Order::Oldest => format!("{:08}", stored.changed),
        }
    }

    fn list(&self, query: &Query) -> Response {
        let listed = self.listed(query);
        let limit = query
            .number("limit")
            .unwrap_or(usize::MAX)
            .min(self.abilities.most)
            .max(1);
        let (from, to) = match self.abilities.pages {
            Pages::One => (0, listed.len()),
            Pages::Number => {
                let from = (query.number("page").unwrap_or(1).max(1) - 1) * limit;
                (from, from + limit)
            }
            Pages::Offset | Pages::LinkInBody | Pages::LinkInHeader => {
                let from = query.number("offset").unwrap_or(0);
                (from, from + limit)
            }
            Pages::Token => {
                let after = query.get("cursor").unwrap_or_default();
                let from = listed
                    .iter()
                    .filter(|(token, ..)| token.as_str() <= after)
                    .count();
                (from, from + limit)
            }
        };
        if let Some(status) = self
            .abilities
            .past_end
            .filter(|_| from > 0 && from >= listed.len())
        {
            return self.respond(status, &[], &json!({"error": "there is no such page"}));
        }
        let page = listed
            .get(from.min(listed.len())..to.min(listed.len()))
            .unwrap_or_default();
        let more = to < listed.len();
        let short = query.get("fields").is_some();
        let rows: Vec<Value> = page
            .iter()
            .map(|(_, id, stored)| row(id, stored, short))
            .collect();
        let mut answer = json!({"rows": rows, "mark": self.latest});
        if self.abilities.total {
            answer["total"] = json!(listed.len());
        }
        let last = page.last().map(|(token, ..)| token.as_str());
        if self.abilities.changes == Changes::Feed {
            answer["cursor"] = json!(last.or(query.get("cursor")).unwrap_or("0"));
        }
        if self.abilities.changes == Changes::DeltaLink && !more {
            // Where the first page began: what changed since is asked for the next time.
            let began = query
                .get("began")
                .map_or(self.latest.to_string(), str::to_owned);
            answer["delta"] = json!(format!("{BASE}/offers?since={began}"));
        }
        let mut headers = vec![("etag", format!("\"{}\"", self.latest))];
        if more {
            let next = query.with("offset", &to.to_string());
            let next = next.with(
                "began",
                query.get("began").unwrap_or(&self.latest.to_string()),
            );
            match self.abilities.pages {
                Pages::Token => answer["next"] = json!(last),
                Pages::LinkInBody => {
                    answer["next"] =
                        json!(format!("{}/offers?{next}", BASE.replace("https", "http")))
                }
                Pages::LinkInHeader => {
                    headers.push(("link", format!("<offers?{next}>; rel=\"next\"")))
                }
                Pages::One | Pages::Number | Pages::Offset => {}
            }
        }
        self.respond(200, &headers, &answer)
    }

    /// What was deleted, all of it.
    fn trash(&self, query: &Query) -> Response {
        let gone = self.records.iter().filter(|(_, stored)| stored.deleted);
        let rows: Vec<Value> = gone.map(|(id, stored)| row(id, stored, true)).collect();
        let first = query.number("page").is_none_or(|page| page == 1)
            && query.number("offset").unwrap_or(0) == 0;
        self.respond(
            200,
            &[],
            &json!({"rows": if first { rows } else { Vec::new() }}),
        )
    }

    fn respond(&self, status: u16, headers: &[(&str, String)], body: &Value) -> Response {
        let mut all = vec![("content-type".to_owned(), "application/json".to_owned())];
        if self.abilities.date {
            let date = Moment::from_micros(self.clock * 1000).write(Format::Rfc1123);
            all.push(("date".to_owned(), date));
        }
        all.extend(
            headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone())),
        );
        Response {
            status,
            headers: all,
            body: body.to_string().into_bytes(),
        }
    }
}

fn iso(millis: i64) -> String {
    Moment::from_micros(millis * 1000).write(Format::IsoMillis)
}

fn row(id: &str, stored: &Stored, short: bool) -> Value {
    if short {
        return json!({"id": id});
    }
    json!({"id": id, "title": stored.title, "updated": iso(stored.updated), "deleted": stored.deleted})
}
