//! Opening hours in OpenStreetMap's `opening_hours` syntax: when a place is open, and until when.
//!
//! An own small evaluator of the [specification], because bytes decide on a phone.
//! It understands what places publish in practice; anything else is [`NotUnderstood`] and shown as published, never guessed.
//! All answers are in the place's own wall-clock time.
//!
//! [specification]: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification

mod rule;
mod days;
mod evaluate;
mod parse;
mod state;

use std::fmt;

pub use rule::Ending;
pub use state::{DaySpan, OpenState, Until};

/// A parsed `opening_hours` expression with the text it was published as.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningHours {
    published: Box<str>,
    rules: Box<[rule::Rule]>,
}

/// Whether a place is open at some minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// It depends on what only the comment says, such as an appointment.
    Unknown,
}

/// An expression that is not understood; show it as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// The text as it was published.
    pub published: Box<str>,
    /// How many bytes of it were understood.
    pub understood: usize,
}

impl OpeningHours {
    /// Reads an expression; what is not understood wholly is an error that keeps the text.
    pub fn parse(published: &str) -> Result<OpeningHours, NotUnderstood> {
        match parse::rules(published) {
            Ok(rules) => Ok(OpeningHours {
                published: published.into(),
                rules: rules.into(),
            }),
            Err(understood) => Err(NotUnderstood {
                published: published.into(),
                understood,
            }),
        }
    }

    /// The text as it was published.
    pub fn published(&self) -> &str {
        &self.published
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("opening hours not understood: ")?;
        f.write_str(&self.published)
    }
}

impl std::error::Error for NotUnderstood {}

#[cfg(test)]
mod tests;
