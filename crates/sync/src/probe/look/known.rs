//! Servers that are recognised: which preset fits, and how the list is named in it.

use serde_json::{Value, json};

use super::{
    address::Address,
    view::{Page, View},
};

/// A server that is recognised.
#[derive(Clone, Debug)]
pub struct Known {
    /// What it is.
    pub name: &'static str,
    /// By what it was recognised.
    pub because: String,
    /// The preset, if there is one.
    pub preset: Option<&'static str>,
    /// Where the backend is.
    pub base: String,
    /// The list below it.
    pub path: String,
    /// What else the list has to say.
    pub list: Value,
    /// How changes since a time are asked for, `{f}` the field's name.
    pub since: Option<(&'static str, &'static str)>,
}

/// The path's last step.
const LAST: &str = "";

/// Recognises a server by the address, the header fields and the shape of its first answer.
pub fn recognise(view: &View<'_>) -> Option<Known> {
    let page = &view.first;
    let address = &view.address;
    by_shape(address, page).or_else(|| json_server(view))
}

fn by_shape(address: &Address, page: &Page) -> Option<Known> {
    let answer = &page.answer;
    let row = page.rows.first();
    let has = |name: &str| answer.get(name).is_some();
    let in_row = |name: &str| row.is_some_and(|row| row.get(name).is_some());
    let header = |name: &str| {
        page.response
            .header(name)
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let powered = header("x-powered-by");
    let server = header("server");
    let known = |name, because: &str, preset, part: &str, since| {
        let (base, path) = match part {
            LAST => address.split_last()?,
            part => address.split_at(part)?,
        };
        Some(Known {
            name,
            because: because.to_owned(),
            preset,
            base,
            path,
            list: json!({}),
            since,
        })
    };
    if has("changes") && has("cursor") && has("more") {
        let mut found = known(
            "the reference server",
            "changes, cursor and more in the answer",
            Some("lotse"),
            "/api/",
            None,
        )?;
        if address.last_step() == "changes" {
            found.list = json!({"kind": {"at": "/kind"}});
        }
        return Some(found);
    }
    if address.path.contains("/buckets/") && address.path.ends_with("/records") && has("data") {
        return known(
            "Kinto",
            "the path and \"data\"",
            Some("kinto"),
            "/buckets/",
            None,
        );
    }
    if address.path.contains("/api/collections/") && has("items") && has("perPage") {
        return known(
            "PocketBase",
            "the path, \"items\" and \"perPage\"",
            Some("pocketbase"),
            "/api/collections/",
            Some(("filter", "{f} >= '{since}'")),
        );
    }
    if has("last_seq") && has("results") || has("total_rows") && has("rows") {
        return Some(Known {
            path: "/_changes".to_owned(),
            ..known(
                "CouchDB",
                "\"last_seq\" or \"total_rows\" in the answer",
                Some("couchdb"),
                LAST,
                None,
            )?
        });
    }
    if address.path.contains("/items/")
        && (powered.contains("directus") || has("data") && !has("meta") && !in_row("attributes"))
    {
        return known(
            "Directus",
            "the path and \"data\"",
            Some("directus-11"),
            "/items/",
            Some(("filter[{f}][_gte]", "{since}")),
        );
    }
    if answer.pointer("/meta/pagination/pageSize").is_some() {
        let since = Some(("filters[{f}][$gte]", "{since}"));
        if in_row("documentId") {
            return known(
                "Strapi 5",
                "\"documentId\" and \"meta/pagination\"",
                Some("strapi-5"),
                "/api/",
                since,
            );
        }
        return known(
            "Strapi 4",
            "\"meta/pagination\" without \"documentId\"",
            None,
            LAST,
            since,
        );
    }
    if address.path.contains("/wp-json/") || !header("x-wp-total").is_empty() {
        return known(
            "WordPress",
            "the path and X-WP-Total",
            Some("wordpress"),
            LAST,
            Some(("modified_after", "{since}")),
        );
    }
    if server.contains("postgrest") || answer.is_array() && header("content-range").contains('/') {
        return known(
            "PostgREST",
            "its Content-Range",
            Some("postgrest"),
            LAST,
            Some(("{f}", "gte.{since}")),
        );
    }
    if has("contents") && (has("total_items") || has("total_pages") || has("empty")) {
        return known(
            "HSDS 3",
            "\"contents\" and \"total_items\"",
            Some("hsds-3.1"),
            LAST,
            None,
        );
    }
    if let Some(found) = integreat(address, row) {
        return Some(found);
    }
    let (name, because, since) = if header("content-type").contains("vnd.api+json")
        || in_row("attributes") && in_row("type")
    {
        (
            "JSON:API",
            "\"attributes\" and \"type\" in rows",
            Some(("filter[{f}][gte]", "{since}")),
        )
    } else if has("@odata.context") || has("odata.metadata") {
        (
            "OData",
            "\"@odata.context\"",
            Some(("$filter", "{f} ge {since}")),
        )
    } else if has("_embedded") {
        ("HAL", "\"_embedded\"", None)
    } else if has("records") && in_row("fields") && in_row("createdTime") {
        ("Airtable", "\"records\" and \"fields\"", None)
    } else if answer.get("type").and_then(Value::as_str) == Some("FeatureCollection") {
        ("GeoJSON", "\"FeatureCollection\"", None)
    } else if has("resourceType") && has("entry") {
        (
            "FHIR",
            "\"resourceType\"",
            Some(("_lastUpdated", "ge{since}")),
        )
    } else if has("count") && has("results") && has("next") {
        (
            "Django REST framework",
            "\"count\", \"next\" and \"results\"",
            None,
        )
    } else if has("hydra:member") || has("hydra:totalItems") {
        ("Hydra", "\"hydra:member\"", Some(("{f}[after]", "{since}")))
    } else {
        return None;
    };
    known(name, because, None, LAST, since)
}

/// One list per language below the region.
fn integreat(address: &Address, row: Option<&Value>) -> Option<Known> {
    let (_, rest) = address.split_at("/api/v3/")?;
    let steps: Vec<&str> = rest.trim_matches('/').split('/').collect();
    let [_, _, region, language, list] = steps.as_slice() else {
        return None;
    };
    let row = row?;
    let is_ours = row.get("available_languages").is_some() && row.get("last_updated").is_some();
    let (base, _) = address.split_at(&format!("/{language}/{list}"))?;
    let mut more = json!({});
    if row.pointer("/location/id").is_some() && *list == "locations" {
        more = json!({"identity": {"at": "/location/id"}});
    }
    is_ours.then(|| Known {
        name: "Integreat CMS",
        because: format!("the path and \"available_languages\", region {region}"),
        preset: Some("integreat-v3"),
        base,
        path: format!("/{{lang}}/{list}/"),
        list: more,
        since: None,
    })
}

/// A bare array that understands `_limit` and then counts.
fn json_server(view: &View<'_>) -> Option<Known> {
    if !view.first.answer.is_array() {
        return None;
    }
    let page = view.page(&[("_page", "1"), ("_limit", "1")])?;
    let counts = page.response.header("x-total-count").is_some();
    let fits = page.rows.len() <= 1 && counts && page.ids.first() == view.first.ids.first();
    let (base, path) = view.address.split_last()?;
    fits.then(|| Known {
        name: "json-server",
        because: "its answer to _page and _limit, with X-Total-Count".to_owned(),
        preset: Some("json-server"),
        base,
        path,
        list: json!({}),
        since: Some(("{f}_gte", "{since}")),
    })
}
