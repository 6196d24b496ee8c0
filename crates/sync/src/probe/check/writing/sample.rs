//! A record to try writing with: like those that are there, so that whatever is required is in it.

use serde_json::{Map, Value};

use super::super::{super::pull::Pulled, Subject};
use crate::profile::{Codec, Languages, List, Pointer, in_languages};

/// A body, and the text in it that is changed.
#[derive(Debug)]
pub(super) struct Sample {
    /// A record's body, without its marker.
    body: Value,
    /// A text people read.
    pub marker: Pointer,
}

/// Names a text that may say anything, the best first.
const TELLING: [&str; 8] = [
    "title",
    "name",
    "label",
    "headline",
    "summary",
    "description",
    "text",
    "message",
];

impl Sample {
    pub(super) fn of(subject: &Subject<'_>, whole: Option<&Pulled>) -> Self {
        let known = whole.and_then(|whole| {
            let documents = whole.found.values();
            documents
                .filter_map(|json| serde_json::from_slice::<Value>(json).ok())
                .find_map(|mut document| document.get_mut("body").map(Value::take))
        });
        let list = &subject.list;
        let nothing = Value::Object(Map::new());
        let body = stripped(list, Some(known.as_ref().unwrap_or(&nothing)));
        let mut texts = texts(list, &body);
        let rank = |place: &Pointer| {
            let path = place.to_string().to_ascii_lowercase();
            let found = TELLING.iter().position(|word| path.contains(word));
            found.unwrap_or(TELLING.len())
        };
        texts.sort_by_key(rank);
        let marker = texts
            .into_iter()
            .next()
            .or_else(|| Pointer::parse("/title").ok())
            .unwrap_or_default();
        Self { body, marker }
    }

    /// The body with this text, in each language that it has it in: nobody takes it for a real record.
    pub(super) fn saying(&self, text: &str) -> Value {
        let mut body = self.body.clone();
        let mut all = Vec::new();
        leaves(&body, &Pointer::default(), &mut all);
        let ends = |place: &Pointer| {
            let mut steps = place.steps();
            let first = steps.next().map(str::to_owned);
            (
                first,
                place.steps().last().map(str::to_owned),
                place.depth(),
            )
        };
        let own = ends(&self.marker);
        let same = all
            .into_iter()
            .filter(|(place, value)| own.2 == 3 && value.is_string() && ends(place) == own);
        for (place, _) in same {
            place.set(&mut body, Value::from(text));
        }
        self.marker.set(&mut body, Value::from(text));
        body
    }

    /// A merge patch that makes a body say this.
    pub(super) fn patch(&self, text: &str) -> Value {
        let mut patch = Value::Object(Map::new());
        self.marker.set(&mut patch, Value::from(text));
        patch
    }
}

/// The body without what the backend puts there by itself.
pub(super) fn stripped(list: &List, body: Option<&Value>) -> Value {
    let mut body = body.cloned().unwrap_or_default();
    if list.fields.is_none() && list.body.is_root() {
        strip(list, &mut body);
    }
    body
}

/// Takes out of a whole row what the backend puts there by itself.
fn strip(list: &List, body: &mut Value) {
    let updated = list.updated.iter().flat_map(|updated| &updated.at);
    let version = match &list.version {
        Some(crate::profile::Version::At(place)) => Some(place),
        _ => None,
    };
    let places: Vec<Pointer> = list
        .identity
        .at
        .iter()
        .chain(updated)
        .chain(version)
        .cloned()
        .collect();
    for place in places {
        place.remove(body);
    }
}

/// Texts of the body that can be written and may say anything.
fn texts(list: &List, body: &Value) -> Vec<Pointer> {
    let Some(fields) = &list.fields else {
        let mut found = Vec::new();
        leaves(body, &Pointer::default(), &mut found);
        found.retain(|(_, value)| value.is_string());
        return found.into_iter().map(|(place, _)| place).collect();
    };
    let languages = match &list.languages {
        Languages::Fields(known) | Languages::Lists(known) => known.clone(),
        Languages::None => Vec::new(),
    };
    let free = in_languages(fields, &languages)
        .into_iter()
        .filter(|field| {
            let plain = matches!(
                field.rule.codec,
                Codec::Same | Codec::Text | Codec::HtmlText
            );
            let value = field.target.get(body);
            field.rule.written_at().is_some()
                && plain
                && field.rule.map.is_empty()
                && value.is_none_or(Value::is_string)
        });
    let mut places: Vec<(bool, Pointer)> = free
        .map(|field| (field.target.get(body).is_none(), field.target))
        .collect();
    // Those that say something already come first.
    places.sort_by_key(|(absent, _)| *absent);
    places.into_iter().map(|(_, place)| place).collect()
}

/// Every scalar of a document and where it stands; arrays are taken whole.
pub(super) fn leaves(value: &Value, at: &Pointer, found: &mut Vec<(Pointer, Value)>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                if let Ok(step) = Pointer::parse(&format!("/{name}")) {
                    leaves(member, &step.below(at), found);
                }
            }
        }
        Value::Null => {}
        value => found.push((at.clone(), value.clone())),
    }
}
