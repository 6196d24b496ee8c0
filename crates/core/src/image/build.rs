use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::describe::{Words, describe};
use super::lexicon::{Fnv, LexiconBuilder};
use super::read::{HEADER, Image, MAGIC, SECTIONS, format};
use super::row::{Kind, Row};
use super::week::usual_week;
use crate::lang::Lang;
use crate::order;
use lotse_json::Problem;

use crate::wire;

/// Makes an image record by record, so that it can be made in small steps.
///
/// Records may come in any order and more than once: of the same source, kind and id the last one counts.
/// The same records in the same order make the same bytes.
#[derive(Debug)]
pub struct ImageBuilder {
    pub(super) strings: Strings,
    pub(super) langs: Vec<u32>,
    rows: Vec<Row>,
    /// For each string the last row that has it as its id.
    newest: Vec<u32>,
    /// For each row the one before it with the same id, of whatever source and kind.
    older: Vec<u32>,
    lexicon: LexiconBuilder,
    /// What each string of hours means for [`Row::week`].
    weeks: Vec<u32>,
    /// Room for the header, then every record's JSON: what is largest is never copied again.
    bytes: Vec<u8>,
    buffer: String,
}

/// Strings, each kept once and known by its number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
    all: Vec<Box<str>>,
}

impl ImageBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self {
            strings: Strings::default(),
            langs: Vec::new(),
            rows: Vec::new(),
            newest: Vec::new(),
            older: Vec::new(),
            lexicon: LexiconBuilder::default(),
            weeks: Vec::new(),
            bytes: vec![0; HEADER],
            buffer: String::new(),
        }
    }

    /// Adds one record as `source` sent it (see [`crate::wire`]); a tombstone takes the record away.
    ///
    /// Kinds of a newer version are passed over.
    ///
    /// # Errors
    /// When the record is broken; the builder is then as before, and the rest can go on.
    pub fn push(&mut self, source: &str, json: &str) -> Result<(), Problem> {
        let (envelope, record) = wire::read(json)?;
        let Some(kind) = Kind::from_name(&envelope.kind) else {
            return Ok(());
        };
        let too_large = || Problem {
            path: format!("{}/{}", envelope.kind, envelope.id),
            message: "the catalogue is larger than 4 GB".to_owned(),
        };
        let at = self.bytes.len() - HEADER;
        if u32::try_from(at + json.len()).is_err() {
            return Err(too_large());
        }
        let source = self.strings.number(source);
        let id = self.strings.number(&envelope.id);
        let index = self.rows.len() as u32;
        let mut row = Row {
            kind_code: kind as u8,
            source,
            id,
            json: at as u32,
            json_len: json.len() as u32,
            updated_at: envelope.updated_at.seconds(),
            ..Row::EMPTY
        };
        match (&record, envelope.body) {
            (Some(record), Some(body)) => {
                row.body = (body.as_ptr() as usize).wrapping_sub(json.as_ptr() as usize) as u32;
                row.body_len = body.len() as u32;
                let words = describe(record, &mut row, self);
                self.index_words(index, &words);
                self.bytes.extend_from_slice(json.as_bytes());
            }
            // Of a tombstone only the fact is kept.
            _ => (row.state, row.json_len) = (Row::TOMBSTONE, 0),
        }
        self.supersede(&row);
        let newest = std::mem::replace(slot(&mut self.newest, id), index);
        self.older.push(newest);
        self.rows.push(row);
        Ok(())
    }

    /// How many records were taken, tombstones included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none was taken.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The image's bytes, stamped with the generation of the documents it was made from.
    pub fn finish(self, generation: u64) -> Vec<u8> {
        let order = self.order();

        let mut text = Vec::new();
        let (lexicon, postings) = self.lexicon.finish(&mut text);
        let mut strings = Vec::with_capacity(self.strings.all.len() * 8);
        for string in &self.strings.all {
            strings.extend_from_slice(&(text.len() as u32).to_le_bytes());
            strings.extend_from_slice(&(string.len() as u32).to_le_bytes());
            text.extend_from_slice(string.as_bytes());
        }
        let mut rows = Vec::with_capacity(self.rows.len() * Row::SIZE);
        self.rows.iter().for_each(|row| row.write(&mut rows));
        let numbers = |numbers: &[u32]| {
            numbers
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect::<Vec<u8>>()
        };
        let sections = [
            rows,
            numbers(&order),
            strings,
            numbers(&self.langs),
            lexicon,
            text,
            postings,
        ];
        assemble(generation, self.bytes, &sections)
    }

    /// The image itself, without the way through the store.
    pub fn image(self, generation: u64) -> Image {
        // What `finish` writes, `open` reads; the tests hold both to it.
        Image::open(self.finish(generation)).unwrap_or_else(|_| Image::empty())
    }

    /// The bit of a language; zero when there are more than 64.
    pub(super) fn lang_bit(&mut self, lang: Lang) -> u64 {
        let number = self.strings.number(lang.as_str());
        let place = self
            .langs
            .iter()
            .position(|known| *known == number)
            .unwrap_or_else(|| {
                self.langs.push(number);
                self.langs.len() - 1
            });
        1u64.checked_shl(place as u32).unwrap_or(0)
    }

    /// The usual times of opening hours, as bits of [`Row::week`].
    pub(super) fn week(&mut self, number: u32, osm: &str) -> u32 {
        let week = slot(&mut self.weeks, number);
        if *week == Row::NONE {
            *week = usual_week(osm);
        }
        *week
    }

    /// Marks the rows that `newer` takes the place of.
    fn supersede(&mut self, newer: &Row) {
        let mut number = *slot(&mut self.newest, newer.id);
        while let Some(row) = self.rows.get_mut(number as usize) {
            if (row.source, row.kind_code) == (newer.source, newer.kind_code) {
                row.state = Row::SUPERSEDED;
            }
            number = self
                .older
                .get(number as usize)
                .copied()
                .unwrap_or(Row::NONE);
        }
    }

    /// The numbers of all rows by kind, then by id.
    fn order(&self) -> Vec<u32> {
        let mut ids: Vec<(&str, u32)> = Vec::with_capacity(self.rows.len());
        for (number, row) in (0..).zip(&self.rows) {
            let id = self.strings.all.get(row.id as usize);
            ids.push((id.map_or("", |id| id), number));
        }
        order::by_text(&mut ids);
        let kind = |number: u32| {
            self.rows
                .get(number as usize)
                .map_or(0, |row| row.kind_code)
        };
        let mut order = Vec::with_capacity(ids.len());
        for of in Kind::ALL {
            let numbers = ids.iter().map(|(_, number)| *number);
            order.extend(numbers.filter(|number| kind(*number) == of as u8));
        }
        order
    }

    fn index_words(&mut self, row: u32, words: &Words<'_>) {
        let Self {
            lexicon, buffer, ..
        } = self;
        for (texts, in_title) in [(&words.titles, true), (&words.texts, false)] {
            for text in texts {
                crate::fold::words(text, buffer, &mut |word| {
                    lexicon.add(word, row, in_title);
                    if let Some(bare) = crate::fold::without_article(word) {
                        lexicon.add(bare, row, in_title);
                    }
                });
            }
        }
    }
}

impl Default for ImageBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl Strings {
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.all.len() as u32;
        self.numbers.insert(text.into(), number);
        self.all.push(text.into());
        number
    }
}

/// The place of a string in a list with one number per string, [`Row::NONE`] where there is none yet.
fn slot(list: &mut Vec<u32>, string: u32) -> &mut u32 {
    let place = string as usize;
    if place >= list.len() {
        list.resize(place + 1, Row::NONE);
    }
    &mut list[place]
}

/// Appends the sections and fills in the header. Lengths that do not fit 32 bits make an image that `open` refuses.
fn assemble(generation: u64, mut bytes: Vec<u8>, sections: &[Vec<u8>; SECTIONS - 1]) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    let length = bytes.len() + sections.iter().map(Vec::len).sum::<usize>();
    header.extend_from_slice(&MAGIC);
    header.extend_from_slice(&format().to_le_bytes());
    header.extend_from_slice(&generation.to_le_bytes());
    header.extend_from_slice(&(length as u64).to_le_bytes());
    let mut place = |start: usize, len: usize| {
        for number in [start, len] {
            header.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
    };
    place(HEADER, bytes.len() - HEADER);
    bytes.reserve_exact(length - bytes.len());
    for section in sections {
        place(bytes.len(), section.len());
        bytes.extend_from_slice(section);
    }
    if let Some(room) = bytes.get_mut(..header.len()) {
        room.copy_from_slice(&header);
    }
    bytes
}
