//! A list of records: where it is, how it is read, what its rows mean, how they are written.

use super::{
    condition::Condition,
    content::Content,
    errors::{ErrorRule, Refusals, errors},
    fields::{Codec, Field, Rule, names_language},
    identity::{Identity, Updated, Version},
    paging::{Paging, Step},
    pattern::Pattern,
    pointer::Pointer,
    reader::{At, Object},
    rules::fields,
    since::{Deletions, Mark, Since},
    template::{Template, Var},
    writes::{Concurrency, Merge, One, Stamp, Writes},
};

/// Parameters of an address. One whose variables have no value is left out.
pub type Query = Vec<(String, Template)>;

/// A list of records.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What its records are.
    pub kind: Kind,
    /// Whether records are only sent there: nobody may read them, as with feedback.
    pub write_only: bool,
    /// Where it is and how it comes.
    pub read: Reading,
    /// How only what changed is asked for.
    pub since: Option<Since>,
    /// How it is learnt that a record is gone.
    pub deletions: Deletions,
    /// Rows that are taken: all conditions hold.
    pub only: Vec<Condition>,
    /// Rows with such ids are passed over.
    pub skip_ids: Vec<Pattern>,
    /// The languages it comes in.
    pub languages: Languages,
    /// Who a record is.
    pub identity: Identity,
    /// When it last changed.
    pub updated: Option<Updated>,
    /// Its version.
    pub version: Option<Version>,
    /// Where the fields stand in a record.
    pub body: Pointer,
    /// The fields of the body; without them, it is what stands at `body`.
    pub fields: Option<Vec<Field>>,
    /// How a record is read alone.
    pub one: Option<One>,
    /// How records are written.
    pub writes: Writes,
    /// How it is made sure that no other change is overwritten.
    pub concurrency: Concurrency,
    /// What answers mean.
    pub errors: Vec<ErrorRule>,
    /// Where a refusal says which fields are wrong.
    pub refusals: Option<Refusals>,
    /// A time the device writes where the source has no clock.
    pub stamp: Option<Stamp>,
}

/// Where rows are and how they come.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The path below the base address.
    pub path: Template,
    /// Constant parameters.
    pub query: Query,
    /// What is sent, where reading is a POST.
    pub send: Option<Content>,
    /// Where the array of rows stands in an answer.
    pub items: Pointer,
    /// Whether rows are the members of an object instead; each becomes `{"key": …, "value": …}`.
    pub keyed: bool,
    /// Whether an answer without rows may lack the place they would stand at.
    pub may_lack_items: bool,
    /// Where the record stands in a row.
    pub item: Pointer,
    /// How it comes in pages.
    pub paging: Paging,
}

/// What the records of a list are.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// All the same.
    Always(String),
    /// As a place of the record says.
    At {
        /// The place.
        at: Pointer,
        /// What the source's words mean; rows with other words are passed over. Without any, they are the kinds.
        map: Vec<(String, String)>,
    },
}

/// The languages a list comes in: ours, and what the source calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// As the fields say.
    #[default]
    None,
    /// One list per language, `{lang}` in its address.
    Lists(Vec<(String, String)>),
    /// All in one row: fields that name `{lang}` are there once per language.
    Fields(Vec<(String, String)>),
}

impl Kind {
    /// All kinds its records can be; `None` if that is not known.
    pub fn all(&self) -> Option<Vec<&str>> {
        match self {
            Kind::Always(kind) => Some(vec![kind]),
            Kind::At { map, .. } if map.is_empty() => None,
            Kind::At { map, .. } => {
                let mut kinds: Vec<&str> = map.iter().map(|(_, kind)| kind.as_str()).collect();
                kinds.sort_unstable();
                kinds.dedup();
                Some(kinds)
            }
        }
    }
}

impl Reading {
    /// Reads what lists and tables have in common.
    pub(super) fn read(object: &Object<'_>) -> Option<Self> {
        let path = object.need("path").and_then(|at| at.template());
        let send = object.get("send").and_then(|at| Content::read_alone(&at));
        let flag = |name| object.get(name).and_then(|at| at.bool()).unwrap_or(false);
        let place = |name| {
            object
                .get(name)
                .and_then(|at| at.pointer())
                .unwrap_or_default()
        };
        Some(Self {
            query: object.get("query").map(|at| query(&at)).unwrap_or_default(),
            send,
            items: place("items"),
            keyed: flag("keyed"),
            may_lack_items: flag("may_lack_items"),
            item: place("item"),
            paging: object
                .get("paging")
                .and_then(|at| Paging::read(&at))
                .unwrap_or_default(),
            path: path?,
        })
    }
}

impl List {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let kind = object.need("kind").and_then(|at| kind(&at));
        let read = Reading::read(&object);
        let identity = object.need("identity").and_then(|at| Identity::read(&at));
        let only = object
            .get("where")
            .map(|at| at.one_or_more())
            .unwrap_or_default();
        let skip_ids = object
            .get("skip_ids")
            .map(|at| at.one_or_more())
            .unwrap_or_default();
        let list = Self {
            write_only: object
                .get("write_only")
                .and_then(|at| at.bool())
                .unwrap_or(false),
            since: object.get("since").and_then(|at| Since::read(&at)),
            deletions: object
                .get("deletions")
                .and_then(|at| Deletions::read(&at))
                .unwrap_or_default(),
            only: only.iter().filter_map(Condition::read).collect(),
            skip_ids: skip_ids
                .iter()
                .filter_map(At::str)
                .map(Pattern::new)
                .collect(),
            languages: object
                .get("languages")
                .and_then(|at| languages(&at))
                .unwrap_or_default(),
            updated: object.get("updated").and_then(|at| Updated::read(&at)),
            version: object.get("version").and_then(|at| Version::read(&at)),
            body: object
                .get("body")
                .and_then(|at| at.pointer())
                .unwrap_or_default(),
            fields: object.get("fields").map(|at| fields(&at)),
            one: object.get("one").and_then(|at| One::read(&at)),
            writes: object
                .get("writes")
                .and_then(|at| Writes::read(&at))
                .unwrap_or_default(),
            concurrency: object
                .get("concurrency")
                .and_then(|at| Concurrency::read(&at))
                .unwrap_or_default(),
            errors: object
                .get("errors")
                .map(|at| errors(&at))
                .unwrap_or_default(),
            refusals: object.get("refusals").and_then(|at| Refusals::read(&at)),
            stamp: object.get("stamp").and_then(|at| Stamp::read(&at)),
            kind: kind?,
            read: read?,
            identity: identity?,
        };
        list.check(&object);
        object.end();
        Some(list)
    }

    /// Says what is sound by itself and does not go together.
    fn check(&self, object: &Object<'_>) {
        let cursor = self
            .since
            .as_ref()
            .is_some_and(|since| since.mark == Mark::Cursor);
        if cursor
            && !matches!(
                self.read.paging.step,
                Step::Token { .. } | Step::Link { .. } | Step::LinkHeader { .. }
            )
        {
            object.flaw("the mark \"cursor\" needs a paging by token or link");
        }
        if self.since.is_none()
            && matches!(self.deletions, Deletions::Sweep { .. } | Deletions::Feed(_))
        {
            object.flaw("without \"since\" the whole list is read every time, and shows by itself what is gone");
        }
        let compared = !cursor && !matches!(self.deletions, Deletions::Feed(_) | Deletions::Never);
        if compared && self.kind.all().is_none() {
            object
                .flaw("\"kind\" needs a \"map\" where a record is known to be gone by its absence");
        }
        if self.since.is_some() && matches!(self.languages, Languages::Lists(_)) {
            object.flaw("\"since\" does not go with one list per language: a change in one would hide the others");
        }
        let named = self.fields.iter().flatten().any(names_language);
        if named && self.languages == Languages::None {
            object.flaw("fields that name {lang} need \"languages\"");
        }
        for var in self.read.path.vars() {
            let has_value = match var {
                Var::Lang => matches!(self.languages, Languages::Lists(_)),
                Var::Page | Var::Offset | Var::Size | Var::Cursor => true,
                _ => false,
            };
            if !has_value {
                object.flaw(format!(
                    "the path of this list cannot name {var}: it has no value here"
                ));
            }
        }
        let parted = matches!(&self.languages, Languages::Lists(lists) if lists.len() > 1);
        if parted && self.writes != Writes::default() {
            object.flaw("a record that is merged from several lists cannot be written");
        }
    }

    /// Whether the row has to be kept beside the body, because writing needs what the body does not have.
    pub fn keeps_row(&self) -> bool {
        let Some(update) = &self.writes.update else {
            return false;
        };
        let Some(fields) = &self.fields else {
            return !self.body.is_root() && update.merge == Merge::Replace;
        };
        let depth = match update.merge {
            Merge::Replace => return true,
            Merge::Levels(levels) => levels as usize,
        };
        let deep = |rule: &Rule| {
            let at = rule.written_at().map_or(0, Pointer::depth);
            let partial = matches!(rule.codec, Codec::Each(_) | Codec::First(_));
            at > 0 && (at > depth || partial)
        };
        fields
            .iter()
            .flat_map(|field| field.rule.written())
            .any(deep)
    }
}

/// Reads parameters; an array gives one parameter per item.
pub(super) fn query(at: &At<'_>) -> Query {
    let mut query = Query::new();
    for (name, value) in at.members() {
        for value in value.one_or_more() {
            query.extend(value.template().map(|template| (name.to_owned(), template)));
        }
    }
    query
}

fn kind(at: &At<'_>) -> Option<Kind> {
    if at.value.is_string() {
        return at.name().map(Kind::Always);
    }
    let object = at.object()?;
    let place = object.need("at").and_then(|at| at.pointer());
    let map = object
        .get("map")
        .map(|at| pairs(&at, |at| at.name()))
        .unwrap_or_default();
    object.end();
    Some(Kind::At { at: place?, map })
}

fn languages(at: &At<'_>) -> Option<Languages> {
    let object = at.object()?;
    // The first language often goes without a word: `/title` beside `/title_en`.
    let word = |at: &At<'_>| at.str().map(str::to_owned);
    let languages = match (object.get("lists"), object.get("fields")) {
        (Some(lists), None) => Languages::Lists(pairs(&lists, word)),
        (None, Some(fields)) => Languages::Fields(pairs(&fields, word)),
        _ => {
            object.flaw("languages come either in \"lists\" or in \"fields\"");
            return None;
        }
    };
    object.end();
    Some(languages)
}

fn pairs(at: &At<'_>, read: fn(&At<'_>) -> Option<String>) -> Vec<(String, String)> {
    let named = at.members().into_iter();
    named
        .filter_map(|(name, at)| Some((name.to_owned(), read(&at)?)))
        .collect()
}
