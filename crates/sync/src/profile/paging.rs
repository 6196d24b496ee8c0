//! How a list comes in pages.

use super::{
    pointer::Pointer,
    reader::{At, Object},
};

/// How a list comes in pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// What leads from one page to the next.
    pub step: Step,
    /// How a size is asked for.
    pub size: Option<Size>,
    /// Where the number of all rows stands.
    pub total: Option<Total>,
}

/// What leads from one page to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is only one page.
    None,
    /// A number that counts up by one.
    Page {
        /// The parameter; without one, a template says `{page}`.
        param: Option<String>,
        /// The first page's number.
        first: u64,
    },
    /// How many rows stand before the page.
    Offset {
        /// The parameter; without one, a template says `{offset}`.
        param: Option<String>,
    },
    /// A token in the answer that the next question carries.
    Token {
        /// Where it stands.
        at: Pointer,
        /// The parameter; without one, a template says `{cursor}`.
        param: Option<String>,
        /// The first page's token, if it needs one.
        first: Option<String>,
        /// Where the answer says whether more follows (`false` and 0: no more), if it does not by leaving
        /// the token out.
        more: Option<Pointer>,
    },
    /// The next page's address, in the answer.
    Link {
        /// Where it stands.
        at: Pointer,
    },
    /// The next page's address, in a header field: alone or as in RFC 8288.
    LinkHeader {
        /// The field's name, in lower case.
        header: String,
        /// The relation of the link.
        rel: String,
    },
}

/// How a size is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// The parameter; without one, a template says `{size}`.
    pub param: Option<String>,
    /// The most rows to ask for.
    pub value: u32,
}

/// Where the number of all rows stands. Numbers below 0 mean that it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Total {
    /// In the answer.
    At(Pointer),
    /// In a header field, after a certain text if any: `/` for `0-24/60`.
    Header {
        /// The field's name, in lower case.
        name: String,
        /// What stands before the number.
        after: Option<String>,
    },
}

impl Default for Paging {
    fn default() -> Self {
        Self {
            step: Step::None,
            size: None,
            total: None,
        }
    }
}

impl Paging {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let step = step(&object);
        let paging = Self {
            size: object.get("size").and_then(|at| size(&at)),
            total: object.get("total").and_then(|at| total(&at)),
            step: step?,
        };
        object.end();
        Some(paging)
    }
}

fn step(object: &Object<'_>) -> Option<Step> {
    let kind = object.need("kind")?.choice(&[
        ("none", 0),
        ("page", 1),
        ("offset", 2),
        ("token", 3),
        ("link", 4),
    ])?;
    let param = || object.get("param").and_then(|at| at.name());
    Some(match kind {
        0 => Step::None,
        1 => Step::Page {
            param: param(),
            first: object
                .get("first")
                .and_then(|at| at.number())
                .unwrap_or(1)
                .into(),
        },
        2 => Step::Offset { param: param() },
        3 => Step::Token {
            at: object.need("at")?.pointer()?,
            param: param(),
            first: object.get("first").and_then(|at| at.name()),
            more: object.get("more").and_then(|at| at.pointer()),
        },
        _ => match (object.get("at"), object.get("header")) {
            (Some(at), None) => Step::Link { at: at.pointer()? },
            (None, Some(header)) => Step::LinkHeader {
                header: header.name()?.to_ascii_lowercase(),
                rel: object
                    .get("rel")
                    .and_then(|at| at.name())
                    .unwrap_or("next".into()),
            },
            _ => {
                object.flaw("a link stands either \"at\" a place or in a \"header\"");
                return None;
            }
        },
    })
}

fn size(at: &At<'_>) -> Option<Size> {
    let object = at.object()?;
    let value = object.need("value")?;
    let size = Size {
        param: object.get("param").and_then(|at| at.name()),
        value: value.number()?,
    };
    if size.value == 0 {
        value.flaw("a page has at least one row");
    }
    object.end();
    Some(size)
}

fn total(at: &At<'_>) -> Option<Total> {
    let object = at.object()?;
    let total = match (object.get("at"), object.get("header")) {
        (Some(at), None) => Total::At(at.pointer()?),
        (None, Some(header)) => Total::Header {
            name: header.name()?.to_ascii_lowercase(),
            after: object.get("after").and_then(|at| at.name()),
        },
        _ => {
            object.flaw("a total stands either \"at\" a place or in a \"header\"");
            return None;
        }
    };
    object.end();
    Some(total)
}
