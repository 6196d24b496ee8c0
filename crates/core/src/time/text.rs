//! Reading and writing the digits of dates and times, without the weight of `format!`.

use std::fmt;

/// A text that is no date or time of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTime {
    /// What was expected, in English, such as "an ISO date like 2026-11-22".
    pub expected: &'static str,
}

impl fmt::Display for InvalidTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected ")?;
        f.write_str(self.expected)
    }
}

impl std::error::Error for InvalidTime {}

/// A place in a text that is being read from front to back.
pub(crate) struct Digits<'a>(pub(crate) &'a [u8]);

impl Digits<'_> {
    /// Exactly `count` ASCII digits as a number.
    pub(crate) fn number(&mut self, count: usize) -> Option<u32> {
        let (head, tail) = self.0.split_at_checked(count)?;
        let mut value = 0;
        for byte in head {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value * 10 + u32::from(byte - b'0');
        }
        self.0 = tail;
        Some(value)
    }

    /// Takes `byte` if it comes next.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((first, tail)) if *first == byte => {
                self.0 = tail;
                true
            }
            _ => false,
        }
    }

    /// Skips ASCII digits and says how many there were.
    pub(crate) fn skip_digits(&mut self) -> usize {
        let count = self
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        self.0 = self.0.get(count..).unwrap_or_default();
        count
    }

    /// Whether everything was read.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes the last `width` decimal digits of `value`.
pub(crate) fn write_padded(f: &mut fmt::Formatter<'_>, value: u32, width: u32) -> fmt::Result {
    use fmt::Write;
    for place in (0..width).rev() {
        let digit = value / 10u32.pow(place) % 10;
        f.write_char(char::from(b'0' + digit as u8))?;
    }
    Ok(())
}

/// JSON as the text that `Display` writes and `FromStr` reads.
macro_rules! json_as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl lotse_json::Read for $type {
            fn read(at: lotse_json::Node<'_, '_>) -> Result<Self, lotse_json::Fault> {
                at.parsed()
            }
        }
    };
}
pub(crate) use json_as_text;
