use std::fmt;
use std::hash::Hasher;

use super::lexicon::{Fnv, Lexicon};
use super::row::{Kind, Row};
use crate::audience::{Group, Residence};
use crate::course::Level;
use crate::lang::Lang;
use crate::taxonomy;

/// The parts of an image, in the order of the header's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Json,
    Rows,
    Index,
    Strings,
    Langs,
    Lexicon,
    Text,
    Postings,
}

pub(super) const SECTIONS: usize = 8;
pub(super) const MAGIC: [u8; 4] = *b"LTIM";
pub(super) const HEADER: usize = 24 + 8 * SECTIONS;
/// Counted up when the layout or the meaning of a field changes.
const LAYOUT: u32 = 2;

/// Why bytes are not used as an image; in every case the app builds a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageError {
    /// Written by an older or newer version, or for another taxonomy.
    Stale,
    /// Cut off or damaged.
    Corrupt,
}

/// The whole catalogue, read in place.
///
/// No method panics, whatever the bytes are: damaged content reads as missing.
#[derive(Clone)]
pub struct Image {
    bytes: Vec<u8>,
    /// Start and end of each section.
    sections: [(usize, usize); SECTIONS],
}

impl Image {
    /// Takes the bytes of [`super::ImageBuilder::finish`] back. Looks at the header only.
    ///
    /// # Errors
    /// [`ImageError::Stale`] for another format, [`ImageError::Corrupt`] when lengths do not fit.
    pub fn open(bytes: Vec<u8>) -> Result<Self, ImageError> {
        let header = bytes.get(..HEADER).ok_or(ImageError::Corrupt)?;
        if header.get(..4) != Some(&MAGIC) {
            return Err(ImageError::Corrupt);
        }
        if u32_at(header, 4) != format() {
            return Err(ImageError::Stale);
        }
        if u64_at(header, 16) != bytes.len() as u64 {
            return Err(ImageError::Corrupt);
        }
        let mut sections = [(0, 0); SECTIONS];
        for (number, section) in sections.iter_mut().enumerate() {
            let start = u32_at(header, 24 + number * 8) as usize;
            let end = start
                .checked_add(u32_at(header, 28 + number * 8) as usize)
                .ok_or(ImageError::Corrupt)?;
            if start < HEADER || end > bytes.len() {
                return Err(ImageError::Corrupt);
            }
            *section = (start, end);
        }
        let image = Self { bytes, sections };
        let rows = image.section(Section::Rows).len();
        if !rows.is_multiple_of(Row::SIZE)
            || image.section(Section::Index).len() != rows / Row::SIZE * 4
        {
            return Err(ImageError::Corrupt);
        }
        Ok(image)
    }

    /// An image of nothing, of generation 0.
    pub fn empty() -> Self {
        Self {
            bytes: Vec::new(),
            sections: [(0, 0); SECTIONS],
        }
    }

    /// The generation of the documents it was made from.
    pub fn generation(&self) -> u64 {
        u64_at(&self.bytes, 8)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many rows there are, tombstones and superseded ones included.
    pub fn len(&self) -> usize {
        self.section(Section::Rows).len() / Row::SIZE
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One row.
    pub fn row(&self, index: u32) -> Option<Row> {
        let (rows, _) = self.section(Section::Rows).as_chunks();
        rows.get(index as usize).and_then(Row::read)
    }

    /// All rows with their places.
    pub fn rows(&self) -> impl Iterator<Item = (u32, Row)> {
        let (rows, _) = self.section(Section::Rows).as_chunks();
        (0..)
            .zip(rows)
            .filter_map(|(index, bytes)| Row::read(bytes).map(|row| (index, row)))
    }

    /// A string by its number; `None` for [`Row::NONE`].
    pub fn string(&self, number: u32) -> Option<&str> {
        let table = self.section(Section::Strings);
        let at = (number as usize)
            .checked_mul(8)
            .filter(|at| at + 8 <= table.len())?;
        Some(self.text(u32_at(table, at), u32_at(table, at + 4)))
    }

    /// How many strings there are.
    pub fn strings(&self) -> u32 {
        (self.section(Section::Strings).len() / 8) as u32
    }

    /// The record's JSON as its source sent it.
    pub fn json(&self, row: &Row) -> &str {
        utf8(slice(self.section(Section::Json), row.json, row.json_len))
    }

    /// The JSON of the record's body.
    pub fn body(&self, row: &Row) -> &str {
        utf8(slice(self.json(row).as_bytes(), row.body, row.body_len))
    }

    /// The languages by the bits of [`Row::languages`].
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        self.section(Section::Langs)
            .chunks_exact(4)
            .map_while(|number| self.string(u32_at(number, 0))?.parse().ok())
    }

    /// Rows of that kind and id, of any source and state, in the order they came.
    pub fn find(&self, kind: Kind, id: &str) -> impl Iterator<Item = (u32, Row)> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = self
                .indexed(middle)
                .is_some_and(|(_, row)| self.key(&row) < (kind as u8, id));
            if before {
                low = middle + 1
            } else {
                high = middle
            }
        }
        (low..self.len())
            .map_while(|place| self.indexed(place))
            .take_while(move |(_, row)| self.key(row) == (kind as u8, id))
    }

    /// The words of all records.
    pub fn lexicon(&self) -> Lexicon<'_> {
        Lexicon::new(self)
    }

    fn indexed(&self, place: usize) -> Option<(u32, Row)> {
        let index = self
            .section(Section::Index)
            .get(place * 4..)
            .map(|bytes| u32_at(bytes, 0))?;
        Some((index, self.row(index)?))
    }

    fn key(&self, row: &Row) -> (u8, &str) {
        (row.kind_code, self.string(row.id).unwrap_or_default())
    }

    pub(super) fn section(&self, section: Section) -> &[u8] {
        let (start, end) = self.sections[section as usize];
        self.bytes.get(start..end).unwrap_or_default()
    }

    pub(super) fn text(&self, at: u32, len: u32) -> &str {
        utf8(slice(self.section(Section::Text), at, len))
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Image({} rows, {} bytes, generation {})",
            self.len(),
            self.bytes.len(),
            self.generation()
        )
    }
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stale => "the image was made by another version",
            Self::Corrupt => "the image is damaged",
        })
    }
}

impl std::error::Error for ImageError {}

/// The format: the layout together with every list whose order gives a bit its meaning.
pub(super) fn format() -> u32 {
    let mut hash = Fnv::default();
    let mut add = |code: &str| {
        hash.write(code.as_bytes());
        hash.write_u8(0);
    };
    taxonomy::all().for_each(&mut add);
    Group::KNOWN.iter().for_each(|group| add(group.code()));
    Residence::KNOWN
        .iter()
        .for_each(|residence| add(residence.code()));
    Level::KNOWN.iter().for_each(|level| add(level.code()));
    LAYOUT << 24 | (hash.finish() as u32 & 0x00FF_FFFF)
}

fn slice(bytes: &[u8], at: u32, len: u32) -> &[u8] {
    let (at, len) = (at as usize, len as usize);
    at.checked_add(len)
        .and_then(|end| bytes.get(at..end))
        .unwrap_or_default()
}

fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .map_or(0, |chunk| u64::from_le_bytes(*chunk))
}
