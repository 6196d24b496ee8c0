//! Making room on a full device for a person's own words: what can be had again goes first.
//!
//! The order is: what is computed from the documents; then the documents of one source after the
//! other, the largest first; never the outbox or the person's own rows.

use crate::{
    head::{HEADS, Heads},
    source::SourceId,
    store::{Area, Batch, Durability, Keys, Store, StoreError},
};

/// What was given up to make room. [`Event::GivenUp`](crate::Event::GivenUp) tells the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Freed {
    /// What was computed from the documents: it is made again.
    Derived,
    /// The documents of one source: they are fetched again.
    Source(SourceId),
    /// The documents of all sources, and how far they had come.
    Documents,
}

/// Stores what must not be lost, such as a change to be sent: durably, and on a full device in the
/// place of what can be had again.
///
/// Says what was given up, first to last. With an error nothing of the batch was stored, though
/// room may have been made.
pub async fn commit_precious<S: Store>(
    store: &S,
    mut batch: Batch,
) -> Result<Vec<Freed>, StoreError> {
    batch.durability = Durability::Strict;
    let mut freed = Vec::new();
    loop {
        match store.commit(batch.clone()).await {
            Ok(()) => return Ok(freed),
            Err(StoreError::Full) => match make_room(store).await? {
                Some(more) => freed.push(more),
                None => return Err(StoreError::Full),
            },
            Err(error) => return Err(error),
        }
    }
}

/// Gives up what is next in the order; `None` when only the person's own is left.
pub async fn make_room<S: Store>(store: &S) -> Result<Option<Freed>, StoreError> {
    if !store.load(Area::Derived, Keys::All).await?.is_empty() {
        let mut batch = Batch::default();
        batch.delete(Area::Derived, Keys::All);
        store.commit(batch).await?;
        return Ok(Some(Freed::Derived));
    }
    let rows = store.load(Area::Log, Keys::One(HEADS.to_owned())).await?;
    match Heads::find(&rows) {
        Ok(heads) => match largest(&heads) {
            Some(source) => give_up(store, heads, source).await.map(Some),
            None => Ok(None),
        },
        // Nobody knows any more what the rows are.
        Err(StoreError::Broken) => give_up_all(store).await.map(Some),
        Err(error) => Err(error),
    }
}

/// Drops one source and says so in the heads, so that it is fetched anew.
async fn give_up<S: Store>(
    store: &S,
    mut heads: Heads,
    source: SourceId,
) -> Result<Freed, StoreError> {
    let mut batch = Batch::default();
    heads.forget(&source, &mut batch);
    heads.generation = heads.generation.next();
    batch.put(Area::Log, HEADS, heads.to_bytes());
    match store.commit(batch).await {
        Ok(()) => Ok(Freed::Source(source)),
        // Browsers count what a batch brings before what it takes away: on a device full to the
        // brim even the heads find no room, and only what takes away alone is let through.
        Err(StoreError::Full) => give_up_all(store).await,
        Err(error) => Err(error),
    }
}

/// Drops all documents and the heads. Generations begin anew, so nothing that was computed from
/// the old ones may stay.
async fn give_up_all<S: Store>(store: &S) -> Result<Freed, StoreError> {
    let mut batch = Batch::default();
    for area in [Area::Derived, Area::Base, Area::Log] {
        batch.delete(area, Keys::All);
    }
    store.commit(batch).await?;
    Ok(Freed::Documents)
}

/// The source that takes most room.
fn largest(heads: &Heads) -> Option<SourceId> {
    let sizes = heads.sources.iter().map(|(id, head)| (head.bytes(), id));
    let (bytes, source) = sizes.max_by_key(|(bytes, _)| *bytes)?;
    (bytes > 0).then(|| source.clone())
}
