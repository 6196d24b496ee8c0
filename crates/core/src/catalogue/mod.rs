//! The catalogue the app reads: an [`Image`] and what arrived since, as one.
//!
//! Layers are only ever put on top, and what a newer layer replaces is hidden below. A [`RecordRef`] therefore
//! stays right for as long as the catalogue and its clones live. Cloning is cheap: layers are shared.

mod card;
mod open;

use std::sync::{Arc, OnceLock};

use crate::freshness::Freshness;
use crate::id::OrganizationId;
use crate::image::{Image, ImageBuilder, Kind, Row};
use crate::order;
use crate::region::Region;
use crate::time::{Date, Timestamp};
use lotse_json::Problem;

pub use card::Card;

/// A record of a catalogue: a stable handle of two small numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    layer: u32,
    row: u32,
}

/// Everything the phone holds, ready to be listed, searched and opened.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    layers: Vec<Layer>,
    region: OnceLock<Option<Arc<Region>>>,
}

#[derive(Debug, Clone)]
struct Layer {
    image: Arc<Image>,
    /// Rows that are not to be seen: tombstones and what a later record replaced.
    hidden: Box<[bool]>,
}

impl RecordRef {
    pub(crate) fn layer(self) -> usize {
        self.layer as usize
    }

    pub(crate) fn row(self) -> usize {
        self.row as usize
    }
}

impl Catalogue {
    /// A catalogue of nothing, for the time before the first copy.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The catalogue of one image.
    pub fn new(image: Image) -> Self {
        let mut catalogue = Self::empty();
        catalogue.add(image);
        catalogue
    }

    /// Puts the records of `image` on top: newer versions replace, tombstones take away.
    pub fn add(&mut self, image: Image) {
        for (_, row) in image.rows().filter(|(_, row)| row.state != Row::SUPERSEDED) {
            let (Some(kind), Some(id), Some(source)) =
                (row.kind(), image.string(row.id), image.string(row.source))
            else {
                continue;
            };
            for layer in &mut self.layers {
                let Layer { image, hidden } = layer;
                let replaced = image
                    .find(kind, id)
                    .filter(|(_, old)| image.string(old.source) == Some(source));
                for (index, _) in replaced {
                    if let Some(hidden) = hidden.get_mut(index as usize) {
                        *hidden = true;
                    }
                }
            }
        }
        let hidden = image.rows().map(|(_, row)| row.state != 0).collect();
        self.layers.push(Layer {
            image: Arc::new(image),
            hidden,
        });
        self.region = OnceLock::new();
    }

    /// Puts single records on top, as (source, JSON); returns what was wrong with those left out.
    pub fn upsert<'a>(
        &mut self,
        records: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Vec<Problem> {
        let mut builder = ImageBuilder::new();
        let problems = records
            .into_iter()
            .filter_map(|(source, json)| builder.push(source, json).err())
            .collect();
        if !builder.is_empty() {
            self.add(builder.image(0));
        }
        problems
    }

    /// How many layers there are; when there are many, a new image from base and log is due.
    pub fn layers(&self) -> usize {
        self.layers.len()
    }

    /// The generation its first layer was made from.
    pub fn generation(&self) -> u64 {
        self.layers
            .first()
            .map_or(0, |layer| layer.image.generation())
    }

    /// The bytes of its first layer, to store; none without a layer.
    pub fn image_bytes(&self) -> &[u8] {
        let first = self.layers.first();
        first.map_or(&[], |layer| layer.image.as_bytes())
    }

    /// All records of a kind that can be seen, in the order they came.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = (RecordRef, Row)> {
        (0..)
            .zip(&self.layers)
            .flat_map(move |(layer, Layer { image, hidden })| {
                image
                    .rows()
                    .zip(hidden)
                    .filter(move |((_, row), hidden)| !**hidden && row.kind_code == kind as u8)
                    .map(move |((row_index, row), _)| {
                        (
                            RecordRef {
                                layer,
                                row: row_index,
                            },
                            row,
                        )
                    })
            })
    }

    /// Whether a record of that kind can be seen, without looking at all of them.
    pub fn has(&self, kind: Kind) -> bool {
        self.records(kind).next().is_some()
    }

    /// How many records of a kind can be seen.
    pub fn count(&self, kind: Kind) -> usize {
        self.records(kind).count()
    }

    /// The record of that kind and id; where several sources have one, that of the source read first.
    pub fn find(&self, kind: Kind, id: &str) -> Option<RecordRef> {
        (0..)
            .zip(&self.layers)
            .find_map(|(layer, Layer { image, hidden })| {
                let (row, _) = image
                    .find(kind, id)
                    .find(|(index, _)| hidden.get(*index as usize) == Some(&false))?;
                Some(RecordRef { layer, row })
            })
    }

    /// The record of exactly that source, kind and id.
    pub fn find_from(&self, source: &str, kind: Kind, id: &str) -> Option<RecordRef> {
        (0..)
            .zip(&self.layers)
            .find_map(|(layer, Layer { image, hidden })| {
                let (row, _) = image.find(kind, id).find(|(index, row)| {
                    hidden.get(*index as usize) == Some(&false)
                        && image.string(row.source) == Some(source)
                })?;
                Some(RecordRef { layer, row })
            })
    }

    /// The row of a record.
    pub fn row(&self, at: RecordRef) -> Option<Row> {
        self.image(at)?.row(at.row)
    }

    /// The source of a record; empty when the handle is of another catalogue.
    pub fn source(&self, at: RecordRef) -> &str {
        self.string(at, |row| row.source)
    }

    /// The id of a record; empty when the handle is of another catalogue.
    pub fn id(&self, at: RecordRef) -> &str {
        self.string(at, |row| row.id)
    }

    /// When a record last changed, by its server's clock.
    pub fn updated_at(&self, at: RecordRef) -> Timestamp {
        Timestamp::from_seconds(self.row(at).map_or(0, |row| row.updated_at))
    }

    /// How fresh a record is on the day `today` of its place.
    pub fn freshness(&self, at: RecordRef, today: Date) -> Freshness {
        self.row(at)
            .map_or(Freshness::Unchecked, |row| row.freshness(today))
    }

    /// A record's JSON as its source sent it, unknown fields included.
    pub fn json(&self, at: RecordRef) -> &str {
        self.image(at)
            .and_then(|image| Some(image.json(&image.row(at.row)?)))
            .unwrap_or_default()
    }

    /// All records of all kinds as (source, JSON), to pass on.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &str)> {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| self.records(kind))
            .map(|(at, _)| (self.source(at), self.json(at)))
    }

    /// The organization that offers a record or holds an event; of the same source if there is one.
    pub fn organization_of(&self, at: RecordRef) -> Option<RecordRef> {
        let id = self.string(at, |row| row.organization);
        self.find_from(self.source(at), Kind::Organization, id)
            .or_else(|| self.find(Kind::Organization, id))
    }

    /// Records of `kind` that name this organization.
    pub fn of_organization(&self, kind: Kind, organization: &OrganizationId) -> Vec<RecordRef> {
        // Strings stand once per image: compare numbers, not texts.
        let numbers: Vec<u32> = self
            .layers
            .iter()
            .map(|layer| number(&layer.image, organization.as_str()))
            .collect();
        let named = |at: &RecordRef, row: &Row| {
            row.organization != Row::NONE && numbers.get(at.layer()) == Some(&row.organization)
        };
        self.records(kind)
            .filter(|(at, row)| named(at, row))
            .map(|(at, _)| at)
            .collect()
    }

    /// The offers that can be used on `today`: those that lists show, and so the number that people are told.
    pub fn offers(&self, today: Date) -> Vec<RecordRef> {
        self.records(Kind::Offer)
            .filter(|(_, row)| is_listed(row, today))
            .map(|(at, _)| at)
            .collect()
    }

    /// The offers that can be used on `today`, the last changed first, at most `limit`.
    pub fn newest(&self, today: Date, limit: usize) -> Vec<RecordRef> {
        let found = self.offers(today);
        let mut ranks = Vec::new();
        for (number, at) in (0..).zip(&found) {
            ranks.push((
                order::then_newest(0, self.updated_at(*at).seconds()),
                number,
            ));
        }
        order::by_key(&mut ranks);
        let newest = ranks.iter().take(limit);
        newest
            .filter_map(|(_, number)| found.get(*number as usize).copied())
            .collect()
    }

    pub(crate) fn images(&self) -> impl Iterator<Item = &Image> {
        self.layers.iter().map(|layer| &*layer.image)
    }

    fn image(&self, at: RecordRef) -> Option<&Image> {
        self.layers.get(at.layer()).map(|layer| &*layer.image)
    }

    fn string(&self, at: RecordRef, field: fn(&Row) -> u32) -> &str {
        self.image(at)
            .and_then(|image| image.string(field(&image.row(at.row)?)))
            .unwrap_or_default()
    }
}

/// Whether lists show a record on `today`: what is over is left out, its page can still be opened.
pub fn is_listed(row: &Row, today: Date) -> bool {
    row.freshness(today) != Freshness::Expired
}

/// The number of a string in an image, or [`Row::NONE`].
fn number(image: &Image, text: &str) -> u32 {
    (0..image.strings())
        .find(|number| image.string(*number) == Some(text))
        .unwrap_or(Row::NONE)
}

#[cfg(test)]
mod tests;
