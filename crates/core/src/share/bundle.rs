//! The whole catalogue as one file, from phone to phone.
//!
//! ```text
//! LOTSE-BUNDLE 1
//! {"source":"https://lotse.example/","as_of":"2026-11-22T17:50:50Z"}
//! {"kind":"offer",…}                     records of that source, one per line, as it sent them
//! END 1234 8c2f5e0d9b7a6314              number of records, FNV-1a 64 of all lines before
//! ```
//!
//! A further source line begins the records of the next source. The checksum finds what a bad cable or a full
//! stick does to a file; against forgery there is none, as with a printed leaflet.

use std::fmt;
use std::hash::Hasher;

use crate::image::Fnv;
use crate::time::Timestamp;

const MAGIC: &str = "LOTSE-BUNDLE ";
const VERSION: u32 = 1;

record! {
    /// The records of one source in a bundle.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Part {
        /// Where they come from.
        pub source: String,
        /// How new that source's copy was when the file was made.
        pub as_of: Timestamp,
    }
}

/// Why a file is not taken; nothing of it is used then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BundleError {
    /// It is something else.
    NotABundle,
    /// A newer app made it; the number is its format.
    Newer(u32),
    /// Its end is missing: it was not copied to the end.
    Truncated,
    /// It does not hold what was written; the number is the line, or 0 when the checksum tells.
    Damaged(usize),
}

/// A file that was looked through from magic to checksum.
#[derive(Debug, Clone)]
pub struct Bundle<'a> {
    lines: &'a str,
    parts: Vec<(Part, usize)>,
}

/// Writes a bundle piece by piece.
#[derive(Debug)]
pub struct BundleWriter {
    text: String,
    checksum: Fnv,
    records: usize,
}

impl BundleWriter {
    /// A new file.
    pub fn new() -> Self {
        let mut writer = Self {
            text: String::new(),
            checksum: Fnv::default(),
            records: 0,
        };
        writer.line(&format!("{MAGIC}{VERSION}"));
        writer
    }

    /// Begins the records of a source.
    pub fn part(&mut self, part: &Part) {
        let line = lotse_json::Object::new()
            .text("source", &part.source)
            .text("as_of", &part.as_of.to_string())
            .finish();
        self.line(&line);
    }

    /// Adds a record of the source last begun, as it was sent.
    pub fn record(&mut self, json: &str) {
        self.records += 1;
        if json.contains(['\n', '\r']) {
            // Within JSON, line ends can only be white space.
            self.line(&json.replace(['\n', '\r'], " "));
        } else {
            self.line(json);
        }
    }

    /// What was written since the last time, to be put into a file in small steps.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// The last piece.
    pub fn finish(mut self) -> String {
        let end = format!("END {} {:016x}\n", self.records, self.checksum.finish());
        self.text.push_str(&end);
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.checksum.write(line.as_bytes());
        self.checksum.write(b"\n");
    }
}

impl Default for BundleWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Bundle<'a> {
    /// Looks a file through: that it is whole, undamaged and of a format this version reads.
    ///
    /// # Errors
    /// See [`BundleError`]. Whether each record is good shows when it is read ([`crate::wire`]).
    pub fn read(file: &'a [u8]) -> Result<Self, BundleError> {
        let rest = file
            .strip_prefix(MAGIC.as_bytes())
            .ok_or(BundleError::NotABundle)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let version = rest
            .get(..digits)
            .and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        match version {
            None => return Err(BundleError::NotABundle),
            Some(version) if version > VERSION => return Err(BundleError::Newer(version)),
            Some(_) => {}
        }
        let text = match std::str::from_utf8(file) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() => return Err(BundleError::Truncated),
            Err(_) => return Err(BundleError::Damaged(0)),
        };
        let body = text.strip_suffix('\n').ok_or(BundleError::Truncated)?;
        let (before, end) = body.rsplit_once('\n').ok_or(BundleError::Truncated)?;
        let end = end.strip_prefix("END ").ok_or(BundleError::Truncated)?;
        let (records, checksum) = end.split_once(' ').ok_or(BundleError::Damaged(0))?;
        let mut found = Fnv::default();
        found.write(before.as_bytes());
        found.write(b"\n");
        if format!("{:016x}", found.finish()) != checksum {
            return Err(BundleError::Damaged(0));
        }
        let (_, lines) = before.split_once('\n').unwrap_or((before, ""));
        let parts = parts(lines)?;
        let sum: usize = parts.iter().map(|(_, records)| records).sum();
        if records.parse() == Ok(sum) {
            Ok(Self { lines, parts })
        } else {
            Err(BundleError::Damaged(0))
        }
    }

    /// The sources with how many records of each there are.
    pub fn parts(&self) -> &[(Part, usize)] {
        &self.parts
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|(_, records)| records).sum()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All records as (source, JSON), in the order of the file.
    pub fn records(&self) -> impl Iterator<Item = (&str, &'a str)> {
        let mut lines = self.lines.lines();
        self.parts.iter().flat_map(move |(part, records)| {
            // The line that begins the part, then its records.
            lines.next();
            let records: Vec<&str> = lines.by_ref().take(*records).collect();
            records.into_iter().map(|json| (part.source.as_str(), json))
        })
    }
}

fn parts(lines: &str) -> Result<Vec<(Part, usize)>, BundleError> {
    let mut parts: Vec<(Part, usize)> = Vec::new();
    // The magic is line 1.
    for (number, line) in (2..).zip(lines.lines()) {
        if line.starts_with("{\"source\":") {
            parts.push((
                lotse_json::read(line).map_err(|_| BundleError::Damaged(number))?,
                0,
            ));
        } else {
            let (_, records) = parts.last_mut().ok_or(BundleError::Damaged(number))?;
            *records += 1;
        }
    }
    Ok(parts)
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABundle => f.write_str("the file is no catalogue of this app"),
            Self::Newer(version) => write!(
                f,
                "the file has format {version}, this app reads up to {VERSION}"
            ),
            Self::Truncated => f.write_str("the file ends too early"),
            Self::Damaged(0) => f.write_str("the file is damaged: its checksum does not fit"),
            Self::Damaged(line) => write!(f, "the file is damaged in line {line}"),
        }
    }
}

impl std::error::Error for BundleError {}

#[cfg(test)]
mod tests;
