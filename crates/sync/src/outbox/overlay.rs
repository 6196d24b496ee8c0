//! What an app shows on top of its copy: the changes that the copy does not have yet.
//!
//! Kept small, since an app that only reads links it: rows are read with `lotse-json`.

use lotse_json::{Fault, Json, Node, Object};

use super::change::Number;
use crate::store::Row;

/// One row of the outbox as an app sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// The change.
    pub number: Number,
    /// The record's source.
    pub source: String,
    /// The record's kind.
    pub kind: String,
    /// The record's id.
    pub id: String,
    /// How far it is: `waiting`, `sending`, `stuck` or `sent`.
    pub state: String,
    shows: Shows,
    /// The source has it; only shown over versions that are known not to have it.
    sent: bool,
    /// The record was made here: the copy lacks it at first.
    new: bool,
    /// The fingerprints of those versions.
    seen: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shows {
    /// A merge patch over the body.
    Patch(String),
    /// A new record's body.
    Body(String),
    /// This document in the place of the copy's.
    Document(String),
    /// No record.
    Gone,
    /// The copy's own.
    Copy,
}

/// Reads the rows of the outbox, in their order. Rows that cannot be read show nothing.
pub fn overlays(rows: &[Row]) -> Vec<Overlay> {
    rows.iter().filter_map(overlay).collect()
}

/// The document to show in the place of the copy's, with these overlays of its record, in order. None: no
/// record is shown.
pub fn shown<'a>(
    copy: Option<&[u8]>,
    overlays: impl IntoIterator<Item = &'a Overlay>,
) -> Option<Vec<u8>> {
    let mut shown = copy.map(<[u8]>::to_vec);
    for overlay in overlays {
        if !overlay.sent || overlay.is_over(copy) {
            shown = overlay.lay_on(shown);
        }
    }
    shown
}

/// The sent changes among all `overlays` that the copy has, or something later: what to tell the outbox
/// by [`Input::Past`](super::Input::Past). `copy` finds a document by source, kind and id.
pub fn past<'c>(
    overlays: &[Overlay],
    copy: impl Fn(&str, &str, &str) -> Option<&'c [u8]>,
) -> Vec<Number> {
    let mut past = Vec::new();
    for (place, overlay) in overlays
        .iter()
        .enumerate()
        .filter(|(_, overlay)| overlay.sent)
    {
        let document = copy(&overlay.source, &overlay.kind, &overlay.id);
        let made_here = |other: &Overlay| {
            other.sent
                && other.new
                && (&other.source, &other.kind, &other.id)
                    == (&overlay.source, &overlay.kind, &overlay.id)
        };
        // Not there because it has not come yet, or because it went?
        let to_come = document.is_none() && overlays.iter().take(place).any(made_here);
        if !to_come && !overlay.is_over(document) {
            past.push(overlay.number);
        }
    }
    past
}

impl Overlay {
    /// Whether the source has it, and did not show it when it was asked again.
    pub fn is_missed(&self) -> bool {
        self.shows == Shows::Copy
    }

    /// Whether the copy is known not to have this sent change.
    fn is_over(&self, copy: Option<&[u8]>) -> bool {
        match copy {
            None => self.new,
            Some(copy) => self.seen.contains(&fingerprint(copy)),
        }
    }

    fn lay_on(&self, shown: Option<Vec<u8>>) -> Option<Vec<u8>> {
        match &self.shows {
            Shows::Copy => shown,
            Shows::Gone => None,
            Shows::Document(document) => Some(document.clone().into_bytes()),
            Shows::Body(body) => {
                let document = Object::new().text("kind", &self.kind).text("id", &self.id);
                Some(document.raw("body", body).finish().into_bytes())
            }
            Shows::Patch(patch) => {
                let shown = shown?;
                let text = str::from_utf8(&shown).ok()?;
                let patch = Object::new().raw("body", patch).finish();
                let (document, patch) = (Json::parse(text), Json::parse(&patch));
                Some(patched(Some(document.sound()), patch.sound()).into_bytes())
            }
        }
    }
}

fn overlay(row: &Row) -> Option<Overlay> {
    let number = Number::from_key(&row.key)?;
    let json = Json::parse(str::from_utf8(&row.value).ok()?);
    read(number, json.root().ok()?).ok()
}

fn read(number: Number, row: Node<'_, '_>) -> Result<Overlay, Fault> {
    let text = |name: &str| Ok::<_, Fault>(row.need(name)?.text()?.into_owned());
    let state = row.need("state")?;
    let name = state.members()?.next().map(Node::key).unwrap_or_default();
    let raw = |at: Node<'_, '_>| at.raw().to_owned();
    let operation = text("operation")?;
    let sent = state.get("sent")?;
    let shows = match (sent, operation.as_str()) {
        (Some(sent), _)
            if sent
                .get("missed")?
                .is_some_and(|missed| missed.raw() == "true") =>
        {
            Shows::Copy
        }
        (Some(sent), _) => sent
            .get("document")?
            .map_or(Shows::Gone, |at| Shows::Document(raw(at))),
        (None, "create") => Shows::Body(raw(row.need("fields")?)),
        (None, "update") => Shows::Patch(raw(row.need("fields")?)),
        (None, _) => Shows::Gone,
    };
    let mut seen = Vec::new();
    if let Some(list) = row.get("seen")? {
        for fingerprint in list.items()? {
            seen.push(fingerprint.text()?.into_owned());
        }
    }
    Ok(Overlay {
        number,
        source: text("source")?,
        kind: text("kind")?,
        id: text("id")?,
        state: name.into_owned(),
        shows,
        sent: sent.is_some(),
        new: row.get("reference")?.is_some(),
        seen,
    })
}

/// A merge patch (RFC 7396) applied to JSON as it stands.
fn patched(target: Option<Node<'_, '_>>, patch: Node<'_, '_>) -> String {
    let Ok(changes) = patch.members() else {
        return patch.raw().to_owned();
    };
    let changes: Vec<_> = changes.collect();
    let mut result = Object::new();
    let fields = target.and_then(|target| target.members().ok());
    let mut known = Vec::new();
    for field in fields.into_iter().flatten() {
        let name = field.key();
        match changes.iter().find(|change| change.key() == name) {
            Some(change) if change.is_null() => {}
            Some(change) => result = result.raw(&name, &patched(Some(field), *change)),
            None => result = result.raw(&name, field.raw()),
        }
        known.push(name);
    }
    for change in changes {
        if !change.is_null() && !known.contains(&change.key()) {
            result = result.raw(&change.key(), &patched(None, change));
        }
    }
    result.finish()
}

/// Sixteen digits that tell versions of a document apart, whatever the order of its fields.
pub fn fingerprint(document: &[u8]) -> String {
    let text = str::from_utf8(document).unwrap_or_default();
    format!("{:016x}", digest(Json::parse(text).sound()))
}

fn digest(value: Node<'_, '_>) -> u64 {
    if let Ok(fields) = value.members() {
        let each = fields.map(|field| hash(digest(field), field.key().as_bytes()));
        return each.fold(1, u64::wrapping_add);
    }
    if let Ok(items) = value.items() {
        return items.fold(2, |before, item| hash(before, &digest(item).to_le_bytes()));
    }
    match value.text() {
        Ok(text) => hash(3, text.as_bytes()),
        Err(_) => hash(4, value.raw().as_bytes()),
    }
}

/// FNV-1a.
fn hash(start: u64, bytes: &[u8]) -> u64 {
    let start = start ^ 0xcbf2_9ce4_8422_2325;
    bytes.iter().fold(start, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
