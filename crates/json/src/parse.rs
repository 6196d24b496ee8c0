//! From text to values: RFC 8259, as strict as `serde_json`.

use std::borrow::Cow;

use crate::{Json, Quoted, Shape, Value};

const DEEPEST: usize = 127;

struct Parser<'a> {
    json: &'a str,
    at: usize,
    values: Vec<Value<'a>>,
    /// With fewer levels left than this, values are checked and not listed.
    lists_from: usize,
}

impl<'a> Json<'a> {
    /// Reads a document.
    pub fn parse(json: &'a str) -> Self {
        Self::with(json, DEEPEST, json.len() / 24 + 1)
    }

    /// Reads a document and lists only the outermost `levels` of values below the whole.
    ///
    /// What lies deeper is checked all the same; it stands in [`Node::raw`] of what it lies in.
    pub fn outline(json: &'a str, levels: usize) -> Self {
        Self::with(json, levels, 0)
    }

    fn with(json: &'a str, levels: usize, expected: usize) -> Self {
        let mut parser = Parser {
            json,
            at: 0,
            values: Vec::with_capacity(expected),
            lists_from: DEEPEST.saturating_sub(levels),
        };
        let whole = parser.value(Quoted::default(), DEEPEST);
        parser.space();
        let sound = whole.is_some() && parser.at == json.len();
        Self {
            values: parser.values,
            broken_at: (!sound).then_some(parser.at),
        }
    }
}

impl<'a> Parser<'a> {
    fn value(&mut self, key: Quoted<'a>, deeper: usize) -> Option<()> {
        self.space();
        let (start, index) = (self.at, self.values.len());
        let listed = deeper >= self.lists_from;
        if listed {
            self.values.push(Value {
                key,
                raw: "",
                has_escapes: false,
                end: usize::MAX,
                shape: Shape::Null,
            });
        }
        let first = self.peek()?;
        let shape = match first {
            b'{' => Shape::Object,
            b'[' => Shape::Array,
            b'"' => Shape::Text,
            b't' | b'f' => Shape::Bool,
            b'n' => Shape::Null,
            _ => Shape::Number,
        };
        if listed && let Some(value) = self.values.get_mut(index) {
            value.shape = shape;
        }
        let mut has_escapes = false;
        match first {
            b'{' => self.below(b'}', deeper)?,
            b'[' => self.below(b']', deeper)?,
            b'"' => has_escapes = self.string()?.has_escapes,
            b't' => self.word(b"true")?,
            b'f' => self.word(b"false")?,
            b'n' => self.word(b"null")?,
            _ => self.number()?,
        }
        if !listed {
            return Some(());
        }
        let (raw, end) = (self.json.get(start..self.at)?, self.values.len());
        let value = self.values.get_mut(index)?;
        (value.raw, value.has_escapes, value.end) = (raw, has_escapes, end);
        Some(())
    }

    fn below(&mut self, close: u8, deeper: usize) -> Option<()> {
        let deeper = deeper.checked_sub(1)?;
        self.at += 1;
        self.space();
        if self.take(close) {
            return Some(());
        }
        loop {
            let mut key = Quoted::default();
            if close == b'}' {
                self.space();
                key = self.string()?;
                self.space();
                self.need(b':')?;
            }
            self.value(key, deeper)?;
            self.space();
            if self.take(close) {
                return Some(());
            }
            self.need(b',')?;
        }
    }

    fn string(&mut self) -> Option<Quoted<'a>> {
        self.need(b'"')?;
        let (start, mut has_escapes) = (self.at, false);
        loop {
            self.plain();
            if self.take(b'"') {
                let raw = self.json.get(start..self.at - 1)?;
                return Some(Quoted { raw, has_escapes });
            }
            self.need(b'\\')?;
            has_escapes = true;
            match self.peek()? {
                b'u' => {
                    let mut digits = self.rest().iter().skip(1).take(4);
                    if !digits.all(u8::is_ascii_hexdigit) {
                        return None;
                    }
                }
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                _ => return None,
            }
            self.at += 1;
        }
    }

    /// Passes over what stands for itself in a text: most of every document.
    fn plain(&mut self) {
        while let Some(eight) = self.rest().first_chunk::<8>()
            && !has_special(u64::from_le_bytes(*eight))
        {
            self.at += 8;
        }
        let special = |byte: u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
        while self.peek().is_some_and(|byte| !special(byte)) {
            self.at += 1;
        }
    }

    fn number(&mut self) -> Option<()> {
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        let rest = self.rest();
        if rest.starts_with(word) {
            self.at += word.len();
            return Some(());
        }
        // The end of the text in the middle of a word: where it stops is the end.
        if word.starts_with(rest) {
            self.at = self.json.len();
        }
        None
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn need(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.json.as_bytes().get(self.at..).unwrap_or_default()
    }
}

/// Whether one of eight bytes is a quote, a backslash or below a blank.
const fn has_special(eight: u64) -> bool {
    const EACH: u64 = u64::MAX / 255;
    const HIGH: u64 = EACH * 0x80;
    // The high bit of each byte that is lower than `least`, and perhaps of those above such a one.
    const fn lower(eight: u64, least: u64) -> u64 {
        eight.wrapping_sub(EACH * least) & !eight & HIGH
    }
    let quotes = lower(eight ^ (EACH * b'"' as u64), 1);
    let escapes = lower(eight ^ (EACH * b'\\' as u64), 1);
    (quotes | escapes | lower(eight, 0x20)) != 0
}

impl<'a> Quoted<'a> {
    /// The text that it stands for; `None` when half a surrogate pair is in it.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        if self.has_escapes {
            unescaped(self.raw).map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(self.raw))
        }
    }
}

fn unescaped(raw: &str) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        rest = escape.get(1..)?;
        text.push(match escape.as_bytes().first()? {
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let (letter, after) = unicode(rest)?;
                rest = after;
                letter
            }
            sign => char::from(*sign),
        });
    }
    text.push_str(rest);
    Some(text)
}

fn unicode(text: &str) -> Option<(char, &str)> {
    let (unit, rest) = hex(text)?;
    if let Some(letter) = char::from_u32(u32::from(unit)) {
        return Some((letter, rest));
    }
    let (low, rest) = hex(rest.strip_prefix("\\u")?)?;
    let letter = char::decode_utf16([unit, low]).next()?.ok()?;
    Some((letter, rest))
}

fn hex(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::has_special;

    #[test]
    fn one_special_byte_among_eight_is_found_wherever_it_stands() {
        for (byte, place) in (0..=u8::MAX).flat_map(|byte| (0..8).map(move |place| (byte, place))) {
            for around in [b'a', 0x20, 0x7F, 0x80, 0xFF] {
                let mut eight = [around; 8];
                eight[place] = byte;
                let special = matches!(byte, b'"' | b'\\' | 0..=0x1F);
                assert_eq!(has_special(u64::from_le_bytes(eight)), special, "{eight:?}");
            }
        }
    }
}
