//! Answers that bring no page, and records that cannot be taken.

/// Why an answer cannot be used. Nothing stored changes because of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The checkpoint means nothing to the source any more: pull everything again (410).
    Expired,
    /// Asked too often, or closed for now (429, 503): wait this long.
    Busy {
        /// Milliseconds to wait, as the source says; it need not say.
        wait_ms: Option<u64>,
    },
    /// The source failed (408, 425, other 5xx): try again later.
    Failed {
        /// The status code.
        status: u16,
    },
    /// The page is more than the source, or something before it, will send (413).
    TooLarge,
    /// Something else answered: a captive portal, a proxy's page.
    NotTheSource,
    /// The content ends in the middle.
    Truncated,
    /// The content is not what a change feed looks like.
    Malformed,
    /// The source says no (other 4xx): the address or the right to read is wrong.
    Rejected {
        /// The status code.
        status: u16,
    },
}

/// A record of a page that was left out; the rest of the page was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its place in the page, from 0.
    pub position: usize,
    /// Its id, if it has a readable one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What is wrong with a record's envelope. (What is inside the body is not this crate's matter.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Not an object with the fields of a record, or one has the wrong type.
    NoRecord,
    /// No kind or no id, or an empty one.
    NoIdentity,
    /// Neither a body nor a tombstone.
    NoBody,
    /// The kind, the id or the whole record is too long.
    TooLong,
    /// Not a record: the source was asked what changed and sent everything. Nothing is wrong, only dear.
    SinceIgnored,
}
