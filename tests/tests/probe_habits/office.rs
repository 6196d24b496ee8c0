//! A backend in memory: offers, a table of topics, and one list per language.

use std::cell::{Cell, RefCell};

use lotse_sync::Response;
use lotse_sync::probe::{Asked, Trouble, Wire};
use lotse_sync::profile::{Moment, Offset};
use serde_json::{Value, json};

pub const HOME: &str = "https://city.example";
/// Times are local in Berlin's winter, and do not say so.
const BERLIN: Offset = Offset(60);

/// A list of offers and a table of topics.
pub struct Office {
    pub rows: RefCell<Vec<Value>>,
    /// By the backend's clock.
    pub seconds: Cell<u32>,
    /// What the backend says it allows.
    pub allow: &'static str,
    /// Whether a change moves the time of the last change.
    pub moves: bool,
    /// Whether a record alone is only there without a slash at the end.
    pub bare: bool,
    /// Records that are counted, but come on no page.
    pub hidden: usize,
    /// Whether the backend makes the ids, wraps its answers to creates, and takes any text for some id.
    pub sloppy: bool,
    /// The bodies that were sent.
    pub sent: RefCell<Vec<Value>>,
    /// What was asked to be removed.
    pub removed: RefCell<Vec<String>>,
}

impl Office {
    pub fn new() -> Self {
        let office = Self {
            rows: RefCell::default(),
            seconds: Cell::new(0),
            allow: "GET, POST, PUT, PATCH, DELETE, OPTIONS",
            moves: true,
            bare: false,
            hidden: 0,
            sloppy: false,
            sent: RefCell::default(),
            removed: RefCell::default(),
        };
        for number in 1..8 {
            let row = json!({
                "id": format!("o{number}"), "title_de": format!("Rat {number}"), "title_ar": "نصيحة",
                "note": "", "topic": number % 3, "geo": {"lat": 52.1, "lon": 11.6 + f64::from(number) / 100.0},
            });
            office.put(row);
        }
        office
    }

    fn now(&self) -> String {
        let seconds = self.seconds.get() + 2;
        self.seconds.set(seconds);
        format!(
            "2026-11-22T18:{:02}:{:02}.492137",
            seconds / 60,
            seconds % 60
        )
    }

    fn put(&self, mut row: Value) -> Value {
        let now = self.now();
        (row["changed"], row["made"]) = (json!(now), json!(now));
        if self.sloppy {
            row["id"] = json!(format!("o{}", self.seconds.get()));
        }
        self.rows.borrow_mut().push(row.clone());
        row
    }

    fn list(&self, query: &str) -> Value {
        let asked = query.split('&').find_map(|pair| {
            let (field, value) = pair.split_once("__gte=")?;
            Some((field, Moment::parse(&value.replace("%3A", ":"), BERLIN)?))
        });
        let is_asked = |row: &&Value| {
            asked.is_none_or(|(field, since)| {
                let time = row[field].as_str().unwrap_or_default();
                Moment::parse(time, BERLIN) >= Some(since)
            })
        };
        let rows = self.rows.borrow();
        let asked: Vec<&Value> = rows.iter().filter(is_asked).collect();
        json!({"meta": {"total_count": asked.len() + self.hidden}, "objects": asked})
    }

    fn change(&self, id: &str, patch: &Value) -> Option<Value> {
        let mut rows = self.rows.borrow_mut();
        let row = rows.iter_mut().find(|row| row["id"] == id)?;
        if self.moves {
            row["changed"] = json!(self.now());
        }
        for (name, value) in patch.as_object().into_iter().flatten() {
            row[name] = value.clone();
        }
        Some(row.clone())
    }

    fn answer(&self, asked: &Asked) -> (u16, Value) {
        let rest = asked.url.strip_prefix(HOME).expect("its origin");
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let body: Value = asked
            .body
            .as_ref()
            .map(|body| serde_json::from_slice(body).expect("JSON"))
            .unwrap_or_default();
        let id = path
            .strip_prefix("/offers/")
            .map(|id| id.trim_end_matches('/'));
        let found = |row: Option<Value>| row.map_or((404, json!({})), |row| (200, row));
        // As a number column takes "01a2…" for 1.
        let id = id.map(|id| match self.rows.borrow().first() {
            Some(first) if self.sloppy && id.len() > 30 => first["id"].as_str().map(str::to_owned),
            _ => Some(id.to_owned()),
        });
        let id = id.flatten();
        let id = id.as_deref();
        if asked.method != "GET" && asked.method != "OPTIONS" {
            self.sent.borrow_mut().push(body.clone());
        }
        match (asked.method, id) {
            // One list per language, the Arabic one shorter.
            ("GET", None) if path == "/de/offers/" => (200, self.list("")),
            ("GET", None) if path == "/ar/offers/" => {
                let mut list = self.list("");
                list["objects"].as_array_mut().expect("rows").truncate(4);
                list["meta"]["total_count"] = json!(4);
                (200, list)
            }
            ("OPTIONS", _) => (204, Value::Null),
            ("GET", None) if path == "/topics/" => {
                let topic = |number: u8| json!({"id": number, "slug": "advice"});
                let topics: Vec<Value> = (0..3).map(topic).collect();
                (200, json!({"meta": {"total_count": 3}, "objects": topics}))
            }
            ("GET", Some("")) => (200, self.list(query)),
            ("GET", Some(_)) if self.bare && path.ends_with('/') => (404, json!({})),
            ("GET", Some(id)) => {
                let rows = self.rows.borrow();
                found(rows.iter().find(|row| row["id"] == id).cloned())
            }
            ("POST", Some("")) if body.get("title_de").is_none() => {
                let error = json!({"error": {"type": "invalid", "message": "Ein Titel fehlt."}});
                (400, error)
            }
            ("POST", Some("")) if self.sloppy => (201, json!({"doc": self.put(body)})),
            ("POST", Some("")) => (201, self.put(body)),
            ("PATCH", Some(id)) => found(self.change(id, &body)),
            ("DELETE", Some(id)) => {
                self.removed.borrow_mut().push(id.to_owned());
                let before = self.rows.borrow().len();
                self.rows.borrow_mut().retain(|row| row["id"] != id);
                let gone = self.rows.borrow().len() < before;
                (if gone { 204 } else { 404 }, Value::Null)
            }
            _ => (404, json!({})),
        }
    }
}

impl Wire for Office {
    fn send(&self, asked: &Asked) -> Result<Response, Trouble> {
        let (status, body) = self.answer(asked);
        Ok(Response {
            status,
            headers: vec![("allow".to_owned(), self.allow.to_owned())],
            body: body.to_string().into_bytes(),
        })
    }
}
