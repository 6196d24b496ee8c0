//! Recurring events: the recurrence rules of RFC 5545 that are in use, on the wall clock of a zone.
//!
//! Understood are `DAILY`, `WEEKLY`, `MONTHLY` and `YEARLY` by months, days of the month, (nth) weekdays and positions,
//! with `INTERVAL`, `COUNT`, `UNTIL`, `WKST`, and single starts added or taken away.
//! Anything else is [`NotUnderstood`] and shown as published, never guessed.

mod occurrences;
mod parse;
mod rule;

use std::fmt;

pub use occurrences::Occurrences;

use crate::time::{LocalDateTime, Zone};
use rule::Rule;

/// When something takes place: once, by rule, and on single further dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurrence {
    start: LocalDateTime,
    rule: Option<Rule>,
    added: Vec<LocalDateTime>,
    excluded: Vec<LocalDateTime>,
}

/// A recurrence rule that is not understood; show it as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// The rule as it was published.
    pub published: Box<str>,
}

impl Recurrence {
    /// Once, at `start` (`DTSTART`).
    pub fn once(start: LocalDateTime) -> Recurrence {
        Recurrence {
            start,
            rule: None,
            added: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// From `start` (`DTSTART`) by a rule (`RRULE`) such as `FREQ=WEEKLY;BYDAY=TU,TH`.
    ///
    /// A start that does not follow the rule, which RFC 5545 leaves undefined, is not an occurrence.
    pub fn parse(start: LocalDateTime, rrule: &str) -> Result<Recurrence, NotUnderstood> {
        match parse::rule(rrule) {
            Some(rule) => Ok(Recurrence {
                rule: Some(rule),
                ..Recurrence::once(start)
            }),
            None => Err(NotUnderstood {
                published: rrule.into(),
            }),
        }
    }

    /// Takes place at these starts too (`RDATE`).
    #[must_use]
    pub fn with_added(mut self, rdates: &[LocalDateTime]) -> Recurrence {
        self.added.extend_from_slice(rdates);
        self.added.sort_unstable();
        self.added.dedup();
        self
    }

    /// Does not take place at these starts (`EXDATE`), whether by rule or added.
    #[must_use]
    pub fn with_excluded(mut self, exdates: &[LocalDateTime]) -> Recurrence {
        self.excluded.extend_from_slice(exdates);
        self
    }

    /// The starts at or after `from` and before `to`, in order, as clocks in the zone show them.
    ///
    /// A start that the clock skips in spring is shown later by the gap (RFC 5545 section 3.3.5).
    pub fn occurrences<'a>(
        &'a self,
        zone: &'a Zone,
        from: LocalDateTime,
        to: LocalDateTime,
    ) -> Occurrences<'a> {
        Occurrences::new(self, zone, from, to)
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("recurrence rule not understood: ")?;
        f.write_str(&self.published)
    }
}

impl std::error::Error for NotUnderstood {}

#[cfg(test)]
mod tests;
