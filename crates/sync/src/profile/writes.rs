//! How records are created, changed and deleted.

use super::{
    content::JsonTemplate,
    list::{Query, query},
    moment::{FORMATS, Format},
    pointer::Pointer,
    reader::{At, Object},
    template::Template,
    transport::{headers, method},
};
use crate::http::Method;

/// How records are written. What is absent is not allowed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Writes {
    /// How one is created.
    pub create: Option<Operation>,
    /// How one is changed.
    pub update: Option<Operation>,
    /// How one is deleted.
    pub delete: Option<Operation>,
    /// What is added to everything written; its texts are templates.
    pub constants: Vec<(Pointer, JsonTemplate)>,
}

/// One way of writing.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The path, `{id}` or `{ref}` in it.
    pub path: Template,
    /// Parameters.
    pub query: Query,
    /// Header fields, names in lower case.
    pub headers: Vec<(String, Template)>,
    /// Where the record stands in what is sent.
    pub wrap: Pointer,
    /// What the source does with fields that are not sent.
    pub merge: Merge,
    /// Where the record stands in the answer, if it is there.
    pub answer: Option<Pointer>,
    /// Whether all of it is there; else it is read again.
    pub complete: bool,
    /// Whether fields that are nothing are left out.
    pub omit_nulls: bool,
}

/// What the source does with fields that are not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// They are lost: the whole record is sent.
    Replace,
    /// They stay, so many levels deep: below, objects are replaced.
    Levels(u32),
}

/// How a record is read alone.
#[derive(Clone, Debug, PartialEq)]
pub struct One {
    /// The path, `{id}` in it.
    pub path: Template,
    /// Parameters.
    pub query: Query,
    /// Where the record stands in the answer.
    pub at: Pointer,
}

/// How it is made sure that no other change is overwritten.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Concurrency {
    /// It is not.
    #[default]
    None,
    /// The record is read again and compared before it is written.
    Check,
    /// A condition in the header (RFC 9110, section 13).
    IfMatch {
        /// What stands in `If-Match`, such as `"{version}"` with its quotes.
        value: Template,
        /// Header fields of a create, such as `if-none-match: *`.
        create: Vec<(String, Template)>,
    },
    /// The version is sent with the record, at a place in it.
    RevisionAt(Pointer),
    /// The version is sent in a parameter.
    RevisionQuery(String),
    /// A filter in the address; when nothing was changed, somebody else was faster.
    Guard {
        /// The parameters, `{version}` in them.
        query: Query,
        /// Where the answer has the records that were changed.
        empty: Pointer,
    },
}

/// A time the device writes where the source has no clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// Where.
    pub at: Pointer,
    /// How.
    pub format: Format,
}

impl Writes {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let writes = Self {
            create: object
                .get("create")
                .and_then(|at| operation(&at, Method::Post)),
            update: object
                .get("update")
                .and_then(|at| operation(&at, Method::Patch)),
            delete: object
                .get("delete")
                .and_then(|at| operation(&at, Method::Delete)),
            constants: object
                .get("constants")
                .map(|at| constants(&at))
                .unwrap_or_default(),
        };
        object.end();
        Some(writes)
    }
}

fn operation(at: &At<'_>, usual: Method) -> Option<Operation> {
    let object = at.object()?;
    let path = object.need("path").and_then(|at| at.template());
    let flag = |name, usual| object.get(name).and_then(|at| at.bool()).unwrap_or(usual);
    let operation = Operation {
        method: object
            .get("method")
            .and_then(|at| method(&at))
            .unwrap_or(usual),
        query: object.get("query").map(|at| query(&at)).unwrap_or_default(),
        headers: object
            .get("headers")
            .map(|at| headers(&at))
            .unwrap_or_default(),
        wrap: object
            .get("wrap")
            .and_then(|at| at.pointer())
            .unwrap_or_default(),
        merge: object
            .get("merge")
            .and_then(|at| merge(&at))
            .unwrap_or(Merge::Levels(1)),
        answer: object.get("answer").and_then(|at| at.pointer()),
        complete: flag("complete", true),
        omit_nulls: flag("omit_nulls", false),
        path: path?,
    };
    object.end();
    Some(operation)
}

fn merge(at: &At<'_>) -> Option<Merge> {
    if at.value.is_string() {
        return at.choice(&[("replace", Merge::Replace)]);
    }
    let levels = at.number()?;
    if levels == 0 {
        at.flaw("a source that keeps nothing of what is not sent replaces: \"replace\"");
        return None;
    }
    Some(Merge::Levels(levels))
}

fn constants(at: &At<'_>) -> Vec<(Pointer, JsonTemplate)> {
    let named = at.members().into_iter();
    named
        .filter_map(|(place, at)| match Pointer::parse(place) {
            Ok(place) => Some((place, JsonTemplate::read(&at)?)),
            Err(_) => {
                at.flaw(format!(
                    "\"{place}\" is no JSON Pointer: it has to begin with /"
                ));
                None
            }
        })
        .collect()
}

impl One {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let path = object.need("path").and_then(|at| at.template());
        let one = Self {
            query: object.get("query").map(|at| query(&at)).unwrap_or_default(),
            at: object
                .get("at")
                .and_then(|at| at.pointer())
                .unwrap_or_default(),
            path: path?,
        };
        object.end();
        Some(one)
    }
}

impl Concurrency {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let kind = object.need("kind")?.choice(&[
            ("none", 0),
            ("check", 1),
            ("if-match", 2),
            ("revision", 3),
            ("guard", 4),
        ])?;
        let concurrency = match kind {
            0 => Concurrency::None,
            1 => Concurrency::Check,
            2 => Concurrency::IfMatch {
                value: object.need("value")?.template()?,
                create: object
                    .get("create")
                    .map(|at| headers(&at))
                    .unwrap_or_default(),
            },
            3 => revision(&object)?,
            _ => Concurrency::Guard {
                query: query(&object.need("query")?),
                empty: object
                    .get("empty")
                    .and_then(|at| at.pointer())
                    .unwrap_or_default(),
            },
        };
        object.end();
        Some(concurrency)
    }
}

fn revision(object: &Object<'_>) -> Option<Concurrency> {
    match (object.get("at"), object.get("query")) {
        (Some(at), None) => at.pointer().map(Concurrency::RevisionAt),
        (None, Some(name)) => name.name().map(Concurrency::RevisionQuery),
        _ => {
            object.flaw(
                "a revision stands either \"at\" a place of the record or in a \"query\" parameter",
            );
            None
        }
    }
}

impl Stamp {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let place = object.need("at").and_then(|at| at.pointer());
        let stamp = Self {
            format: object
                .get("format")
                .and_then(|at| at.choice(&FORMATS))
                .unwrap_or(Format::IsoMillis),
            at: place?,
        };
        object.end();
        Some(stamp)
    }
}
