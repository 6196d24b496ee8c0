use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::read::{Image, Section};
use crate::order;

/// The words of all records in all languages at once, and which rows hold each.
///
/// Postings are rows in ascending order, each as a variable-length number of `gap << 1 | in title`,
/// where the gap is counted from the row before (the first from -1).
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    image: &'a Image,
}

/// Bytes of an entry: word offset u32, word length u16, postings offset u32.
const ENTRY: usize = 10;

impl<'a> Lexicon<'a> {
    pub(super) fn new(image: &'a Image) -> Self {
        Self { image }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        (self.image.section(Section::Lexicon).len() / ENTRY).saturating_sub(1)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `index`-th word in order of bytes; empty beyond the end.
    pub fn word(&self, index: usize) -> &'a str {
        let (at, len, _) = self.entry(index);
        self.image.text(at, u32::from(len))
    }

    /// The words that start with `prefix`.
    pub fn starting_with(&self, prefix: &str) -> std::ops::Range<usize> {
        let start = self.first_where(0, &|word| word >= prefix);
        start..self.first_where(start, &|word| !word.starts_with(prefix))
    }

    /// Calls `each` with every row that holds the `index`-th word and whether it stands in the title.
    pub fn postings(&self, index: usize, each: &mut dyn FnMut(u32, bool)) {
        let (_, _, start) = self.entry(index);
        let (_, _, end) = self.entry(index + 1);
        let section = self.image.section(Section::Postings);
        let mut bytes = section
            .get(start as usize..end as usize)
            .unwrap_or_default();
        let mut next_row = 0u32;
        while let Some(number) = read_number(&mut bytes) {
            let row = next_row.saturating_add(number >> 1);
            each(row, number & 1 == 1);
            next_row = row.saturating_add(1);
        }
    }

    fn first_where(&self, from: usize, holds: &dyn Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(self.word(middle)) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        low
    }

    fn entry(&self, index: usize) -> (u32, u16, u32) {
        let section = self.image.section(Section::Lexicon);
        let entry = index
            .checked_mul(ENTRY)
            .and_then(|at| section.get(at..at + ENTRY));
        match entry {
            Some(&[a, b, c, d, e, f, g, h, i, j]) => (
                u32::from_le_bytes([a, b, c, d]),
                u16::from_le_bytes([e, f]),
                u32::from_le_bytes([g, h, i, j]),
            ),
            _ => (0, 0, 0),
        }
    }
}

/// Collects words row by row.
#[derive(Debug, Default)]
pub(super) struct LexiconBuilder {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
    postings: Vec<Postings>,
}

#[derive(Debug)]
struct Postings {
    /// One more than the last row, so that zero means none.
    next_row: u32,
    bytes: Vec<u8>,
}

impl LexiconBuilder {
    /// Notes that `row` holds `word`; rows come in ascending order, and a row's title before its text.
    pub(super) fn add(&mut self, word: &str, row: u32, in_title: bool) {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                let number = self.postings.len() as u32;
                self.numbers.insert(word.into(), number);
                self.postings.push(Postings {
                    next_row: 0,
                    bytes: Vec::new(),
                });
                number
            }
        };
        if let Some(postings) = self.postings.get_mut(number as usize)
            && row >= postings.next_row
        {
            write_number(
                &mut postings.bytes,
                (row - postings.next_row) << 1 | u32::from(in_title),
            );
            postings.next_row = row + 1;
        }
    }

    /// The entries and postings; the words go to `text`.
    pub(super) fn finish(self, text: &mut Vec<u8>) -> (Vec<u8>, Vec<u8>) {
        let mut words: Vec<(&str, u32)> = Vec::with_capacity(self.numbers.len());
        words.extend(self.numbers.iter().map(|(word, number)| (&**word, *number)));
        order::by_text(&mut words);
        let mut entries = Vec::with_capacity((words.len() + 1) * ENTRY);
        let mut bytes = Vec::with_capacity(
            self.postings
                .iter()
                .map(|postings| postings.bytes.len())
                .sum(),
        );
        let mut entry = |word: u32, len: u16, postings: usize| {
            entries.extend_from_slice(&word.to_le_bytes());
            entries.extend_from_slice(&len.to_le_bytes());
            entries.extend_from_slice(&(postings as u32).to_le_bytes());
        };
        for (word, number) in &words {
            entry(text.len() as u32, word.len() as u16, bytes.len());
            text.extend_from_slice(word.as_bytes());
            if let Some(postings) = self.postings.get(*number as usize) {
                bytes.extend_from_slice(&postings.bytes);
            }
        }
        entry(text.len() as u32, 0, bytes.len());
        (entries, bytes)
    }
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn read_number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u32;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Fowler–Noll–Vo 1a, 64 bits: short words from a source we read anyway need no stronger hash.
#[derive(Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
