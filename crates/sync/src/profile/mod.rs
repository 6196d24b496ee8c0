//! Profiles: how a REST backend is read and written, as data.
//!
//! A profile is one JSON document. [`Profile::parse`] reads it, with the preset it extends, and says
//! everything that is wrong with it at once. [`Rest`](crate::rest::Rest) obeys it.

mod reader;
mod pointer;
mod pattern;
mod template;
mod calendar;
mod moment;
mod condition;
mod transport;
mod paging;
mod since;
mod identity;
mod fields;
mod rules;
mod writes;
mod errors;
mod content;
mod list;

use std::{cell::RefCell, fmt};

use serde_json::{Map, Value};

pub(crate) use self::identity::scalar;
use self::reader::{At, Object};

pub use self::{
    condition::{Condition, Test},
    content::{Content, JsonTemplate},
    errors::{Doing, ErrorRule, Meaning, Refusals},
    fields::{Codec, Field, Form, Pick, Rule, Source, Take, in_languages},
    identity::{ClientIds, Identity, Reference, Updated, Version},
    list::{Kind, Languages, List, Query, Reading},
    moment::{Format, Moment, Offset},
    paging::{Paging, Size, Step, Total},
    pattern::Pattern,
    pointer::{BadPointer, Pointer},
    since::{Deletions, Mark, Since, Variant},
    template::{Template, Var, Vars},
    transport::{Auth, Credentials, Login, Scheme, Transport},
    writes::{Concurrency, Merge, One, Operation, Stamp, Writes},
};
use crate::value;

/// The format number this version reads.
const FORMAT: u64 = 1;

/// Presets that extend presets that extend presets: deeper is a loop.
const DEEPEST: usize = 4;

/// How a REST backend is read and written.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What it is called, for people.
    pub name: String,
    /// What every request carries.
    pub transport: Transport,
    /// Lists that only say what others mean by their keys.
    pub tables: Vec<Table>,
    /// The lists of records.
    pub lists: Vec<List>,
    /// Tells one profile from another: copies made by another are read anew.
    pub(crate) fingerprint: u64,
}

/// A list that says what others mean by their keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What rules call it.
    pub name: String,
    /// Where it is and how it comes.
    pub read: Reading,
    /// Where the key stands in a row.
    pub key: Pointer,
    /// What it means.
    pub take: Pointer,
}

/// Something wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where, as a JSON Pointer; in the preset if it came from there.
    pub path: String,
    /// What, in English.
    pub message: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() {
            "/"
        } else {
            &self.path
        };
        write!(f, "{place}: {}", self.message)
    }
}

impl std::error::Error for Flaw {}

impl Profile {
    /// Reads a profile; `preset` gives the text of the preset of a name.
    ///
    /// # Errors
    /// All flaws there are, in the order of the document.
    pub fn parse(text: &str, preset: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Flaw>> {
        let whole = resolve(text, &preset, 0).map_err(|flaw| vec![flaw])?;
        let fingerprint = fingerprint(0xcbf2_9ce4_8422_2325, &whole.to_string());
        let flaws = RefCell::default();
        let profile = Self::read(
            &At::new(&whole, String::new(), &flaws),
            &whole,
            &flaws,
            fingerprint,
        );
        let flaws = flaws.into_inner();
        profile.filter(|_| flaws.is_empty()).ok_or(flaws)
    }

    /// All kinds that its lists are known to have, each once.
    pub fn kinds(&self) -> Vec<&str> {
        let lists = self.lists.iter();
        let mut kinds: Vec<&str> = lists.filter_map(|list| list.kind.all()).flatten().collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The first list that has records of this kind and can be written as wanted.
    pub fn list_of(&self, kind: &str, wanted: impl Fn(&List) -> bool) -> Option<&List> {
        let has = |list: &&List| list.kind.all().is_none_or(|kinds| kinds.contains(&kind));
        self.lists.iter().filter(has).find(|list| wanted(list))
    }

    fn read<'a>(
        at: &At<'a>,
        whole: &'a Value,
        flaws: &'a RefCell<Vec<Flaw>>,
        fingerprint: u64,
    ) -> Option<Self> {
        let object = at.object()?;
        format(&object);
        let name = object.get("name").and_then(|at| at.name());
        object.get("extends");
        let transport = object.get("transport").and_then(|at| Transport::read(&at));
        let every = object
            .get("every")
            .map(|at| at.value.clone())
            .unwrap_or(Value::Object(Map::new()));
        let tables = object
            .get("tables")
            .map(|at| tables(&at, &every))
            .unwrap_or_default();
        let lists = object.need("lists")?.items();
        if lists.is_empty() {
            object.flaw("there has to be at least one list");
        }
        object.end();
        let lists: Vec<Option<List>> = (0..lists.len())
            .map(|number| list(whole, &every, number, flaws))
            .collect();
        let lists = lists.into_iter().collect::<Option<Vec<List>>>()?;
        let profile = Self {
            name: name.unwrap_or_default(),
            transport: transport.unwrap_or_default(),
            tables,
            lists,
            fingerprint,
        };
        profile.check(flaws);
        Some(profile)
    }

    fn check(&self, flaws: &RefCell<Vec<Flaw>>) {
        for (number, list) in self.lists.iter().enumerate() {
            for field in list.fields.iter().flatten() {
                let Codec::Lookup { table } = &field.rule.codec else {
                    continue;
                };
                if !self.tables.iter().any(|known| known.name == *table) {
                    flaws.borrow_mut().push(Flaw {
                        path: format!("/lists/{number}/fields"),
                        message: format!("{} looks up in the table \"{table}\", which is not among the \"tables\"", field.target),
                    });
                }
            }
        }
    }
}

/// The document with all it extends, as RFC 7396 merges them.
fn resolve(
    text: &str,
    preset: &dyn Fn(&str) -> Option<String>,
    depth: usize,
) -> Result<Value, Flaw> {
    let flaw = |path: &str, message: String| Flaw {
        path: path.to_owned(),
        message,
    };
    let document: Value =
        value::parse(text.as_bytes()).map_err(|error| flaw("", format!("no JSON: {error}")))?;
    if let Some(place) = lost_null(&document) {
        let message =
            "null takes away what a preset says; whether something stands at a place, \"set\" says";
        return Err(flaw(&place, message.to_owned()));
    }
    let Some(name) = document.get("extends").and_then(Value::as_str) else {
        return Ok(document);
    };
    if depth == DEEPEST {
        return Err(flaw("/extends", format!("\"{name}\" extends itself")));
    }
    let text =
        preset(name).ok_or_else(|| flaw("/extends", format!("there is no preset \"{name}\"")))?;
    let mut whole = resolve(&text, preset, depth + 1).map_err(|inner| Flaw {
        message: format!("in the preset \"{name}\": {}", inner.message),
        ..inner
    })?;
    merge_patch(&mut whole, &document);
    Ok(whole)
}

/// A condition whose `null` would vanish when lists are merged, and with it the condition.
fn lost_null(document: &Value) -> Option<String> {
    let lists = document.get("lists").and_then(Value::as_array);
    let numbers = 0..lists.map_or(0, Vec::len);
    let lists = numbers.map(|number| format!("/lists/{number}"));
    let tests = ["/deletions/is", "/deletions/not", "/where/is", "/where/not"];
    let mut places = lists
        .chain(["/every".to_owned()])
        .flat_map(|list| tests.map(|test| format!("{list}{test}")));
    places.find(|place| document.pointer(place) == Some(&Value::Null))
}

/// Merges a patch into a document (RFC 7396): objects by member, `null` takes away, anything else replaces.
pub fn merge_patch(document: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *document = patch.clone();
        return;
    };
    if !document.is_object() {
        *document = Value::Object(Map::new());
    }
    let Value::Object(members) = document else {
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(name);
        } else {
            merge_patch(members.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

fn format(object: &Object<'_>) {
    let Some(at) = object.need("profile") else {
        return;
    };
    match at.value.as_u64() {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => {
            at.flaw(format!("this version reads profiles of format {FORMAT}"))
        }
        _ => at.flaw(format!("the format's number is {FORMAT}")),
    }
}

fn tables(at: &At<'_>, every: &Value) -> Vec<Table> {
    let named = at.members().into_iter();
    named
        .filter_map(|(name, at)| table(name, &at, every))
        .collect()
}

/// A table takes from `every` only how rows come.
fn table(name: &str, at: &At<'_>, every: &Value) -> Option<Table> {
    let common = [
        "query",
        "items",
        "item",
        "keyed",
        "may_lack_items",
        "paging",
    ];
    let shared = every
        .as_object()?
        .iter()
        .filter(|(name, _)| common.contains(&name.as_str()));
    let mut whole = Value::Object(
        shared
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    );
    merge_patch(&mut whole, at.value);
    at.with(&whole, |at| {
        let object = at.object()?;
        let read = Reading::read(&object);
        let key = object.need("key").and_then(|at| at.pointer());
        let take = object.need("take").and_then(|at| at.pointer());
        object.end();
        Some(Table {
            name: name.to_owned(),
            read: read?,
            key: key?,
            take: take?,
        })
    })
}

/// A list merged over what holds for every list. Flaws that came from there are said there, once.
fn list(whole: &Value, every: &Value, number: usize, flaws: &RefCell<Vec<Flaw>>) -> Option<List> {
    let own = whole.get("lists")?.get(number)?;
    let mut merged = every.clone();
    merge_patch(&mut merged, own);
    put_own_path(&mut merged);
    let found = RefCell::default();
    let list = List::read(&At::new(&merged, String::new(), &found));
    for mut flaw in found.into_inner() {
        let is_in = |document: &Value| {
            Pointer::parse(&flaw.path)
                .is_ok_and(|place| !place.is_root() && place.get(document).is_some())
        };
        flaw.path = if !is_in(own) && is_in(every) {
            format!("/every{}", flaw.path)
        } else {
            format!("/lists/{number}{}", flaw.path)
        };
        if !flaws.borrow().contains(&flaw) {
            flaws.borrow_mut().push(flaw);
        }
    }
    list
}

/// Puts the list's own path where others say `{list}`: so a preset can say how records are addressed.
fn put_own_path(list: &mut Value) {
    let Some(own) = list.get("path").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    for place in [
        "/since/path",
        "/deletions/path",
        "/one/path",
        "/writes/create/path",
        "/writes/update/path",
        "/writes/delete/path",
    ] {
        if let Some(Value::String(path)) = list.pointer_mut(place) {
            *path = path.replace("{list}", &own);
        }
    }
}

/// What tells one text from another (FNV-1a), continuing that of texts before it.
pub(crate) fn fingerprint(start: u64, text: &str) -> u64 {
    text.bytes().fold(start, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
