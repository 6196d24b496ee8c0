//! Rows into documents, and what changed in a document into what a row is told. Pure, both ways.

use serde_json::{Map, Value, json};

use super::{
    decode::{self, Missing, Tables},
    encode, parts,
};
use crate::profile::{
    Field, Format, Kind, Languages, List, Merge, Moment, Pointer, Rule, in_languages, scalar,
};

/// How the rows of a list and the bodies of documents become each other.
#[derive(Clone, Debug)]
pub struct Mapping<'p> {
    list: &'p List,
    fields: Option<Vec<Field>>,
}

/// A row and the record in it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'v> {
    /// The record.
    pub item: &'v Value,
    /// The row it stands in, which may say more; the same where it stands alone.
    pub row: &'v Value,
}

/// The source has no way to say what stands at this place of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(pub Pointer);

impl<'v> Record<'v> {
    /// The record at a place of a row, or the row itself when nothing stands there.
    pub fn of(row: &'v Value, place: &Pointer) -> Self {
        Self {
            item: place.get(row).unwrap_or(row),
            row,
        }
    }

    /// Where it is looked for what is not a field: in the record, then in its row.
    pub fn places(&self) -> [&'v Value; 2] {
        [self.item, self.row]
    }
}

impl<'p> Mapping<'p> {
    /// The mapping of a list; `language` is ours and the source's name of it where each has a list of its own.
    pub fn new(list: &'p List, language: Option<&(String, String)>) -> Self {
        let languages = match &list.languages {
            Languages::Fields(languages) => languages.clone(),
            Languages::Lists(_) | Languages::None => language.into_iter().cloned().collect(),
        };
        let fields = list
            .fields
            .as_ref()
            .map(|fields| in_languages(fields, &languages));
        Self { list, fields }
    }

    /// The body of the document that a record becomes.
    ///
    /// # Errors
    /// When a field is missing without which it is none; the root when nothing is left at all.
    pub fn body(&self, item: &Value, tables: &Tables) -> Result<Value, Missing> {
        let nothing = Missing(Pointer::default());
        let source = self.list.body.get(item).ok_or(nothing.clone())?;
        let body = match &self.fields {
            Some(fields) => decode::object(fields, source, tables)?,
            None => source.clone(),
        };
        let is_something = body.as_object().is_some_and(|members| !members.is_empty());
        is_something.then_some(body).ok_or(nothing)
    }

    /// The document that a record becomes: its envelope, its body, and what writing needs beside it.
    ///
    /// # Errors
    /// As [`Mapping::body`].
    pub fn document(
        &self,
        kind: &str,
        id: &str,
        record: Record<'_>,
        tables: &Tables,
    ) -> Result<Value, Missing> {
        let places = record.places();
        let updated = self
            .list
            .updated
            .as_ref()
            .and_then(|updated| updated.of(&places));
        let version = self
            .list
            .version
            .as_ref()
            .and_then(|version| version.of(&places));
        let mut document = json!({
            "kind": kind,
            "id": id,
            "rev": version.as_deref().and_then(|version| version.parse::<u64>().ok()).unwrap_or(0),
            "updated_at": updated.unwrap_or(Moment::from_micros(0)).write(Format::IsoSeconds),
            "deleted": false,
            "body": self.body(record.item, tables)?,
        });
        if let Some(version) = version {
            document["version"] = Value::String(version);
        }
        if self.list.keeps_row() {
            document["raw"] = record.item.clone();
        }
        Ok(document)
    }

    /// The kind of a record; `None` for one of no kind of ours.
    pub fn kind(&self, record: Record<'_>) -> Option<String> {
        match &self.list.kind {
            Kind::Always(kind) => Some(kind.clone()),
            Kind::At { at, map } => {
                let word = record
                    .places()
                    .into_iter()
                    .find_map(|place| at.get(place))?;
                let word = scalar(word).filter(|word| !word.is_empty())?;
                if map.is_empty() {
                    return Some(word);
                }
                let (_, kind) = map.iter().find(|(known, _)| *known == word)?;
                Some(kind.clone())
            }
        }
    }

    /// The record to create for a body. The id is for whoever creates it to put in.
    ///
    /// # Errors
    /// When the source cannot say something of it.
    pub fn create(&self, kind: &str, body: &Value, omit_nulls: bool) -> Result<Value, Unwritable> {
        let mut item = Value::Object(Map::new());
        match &self.fields {
            None => self.list.body.set(&mut item, body.clone()),
            Some(fields) => {
                for field in fields {
                    let value = field.target.get(body);
                    for (rule, value) in parts_of(field, value)? {
                        let unsaid = value.is_none() && (omit_nulls || rule.write_null.is_none());
                        if !unsaid {
                            self.put(rule, &field.target, value.as_ref(), &mut item, None)?;
                        }
                    }
                }
            }
        }
        self.put_kind(kind, &mut item);
        Ok(item)
    }

    /// What the source is told of a change of the body from `before` to `after`. `raw` is the record as it was
    /// last read, where it is kept: what the body does not have survives in it.
    ///
    /// # Errors
    /// When the source cannot say something of the change.
    pub fn update(
        &self,
        kind: &str,
        raw: Option<&Value>,
        before: &Value,
        after: &Value,
        merge: Merge,
    ) -> Result<Value, Unwritable> {
        let Some(fields) = &self.fields else {
            return Ok(self.update_whole(kind, raw, before, after, merge));
        };
        let mut item = match (merge, raw) {
            (Merge::Replace, Some(raw)) => raw.clone(),
            (Merge::Replace, None) => self.create(kind, before, false)?,
            (Merge::Levels(_), _) => Value::Object(Map::new()),
        };
        for field in fields {
            let (old, new) = (field.target.get(before), field.target.get(after));
            if old == new {
                continue;
            }
            let known = parts::parts(&field.rule, old).unwrap_or_default();
            for (number, (rule, value)) in parts_of(field, new)?.into_iter().enumerate() {
                if known.get(number).is_some_and(|(_, known)| *known == value) {
                    continue;
                }
                if let Merge::Levels(levels) = merge {
                    self.put_subtree(rule, levels, raw, &mut item);
                }
                self.put(rule, &field.target, value.as_ref(), &mut item, raw)?;
            }
        }
        self.put_kind(kind, &mut item);
        Ok(item)
    }

    /// The places of the body that are written; the root where all of it is. Of a list whose sorts of items have
    /// places of their own, each such place with its sort, `/contacts/channel=phone`: as often as there are places.
    pub fn takes(&self) -> Vec<Pointer> {
        let Some(fields) = &self.fields else {
            return vec![Pointer::default()];
        };
        fields.iter().flat_map(parts::takes).collect()
    }

    /// Without rules for fields, the body is the record, or a part of it.
    fn update_whole(
        &self,
        kind: &str,
        raw: Option<&Value>,
        before: &Value,
        after: &Value,
        merge: Merge,
    ) -> Value {
        let mut item = match merge {
            Merge::Replace => {
                let mut whole = raw.cloned().unwrap_or(Value::Object(Map::new()));
                self.list.body.set(&mut whole, after.clone());
                whole
            }
            Merge::Levels(levels) => {
                let levels = (levels as usize).saturating_sub(self.list.body.depth());
                let mut patch = Value::Object(Map::new());
                let inner = match levels {
                    0 => after.clone(),
                    levels => difference(before, after, levels),
                };
                self.list.body.set(&mut patch, inner);
                patch
            }
        };
        self.put_kind(kind, &mut item);
        item
    }

    /// Copies what would be lost beside a field: servers that merge some levels deep replace what is below,
    /// and arrays always (rule 13 of what a client must get right).
    fn put_subtree(&self, rule: &Rule, levels: u32, raw: Option<&Value>, item: &mut Value) {
        let Some(place) = self.place(rule) else {
            return;
        };
        let in_raw = |depth: usize| raw.and_then(|raw| place.ancestor(depth).get(raw));
        let array = (1..place.depth()).find(|depth| in_raw(*depth).is_some_and(Value::is_array));
        let depth = array.unwrap_or(usize::MAX).min(levels as usize);
        let above = place.ancestor(depth);
        if depth < place.depth()
            && above.get(item).is_none()
            && let Some(subtree) = in_raw(depth)
        {
            above.set(item, subtree.clone());
        }
    }

    fn put(
        &self,
        rule: &Rule,
        target: &Pointer,
        value: Option<&Value>,
        item: &mut Value,
        raw: Option<&Value>,
    ) -> Result<(), Unwritable> {
        let Some(place) = self.place(rule) else {
            return Ok(());
        };
        let current = place.get(item).or_else(|| place.get(raw?)).cloned();
        let encoded = encode::value(rule, value, current.as_ref());
        let encoded = encoded.ok_or_else(|| Unwritable(target.clone()))?;
        place.set(item, encoded);
        Ok(())
    }

    /// Where a field is written in the record.
    fn place(&self, rule: &Rule) -> Option<Pointer> {
        rule.written_at().map(|place| place.below(&self.list.body))
    }

    fn put_kind(&self, kind: &str, item: &mut Value) {
        if let Kind::At { at, map } = &self.list.kind
            && let Some((word, _)) = map.iter().find(|(_, known)| known == kind)
        {
            at.set(item, Value::from(word.as_str()));
        }
    }

    /// The place of the body that a place of the record is written from, for refusals that name it.
    pub fn target_of(&self, written: &Pointer) -> Option<Pointer> {
        let Some(fields) = &self.fields else {
            return written.relative_to(&self.list.body);
        };
        let about = |field: &&Field| {
            let mut places = field
                .rule
                .written()
                .into_iter()
                .filter_map(|rule| self.place(rule));
            places.any(|place| {
                written.relative_to(&place).is_some() || place.relative_to(written).is_some()
            })
        };
        fields.iter().find(about).map(|field| field.target.clone())
    }
}

/// What is written of a field; nothing of one that is only read.
fn parts_of<'f>(
    field: &'f Field,
    value: Option<&Value>,
) -> Result<Vec<(&'f Rule, Option<Value>)>, Unwritable> {
    if field.rule.written().is_empty() {
        return Ok(Vec::new());
    }
    parts::parts(&field.rule, value).ok_or_else(|| Unwritable(field.target.clone()))
}

/// The merge patch from `before` to `after` for a server that merges so many levels deep.
fn difference(before: &Value, after: &Value, levels: usize) -> Value {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        return after.clone();
    };
    let mut patch = Map::new();
    for (name, value) in new {
        match old.get(name) {
            Some(same) if same == value => {}
            Some(other) if levels > 1 => {
                patch.insert(name.clone(), difference(other, value, levels - 1));
            }
            _ => {
                patch.insert(name.clone(), value.clone());
            }
        }
    }
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    Value::Object(patch)
}

/// Puts an id into a record, as a number where `like` has it as that number.
pub fn put_id(list: &List, id: &str, like: Option<&Value>, item: &mut Value) {
    if let Some(place) = list
        .identity
        .at
        .first()
        .filter(|_| !list.identity.last_segment)
    {
        let known = like.and_then(|like| place.get(like));
        place.set(item, encode::id(id, known));
    }
}
