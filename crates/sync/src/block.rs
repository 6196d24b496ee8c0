//! Documents in one run of bytes: the format of base blobs and log rows.
//!
//! ```text
//! block := "LTB1" | through u64 | count u32 | frame × count          all numbers little-endian
//! frame := kind_len u8 | deleted u8 | id_len u16 | json_len u32 | kind | id | json
//! ```
//!
//! `through` is the sequence number of the newest page in the block. Lengths stand first, so that
//! walking all frames touches 8 bytes per document and none of its JSON: that is the index.

const MAGIC: &[u8; 4] = b"LTB1";
const HEADER: usize = 16;
const FRAME: usize = 8;

/// Documents and tombstones, in the order they came. Bytes that are a `Block` are well-formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    bytes: Vec<u8>,
}

/// One document of a block, read in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// What sort of record, such as `offer`.
    pub kind: &'a str,
    /// The record's id at its source.
    pub id: &'a str,
    /// A tombstone: the source no longer shows the record.
    pub deleted: bool,
    /// The record as the source sent it, unknown fields included.
    pub json: &'a [u8],
}

/// The bytes are not a whole block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt;

/// A kind longer than 255 bytes, an id longer than 65,535 or a record longer than 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl Default for Block {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl Block {
    /// An empty block with room for this many bytes of frames.
    pub fn with_capacity(bytes: usize) -> Self {
        let mut block = Vec::with_capacity(HEADER + bytes);
        block.extend_from_slice(MAGIC);
        block.resize(HEADER, 0);
        Self { bytes: block }
    }

    /// Takes stored bytes back, walking all frames once.
    pub fn parse(bytes: Vec<u8>) -> Result<Self, Corrupt> {
        let block = Self { bytes };
        if block.bytes.get(..4) != Some(MAGIC.as_slice()) || block.bytes.len() < HEADER {
            return Err(Corrupt);
        }
        let mut frames = block.iter();
        let found = frames.by_ref().count();
        if found != block.len() || frames.at != block.bytes.len() {
            return Err(Corrupt);
        }
        Ok(block)
    }

    /// Appends a document or tombstone.
    pub fn push(&mut self, frame: Frame<'_>) -> Result<(), TooLong> {
        let kind_len = u8::try_from(frame.kind.len()).map_err(|_| TooLong)?;
        let id_len = u16::try_from(frame.id.len()).map_err(|_| TooLong)?;
        let json_len = u32::try_from(frame.json.len()).map_err(|_| TooLong)?;
        let bytes = &mut self.bytes;
        bytes.extend_from_slice(&[kind_len, u8::from(frame.deleted)]);
        bytes.extend_from_slice(&id_len.to_le_bytes());
        bytes.extend_from_slice(&json_len.to_le_bytes());
        bytes.extend_from_slice(frame.kind.as_bytes());
        bytes.extend_from_slice(frame.id.as_bytes());
        bytes.extend_from_slice(frame.json);
        let count = u32::try_from(self.len() + 1).map_err(|_| TooLong)?;
        self.write_header(12, &count.to_le_bytes());
        Ok(())
    }

    /// The documents and tombstones, in the order they came.
    pub fn iter(&self) -> Frames<'_> {
        Frames {
            bytes: &self.bytes,
            at: HEADER,
        }
    }

    /// How many documents and tombstones there are.
    pub fn len(&self) -> usize {
        let count = self
            .bytes
            .get(12..16)
            .and_then(|bytes| bytes.try_into().ok());
        count.map_or(0, u32::from_le_bytes) as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes to store.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn through(&self) -> u64 {
        let through = self
            .bytes
            .get(4..12)
            .and_then(|bytes| bytes.try_into().ok());
        through.map_or(0, u64::from_le_bytes)
    }

    pub(crate) fn set_through(&mut self, through: u64) {
        self.write_header(4, &through.to_le_bytes());
    }

    /// The frame that starts at `at`, as [`Frames::at`] gave it.
    pub(crate) fn frame(&self, at: usize) -> Option<Frame<'_>> {
        Frames {
            bytes: &self.bytes,
            at,
        }
        .next()
    }

    fn write_header(&mut self, at: usize, value: &[u8]) {
        if let Some(place) = self.bytes.get_mut(at..at + value.len()) {
            place.copy_from_slice(value);
        }
    }
}

impl<'a> IntoIterator for &'a Block {
    type Item = Frame<'a>;
    type IntoIter = Frames<'a>;

    fn into_iter(self) -> Frames<'a> {
        self.iter()
    }
}

/// Walks the frames of a block.
#[derive(Clone, Debug)]
pub struct Frames<'a> {
    bytes: &'a [u8],
    /// Where the next frame starts.
    pub(crate) at: usize,
}

impl<'a> Iterator for Frames<'a> {
    type Item = Frame<'a>;

    fn next(&mut self) -> Option<Frame<'a>> {
        let rest = self.bytes.get(self.at..)?;
        let (lengths, rest) = rest.split_first_chunk::<FRAME>()?;
        let [kind_len, deleted, id0, id1, json @ ..] = *lengths;
        let (kind, rest) = rest.split_at_checked(kind_len.into())?;
        let (id, rest) = rest.split_at_checked(u16::from_le_bytes([id0, id1]).into())?;
        let json = rest.get(..u32::from_le_bytes(json) as usize)?;
        let frame = Frame {
            kind: str::from_utf8(kind).ok()?,
            id: str::from_utf8(id).ok()?,
            deleted: deleted != 0,
            json,
        };
        self.at += FRAME + kind.len() + id.len() + json.len();
        Some(frame)
    }
}
