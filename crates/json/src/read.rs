//! What the simple types make of JSON.

use std::fmt::Display;
use std::str::FromStr;

use crate::{Fault, Node, Read, Shape};

impl Read for Box<str> {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        at.text().map(Into::into)
    }
}

impl Read for String {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        at.text().map(Into::into)
    }
}

impl Read for bool {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        match at.raw() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(at.wrong("a boolean")),
        }
    }
}

impl Read for u8 {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let number = at.whole_number("u8")?;
        Self::try_from(number).map_err(|_| at.wrong("u8"))
    }
}

impl Read for u32 {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let number = at.whole_number("u32")?;
        Self::try_from(number).map_err(|_| at.wrong("u32"))
    }
}

impl Read for u64 {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        at.whole_number("u64")
    }
}

impl Read for i64 {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let digits = if at.shape() == Shape::Number {
            at.raw()
        } else {
            ""
        };
        digits.parse().map_err(|_| at.wrong("i64"))
    }
}

impl Read for f64 {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let number = if at.shape() == Shape::Number {
            float(at.raw())
        } else {
            None
        };
        number.ok_or_else(|| at.wrong("f64"))
    }
}

impl<T: Read> Read for Option<T> {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        if at.is_null() {
            Ok(None)
        } else {
            T::read(at).map(Some)
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let mut items = Self::new();
        for item in at.items()? {
            items.push(T::read(item)?);
        }
        Ok(items)
    }
}

impl Node<'_, '_> {
    /// A value that is written as a text.
    ///
    /// # Errors
    /// When it is no text or not such a one.
    pub fn parsed<T: FromStr<Err: Display>>(self) -> Result<T, Fault> {
        let text = self.text()?;
        text.parse()
            .map_err(|error: T::Err| self.fault(error.to_string()))
    }

    fn whole_number(self, expected: &str) -> Result<u64, Fault> {
        let digits = if self.shape() == Shape::Number {
            self.raw()
        } else {
            ""
        };
        digits.parse().map_err(|_| self.wrong(expected))
    }
}

/// A decimal number to the last bit or next to it, as `serde_json` reads it; a table for all would weigh kilobytes.
///
/// `None` when it is too large to be told from infinity.
fn float(raw: &str) -> Option<f64> {
    let (digits, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, "0"));
    // Exponents beyond an i32 make nothing or infinity of any number.
    let mut exponent = exponent.parse::<i32>().unwrap_or_else(|_| {
        if exponent.starts_with('-') {
            -9_999
        } else {
            9_999
        }
    });
    let (mut number, mut full, mut behind_point) = (0u64, false, false);
    for byte in digits.bytes() {
        match byte {
            b'.' => behind_point = true,
            b'0'..=b'9' => {
                let longer = number
                    .checked_mul(10)
                    .and_then(|number| number.checked_add(u64::from(byte - b'0')));
                match longer.filter(|_| !full) {
                    Some(longer) => {
                        number = longer;
                        exponent = exponent.saturating_sub(i32::from(behind_point));
                    }
                    None => {
                        full = true;
                        exponent = exponent.saturating_add(i32::from(!behind_point));
                    }
                }
            }
            _ => {}
        }
    }
    let mut float = number as f64;
    let mut left = exponent.unsigned_abs();
    while left > 0 && float != 0.0 && float.is_finite() {
        // Powers of ten up to the 22nd are exact.
        let step = left.min(22);
        let power = (0..step).fold(1.0, |power, _| power * 10.0);
        float = if exponent < 0 {
            float / power
        } else {
            float * power
        };
        left -= step;
    }
    float
        .is_finite()
        .then_some(if raw.starts_with('-') { -float } else { float })
}
