//! `lotse-probe` at a backend in memory that has habits of its own: what goes wrong there quietly is said aloud.

use std::cell::{Cell, RefCell};

use lotse_sync::Response;
use lotse_sync::probe::{
    Asked, Report, Session, Trouble, Verdict, Wire, check,
    look::{self, Sight, Targets},
};
use lotse_sync::profile::{Credentials, Moment, Offset};
use serde_json::{Map, Value, json};

const HOME: &str = "https://city.example";
/// Times are local in Berlin's winter, and do not say so.
const BERLIN: Offset = Offset(60);

/// A list of offers and a table of topics.
struct Office {
    rows: RefCell<Vec<Value>>,
    seconds: Cell<u32>,
    /// What the backend says it allows.
    allow: &'static str,
    /// Whether a change moves the time of the last change.
    moves: bool,
    /// The bodies that were sent.
    sent: RefCell<Vec<Value>>,
}

impl Office {
    fn new() -> Self {
        let office = Self {
            rows: RefCell::default(),
            seconds: Cell::new(0),
            allow: "GET, POST, PUT, PATCH, DELETE, OPTIONS",
            moves: true,
            sent: RefCell::default(),
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
        row["changed"] = json!(self.now());
        self.rows.borrow_mut().push(row.clone());
        row
    }

    fn list(&self, query: &str) -> Value {
        let since = query.split('&').find_map(|pair| {
            let value = pair.strip_prefix("changed__gte=")?;
            Moment::parse(&value.replace("%3A", ":"), BERLIN)
        });
        let is_asked = |row: &&Value| {
            let changed = row["changed"].as_str().unwrap_or_default();
            since.is_none_or(|since| Moment::parse(changed, BERLIN) >= Some(since))
        };
        let rows = self.rows.borrow();
        let asked: Vec<&Value> = rows.iter().filter(is_asked).collect();
        json!({"meta": {"total_count": asked.len()}, "objects": asked})
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
        if asked.method != "GET" && asked.method != "OPTIONS" {
            self.sent.borrow_mut().push(body.clone());
        }
        match (&*asked.method, id) {
            ("OPTIONS", _) => (204, Value::Null),
            ("GET", None) if path == "/topics/" => {
                let topic = |number: u8| json!({"id": number, "slug": "advice"});
                let topics: Vec<Value> = (0..3).map(topic).collect();
                (200, json!({"meta": {"total_count": 3}, "objects": topics}))
            }
            ("GET", Some("")) => (200, self.list(query)),
            ("GET", Some(id)) => {
                let rows = self.rows.borrow();
                found(rows.iter().find(|row| row["id"] == id).cloned())
            }
            ("POST", Some("")) if body.get("title_de").is_none() => {
                let error = json!({"error": {"type": "invalid", "message": "Ein Titel fehlt."}});
                (400, error)
            }
            ("POST", Some("")) => (201, self.put(body)),
            ("PATCH", Some(id)) => found(self.change(id, &body)),
            ("DELETE", Some(id)) => {
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

/// A profile of the list with some knobs more.
fn profile(more: Value) -> Value {
    let mut profile = json!({
        "profile": 1, "name": "Musterstadt",
        "lists": [{
            "kind": "offer", "path": "/offers/", "items": "/objects",
            "identity": {"at": "/id", "client": "any"}, "updated": {"at": "/changed"},
            "paging": {"kind": "none", "total": {"at": "/meta/total_count"}},
            "one": {"path": "/offers/{id}/"},
            "languages": {"fields": {"de": "de", "ar": "ar"}},
            "fields": {
                "/kind": {"const": "service"}, "/title/{lang}/text": "/title_{lang}",
                "/place/coordinates/latitude": "/geo/lat", "/place/coordinates/longitude": "/geo/lon",
            },
            "writes": {
                "create": {"path": "/offers/", "answer": ""},
                "update": {"path": "/offers/{id}/", "answer": "", "merge": 1},
                "delete": {"path": "/offers/{id}/"},
            },
        }],
    });
    for (name, value) in more.as_object().expect("knobs") {
        if name == "tables" {
            profile["tables"] = value.clone();
        } else {
            let list = profile["lists"][0].as_object_mut().expect("a list");
            list.insert(name.clone(), value.clone());
        }
    }
    profile
}

fn tried(office: &Office, profile: &Value, write: bool) -> Report {
    let session = Session::new(office, 500);
    let options = check::Options {
        profile: &profile.to_string(),
        preset: &|_| None,
        base_url: HOME.to_owned(),
        languages: vec!["de".to_owned()],
        credentials: Credentials::default(),
        origin: None,
        write,
    };
    let report = check::check(&session, &options);
    println!("{report}");
    report
}

fn seen(office: &Office) -> Sight {
    let session = Session::new(office, 500);
    let sight = look::look(
        &session,
        &look::Options {
            url: &format!("{HOME}/offers/"),
            kind: "offer",
            language: "de",
            origin: None,
            credentials: Credentials::default(),
            targets: Targets::parse(include_str!(
                "../../crates/sync/src/bin/lotse-probe/targets.json"
            )),
            preset: &|_| None,
        },
    );
    println!("{sight}");
    sight
}

fn is(report: &Report, step: &str, verdict: Verdict) -> Vec<String> {
    let step = report.step(step).unwrap_or_else(|| panic!("a step {step}"));
    assert_eq!(step.verdict, verdict, "{}: {:?}", step.name, step.says);
    step.says.clone()
}

fn since(more: Value) -> Value {
    let mut since =
        json!({"query": {"changed__gte": "{since}"}, "mark": {"max": "/changed"}, "overlap_s": 2});
    lotse_sync::profile::merge_patch(&mut since, &more);
    json!({"since": since, "deletions": {"kind": "full", "every_h": 24}})
}

#[test]
fn a_time_of_another_zone_is_noticed() {
    let office = Office::new();
    let wrong = tried(&office, &profile(since(json!({"format": "iso-us"}))), false);
    let says = is(&wrong, "delta", Verdict::Failed);
    assert!(
        says.iter().any(|text| text.contains("another zone")),
        "{says:?}"
    );
    let exact = tried(
        &office,
        &profile(since(json!({"format": "iso-us", "overlap_s": 0}))),
        false,
    );
    is(&exact, "delta", Verdict::Failed);

    is(
        &tried(&office, &profile(since(json!({}))), false),
        "delta",
        Verdict::Ok,
    );
    let mut zoned = since(json!({"format": "iso-us"}));
    zoned["updated"] = json!({"at": "/changed", "zone": "+01:00"});
    is(
        &tried(&office, &profile(zoned), false),
        "delta",
        Verdict::Ok,
    );
}

#[test]
fn what_is_proposed_is_asked_for_as_it_was_tried() {
    let sight = seen(&Office::new());
    let list = &sight.profile.as_ref().expect("a profile")["lists"][0];
    let expected = json!({"query": {"changed__gte": "{since}"}, "mark": {"max": ["/changed"]}, "overlap_s": 3600});
    assert_eq!(list["since"], expected);
    is(sight.check.as_ref().expect("a check"), "delta", Verdict::Ok);
}

#[test]
fn a_change_that_does_not_move_the_time_is_noticed() {
    let knobs = since(json!({}));
    let good = tried(&Office::new(), &profile(knobs.clone()), true);
    is(&good, "see the change", Verdict::Ok);
    is(&good, "see it go", Verdict::Ok);
    let office = Office {
        moves: false,
        ..Office::new()
    };
    let bad = tried(&office, &profile(knobs), true);
    let says = is(&bad, "see the change", Verdict::Failed);
    assert!(
        says.iter().any(|text| text.contains("its time is still")),
        "{says:?}"
    );
    assert_eq!(office.rows.borrow().len(), 7, "nothing stays");
}

/// A lost update is one fault, not two.
#[test]
fn what_an_old_version_overwrote_is_not_blamed_on_merging() {
    let knobs =
        json!({"version": "/changed", "concurrency": {"kind": "if-match", "value": "{version}"}});
    let report = tried(&Office::new(), &profile(knobs), true);
    is(&report, "conflict", Verdict::Failed);
    is(&report, "siblings", Verdict::Ok);
}

#[test]
fn a_tables_total_is_not_the_lists() {
    let tables = json!({"topics": {
        "path": "/topics/", "items": "/objects", "key": "/id", "take": "/slug",
        "paging": {"kind": "none", "total": {"at": "/meta/total_count"}},
    }});
    let mut own = profile(json!({"tables": tables}));
    let list = &mut own["lists"][0];
    list["paging"] = json!({"kind": "none"});
    list["fields"]["/organization"] =
        json!({"from": "/topic", "codec": "lookup", "table": "topics"});
    let says = is(&tried(&Office::new(), &own, false), "page", Verdict::Ok);
    assert!(
        !says.iter().any(|text| text.contains("3 records")),
        "{says:?}"
    );
}

#[test]
fn what_is_only_read_is_not_missed() {
    let mut own = profile(json!({}));
    own["lists"][0]["fields"]["/summary/de/text"] = json!({"template": "Thema {/topic}"});
    let says = is(&tried(&Office::new(), &own, true), "create", Verdict::Ok);
    assert!(
        !says.iter().any(|text| text.contains("/summary")),
        "{says:?}"
    );
}

/// Nobody who reads Arabic takes it for an offer either.
#[test]
fn a_record_for_trying_says_so_in_every_language() {
    let office = Office::new();
    is(
        &tried(&office, &profile(json!({})), true),
        "create",
        Verdict::Ok,
    );
    let sent = office.sent.borrow();
    let made: &Map<String, Value> = sent[0].as_object().expect("a record");
    for title in ["title_de", "title_ar"] {
        let text = made[title].as_str().unwrap_or_default();
        assert!(text.starts_with("lotse-probe"), "{title}: {text}");
    }
}

#[test]
fn a_refusal_of_the_whole_has_its_words() {
    let refusals = json!({"refusals": {"at": "/error", "code": "/type", "message": "/message"}});
    let says = is(
        &tried(&Office::new(), &profile(refusals), true),
        "refusal",
        Verdict::Ok,
    );
    assert!(says[0].contains("invalid, Ein Titel fehlt."), "{says:?}");
}

#[test]
fn how_records_are_written_follows_what_is_allowed() {
    let update = |allow: &'static str| {
        let office = Office {
            allow,
            ..Office::new()
        };
        let writes = seen(&office).writes?;
        Some(writes["writes"]["update"]["method"].clone())
    };
    assert_eq!(update("GET, HEAD, OPTIONS"), None);
    assert_eq!(update("GET, POST, PUT, DELETE"), Some(json!("PUT")));
    assert_eq!(update("GET, POST, PUT, PATCH"), Some(json!("PATCH")));
}
