//! How far each source's copy has come: one small row, written with every batch.

mod written;

use lotse_json::{Json, Read};

use crate::{
    protocol::{Checkpoint, Marker},
    source::SourceId,
    store::{Area, Batch, Keys, Row, Store, StoreError},
    time::Timestamp,
};

/// The key of the heads in [`Area::Log`].
pub(crate) const HEADS: &str = "heads";

/// The shape of base, log and heads that this version writes.
const FORMAT: u32 = 1;

/// Counts the changes of what base and log show together.
///
/// Folding the log into the base changes nothing that is shown, so the generation stays. What is
/// computed from the documents is stamped with it and is stale when it differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(u64);

impl Generation {
    /// The generation with this number, as [`Generation::as_u64`] gave it.
    pub const fn from_u64(number: u64) -> Self {
        Self(number)
    }

    /// The number to stamp derived data with.
    pub const fn as_u64(self) -> u64 {
        self.0
    }

    pub(crate) const fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }

    /// The generation of the documents in the store, without reading them.
    pub async fn read<S: Store>(store: &S) -> Result<Generation, StoreError> {
        let rows = store.load(Area::Log, Keys::One(HEADS.to_owned())).await?;
        Ok(Heads::find(&rows)?.generation)
    }
}

/// How much of a source the device holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Nothing yet.
    #[default]
    Nothing,
    /// The first pull has not reached its end.
    Part,
    /// Handed over from another phone; replaced by a full pull when there is a network.
    Given,
    /// Everything up to the last check.
    All,
}

/// The heads of all sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Heads {
    pub generation: Generation,
    /// Each source once; a few, so that they are found by looking at each.
    pub sources: Vec<(SourceId, Head)>,
}

/// How far one source's copy has come. Row numbers run on for ever, through folds and renewals.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Head {
    pub held: Held,
    /// Where the next pull continues.
    pub checkpoint: Option<Checkpoint>,
    /// What makes the next question conditional.
    pub marker: Option<Marker>,
    /// Device time at which the last pull that reached the end began, milliseconds.
    pub checked_at: Option<i64>,
    /// Device time at which the pull that is under way began, milliseconds.
    pub begun_at: Option<i64>,
    /// Records received in the pull under way, or in the last one.
    pub received: u64,
    /// The newest row folded into the base; 0 when there is no base.
    pub base_through: u64,
    pub base_bytes: u64,
    /// Rows `log_from..log_end` are shown on top of the base.
    pub log_from: u64,
    pub log_end: u64,
    pub log_bytes: u64,
    /// A list that is coming in and will be compared with everything above.
    pub renewal: Option<Renewal>,
    /// How often in a row a list was held back because most of the copy was not in it.
    pub held_back: u32,
}

/// Rows `from..end` of a list, not shown before it is complete.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Renewal {
    pub covers: Covers,
    pub checkpoint: Checkpoint,
    pub from: u64,
    pub end: u64,
    pub bytes: u64,
}

/// What a list says about the records it does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Covers {
    /// The pull began at nothing: what it did not bring is gone.
    Everything,
    /// The protocol says of which kinds every record was named.
    Listed,
    /// Nothing: it adds to a first copy.
    Additions,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            held: Held::Nothing,
            checkpoint: None,
            marker: None,
            checked_at: None,
            begun_at: None,
            received: 0,
            base_through: 0,
            base_bytes: 0,
            // Row 0 is never written, so that a base through 0 is no base.
            log_from: 1,
            log_end: 1,
            log_bytes: 0,
            renewal: None,
            held_back: 0,
        }
    }
}

impl Heads {
    /// The heads of an empty store that counts on from a generation.
    pub fn empty(generation: Generation) -> Self {
        Self {
            generation,
            ..Self::default()
        }
    }

    /// The heads among loaded rows; those of an empty store when they are not there.
    pub fn find(rows: &[Row]) -> Result<Heads, StoreError> {
        let Some(row) = rows.iter().find(|row| row.key == HEADS) else {
            return Ok(Heads::default());
        };
        let text = str::from_utf8(&row.value).map_err(|_| StoreError::Broken)?;
        let json = Json::parse(text);
        let format = json.root().and_then(|root| u32::read(root.need("format")?));
        if format.map_err(|_| StoreError::Broken)? > FORMAT {
            return Err(StoreError::Newer);
        }
        json.root()
            .and_then(written::read)
            .map_err(|_| StoreError::Broken)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        written::write(self).into_bytes()
    }

    pub fn head(&self, source: &SourceId) -> Head {
        let known = self.sources.iter().find(|(id, _)| id == source);
        known.map(|(_, head)| head.clone()).unwrap_or_default()
    }

    /// The head of a source, to be changed; a new one when it has none yet.
    pub fn head_mut(&mut self, source: &SourceId) -> &mut Head {
        let known = self.sources.iter().position(|(id, _)| id == source);
        let at = known.unwrap_or_else(|| {
            self.sources.push((source.clone(), Head::default()));
            self.sources.len() - 1
        });
        &mut self.sources[at].1
    }

    /// Drops what there is of a source, so that it is fetched anew. Row numbers run on, so that
    /// nothing read before passes for something read after.
    pub fn forget(&mut self, source: &SourceId, batch: &mut Batch) {
        let head = self.head_mut(source);
        let number = head.next_row();
        *head = Head {
            log_from: number,
            log_end: number,
            ..Head::default()
        };
        batch.delete(Area::Base, Keys::One(source.as_str().to_owned()));
        batch.delete(Area::Log, Keys::Prefix(row_prefix(source)));
    }
}

impl Head {
    pub fn checked_at(&self) -> Option<Timestamp> {
        self.checked_at.map(Timestamp::from_millis)
    }

    /// A page is here, and more follow. A pull that was interrupted goes on, also days later, unless a list begins
    /// `anew`.
    pub fn goes_on(&mut self, now: Timestamp, anew: bool) {
        let begun = self.begun_at.filter(|_| !anew);
        self.begun_at = begun.or(Some(now.as_millis()));
    }

    /// The pull is at its end: its first page says how the source was when it began.
    pub fn ends(&mut self, now: Timestamp) {
        let now = now.as_millis();
        // A clock that was set back meanwhile does not know when that was.
        let begun = self.begun_at.take().filter(|begun| *begun <= now);
        self.checked_at = Some(begun.unwrap_or(now));
    }

    /// The first number no row has had.
    pub fn next_row(&self) -> u64 {
        self.renewal
            .as_ref()
            .map_or(self.log_end, |renewal| renewal.end)
    }

    /// About how much room the source takes.
    pub fn bytes(&self) -> u64 {
        let renewal = self.renewal.as_ref().map_or(0, |renewal| renewal.bytes);
        self.base_bytes + self.log_bytes + renewal
    }
}

/// The key of a log row; keys of a source sort by row number.
pub(crate) fn row_key(source: &SourceId, number: u64) -> String {
    format!("{}{number:016x}", row_prefix(source))
}

/// What the keys of all log rows of a source start with.
pub(crate) fn row_prefix(source: &SourceId) -> String {
    format!("{}/", source.as_str())
}
