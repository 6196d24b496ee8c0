//! How a row's fields become those of a document's body, and back.

use serde_json::Value;

use super::{
    condition::Condition,
    moment::{Format, Offset},
    pointer::Pointer,
    template::Template,
};

/// One field of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Where it stands in the body.
    pub target: Pointer,
    /// What it is made of.
    pub rule: Rule,
}

/// What a field is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Where the value comes from.
    pub source: Source,
    /// Where it is written, if elsewhere than it is read.
    pub to: Option<Pointer>,
    /// Which part of the text at the source is meant; without it, all.
    pub part: Option<Part>,
    /// How it is spelt at the source.
    pub codec: Codec,
    /// What the source's words mean, first match first; `*` is any other word.
    pub map: Vec<(String, Value)>,
    /// What reads as nothing, beside `null`.
    pub nulls: Vec<Value>,
    /// What nothing is written as; without it, as `null`.
    pub write_null: Option<Value>,
    /// What nothing means.
    pub default: Option<Value>,
    /// Whether it is never written.
    pub read_only: bool,
    /// Whether a record without it is none.
    pub required: bool,
}

/// A part of a text: what stands between others.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// It begins after each of these in turn.
    pub after: Vec<String>,
    /// It ends before this, or with the text.
    pub before: Option<String>,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// The first of these places of the row where something stands.
    From(Vec<Pointer>),
    /// Always the same.
    Const(Value),
    /// Several places in one text.
    Template(Template),
    /// An object made of several places; nothing when only constants would be in it.
    Object(Vec<Field>),
    /// An array of what several rules give; arrays among them are joined.
    List(Vec<Rule>),
}

/// How a value is spelt at the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Codec {
    /// As in the body.
    #[default]
    Same,
    /// As a text; a number or truth value is read as one.
    Text,
    /// As HTML: read as plain text with line breaks.
    HtmlText,
    /// As JSON in a text.
    Json,
    /// As a text where the body has a number.
    Number,
    /// As a number where the body has a text.
    String,
    /// As 0 or 1.
    Bool01,
    /// As one text where the body has an array.
    Split {
        /// What stands between the items.
        by: String,
    },
    /// As an array of objects of which something is taken.
    Each(Pick),
    /// As an array of objects of whose first something is taken.
    First(Pick),
    /// As a point in time.
    Time {
        /// How it is written back.
        format: Format,
        /// Where it is meant if it does not say.
        zone: Offset,
        /// What the body has.
        form: Form,
    },
    /// As a key of a table.
    Lookup {
        /// The table's name.
        table: String,
    },
    /// As seven days from Monday with slots (Integreat); the body has OpenStreetMap's `opening_hours`.
    HoursWeek,
    /// As recurrence rules (HSDS schedules); the body has OpenStreetMap's `opening_hours`.
    HoursRules,
}

/// What is taken of the objects of an array.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// What is taken of each.
    pub take: Take,
    /// Of which objects.
    pub only: Vec<Condition>,
}

/// What is taken of an object.
#[derive(Clone, Debug, PartialEq)]
pub enum Take {
    /// What stands at a place.
    At(Pointer),
    /// Another object, made by rules.
    Object(Vec<Field>),
}

/// How a point in time stands in the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// `2026-11-22T17:50:50Z`
    #[default]
    Instant,
    /// `2026-11-22T18:50`: the clock on the wall, as the source wrote it.
    Local,
    /// `2026-11-22`: the day, as the source wrote it.
    Day,
}

impl Part {
    /// The part of a text; nothing where it does not begin.
    pub fn of<'t>(&self, text: &'t str) -> Option<&'t str> {
        let begin = |rest: &'t str, after: &String| Some(rest.split_once(after.as_str())?.1);
        let rest = self.after.iter().try_fold(text, begin)?;
        let end = self
            .before
            .as_ref()
            .and_then(|before| rest.find(before.as_str()));
        Some(rest.get(..end.unwrap_or(rest.len()))?.trim())
    }
}

impl Rule {
    /// The rule that takes what stands at a place.
    pub fn at(place: Pointer) -> Self {
        Self {
            source: Source::From(vec![place]),
            to: None,
            part: None,
            codec: Codec::Same,
            map: Vec::new(),
            nulls: Vec::new(),
            write_null: None,
            default: None,
            read_only: false,
            required: false,
        }
    }

    /// The sorts of items of a list that can be written, each told by constants from the others; `None` if the rule
    /// is no such list.
    pub fn sorts(&self) -> Option<Vec<&[Field]>> {
        let Source::List(rules) = &self.source else {
            return None;
        };
        let sort = |rule: &'_ Rule| match &rule.source {
            Source::Object(fields) => {
                let is_told = |field: &Field| matches!(field.rule.source, Source::Const(_));
                let is_written =
                    |field: &Field| is_told(field) || field.rule.written_at().is_some();
                fields.iter().any(is_told) && fields.iter().all(is_written)
            }
            _ => false,
        };
        if self.read_only || !rules.iter().all(sort) {
            return None;
        }
        let fields = rules.iter().filter_map(|rule| match &rule.source {
            Source::Object(fields) => Some(fields.as_slice()),
            _ => None,
        });
        Some(fields.collect())
    }

    /// The rules that are written: this one, or those of the items of a list.
    pub fn written(&self) -> Vec<&Rule> {
        if self.written_at().is_some() {
            return vec![self];
        }
        let inner = self.sorts().into_iter().flatten().flatten();
        inner
            .map(|field| &field.rule)
            .filter(|rule| rule.written_at().is_some())
            .collect()
    }

    /// Where the field is written; `None` if it never is.
    pub fn written_at(&self) -> Option<&Pointer> {
        let pure = match (&self.source, &self.codec) {
            (Source::From(_), Codec::HoursWeek | Codec::HoursRules | Codec::Lookup { .. }) => false,
            (Source::From(_), Codec::Each(pick) | Codec::First(pick)) => {
                matches!(pick.take, Take::At(_))
            }
            (Source::From(_), _) => true,
            _ => false,
        };
        let place = match &self.source {
            Source::From(places) => self.to.as_ref().or(places.first()),
            _ => None,
        };
        place.filter(|_| pure && !self.read_only && self.part.is_none())
    }
}

/// These fields once per language where they name one: `{lang}` is the first of a pair in what we have, the
/// second in what the source has.
pub fn in_languages(fields: &[Field], languages: &[(String, String)]) -> Vec<Field> {
    let mut all = Vec::new();
    for field in fields {
        if names_language(field) {
            for (ours, theirs) in languages {
                let mut field = field.clone();
                field.target = field.target.with(LANG, ours);
                put_language(&mut field.rule, ours, theirs);
                all.push(field);
            }
        } else {
            let mut field = field.clone();
            each_nested(&mut field.rule, &mut |nested| {
                *nested = in_languages(nested, languages)
            });
            all.push(field);
        }
    }
    all
}

const LANG: &str = "{lang}";

/// Whether a field stands at another place in each language.
pub(super) fn names_language(field: &Field) -> bool {
    field.target.steps().any(|step| step.contains(LANG))
}

fn put_language(rule: &mut Rule, ours: &str, theirs: &str) {
    match &mut rule.source {
        Source::From(places) => places
            .iter_mut()
            .for_each(|place| *place = place.with(LANG, theirs)),
        Source::List(rules) => rules
            .iter_mut()
            .for_each(|rule| put_language(rule, ours, theirs)),
        Source::Const(Value::String(text)) => *text = text.replace(LANG, ours),
        Source::Const(_) | Source::Template(_) | Source::Object(_) => {}
    }
    if let Some(to) = &mut rule.to {
        *to = to.with(LANG, theirs);
    }
    if let Codec::Each(pick) | Codec::First(pick) = &mut rule.codec {
        pick.only
            .iter_mut()
            .for_each(|only| *only = only.with(LANG, theirs));
        if let Take::At(place) = &mut pick.take {
            *place = place.with(LANG, theirs);
        }
    }
    each_nested(rule, &mut |nested| {
        for field in nested {
            field.target = field.target.with(LANG, ours);
            put_language(&mut field.rule, ours, theirs);
        }
    });
}

/// The lists of fields directly inside a rule.
fn each_nested(rule: &mut Rule, act: &mut dyn FnMut(&mut Vec<Field>)) {
    match &mut rule.source {
        Source::Object(fields) => act(fields),
        Source::List(rules) => rules.iter_mut().for_each(|rule| each_nested(rule, act)),
        Source::From(_) | Source::Const(_) | Source::Template(_) => {}
    }
    if let Codec::Each(Pick {
        take: Take::Object(fields),
        ..
    })
    | Codec::First(Pick {
        take: Take::Object(fields),
        ..
    }) = &mut rule.codec
    {
        act(fields);
    }
}
