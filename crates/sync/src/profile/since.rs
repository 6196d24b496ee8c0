//! How changes and deletions are noticed.

use super::{
    condition::Condition,
    content::Content,
    list::{Query, query},
    moment::{FORMATS, Format},
    pointer::Pointer,
    reader::At,
    template::Template,
};

/// How only what changed is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// Another path for such a question.
    pub path: Option<Template>,
    /// What the address of such a question has beside that of the list, in place of parameters of the same name.
    pub query: Query,
    /// What is sent instead, where reading is a POST.
    pub send: Option<Content>,
    /// What says how far a pull has come.
    pub mark: Mark,
    /// How times are written in the question.
    pub format: Format,
    /// Seconds to go back, for sources that compare with `>` or round.
    pub overlap_s: u32,
}

/// What says how far a pull has come. It always comes from the source.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// The greatest value at these places of the rows; each row's first one that is there counts.
    Max(Vec<Pointer>),
    /// A value in the answer.
    At(Pointer),
    /// A header field, its name in lower case.
    Header(String),
    /// A whole address in the answer, to be asked the next time (OData's delta link).
    Url(Pointer),
    /// The token or link that continues the list: one feed, which never ends.
    Cursor,
}

/// How it is learnt that a record is gone.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Deletions {
    /// The whole list is read every time, or, where changes can be asked for, after some hours.
    #[default]
    Full,
    /// The whole list is read again after that many hours.
    FullEvery(u32),
    /// The feed of changes says so of a row.
    Feed(Condition),
    /// The ids of all records are read now and then.
    Sweep {
        /// What is different in the list of ids.
        list: Variant,
        /// Hours between two of them, at least.
        every_h: u32,
    },
    /// The source has a list of what was deleted.
    List(Variant),
    /// It is not learnt.
    Never,
}

/// A list that differs in some ways from the one it belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variant {
    /// Another path.
    pub path: Option<Template>,
    /// Further parameters, in place of those of the same name; an empty text leaves one out.
    pub query: Query,
    /// Where its rows stand.
    pub items: Option<Pointer>,
    /// Where the record stands in a row.
    pub item: Option<Pointer>,
    /// Where the id stands in a record.
    pub id: Vec<Pointer>,
    /// The most rows to ask for.
    pub size: Option<u32>,
}

/// Hours between two sweeps, if the profile does not say.
const DAILY: u32 = 24;

impl Since {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let mark = object.need("mark").and_then(|at| mark(&at));
        let since = Self {
            path: object.get("path").and_then(|at| at.template()),
            query: object.get("query").map(|at| query(&at)).unwrap_or_default(),
            send: object.get("send").and_then(|at| Content::read_alone(&at)),
            format: object
                .get("format")
                .and_then(|at| at.choice(&FORMATS))
                .unwrap_or_default(),
            overlap_s: object
                .get("overlap_s")
                .and_then(|at| at.number())
                .unwrap_or(0),
            mark: mark?,
        };
        let asks = !since.query.is_empty() || since.path.is_some() || since.send.is_some();
        if !asks && matches!(since.mark, Mark::Max(_) | Mark::At(_) | Mark::Header(_)) {
            object.flaw("a \"query\" has to say how changes since a time are asked for");
        }
        object.end();
        Some(since)
    }
}

fn mark(at: &At<'_>) -> Option<Mark> {
    if at.value.is_string() {
        return at.choice(&[("cursor", Mark::Cursor)]);
    }
    let object = at.object()?;
    let places = ["max", "at", "header", "url"].map(|name| object.get(name));
    let mark = match &places {
        [Some(max), None, None, None] => Mark::Max(max.pointers()),
        [None, Some(at), None, None] => Mark::At(at.pointer()?),
        [None, None, Some(name), None] => Mark::Header(name.name()?.to_ascii_lowercase()),
        [None, None, None, Some(url)] => Mark::Url(url.pointer()?),
        _ => {
            object.flaw("one of \"max\", \"at\", \"header\" and \"url\" says where the mark stands, or the mark is \"cursor\"");
            return None;
        }
    };
    object.end();
    Some(mark)
}

impl Deletions {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let kind = object.need("kind")?.choice(&[
            ("full", 0),
            ("feed", 1),
            ("sweep", 2),
            ("list", 3),
            ("never", 4),
        ])?;
        let hours = || object.get("every_h").and_then(|at| at.number());
        let variant = || Variant {
            path: object.get("path").and_then(|at| at.template()),
            query: object.get("query").map(|at| query(&at)).unwrap_or_default(),
            items: object.get("items").and_then(|at| at.pointer()),
            item: object.get("item").and_then(|at| at.pointer()),
            id: object.get("id").map(|at| at.pointers()).unwrap_or_default(),
            size: object.get("size").and_then(|at| at.number()),
        };
        let deletions = match kind {
            0 => hours().map_or(Deletions::Full, Deletions::FullEvery),
            1 => Deletions::Feed(Condition::read_from(&object)?),
            2 => Deletions::Sweep {
                list: variant(),
                every_h: hours().unwrap_or(DAILY),
            },
            3 => Deletions::List(variant()),
            _ => Deletions::Never,
        };
        object.end();
        Some(deletions)
    }

    /// Hours after which all records are named again although changes can be asked for.
    pub fn every_h(&self) -> Option<u32> {
        match self {
            Deletions::Full => Some(DAILY),
            Deletions::FullEvery(hours) | Deletions::Sweep { every_h: hours, .. } => Some(*hours),
            Deletions::Feed(_) | Deletions::List(_) | Deletions::Never => None,
        }
    }
}
