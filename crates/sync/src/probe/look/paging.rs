//! How a list comes in pages: found out by asking, and by comparing whose rows came.

mod links;
mod size;

use serde_json::{Value, json};

use self::{
    links::{by_link, by_token, never_ends},
    size::{largest, size, total},
};
use super::{
    notes::{Notes, Sure},
    shape::below,
    view::{Page, View},
};
use crate::profile::Pointer;

const SIZES: [&str; 25] = [
    "limit",
    "per_page",
    "page_size",
    "pageSize",
    "perPage",
    "size",
    "_limit",
    "$top",
    "page[size]",
    "page[limit]",
    "pagination[pageSize]",
    "b_size",
    "rows",
    "count",
    "take",
    "max_results",
    "maxResults",
    "itemsPerPage",
    "$limit",
    "results_per_page",
    "top",
    "first",
    "_count",
    "_size",
    "resultRecordCount",
];
const PAGES: [&str; 11] = [
    "page",
    "_page",
    "pageNumber",
    "page_number",
    "page[number]",
    "p",
    "pageNo",
    "pg",
    "paged",
    "pageIndex",
    "pagination[page]",
];
const OFFSETS: [&str; 13] = [
    "offset",
    "_start",
    "start",
    "skip",
    "$skip",
    "$offset",
    "page[offset]",
    "startIndex",
    "resultOffset",
    "_offset",
    "from",
    "pagination[start]",
    "b_start",
];
const CURSORS: [&str; 12] = [
    "cursor",
    "page_token",
    "pageToken",
    "offset",
    "after",
    "token",
    "next_token",
    "continuation",
    "bookmark",
    "page[cursor]",
    "starting_after",
    "since",
];
/// The sizes that are asked for in the end, and what a report shows.
const LARGE: [u32; 4] = [200, 100, 50, 20];

/// What is known of a list's pages.
pub struct Paging {
    /// The profile's part.
    pub json: Value,
    /// Parameters that only say which page is meant.
    pub parameters: Vec<String>,
    /// Whether it goes on after its end: a feed of changes.
    pub is_feed: bool,
}

/// Finds out how the list comes in pages.
pub fn find(view: &View<'_>, notes: &mut Notes) -> Paging {
    let rows = view.first.ids.len();
    if rows < 2 {
        notes.ask("how the list comes in pages: it has too few rows to see a second one");
    }
    let want = match rows {
        0..3 => 1,
        3..7 => 2,
        _ => 3,
    };
    let size = size(view, want);
    let (small, size) = match size {
        Some((name, page)) => {
            notes.say(
                "page size",
                Sure::Sure,
                format!("the parameter {name}: asked for {want} rows, {want} came"),
            );
            (page, Some(name))
        }
        None => {
            let first = &view.first;
            notes.say(
                "page size",
                Sure::NotFound,
                "no parameter for it was understood",
            );
            (first.clone(), None)
        }
    };
    let total = total(view, &small, notes);
    let step = by_link(view, &small, notes)
        .or_else(|| by_token(view, &small, size.as_deref(), notes))
        .or_else(|| by_number(view, &small, size.as_deref(), notes));
    let mut parameters: Vec<String> = size.iter().cloned().collect();
    let mut json = match step {
        Some(step) => step,
        None => {
            let round = rows >= 10 && (rows.is_multiple_of(10) || rows.is_multiple_of(25));
            if rows >= 2 && round {
                notes.ask(format!("whether the list ends after {rows} rows or the backend stops there: no way to a second page was found"));
            }
            notes.say(
                "paging",
                Sure::Likely,
                format!("none: all {rows} rows in one answer"),
            );
            json!({"kind": "none"})
        }
    };
    parameters.extend(json["param"].as_str().map(str::to_owned));
    if json["kind"] != "none"
        && let Some(name) = &size
    {
        json["size"] = json!({"param": name, "value": largest(view, name, &json, notes)});
    }
    if let Some(total) = total {
        json["total"] = total;
    }
    let is_feed = json["kind"] == "token" && never_ends(view, &json, notes);
    Paging {
        json,
        parameters,
        is_feed,
    }
}

/// Whether a page is what follows: other rows, and some.
fn follows(before: &Page, page: &Page) -> bool {
    !page.ids.is_empty() && page.ids.iter().all(|id| !before.ids.contains(id))
}

/// Tries page numbers and offsets by the names they usually have.
fn by_number(
    view: &View<'_>,
    small: &Page,
    size: Option<&str>,
    notes: &mut Notes,
) -> Option<Value> {
    let width = small.ids.len();
    if width == 0 {
        return None;
    }
    let number = width.to_string();
    let ask = |param: &str, value: usize| {
        let value = value.to_string();
        let mut query = vec![(param, value.as_str())];
        query.extend(size.map(|size| (size, number.as_str())));
        view.page(&query)
    };
    let all = &view.first.ids;
    // What stands on a page, as far as it is known: the whole list may have come with the first answer.
    let known = |page: usize| all.get(page * width..all.len().min((page + 1) * width));
    let is = |page: &Page, wanted: Option<&[String]>| {
        wanted.is_some_and(|wanted| !wanted.is_empty() && page.ids.starts_with(wanted))
    };
    for param in PAGES {
        let Some(second) = ask(param, 2) else {
            continue;
        };
        if second.ids == small.ids {
            continue;
        }
        if is(&second, known(1)) || (size.is_none() && follows(small, &second)) {
            notes.say(
                "paging",
                Sure::Sure,
                format!("the parameter {param} counts pages from 1; page 2 brings the next rows"),
            );
            return Some(json!({"kind": "page", "param": param, "first": 1}));
        }
        let first = ask(param, 1);
        if first.as_ref().is_some_and(|page| is(page, known(1))) {
            notes.say(
                "paging",
                Sure::Sure,
                format!("the parameter {param} counts pages from 0; page 1 brings the next rows"),
            );
            return Some(json!({"kind": "page", "param": param, "first": 0}));
        }
        let ends =
            second.ids.is_empty() && first.as_ref().is_some_and(|page| page.ids == small.ids);
        let other = follows(small, &second) && first.is_some_and(|page| page.ids == small.ids);
        if ends || other {
            notes.say("paging", Sure::Guess, format!("the parameter {param} seems to count pages from 1, but the rows have no fixed order, or there is only one page"));
            notes.ask("which parameter gives the list a fixed order: rows may come twice or not at all without");
            return Some(json!({"kind": "page", "param": param, "first": 1}));
        }
    }
    for param in OFFSETS {
        let Some(page) = ask(param, width) else {
            continue;
        };
        if is(&page, known(1)) || (width < all.len() && follows(small, &page)) {
            notes.say("paging", Sure::Sure, format!("the parameter {param} says how many rows to pass over; {width} passed over, the next come"));
            return Some(json!({"kind": "offset", "param": param}));
        }
    }
    None
}

/// Every scalar of an answer that is not in its rows.
fn outside(value: &Value, at: &Pointer, items: &Pointer, found: &mut Vec<(Pointer, Value)>) {
    if at == items && !at.is_root() {
        return;
    }
    match value {
        Value::Object(members) if at.depth() < 4 => {
            for (name, member) in members {
                outside(member, &below(at, name), items, found);
            }
        }
        Value::String(_) | Value::Number(_) => found.push((at.clone(), value.clone())),
        _ => {}
    }
}
