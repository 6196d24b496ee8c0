//! Languages of texts and people: BCP 47 tags, their direction, and who reads what instead.

use std::fmt;

use lotse_json::{Fault, Node, Read};

/// A language tag such as `de`, `ar` or `de-simple`; lower case, at most 11 bytes (BCP 47).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    bytes: [u8; 11],
    len: u8,
}

/// The text is no language tag: 2 to 11 letters, digits and hyphens, starting with two letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLang;

/// Which way a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Latin, Cyrillic, Ethiopic.
    LeftToRight,
    /// Arabic, Hebrew.
    RightToLeft,
}

impl Lang {
    /// German, the language of the city's offices and of most sources.
    pub const DE: Self = Self::two(*b"de");
    /// English.
    pub const EN: Self = Self::two(*b"en");
    /// Arabic.
    pub const AR: Self = Self::two(*b"ar");
    /// Ukrainian.
    pub const UK: Self = Self::two(*b"uk");

    const fn two(code: [u8; 2]) -> Self {
        let mut bytes = [0; 11];
        bytes[0] = code[0];
        bytes[1] = code[1];
        Self { bytes, len: 2 }
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        let tag = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(tag).unwrap_or_default()
    }

    /// The direction of the language's usual script.
    pub fn direction(self) -> Direction {
        match self.as_str() {
            "ar" | "fa" | "prs" | "ps" | "he" | "ur" | "ckb" | "ug" | "yi" => {
                Direction::RightToLeft
            }
            _ => Direction::LeftToRight,
        }
    }

    /// The nearest language its readers also read, if there is one (`prs` → `fa`, `de-simple` → `de`).
    pub fn related(self) -> Option<Self> {
        match self.as_str() {
            "prs" => "fa".parse().ok(),
            "fa" => "prs".parse().ok(),
            tag => tag.split_once('-').and_then(|(base, _)| base.parse().ok()),
        }
    }

    /// The order in which a reader of `self` is served: itself, a related one, English, German.
    pub fn fallbacks(self) -> impl Iterator<Item = Self> {
        [Some(self), self.related(), Some(Self::EN), Some(Self::DE)]
            .into_iter()
            .flatten()
    }
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl std::str::FromStr for Lang {
    type Err = BadLang;

    fn from_str(text: &str) -> Result<Self, BadLang> {
        let mut bytes = [0; 11];
        let starts_with_letters = text.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2;
        let allowed = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let target = bytes.get_mut(..text.len()).ok_or(BadLang)?;
        if !starts_with_letters || !allowed {
            return Err(BadLang);
        }
        target.copy_from_slice(text.as_bytes());
        bytes.make_ascii_lowercase();
        Ok(Self {
            bytes,
            len: text.len() as u8,
        })
    }
}

impl Read for Lang {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        at.parsed()
    }
}

impl serde::Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({self})")
    }
}

impl fmt::Display for BadLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language tag such as \"de\" or \"de-simple\"")
    }
}

impl std::error::Error for BadLang {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_and_refuses_the_rest() {
        assert_eq!("de".parse(), Ok(Lang::DE));
        assert_eq!("DE".parse(), Ok(Lang::DE));
        assert_eq!(
            "de-simple".parse::<Lang>().map(|l| l.to_string()),
            Ok("de-simple".into())
        );
        for bad in ["", "d", "1a", "d-e", "de simple", "abcdefghijkl", "äö"] {
            assert_eq!(bad.parse::<Lang>(), Err(BadLang), "{bad}");
        }
    }

    #[test]
    fn a_reader_of_dari_is_served_farsi_before_english() {
        let dari: Lang = "prs".parse().unwrap();
        let tags: Vec<String> = dari.fallbacks().map(|l| l.to_string()).collect();
        assert_eq!(tags, ["prs", "fa", "en", "de"]);
        assert_eq!(dari.direction(), Direction::RightToLeft);
    }
}
