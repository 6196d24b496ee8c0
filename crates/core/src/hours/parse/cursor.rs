use crate::time::Weekday;

/// A place in the expression that is being read from front to back.
///
/// Readers return `None` where the text makes no sense; the position then says how far it did.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Returns to a place given by [`Cursor::position`], to read it in another way.
    pub(super) fn return_to(&mut self, position: usize) {
        self.at = position;
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Takes `symbol` if it comes next.
    pub(super) fn take(&mut self, symbol: &str) -> bool {
        let is_next = self.rest().starts_with(symbol.as_bytes());
        if is_next {
            self.at += symbol.len();
        }
        is_next
    }

    /// Takes `symbol` with any spaces around it, or nothing.
    pub(super) fn take_spaced(&mut self, symbol: &str) -> bool {
        let start = self.at;
        self.skip_spaces();
        if !self.take(symbol) {
            self.at = start;
            return false;
        }
        self.skip_spaces();
        true
    }

    /// The ASCII letters that come next.
    pub(super) fn peek_word(&self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        rest.get(..length).unwrap_or_default()
    }

    /// Takes `word`, in any case, if exactly this word comes next.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is_next = self.peek_word().eq_ignore_ascii_case(word.as_bytes());
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// Takes the position of the next word in `words`, which are in lower case.
    pub(super) fn take_one_of(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.take_word(word))
    }

    pub(super) fn take_weekday(&mut self) -> Option<Weekday> {
        let word = std::str::from_utf8(self.peek_word()).ok()?;
        let weekday = Weekday::from_two_letters(word)?;
        self.at += 2;
        Some(weekday)
    }

    /// Up to `most` digits as a number; none when more follow.
    pub(super) fn take_number(&mut self, most: usize) -> Option<u16> {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > most.min(4) {
            return None;
        }
        let digits = rest.get(..length)?;
        self.at += length;
        Some(
            digits
                .iter()
                .fold(0, |value, digit| value * 10 + u16::from(digit - b'0')),
        )
    }

    /// A quoted comment if one comes next: `None` when it never ends or is empty.
    pub(super) fn quoted(&mut self) -> Option<Option<&'a str>> {
        if !self.take("\"") {
            return Some(None);
        }
        let rest = self.text.get(self.at..)?;
        let length = rest.find('"').filter(|length| *length > 0)?;
        self.at += length + 1;
        Some(rest.get(..length))
    }

    /// Whether a time such as `9:00` comes next.
    pub(super) fn is_at_time(&self) -> bool {
        matches!(
            self.rest(),
            [b'0'..=b'9', b':', b'0'..=b'9', ..]
                | [b'0'..=b'9', b'0'..=b'9', b':', b'0'..=b'9', ..]
        )
    }

    /// Whether `count` digits and no more come next.
    pub(super) fn is_at_digits(&self, count: usize) -> bool {
        self.rest()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
            == count
    }

    pub(super) fn is_after_space(&self) -> bool {
        let last = self
            .at
            .checked_sub(1)
            .and_then(|at| self.text.as_bytes().get(at));
        last == Some(&b' ')
    }

    /// Whether a selector may end here.
    pub(super) fn is_at_boundary(&self) -> bool {
        matches!(self.peek(), None | Some(b' ' | b':' | b';' | b',' | b'|'))
    }
}
