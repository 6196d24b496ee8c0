//! From text to values: RFC 8259, as strict as `serde_json`.

use std::borrow::Cow;

use crate::{Json, Shape, Value};

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
        let whole = parser.value("", DEEPEST);
        parser.space();
        let sound = whole.is_some() && parser.at == json.len();
        Self {
            values: parser.values,
            broken_at: (!sound).then_some(parser.at),
        }
    }
}

impl<'a> Parser<'a> {
    fn value(&mut self, key: &'a str, deeper: usize) -> Option<()> {
        self.space();
        let (start, index) = (self.at, self.values.len());
        let listed = deeper >= self.lists_from;
        if listed {
            self.values.push(Value {
                key,
                raw: "",
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
        match first {
            b'{' => self.below(b'}', deeper)?,
            b'[' => self.below(b']', deeper)?,
            b'"' => self.string().map(|_| ())?,
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
        (value.raw, value.end) = (raw, end);
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
            let mut key = "";
            if close == b'}' {
                self.space();
                key = self.string()?;
                self.space();
                self.word(b":")?;
            }
            self.value(key, deeper)?;
            self.space();
            if self.take(close) {
                return Some(());
            }
            self.word(b",")?;
        }
    }

    fn string(&mut self) -> Option<&'a str> {
        self.word(b"\"")?;
        let start = self.at;
        loop {
            let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
            let plain = self.rest().iter().position(special);
            self.at = plain.map_or(self.json.len(), |plain| self.at + plain);
            if self.take(b'"') {
                return self.json.get(start..self.at - 1);
            }
            self.word(b"\\")?;
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
        self.word(&[byte]).is_some()
    }

    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.json.as_bytes().get(self.at..).unwrap_or_default()
    }
}

/// The text that stands for itself between quotes; `None` when half a surrogate pair is in it.
pub(super) fn unescaped(raw: &str) -> Option<Cow<'_, str>> {
    if !raw.contains('\\') {
        return Some(Cow::Borrowed(raw));
    }
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
    Some(Cow::Owned(text))
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
