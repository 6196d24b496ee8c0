//! Reading the rules of fields.

use serde_json::Value;

use super::{
    condition::Condition,
    fields::{Codec, Field, Form, Part, Pick, Rule, Source, Take},
    moment::{FORMATS, Offset},
    pointer::Pointer,
    reader::{At, Object},
};

/// `{"/title/de/text": "/name", …}`: targets in the body and their rules.
pub(super) fn fields(at: &At<'_>) -> Vec<Field> {
    let named = at.members().into_iter();
    named
        .filter_map(|(target, at)| {
            let place = Pointer::parse(target);
            if place.is_err() {
                at.flaw(format!(
                    "\"{target}\" is no JSON Pointer: it has to begin with /, as in \"/{target}\""
                ));
            }
            Some(Field {
                target: place.ok()?,
                rule: rule(&at)?,
            })
        })
        .collect()
}

/// A pointer, an array of rules, or an object that says more.
fn rule(at: &At<'_>) -> Option<Rule> {
    match at.value {
        Value::String(_) => at.pointer().map(Rule::at),
        Value::Array(_) => {
            let rules = at.items().iter().filter_map(rule).collect();
            Some(Rule {
                source: Source::List(rules),
                ..Rule::at(Pointer::default())
            })
        }
        _ => {
            let object = at.object()?;
            let rule = Rule {
                source: source(&object)?,
                to: object.get("to").and_then(|at| at.pointer()),
                part: part(&object),
                codec: codec(&object)?,
                map: object.get("map").map(|at| map(&at)).unwrap_or_default(),
                nulls: nulls(&object),
                write_null: object.get_null("write_null").map(|at| at.value.clone()),
                default: object.get("default").map(|at| at.value.clone()),
                read_only: flag(&object, "read_only"),
                required: flag(&object, "required"),
            };
            object.end();
            Some(rule)
        }
    }
}

fn part(object: &Object<'_>) -> Option<Part> {
    let (after, before) = (object.get("after"), object.get("before"));
    (after.is_some() || before.is_some()).then(|| {
        let after = after.map(|at| at.one_or_more()).unwrap_or_default();
        Part {
            after: after.iter().filter_map(At::name).collect(),
            before: before.and_then(|at| at.name()),
        }
    })
}

fn flag(object: &Object<'_>, name: &'static str) -> bool {
    object.get(name).and_then(|at| at.bool()).unwrap_or(false)
}

fn nulls(object: &Object<'_>) -> Vec<Value> {
    match object.get("null").map(|at| at.value.clone()) {
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

fn map(at: &At<'_>) -> Vec<(String, Value)> {
    let named = at.members().into_iter();
    named
        .map(|(name, at)| (name.to_owned(), at.value.clone()))
        .collect()
}

fn source(object: &Object<'_>) -> Option<Source> {
    let [from, constant, template, inner] =
        ["from", "const", "template", "fields"].map(|name| object.get(name));
    match (from, constant, template, inner) {
        (Some(from), None, None, None) => Some(Source::From(from.pointers())),
        (None, Some(constant), None, None) => Some(Source::Const(constant.value.clone())),
        (None, None, Some(template), None) => template.any_template().map(Source::Template),
        (None, None, None, Some(inner)) => Some(Source::Object(fields(&inner))),
        _ => {
            object.flaw("one of \"from\", \"const\", \"template\" and \"fields\" says where a value comes from");
            None
        }
    }
}

fn codec(object: &Object<'_>) -> Option<Codec> {
    const CODECS: [(&str, u8); 13] = [
        ("text", 0),
        ("html-text", 1),
        ("json", 2),
        ("number", 3),
        ("string", 4),
        ("bool01", 5),
        ("split", 6),
        ("each", 7),
        ("first", 8),
        ("time", 9),
        ("lookup", 10),
        ("hours-week7", 11),
        ("hours-rrule", 12),
    ];
    let Some(name) = object.get("codec") else {
        return Some(Codec::Same);
    };
    Some(match name.choice(&CODECS)? {
        0 => Codec::Text,
        1 => Codec::HtmlText,
        2 => Codec::Json,
        3 => Codec::Number,
        4 => Codec::String,
        5 => Codec::Bool01,
        6 => Codec::Split {
            by: object
                .get("by")
                .and_then(|at| at.name())
                .unwrap_or(",".into()),
        },
        7 => Codec::Each(pick(object)?),
        8 => Codec::First(pick(object)?),
        9 => Codec::Time {
            format: object
                .get("format")
                .and_then(|at| at.choice(&FORMATS))
                .unwrap_or_default(),
            zone: object
                .get("zone")
                .and_then(|at| zone(&at))
                .unwrap_or_default(),
            form: object
                .get("as")
                .and_then(|at| form(&at))
                .unwrap_or_default(),
        },
        10 => Codec::Lookup {
            table: object.need("table")?.name()?,
        },
        11 => Codec::HoursWeek,
        _ => Codec::HoursRules,
    })
}

fn pick(object: &Object<'_>) -> Option<Pick> {
    let take = object.need("take")?;
    let take = match take.value {
        Value::String(_) => Take::At(take.pointer()?),
        _ => Take::Object(fields(&take)),
    };
    let only = object
        .get("where")
        .map(|at| at.one_or_more())
        .unwrap_or_default();
    Some(Pick {
        take,
        only: only.iter().filter_map(Condition::read).collect(),
    })
}

fn form(at: &At<'_>) -> Option<Form> {
    at.choice(&[
        ("instant", Form::Instant),
        ("local", Form::Local),
        ("day", Form::Day),
    ])
}

/// `Z` or an offset; zones by name would need their history on the phone.
pub(super) fn zone(at: &At<'_>) -> Option<Offset> {
    let text = at.str()?;
    let zone = Offset::parse(text);
    if zone.is_none() {
        at.flaw("a zone is \"Z\" or an offset such as \"+01:00\"");
    }
    zone
}
