//! Between records of a source and documents of the device, both ways.

use serde_json::Value;

use super::super::map::{Mapping, Record};
use crate::{
    http::Response,
    profile::{Codec, Languages, List, Version},
    rest::Tables,
};

/// The mapping of a list that can be written: it comes in one language, or has all in one row.
pub(super) fn mapping(list: &List) -> Mapping<'_> {
    let language = match &list.languages {
        Languages::Lists(languages) => languages.first(),
        Languages::Fields(_) | Languages::None => None,
    };
    Mapping::new(list, language)
}

/// The document a record makes; none when it has no identity. What only tables tell is as in `base`.
pub(super) fn document(
    list: &List,
    kind: &str,
    record: Record<'_>,
    response: &Response,
    base: &Value,
) -> Option<Value> {
    let id = list.identity.of(&record.places())?;
    let mut document = mapping(list)
        .document(kind, &id, record, &Tables::new())
        .ok()?;
    if let Some(Version::Header(name)) = &list.version
        && let Some(version) = response.header(name)
    {
        document["version"] = version.into();
    }
    for field in list.fields.iter().flatten() {
        let looked_up = matches!(field.rule.codec, Codec::Lookup { .. });
        if let (true, Some(known)) = (
            looked_up,
            base.get("body").and_then(|body| field.target.get(body)),
        ) {
            field.target.set(&mut document["body"], known.clone());
        }
    }
    Some(document)
}
