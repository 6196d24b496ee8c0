//! How a list comes in pages: found out by asking, and by comparing whose rows came.

use serde_json::{Value, json};

use super::{
    notes::{Notes, Sure},
    shape::below,
    view::{Page, View},
};
use crate::{profile::Pointer, rest::in_header};

const SIZES: [&str; 22] = [
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
const OFFSETS: [&str; 10] = [
    "offset",
    "_start",
    "start",
    "skip",
    "$skip",
    "$offset",
    "page[offset]",
    "startIndex",
    "from",
    "pagination[start]",
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

/// A parameter that makes pages as small as wanted.
fn size(view: &View<'_>, want: usize) -> Option<(String, Page)> {
    if view.first.ids.len() < 2 {
        return None;
    }
    let asked = view.first.url.clone();
    let named = SIZES.iter().filter(|name| asked.contains(**name));
    let all = named.chain(SIZES.iter());
    let number = want.to_string();
    let mut tried = Vec::new();
    for name in all {
        if tried.contains(&name) {
            continue;
        }
        tried.push(name);
        let page = view.page(&[(name, &number)]);
        if let Some(page) =
            page.filter(|page| page.ids.len() == want && view.first.ids.starts_with(&page.ids))
        {
            return Some(((*name).to_owned(), page));
        }
    }
    None
}

/// How large pages may be.
fn largest(view: &View<'_>, name: &str, step: &Value, notes: &mut Notes) -> u32 {
    for size in LARGE {
        let asked = size.to_string();
        let Some(page) = view.page(&[(name, &asked)]) else {
            continue;
        };
        let came = u32::try_from(page.ids.len()).unwrap_or(u32::MAX);
        if came == 0 || came >= size {
            return size;
        }
        let next = match (step["kind"].as_str(), step["param"].as_str()) {
            (Some("page"), Some(param)) => {
                let second = step["first"].as_u64().unwrap_or(1) + 1;
                view.page(&[(name, &asked), (param, &second.to_string())])
            }
            (Some("offset"), Some(param)) => {
                view.page(&[(name, &asked), (param, &came.to_string())])
            }
            _ => next_links(&page)
                .first()
                .and_then(|(link, _)| crate::rest::same_origin(&page.url, link))
                .and_then(|url| view.at(&url)),
        };
        if next.is_some_and(|next| follows(&page, &next)) {
            notes.say(
                "page size",
                Sure::Sure,
                format!("the backend sends {came} rows at most, {size} were asked for"),
            );
            return came;
        }
        return size;
    }
    LARGE[LARGE.len() - 1]
}

/// Where the number of all rows stands.
fn total(view: &View<'_>, small: &Page, notes: &mut Notes) -> Option<Value> {
    const WORDS: [&str; 14] = [
        "total",
        "count",
        "totalitems",
        "totalcount",
        "totalelements",
        "totalrecords",
        "totalresults",
        "filtercount",
        "odatacount",
        "numfound",
        "totalrows",
        "hydratotalitems",
        "matched",
        "nhits",
    ];
    let all = view.first.ids.len() as u64;
    let paged = small.ids.len() < view.first.ids.len();
    let fits =
        |number: u64| number >= all && (paged || number > small.ids.len() as u64 || number == all);
    let mut scalars = Vec::new();
    outside(
        &small.answer,
        &Pointer::default(),
        &view.items,
        &mut scalars,
    );
    let found = scalars.iter().find(|(place, value)| {
        let word = super::columns::plain(place.steps().last().unwrap_or_default());
        WORDS.contains(&word.as_str()) && value.as_u64().is_some_and(fits)
    });
    if let Some((place, value)) = found {
        notes.say("total", Sure::Likely, format!("{value} at {place}"));
        return Some(json!({"at": place.to_string()}));
    }
    for name in [
        "x-total-count",
        "x-wp-total",
        "total-records",
        "x-total",
        "total-count",
        "x-total-results",
    ] {
        let number = small
            .response
            .header(name)
            .and_then(|value| value.trim().parse().ok());
        if number.is_some_and(fits) {
            notes.say(
                "total",
                Sure::Likely,
                format!("{} in the header {name}", number.unwrap_or_default()),
            );
            return Some(json!({"header": name}));
        }
    }
    let range = small
        .response
        .header("content-range")
        .and_then(|value| value.rsplit_once('/'));
    if let Some((_, number)) = range.filter(|(_, number)| number.parse().is_ok_and(fits)) {
        notes.say(
            "total",
            Sure::Likely,
            format!("{number} in the header content-range"),
        );
        return Some(json!({"header": "content-range", "after": "/"}));
    }
    notes.say(
        "total",
        Sure::NotFound,
        "the answer does not say how many rows there are",
    );
    None
}

/// Whether a page is what follows: other rows, and some.
fn follows(before: &Page, page: &Page) -> bool {
    !page.ids.is_empty() && page.ids.iter().all(|id| !before.ids.contains(id))
}

/// Links to a next page, and how a profile finds them.
fn next_links(page: &Page) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    if let Some(link) = page
        .response
        .header("link")
        .and_then(|value| in_header(value, "next"))
    {
        found.push((
            link.to_owned(),
            json!({"kind": "link", "header": "link", "rel": "next"}),
        ));
    }
    if let Some(link) = page.response.header("next-page") {
        found.push((
            link.to_owned(),
            json!({"kind": "link", "header": "next-page"}),
        ));
    }
    let mut scalars = Vec::new();
    outside(
        &page.answer,
        &Pointer::default(),
        &Pointer::default(),
        &mut scalars,
    );
    for (place, value) in scalars {
        let named = place.to_string().to_ascii_lowercase().contains("next");
        let link = value
            .as_str()
            .filter(|link| link.contains("://") || link.starts_with(['/', '?']));
        if let Some(link) = link.filter(|_| named) {
            found.push((
                link.to_owned(),
                json!({"kind": "link", "at": place.to_string()}),
            ));
        }
    }
    found
}

fn by_link(view: &View<'_>, small: &Page, notes: &mut Notes) -> Option<Value> {
    for (link, json) in next_links(small) {
        let Some(url) = crate::rest::same_origin(&small.url, &link) else {
            notes.say(
                "paging",
                Sure::Sure,
                format!("a next page is named at another origin ({link}): it is never followed"),
            );
            continue;
        };
        if view.at(&url).is_some_and(|page| follows(small, &page)) {
            let place = json["at"]
                .as_str()
                .or(json["header"].as_str())
                .unwrap_or_default();
            notes.say(
                "paging",
                Sure::Sure,
                format!("the address of the next page stands at {place}; it brings other rows"),
            );
            return Some(json);
        }
    }
    None
}

fn by_token(view: &View<'_>, small: &Page, size: Option<&str>, notes: &mut Notes) -> Option<Value> {
    let mut scalars = Vec::new();
    outside(
        &small.answer,
        &Pointer::default(),
        &view.items,
        &mut scalars,
    );
    let words = [
        "cursor",
        "token",
        "next",
        "offset",
        "bookmark",
        "continuation",
        "after",
    ];
    let number = small.ids.len().to_string();
    for (place, value) in scalars {
        let name = place.to_string().to_ascii_lowercase();
        let token = match &value {
            Value::String(token) if !token.is_empty() => token.clone(),
            Value::Number(number) => number.to_string(),
            _ => continue,
        };
        if !words.iter().any(|word| name.contains(word)) || token.contains("://") {
            continue;
        }
        // The parameter is usually called like the place.
        let own = place.steps().last().unwrap_or_default().to_owned();
        let bare = own.trim_start_matches("next").trim_start_matches('_');
        let bare = bare
            .get(..1)
            .map(str::to_ascii_lowercase)
            .unwrap_or_default()
            + bare.get(1..).unwrap_or_default();
        let candidates = [own.as_str(), bare.as_str()].into_iter().chain(CURSORS);
        for param in candidates.filter(|param| !param.is_empty()) {
            let mut query = vec![(param, token.as_str())];
            query.extend(size.map(|size| (size, number.as_str())));
            if view.page(&query).is_some_and(|page| follows(small, &page)) {
                notes.say(
                    "paging",
                    Sure::Sure,
                    format!("the token at {place} goes on with the parameter {param}"),
                );
                return Some(json!({"kind": "token", "at": place.to_string(), "param": param}));
            }
        }
    }
    None
}

/// Whether the token still goes on when no rows are left.
fn never_ends(view: &View<'_>, json: &Value, notes: &mut Notes) -> bool {
    const PAGES: u32 = 30;
    let place = json["at"].as_str().map(Pointer::parse);
    let (Some(Ok(place)), Some(param)) = (place, json["param"].as_str()) else {
        return false;
    };
    let size = json["size"]["param"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let value = json["size"]["value"].to_string();
    let mut token = String::new();
    for _ in 0..PAGES {
        let mut query = vec![(param, token.as_str())];
        if !size.is_empty() {
            query.push((&size, &value));
        }
        let Some(page) = view.page(&query) else {
            return false;
        };
        token = match place.get(&page.answer) {
            Some(Value::String(token)) if !token.is_empty() => token.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => return false,
        };
        if page.ids.is_empty() {
            notes.say(
                "changes since",
                Sure::Likely,
                format!(
                    "the token at {place} goes on after the last row: the list is a feed of changes"
                ),
            );
            return true;
        }
    }
    false
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
        wanted.is_some_and(|wanted| !wanted.is_empty() && page.ids == wanted)
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
