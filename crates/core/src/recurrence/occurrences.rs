use super::Recurrence;
use super::rule::Rule;
use crate::time::{Date, LocalDateTime, Zone};

/// Starts within a window, in order; made by [`Recurrence::occurrences`].
#[derive(Debug)]
pub struct Occurrences<'a> {
    recurrence: &'a Recurrence,
    zone: &'a Zone,
    from: LocalDateTime,
    to: LocalDateTime,
    /// The next period to look at; `None` when the rule has ended.
    period: Option<i32>,
    /// How many starts the rule may still give.
    left: Option<u32>,
    /// The days of the period looked at last.
    days: Vec<Date>,
    /// How many of them were taken.
    taken: usize,
    by_rule: Option<LocalDateTime>,
    added: &'a [LocalDateTime],
}

impl<'a> Occurrences<'a> {
    pub(super) fn new(
        recurrence: &'a Recurrence,
        zone: &'a Zone,
        from: LocalDateTime,
        to: LocalDateTime,
    ) -> Occurrences<'a> {
        let start = recurrence.start;
        let (period, left) = match &recurrence.rule {
            // What is counted must be counted from the start.
            Some(rule) if rule.count.is_some() => (Some(0), rule.count),
            Some(rule) => (Some(rule.index_before(start.date(), from.date())), None),
            None => (None, None),
        };
        let mut occurrences = Occurrences {
            recurrence,
            zone,
            from,
            to,
            period,
            left,
            days: Vec::new(),
            taken: 0,
            by_rule: None,
            added: &recurrence.added,
        };
        occurrences.by_rule = match recurrence.rule {
            Some(_) => occurrences.next_by_rule(),
            None => Some(start),
        };
        occurrences
    }

    fn next_by_rule(&mut self) -> Option<LocalDateTime> {
        let rule = self.recurrence.rule.as_ref()?;
        let start = self.recurrence.start;
        loop {
            let Some(date) = self.days.get(self.taken) else {
                self.next_period(rule)?;
                continue;
            };
            self.taken += 1;
            let occurrence = LocalDateTime::new(*date, start.time());
            if occurrence < start {
                continue;
            }
            let is_over = rule
                .until
                .is_some_and(|until| !until.allows(occurrence, self.zone));
            if is_over || self.left == Some(0) {
                self.period = None;
                self.days.clear();
                return None;
            }
            self.left = self.left.map(|left| left - 1);
            return Some(occurrence);
        }
    }

    fn next_period(&mut self, rule: &Rule) -> Option<()> {
        let start = self.recurrence.start.date();
        let index = self.period.take()?;
        let period = rule.period(start, index)?;
        if period.0 > self.to.date() {
            return None;
        }
        self.period = index.checked_add(1);
        self.taken = 0;
        rule.days_of_period(start, period, &mut self.days);
        Some(())
    }

    /// The earlier of what the rule gives next and what was added.
    fn next_start(&mut self) -> Option<LocalDateTime> {
        let added = self.added.first().copied();
        let next = match (self.by_rule, added) {
            (Some(by_rule), Some(added)) => by_rule.min(added),
            (by_rule, added) => by_rule.or(added)?,
        };
        if self.by_rule == Some(next) {
            self.by_rule = self.next_by_rule();
        }
        if added == Some(next) {
            self.added = self.added.get(1..).unwrap_or_default();
        }
        Some(next)
    }
}

impl Iterator for Occurrences<'_> {
    type Item = LocalDateTime;

    fn next(&mut self) -> Option<LocalDateTime> {
        loop {
            let start = self.next_start()?;
            let shown = self.zone.local(self.zone.timestamp(start));
            if shown >= self.to {
                return None;
            }
            let excluded = &self.recurrence.excluded;
            if shown >= self.from && !excluded.contains(&start) && !excluded.contains(&shown) {
                return Some(shown);
            }
        }
    }
}
