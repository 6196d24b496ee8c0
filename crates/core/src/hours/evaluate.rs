//! What the rules together say about one minute.
//!
//! Rules are asked in order and the last word wins.
//! A minute after midnight may also belong to a rule that matched the day before (`20:00-02:00`).
//! Nothing here allocates: a day is two bit sets of matching rules.

use crate::holiday::FederalState;
use crate::time::Date;

use super::days::Day;
use super::rule::{Ending, Operator, Rule, Span};
use super::{Kind, OpeningHours};

pub(super) const DAY: u16 = 24 * 60;

/// More rules than this are not understood: they are bits of a `u64`.
pub(super) const MOST_RULES: usize = 64;

/// Which rules match a day and the day before it.
#[derive(Clone, Copy)]
pub(super) struct DayRules<'a> {
    rules: &'a [Rule],
    state: FederalState,
    pub(super) date: Date,
    today: u64,
    yesterday: u64,
}

/// What holds at a minute, and which rule says so.
#[derive(Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) kind: Kind,
    pub(super) ending: Ending,
    pub(super) comment: Option<&'a str>,
    /// Whether it is the tail of the evening before.
    pub(super) is_spill: bool,
}

/// Where no rule speaks, a place is closed.
const CLOSED: Hit<'static> = Hit {
    kind: Kind::Closed,
    ending: Ending::Stated,
    comment: None,
    is_spill: false,
};

impl OpeningHours {
    pub(super) fn on(&self, date: Date, state: FederalState) -> DayRules<'_> {
        let rules = &*self.rules;
        let yesterday = matching(rules, date.plus_days(-1), state);
        DayRules {
            rules,
            state,
            date,
            today: matching(rules, date, state),
            yesterday,
        }
    }
}

fn matching(rules: &[Rule], date: Date, state: FederalState) -> u64 {
    let day = Day::new(date, state);
    let mut bits = 0;
    for (index, rule) in rules.iter().enumerate() {
        if rule.days.matches(&day) {
            bits |= 1 << index;
        }
    }
    bits
}

impl<'a> DayRules<'a> {
    pub(super) fn next_day(self) -> DayRules<'a> {
        let date = self.date.plus_days(1);
        let today = matching(self.rules, date, self.state);
        DayRules {
            date,
            today,
            yesterday: self.today,
            ..self
        }
    }

    /// What holds at `minute` (0–1439) of the day.
    pub(super) fn at(&self, minute: u16) -> Hit<'a> {
        let mut hit = CLOSED;
        for (index, rule) in self.rules.iter().enumerate() {
            let is_today = self.today >> index & 1 == 1;
            let is_yesterday = self.yesterday >> index & 1 == 1;
            if is_today && rule.operator == Operator::Normal && rule.kind != Kind::Closed {
                hit = CLOSED;
            }
            if rule.operator == Operator::Fallback && hit.kind != Kind::Closed {
                continue;
            }
            let mut is_spill = false;
            let mut span = if is_today {
                span_at(&rule.spans, minute)
            } else {
                None
            };
            if span.is_none() && is_yesterday {
                span = span_at(&rule.spans, minute + DAY);
                is_spill = true;
            }
            if let Some(span) = span {
                let comment = rule.comment.as_deref();
                hit = Hit {
                    kind: span.kind,
                    ending: span.ending,
                    comment,
                    is_spill,
                };
            }
        }
        hit
    }

    /// The next minute of the day, after `minute`, at which anything may change.
    pub(super) fn next_edge(&self, minute: u16) -> Option<u16> {
        let mut next = DAY;
        for (index, rule) in self.rules.iter().enumerate() {
            let is_today = self.today >> index & 1 == 1;
            let is_yesterday = self.yesterday >> index & 1 == 1;
            for span in &rule.spans {
                for edge in [span.start, span.end] {
                    if is_today && minute < edge && edge < next {
                        next = edge;
                    }
                    if is_yesterday && edge > DAY && minute < edge - DAY && edge - DAY < next {
                        next = edge - DAY;
                    }
                }
            }
        }
        (next < DAY).then_some(next)
    }
}

/// The last of the spans that hold `minute`.
fn span_at(spans: &[Span], minute: u16) -> Option<Span> {
    spans
        .iter()
        .rev()
        .find(|span| span.start <= minute && minute < span.end)
        .copied()
}
