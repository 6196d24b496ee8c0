//! Which fields say who a record is, when it changed, which version it is, and whether it is gone.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::columns::{Column, plain};
use crate::profile::Pointer;

/// Where a record's id stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Id {
    /// The place.
    pub at: Pointer,
    /// Whether it is the last step of an address there.
    pub last_segment: bool,
    /// What ids look like.
    pub looks: &'static str,
}

impl Id {
    /// The id of a row.
    pub fn of(&self, row: &Value) -> Option<String> {
        self.end(self.at.get(row)?)
    }

    /// What of a value is the id.
    fn end(&self, value: &Value) -> Option<String> {
        let text = match value {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        if !self.last_segment {
            return Some(text);
        }
        let path = text.split(['?', '#', '{']).next().unwrap_or_default();
        let last = path.trim_end_matches('/').rsplit('/').next()?;
        Some(last.to_owned())
    }

    /// The profile's part.
    pub fn json(&self) -> Value {
        if self.last_segment {
            json!({"at": self.at.to_string(), "last_segment": true})
        } else {
            json!({"at": self.at.to_string()})
        }
    }
}

/// What UUIDs look like.
pub const UUIDS: &str = "UUIDs";

/// Names of ids, the best first.
const IDS: [&str; 17] = [
    "documentid",
    "id",
    "uuid",
    "guid",
    "identifier",
    "uid",
    "objectid",
    "globalid",
    "recordid",
    "externalid",
    "key",
    "oid",
    "nid",
    "pk",
    "ref",
    "slug",
    "path",
];
const UPDATED: [&str; 40] = [
    "modifiedgmt",
    "updatedat",
    "dateupdated",
    "lastmodified",
    "modifiedat",
    "datemodified",
    "updated",
    "modified",
    "lastupdated",
    "lastupdate",
    "updatedon",
    "modifiedon",
    "changed",
    "changedat",
    "changedon",
    "datechanged",
    "lastchanged",
    "lastmodifiedat",
    "lastmodifieddate",
    "updatetime",
    "updateddate",
    "modifieddate",
    "modificationdate",
    "lastedited",
    "editedat",
    "lastmodifieddatetime",
    "systemmodstamp",
    "lastpublishedat",
    "latestrevisioncreatedat",
    "timestamp",
    "geaendertam",
    "geaendert",
    "aktualisiertam",
    "aktualisiert",
    "aenderungsdatum",
    "letzteaenderung",
    "letzteaktualisierung",
    "bearbeitetam",
    "datenstand",
    "stand",
];
const CREATED: [&str; 14] = [
    "createdat",
    "datecreated",
    "created",
    "createdon",
    "createdtime",
    "createddate",
    "creationdate",
    "dateadded",
    "insertedat",
    "dategmt",
    "firstpublishedat",
    "erstelltam",
    "erstellt",
    "angelegtam",
];
const VERSIONS: [&str; 8] = [
    "rev",
    "etag",
    "odataetag",
    "revision",
    "lockversion",
    "rowversion",
    "changenumber",
    "version",
];
const GONE: [&str; 8] = [
    "deleted",
    "isdeleted",
    "deletedat",
    "removed",
    "archived",
    "isarchived",
    "tombstone",
    "datedeleted",
];

/// The places ids may stand at, the best first. Every row has one, and no two the same.
pub fn ids(columns: &[Column]) -> Vec<Id> {
    let sound = |column: &&Column| {
        column.is_full()
            && column.is_unique()
            && column
                .present()
                .all(|value| value.is_string() || value.is_u64())
    };
    let mut found: Vec<(usize, Id)> = Vec::new();
    for column in columns.iter().filter(sound) {
        let word = column.word();
        let named = IDS.iter().position(|name| *name == word);
        let tail = word.ends_with("id") || word.ends_with("nummer");
        let Some(rank) = named.or(tail.then_some(IDS.len())) else {
            continue;
        };
        // An address has the host in it, which may be another one tomorrow.
        if column.present().all(is_address) {
            continue;
        }
        let id = Id {
            at: column.at.clone(),
            last_segment: false,
            looks: looks(column),
        };
        // What stands deeper is often the id of something else.
        found.push((rank + 20 * (column.at.depth() - 1), id));
    }
    let links = [
        "/_links/self/href",
        "/links/self",
        "/@id",
        "/id",
        "/href",
        "/url",
    ];
    for (rank, link) in links.iter().enumerate() {
        let column = columns
            .iter()
            .filter(sound)
            .filter(|column| *link != "/id" || column.present().all(is_address))
            .find(|column| column.at.to_string() == *link);
        found.extend(column.map(|column| {
            let mut id = Id {
                at: column.at.clone(),
                last_segment: true,
                looks: "the end of an address",
            };
            let ends: BTreeSet<_> = column.present().map(|value| id.end(value)).collect();
            if ends.len() < column.values.len() {
                id.last_segment = false;
                id.looks = "whole addresses, the host in them";
            }
            (100 + rank, id)
        }));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, id)| id).collect()
}

fn is_address(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.starts_with("https://") || text.starts_with("http://")
}

fn looks(column: &Column) -> &'static str {
    let is_hex = |byte: u8| byte.is_ascii_hexdigit();
    let is_uuid = |text: &str| {
        text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| {
                if [8, 13, 18, 23].contains(&at) {
                    byte == b'-'
                } else {
                    is_hex(byte)
                }
            })
    };
    let all = |fits: &dyn Fn(&str) -> bool| {
        column
            .present()
            .all(|value| value.as_str().is_some_and(fits))
    };
    if column.present().all(Value::is_u64) {
        "numbers, so the backend gives them"
    } else if all(&is_uuid) {
        UUIDS
    } else if all(&|text| text.bytes().all(|byte| byte.is_ascii_digit())) {
        "numbers in texts"
    } else {
        "texts"
    }
}

/// Where times of the last change stand, the best first.
pub fn updated(columns: &[Column]) -> Vec<&Column> {
    timed(columns, &UPDATED)
}

/// What is called like the time of the last change, and says nothing in any row: often nothing was changed yet.
pub fn empty_update(rows: &[Value]) -> Option<String> {
    let members = rows.first()?.as_object()?;
    let is_empty = |name: &&String| rows.iter().all(|row| row[name.as_str()].is_null());
    let is_called = |name: &&String| UPDATED.contains(&plain(name).as_str());
    members.keys().filter(is_called).find(is_empty).cloned()
}

/// Where times of the first writing stand, the best first.
pub fn created(columns: &[Column]) -> Vec<&Column> {
    timed(columns, &CREATED)
}

fn timed<'c>(columns: &'c [Column], names: &[&str]) -> Vec<&'c Column> {
    let mut found = named(columns, names);
    found.retain(|column| column.moments().is_some());
    found
}

/// Where versions stand, the best first.
pub fn versions(columns: &[Column]) -> Vec<&Column> {
    let mut found = named(columns, &VERSIONS);
    found.retain(|column| {
        column.is_full()
            && column
                .present()
                .all(|value| value.is_string() || value.is_u64())
    });
    found
}

/// Where it may stand that a record is gone.
pub fn gone(columns: &[Column]) -> Vec<&Column> {
    named(columns, &GONE)
}

/// Columns of these names, in the order of the names, outer ones first.
fn named<'c>(columns: &'c [Column], names: &[&str]) -> Vec<&'c Column> {
    let rank = |column: &Column| {
        let name = column.word();
        let rank = names.iter().position(|known| *known == name)?;
        Some((column.at.depth(), rank))
    };
    let mut found: Vec<_> = columns
        .iter()
        .filter_map(|column| Some((rank(column)?, column)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, column)| column).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::columns::columns, *};

    fn first(rows: &[Value]) -> Option<(String, bool)> {
        let found = ids(&columns(rows, None)).into_iter().next()?;
        Some((found.at.to_string(), found.last_segment))
    }

    #[test]
    fn a_time_that_nothing_has_yet_is_noticed() {
        let rows = |at: Value| {
            [
                json!({"Id": 1, "UpdatedAt": null}),
                json!({"Id": 2, "UpdatedAt": at}),
            ]
        };
        assert_eq!(
            empty_update(&rows(Value::Null)).as_deref(),
            Some("UpdatedAt")
        );
        assert_eq!(
            empty_update(&rows(json!("2026-11-27 00:56:27+00:00"))),
            None
        );
        assert_eq!(empty_update(&[json!({"Id": 1})]), None);
    }

    #[test]
    fn an_address_is_an_id_only_where_nothing_else_is() {
        let row = |end: &str, uid: &str| json!({"@id": format!("https://city.example/{end}"), "UID": uid});
        let plone = [row("rat", "a1"), row("kurs", "b2")];
        assert_eq!(first(&plone), Some(("/UID".to_owned(), false)));
        let link = |end: &str| json!({"@id": format!("https://city.example/{end}"), "title": end});
        let links = [link("de/rat"), link("de/kurs")];
        assert_eq!(first(&links), Some(("/@id".to_owned(), true)));
        let alike = [link("de/rat"), link("en/rat")];
        assert_eq!(first(&alike), Some(("/@id".to_owned(), false)));
        let own = |end: &str| json!({"id": format!("https://city.example/o/{end}")});
        assert_eq!(first(&[own("1"), own("2")]), Some(("/id".to_owned(), true)));
    }
}
