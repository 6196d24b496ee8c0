//! What the device holds: the newest raw JSON of every record, read in place.

use crate::{
    block::{Block, Frame},
    head::{Generation, Heads, row_prefix},
    layers::{Layers, Place, Unreadable},
    source::SourceId,
    store::{Area, Keys, Row, Store, StoreError},
};

/// The documents of all sources at one generation, tombstones taken out.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    generation: Generation,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    source: SourceId,
    layers: Layers,
    live: Vec<Place>,
}

/// One record as its source sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    /// Where it comes from. Identity is (source, kind, id).
    pub source: &'a SourceId,
    /// What sort of record, such as `offer`.
    pub kind: &'a str,
    /// The record's id at its source.
    pub id: &'a str,
    /// The record's JSON, unknown fields included.
    pub json: &'a [u8],
}

impl Documents {
    /// Reads base and log.
    ///
    /// The log is read first and the base second: a base that was folded in between says how far
    /// it reaches, and rows it holds already are passed over. `Broken` means the copy cannot be
    /// used; tell the engine with [`Event::CopyBroken`](crate::Event::CopyBroken).
    pub async fn open<S: Store>(store: &S) -> Result<Self, StoreError> {
        for _ in 0..3 {
            let log = store.load(Area::Log, Keys::All).await?;
            let base = store.load(Area::Base, Keys::All).await?;
            if let Some(documents) = Self::assemble(log, base)? {
                return Ok(documents);
            }
        }
        Err(StoreError::Broken)
    }

    /// `None`: the base was taken away after the log was read.
    fn assemble(mut log: Vec<Row>, mut base: Vec<Row>) -> Result<Option<Self>, StoreError> {
        let heads = Heads::find(&log)?;
        let mut parts = Vec::with_capacity(heads.sources.len());
        for (source, head) in heads.sources {
            let prefix = row_prefix(&source);
            let log = log
                .extract_if(.., |row| row.key.starts_with(&prefix))
                .collect();
            let base = base.extract_if(.., |row| row.key == source.as_str()).next();
            let layers = match Layers::read(&source, &head, log, base) {
                Ok(layers) => layers,
                Err(Unreadable::Moved) => return Ok(None),
                Err(Unreadable::Broken) => return Err(StoreError::Broken),
            };
            let live = layers.live();
            parts.push(Part {
                source,
                layers,
                live,
            });
        }
        Ok(Some(Self {
            generation: heads.generation,
            parts,
        }))
    }

    /// What these documents are stamped with.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.live.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every document, source by source.
    pub fn iter(&self) -> impl Iterator<Item = Document<'_>> {
        self.parts.iter().flat_map(|part| {
            part.live.iter().filter_map(|place| {
                let Frame { kind, id, json, .. } = part.layers.frame(*place)?;
                Some(Document {
                    source: &part.source,
                    kind,
                    id,
                    json,
                })
            })
        })
    }

    /// The documents of one source as one block: to hand over, see
    /// [`Event::Given`](crate::Event::Given).
    pub fn block(&self, source: &SourceId) -> Block {
        let part = self.parts.iter().find(|part| part.source == *source);
        part.map(|part| part.layers.fold()).unwrap_or_default()
    }

    /// One document, by walking the index.
    pub fn get(&self, source: &SourceId, kind: &str, id: &str) -> Option<Document<'_>> {
        self.iter().find(|document| {
            document.id == id && document.kind == kind && document.source == source
        })
    }
}
