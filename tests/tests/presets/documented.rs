//! Backends that could not be run here: PostgREST and WordPress, answering as their documentation says.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lotse_sync::{Request, Response};
use serde_json::{Value, json};

use crate::device::{BASE, Backend, Device, example, record};
use crate::play::parameters;

type Rows = Rc<RefCell<Vec<Value>>>;
type Asked = BTreeMap<String, String>;

fn number(asked: &Asked, name: &str) -> Option<usize> {
    asked.get(name).and_then(|text| text.parse().ok())
}

fn answer(status: u16, headers: &[(&str, String)], body: &Value) -> Response {
    let own = |(name, value): &(&str, String)| ((*name).to_owned(), value.clone());
    Response {
        status,
        headers: headers.iter().map(own).collect(),
        body: body.to_string().into_bytes(),
    }
}

/// Offers of one path; other kinds have none.
fn backend(rows: &Rows, path: &'static str, list: fn(&[Value], &Asked) -> Response) -> Rc<Backend> {
    let rows = rows.clone();
    Rc::new(move |request: &Request| {
        let rest = request
            .url
            .strip_prefix(BASE)
            .expect("the backend's origin");
        let asked = parameters(request);
        match rest.split('?').next() {
            Some(asked_for) if asked_for == path => list(&rows.borrow(), &asked),
            _ => list(&[], &asked),
        }
    })
}

/// <https://postgrest.org/en/stable/references/api/tables_views.html>
fn postgrest(rows: &[Value], asked: &Asked) -> Response {
    assert_eq!(asked.get("order").map(String::as_str), Some("id.asc"));
    let since = asked
        .get("updated_at")
        .map(|filter| filter.strip_prefix("gte.").expect("an operator"));
    // Six digits, so texts compare as times do.
    let is_new = |row: &&Value| {
        since.is_none_or(|since| {
            row["updated_at"].as_str().map(|at| &at[..26]) >= Some(&since[..26])
        })
    };
    let columns = |row: &Value| match asked.get("select").map(String::as_str) {
        Some("id") => json!({ "id": row["id"] }),
        _ => row.clone(),
    };
    let (offset, limit) = (
        number(asked, "offset").unwrap_or(0),
        number(asked, "limit").unwrap_or(1000),
    );
    // `db-max-rows` caps without a word.
    let page = rows
        .iter()
        .filter(is_new)
        .skip(offset)
        .take(limit.min(2))
        .map(columns);
    answer(200, &[], &page.collect())
}

/// <https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/>
fn wordpress(rows: &[Value], asked: &Asked) -> Response {
    assert!(
        number(asked, "per_page") <= Some(100),
        "400 rest_invalid_param"
    );
    let after = asked
        .get("modified_after")
        .map(|text| text[..19].to_owned());
    let is_new = |row: &&Value| {
        after
            .as_deref()
            .is_none_or(|after| row["modified_gmt"].as_str() > Some(after))
    };
    let fields = |row: &Value| match asked.get("_fields").map(String::as_str) {
        Some("id") => json!({ "id": row["id"] }),
        _ => row.clone(),
    };
    let found: Vec<Value> = rows.iter().filter(is_new).map(fields).collect();
    let total = [("x-wp-total", found.len().to_string())];
    // Smaller pages than asked for, so that there are some.
    let page = number(asked, "page").expect("a page");
    if page > 1 && (page - 1) * 2 >= found.len() {
        let error = json!({ "code": "rest_post_invalid_page_number", "data": { "status": 400 } });
        return answer(400, &[], &error);
    }
    let page: Vec<Value> = found.into_iter().skip((page - 1) * 2).take(2).collect();
    answer(200, &total, &page.into())
}

/// Five offers come; one is edited and one deleted; the edit comes at once, the deletion with the next list of ids.
fn lives(
    preset: &str,
    rows: Vec<Value>,
    edit: fn(&mut Value),
    backend: impl Fn(&Rows) -> Rc<Backend>,
) {
    let rows: Rows = Rc::new(RefCell::new(rows));
    let device = Device::new(&example(preset), BASE, &[]);
    let titles = || -> Vec<String> {
        let held = device.holds();
        held.values().for_each(|json| drop(record(json)));
        let title = |json: &Value| {
            json["body"]["title"]["de"]["text"]
                .as_str()
                .expect("a title")
                .to_owned()
        };
        held.values().map(title).collect()
    };
    device.pull_well(backend(&rows));
    assert_eq!(titles(), ["Kurs 1", "Kurs 2", "Kurs 3", "Kurs 4", "Kurs 5"]);
    edit(&mut rows.borrow_mut()[0]);
    rows.borrow_mut().remove(1);
    device.pull_well(backend(&rows));
    assert_eq!(
        titles(),
        ["Umgezogen", "Kurs 2", "Kurs 3", "Kurs 4", "Kurs 5"]
    );
    (0..20).for_each(|_| device.pull_well(backend(&rows)));
    assert_eq!(titles(), ["Umgezogen", "Kurs 3", "Kurs 4", "Kurs 5"]);
}

#[test]
fn tables_behind_postgrest() {
    let row = |number: u32| {
        json!({
            "id": format!("0192f3c4-0000-7000-8000-{number:012}"),
            "kind": "service",
            "title": format!("Kurs {number}"),
            "languages": "de, ar",
            "latitude": 52.13,
            "longitude": 11.63,
            "phone": "0391 000000",
            "valid_until": "2027-06-30",
            "updated_at": format!("2026-11-22T17:50:0{number}.000137+00:00"),
        })
    };
    let edit = |row: &mut Value| {
        row["title"] = json!("Umgezogen");
        row["updated_at"] = json!("2026-11-23T08:00:00.000001+00:00");
    };
    lives("postgrest", (1..=5).map(row).collect(), edit, |rows| {
        backend(rows, "/offers", postgrest)
    });
}

#[test]
fn posts_of_wordpress() {
    let row = |number: u32| {
        json!({
            "id": number,
            "slug": format!("kurs-{number}"),
            "modified_gmt": format!("2026-11-22T17:50:0{number}"),
            "title": { "rendered": format!("Kurs {number}") },
            "content": { "rendered": "<p>Deutsch &#8211; f&uuml;r alle</p>\n", "protected": false },
            "meta": { "kind": "service", "phone": "", "latitude": 0, "longitude": 0, "topics": "language,health" },
        })
    };
    let edit = |row: &mut Value| {
        row["title"]["rendered"] = json!("Umgezogen");
        row["modified_gmt"] = json!("2026-11-23T08:00:00");
    };
    lives("wordpress", (1..=5).map(row).collect(), edit, |rows| {
        backend(rows, "/offers", wordpress)
    });
}
