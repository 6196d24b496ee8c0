//! The next page by what an answer says: an address or a token.

use serde_json::{Value, json};

use super::{CURSORS, follows, outside};
use crate::{
    probe::look::{
        notes::{Notes, Sure},
        view::{Page, View},
    },
    profile::Pointer,
    rest::in_header,
};

/// Links to a next page, and how a profile finds them.
pub(super) fn next_links(page: &Page) -> Vec<(String, Value)> {
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

pub(super) fn by_link(view: &View<'_>, small: &Page, notes: &mut Notes) -> Option<Value> {
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

pub(super) fn by_token(
    view: &View<'_>,
    small: &Page,
    size: Option<&str>,
    notes: &mut Notes,
) -> Option<Value> {
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
pub(super) fn never_ends(view: &View<'_>, json: &Value, notes: &mut Notes) -> bool {
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
