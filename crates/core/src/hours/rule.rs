//! One rule of an `opening_hours` expression.

use super::Kind;
use super::days::DaySelector;

/// How a rule joins those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `;`: an opening rule replaces what earlier rules said about the day.
    Normal,
    /// `,`: adds to what earlier rules said.
    Additional,
    /// `||`: speaks only where earlier rules leave it closed.
    Fallback,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) operator: Operator,
    pub(super) kind: Kind,
    pub(super) comment: Option<Box<str>>,
    pub(super) days: DaySelector,
    /// Never empty; a rule without times has the whole day.
    pub(super) spans: Vec<Span>,
}

/// Part of a day, in minutes after its midnight; what lies beyond 1440 belongs to the next morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u16,
    pub(super) end: u16,
    pub(super) kind: Kind,
    pub(super) ending: Ending,
}

/// What is known about the end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Published.
    Stated,
    /// This time or later: `10:00-18:00+`.
    OrLater,
    /// Not published: `10:00+`, or a day without times. The span then ends with the day.
    NotStated,
}
