//! How large pages may be, and how many rows there are in all.

use serde_json::{Value, json};

use super::{LARGE, SIZES, follows, links::next_links, outside};
use crate::{
    probe::look::{
        columns::plain,
        notes::{Notes, Sure},
        view::{Page, View},
    },
    profile::Pointer,
};

/// A parameter that makes pages as small as wanted.
pub(super) fn size(view: &View<'_>, want: usize) -> Option<(String, Page)> {
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
pub(super) fn largest(view: &View<'_>, name: &str, step: &Value, notes: &mut Notes) -> u32 {
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
pub(super) fn total(view: &View<'_>, small: &Page, notes: &mut Notes) -> Option<Value> {
    const WORDS: [&str; 19] = [
        "total",
        "count",
        "totalitems",
        "totaldocs",
        "itemstotal",
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
        "numbermatched",
        "filteredtablerowscount",
        "items",
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
        let word = plain(place.steps().last().unwrap_or_default());
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
