//! A place documents come from: its name on the device, how it is spoken to, how often.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::protocol::{Feed, Protocol};

/// Names a source on this device: `a`–`z`, `0`–`9`, `-`, `_` and `.`, at least one, at most 64.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SourceId(String);

/// The text is no [`SourceId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSourceId;

/// A backend whose documents the device keeps.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in the store. Changing it means fetching everything again.
    pub id: SourceId,
    /// How it is asked and understood.
    pub protocol: Rc<dyn Protocol>,
    /// Records per page, at most.
    pub page_size: u32,
    /// Milliseconds between two checks while the app is open.
    pub check_every_ms: u64,
}

impl Source {
    /// A source that speaks the change feed of the reference server below `base_url` (empty for the
    /// page's own origin).
    pub fn new(id: SourceId, base_url: impl Into<String>) -> Self {
        Self::with_protocol(id, Rc::new(Feed::new(base_url)))
    }

    /// A source of any protocol, with usual page size (1,000 records) and pace (every 15 minutes).
    pub fn with_protocol(id: SourceId, protocol: Rc<dyn Protocol>) -> Self {
        Self {
            id,
            protocol,
            page_size: 1000,
            check_every_ms: 15 * 60 * 1000,
        }
    }
}

impl SourceId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SourceId {
    type Error = BadSourceId;

    fn try_from(text: String) -> Result<Self, BadSourceId> {
        let fits =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
        let fine = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        if fine {
            Ok(Self(text))
        } else {
            Err(BadSourceId)
        }
    }
}

impl From<SourceId> for String {
    fn from(id: SourceId) -> Self {
        id.0
    }
}

impl std::str::FromStr for SourceId {
    type Err = BadSourceId;

    fn from_str(text: &str) -> Result<Self, BadSourceId> {
        Self::try_from(text.to_owned())
    }
}

impl std::fmt::Display for BadSourceId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a source id has 1 to 64 of a-z, 0-9, '-', '_' and '.'")
    }
}

impl std::error::Error for BadSourceId {}
