//! The catalogue as one block of bytes that is read in place.
//!
//! The device keeps it beside base and log and throws it away whenever it is in doubt. Opening checks the
//! header and where each section lies; nothing else is touched until somebody asks for it:
//!
//! ```text
//! header  := "LTIM" | format u32 | generation u64 | length u64 | (offset u32, length u32) × SECTIONS
//! json    := every record as its source sent it
//! rows    := fixed width per record: what lists and filters need, see `Row`
//! index   := u32 × records: rows ordered by kind and id
//! strings := (offset u32, length u32) × strings, into `text`: ids, sources, districts, hours, languages
//! langs   := u32 × n: the strings that name the bits of `Row::languages`
//! lexicon := (word offset u32, word length u16, postings offset u32) × words, ordered; one more as the end
//! text    := words, strings
//! postings := see `Lexicon`
//! ```
//!
//! All numbers are little-endian. The format is derived data: it is never migrated, only built again.

mod build;
mod describe;
mod lexicon;
mod read;
mod row;
mod week;

pub use build::ImageBuilder;
pub(crate) use lexicon::Fnv;
pub use lexicon::Lexicon;
pub use read::{Image, ImageError};
pub use row::{Kind, Row, Traits};

#[cfg(test)]
mod tests;
