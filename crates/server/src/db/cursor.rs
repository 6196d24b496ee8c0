//! Where a reader of the change feed stands.

use std::fmt;
use std::str::FromStr;

/// A place in the feed: how far it was read, and the token of the transaction that was read last.
///
/// Opaque to clients. The token tells a database that was restored from an older copy from the one the cursor is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cursor {
    seq: i64,
    token: String,
}

/// The text was not made by this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCursor;

impl Cursor {
    /// Before the first change.
    pub const START: Cursor = Cursor {
        seq: 0,
        token: String::new(),
    };

    /// After the change `seq`, which the transaction of `token` made.
    pub(super) fn new(seq: i64, token: String) -> Self {
        Self { seq, token }
    }

    pub(super) fn seq(&self) -> i64 {
        self.seq
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.seq, self.token)
    }
}

impl FromStr for Cursor {
    type Err = UnknownCursor;

    fn from_str(text: &str) -> Result<Self, UnknownCursor> {
        let (seq, token) = text.split_once('-').ok_or(UnknownCursor)?;
        let digits = !seq.is_empty() && seq.bytes().all(|byte| byte.is_ascii_digit());
        let hex = token.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !digits || !hex || token.len() > 32 {
            return Err(UnknownCursor);
        }
        let seq = seq.parse().map_err(|_| UnknownCursor)?;
        Ok(Self::new(seq, token.to_owned()))
    }
}
