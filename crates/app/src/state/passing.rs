//! The whole catalogue as one file, from phone to phone without network.

use leptos::prelude::*;
use lotse_core::share::{Bundle, BundleError, BundleWriter, Part};
use lotse_core::time::Timestamp;
use lotse_core::wire::Envelope;
use lotse_sync::{Block, Frame, SourceId};

use super::AppState;
use crate::platform::clock;

/// More than this no city needs, and a cheap phone could not hold it.
pub const LARGEST_FILE: usize = 200_000_000;
/// How long storing a received file may take, in milliseconds.
const PATIENCE_MS: i32 = 60_000;

/// Why a file was not taken over; the copy on the device is as before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTaken {
    /// It has no bytes.
    Empty,
    /// It is larger than [`LARGEST_FILE`].
    TooBig(usize),
    /// It is no catalogue file, or damaged, or of a newer version.
    Bundle(BundleError),
    /// It is of another city.
    OtherRegion(String),
    /// This phone's copy is as new.
    Same,
    /// This phone's copy is newer than the file, which is of this time.
    Older(Timestamp),
    /// There is no room, or the store cannot be used now.
    NotStored,
}

/// The catalogue on this device as one file; `None` when there is none.
pub fn export(state: AppState) -> Option<Vec<u8>> {
    let catalogue = state.copy.catalogue.get_untracked();
    let as_of = state
        .copy
        .condition
        .with_untracked(|condition| condition.checked_at)?;
    let region = state.region_config().id;
    let mut documents: Vec<(&str, &str)> = catalogue.documents().collect();
    documents.sort_by_key(|(source, _)| *source);
    let mut writer = BundleWriter::new();
    let mut file = Vec::new();
    let mut before = None;
    for (source, json) in documents {
        if before != Some(source) {
            writer.part(&Part {
                source: format!("{region}/{source}"),
                as_of,
            });
            before = Some(source);
        }
        writer.record(json);
        file.extend_from_slice(writer.take().as_bytes());
    }
    before?;
    file.extend_from_slice(writer.finish().as_bytes());
    Some(file)
}

/// Takes over a file from another phone; answers how many records it brought, once they are stored.
///
/// # Errors
/// See [`NotTaken`].
pub async fn import(state: AppState, file: &[u8]) -> Result<usize, NotTaken> {
    if file.is_empty() {
        return Err(NotTaken::Empty);
    }
    if file.len() > LARGEST_FILE {
        return Err(NotTaken::TooBig(file.len()));
    }
    let bundle = Bundle::read(file).map_err(NotTaken::Bundle)?;
    check_age(state, &bundle)?;
    let blocks = blocks(state, &bundle)?;
    let keeper = state.keeper().ok_or(NotTaken::NotStored)?;
    for (source, block) in blocks {
        if !keeper.take_over(source, block, PATIENCE_MS).await {
            return Err(NotTaken::NotStored);
        }
    }
    Ok(bundle.len())
}

fn check_age(state: AppState, bundle: &Bundle<'_>) -> Result<(), NotTaken> {
    let Some(file) = bundle.parts().iter().map(|(part, _)| part.as_of).max() else {
        return Err(NotTaken::Empty);
    };
    match state
        .copy
        .condition
        .with_untracked(|condition| condition.checked_at)
    {
        Some(own) if own == file => Err(NotTaken::Same),
        Some(own) if own > file => Err(NotTaken::Older(file)),
        // A file from the future was made by a clock that is wrong; what it holds may still be good.
        _ if file > clock::now().plus_seconds(24 * 3600) => {
            Err(NotTaken::Bundle(BundleError::Damaged(0)))
        }
        _ => Ok(()),
    }
}

/// The records by the source of this deployment they belong to.
fn blocks(state: AppState, bundle: &Bundle<'_>) -> Result<Vec<(SourceId, Block)>, NotTaken> {
    let region = state.region_config();
    let damaged = || NotTaken::Bundle(BundleError::Damaged(0));
    let mut blocks: Vec<(SourceId, Block)> = Vec::new();
    for (part, json) in bundle.records() {
        let (city, source) = part.split_once('/').ok_or_else(damaged)?;
        if city != region.id {
            return Err(NotTaken::OtherRegion(city.to_owned()));
        }
        let known = region
            .sources
            .iter()
            .find(|known| known.id == source)
            .or(region.sources.first());
        let source: SourceId = known
            .and_then(|known| known.id.parse().ok())
            .ok_or_else(damaged)?;
        let record = Envelope::read(json).map_err(|_| damaged())?;
        let frame = Frame {
            kind: &record.kind,
            id: &record.id,
            deleted: record.deleted,
            json: json.as_bytes(),
        };
        let at = match blocks.iter().position(|(known, _)| *known == source) {
            Some(at) => at,
            None => {
                blocks.push((source, Block::default()));
                blocks.len() - 1
            }
        };
        if let Some((_, block)) = blocks.get_mut(at) {
            block.push(frame).map_err(|_| damaged())?;
        }
    }
    Ok(blocks)
}
