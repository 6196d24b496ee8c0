//! A recurrence rule: periods of days, and which days of a period it takes.

use crate::time::{Date, LocalDateTime, Timestamp, Weekday, Zone, days_in_month};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) frequency: Frequency,
    /// At least 1.
    pub(super) interval: i32,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Until>,
    pub(super) week_start: Weekday,
    /// Bit n stands for month n; empty when any month will do.
    pub(super) by_month: u16,
    /// Days of the month, from its end when negative.
    pub(super) by_month_day: Vec<i8>,
    pub(super) by_day: Vec<ByDay>,
    /// Positions among a period's days, from the end when negative.
    pub(super) by_set_pos: Vec<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A weekday, or only the nth of a month when `nth` is not zero (from its end when negative).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByDay {
    pub(super) nth: i8,
    pub(super) weekday: Weekday,
}

/// The last moment that belongs to a recurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Instant(Timestamp),
    /// On the wall clock of the event's zone.
    Local(LocalDateTime),
}

impl Until {
    pub(super) fn allows(self, start: LocalDateTime, zone: &Zone) -> bool {
        match self {
            Until::Instant(last) => zone.timestamp(start) <= last,
            Until::Local(last) => start <= last,
        }
    }
}

impl Rule {
    /// First and last day of the period that many intervals after that of `start`; `None` beyond the calendar.
    pub(super) fn period(&self, start: Date, index: i32) -> Option<(Date, Date)> {
        let steps = index.checked_mul(self.interval)?;
        match self.frequency {
            Frequency::Daily => {
                let day = plus_days(start, steps)?;
                Some((day, day))
            }
            Frequency::Weekly => {
                let since_week_start = self.week_start.days_until(start.weekday());
                let monday = start.plus_days(-i32::from(since_week_start));
                let first = plus_days(monday, steps.checked_mul(7)?)?;
                Some((first, plus_days(first, 6)?))
            }
            Frequency::Monthly => {
                let month = start.year() * 12 + i32::from(start.month()) - 1;
                let month = month.checked_add(steps)?;
                let (year, month) = (month.div_euclid(12), month.rem_euclid(12) as u8 + 1);
                let last = Date::new(year, month, days_in_month(year, month))?;
                Some((Date::new(year, month, 1)?, last))
            }
            Frequency::Yearly => {
                let year = start.year().checked_add(steps)?;
                Some((Date::new(year, 1, 1)?, Date::new(year, 12, 31)?))
            }
        }
    }

    /// An index whose period lies before `date`, to begin with.
    pub(super) fn index_before(&self, start: Date, date: Date) -> i32 {
        // Longest possible periods, so that none is missed.
        let days = match self.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => 31,
            Frequency::Yearly => 366,
        };
        (date.days_since(start) / days / self.interval - 1).max(0)
    }

    /// Puts the days of a period into `days`, in order.
    pub(super) fn days_of_period(&self, start: Date, period: (Date, Date), days: &mut Vec<Date>) {
        days.clear();
        let (first, last) = period;
        for offset in 0..=last.days_since(first) {
            let date = first.plus_days(offset);
            if self.takes(start, date) {
                days.push(date);
            }
        }
        if self.by_set_pos.is_empty() {
            return;
        }
        let count = days.len() as i16;
        let mut position = 0;
        days.retain(|_| {
            position += 1;
            self.by_set_pos
                .iter()
                .any(|wanted| *wanted == position || *wanted == position - 1 - count)
        });
    }

    /// Whether a day of a period is one of the rule's; what the rule leaves open, the start decides.
    fn takes(&self, start: Date, date: Date) -> bool {
        let (year, month, day) = date.ymd();
        if self.by_month != 0 {
            if self.by_month >> month & 1 == 0 {
                return false;
            }
        } else if self.frequency == Frequency::Yearly && month != start.month() {
            return false;
        }
        let length = days_in_month(year, month);
        if !self.by_month_day.is_empty() {
            let from_end = day as i8 - length as i8 - 1;
            if !self
                .by_month_day
                .iter()
                .any(|wanted| *wanted == day as i8 || *wanted == from_end)
            {
                return false;
            }
        }
        if !self.by_day.is_empty() {
            let nth = (day as i8 - 1) / 7 + 1;
            let nth_from_end = -((length - day) as i8 / 7 + 1);
            let weekday = date.weekday();
            return self.by_day.iter().any(|by_day| {
                by_day.weekday == weekday
                    && (by_day.nth == 0 || by_day.nth == nth || by_day.nth == nth_from_end)
            });
        }
        if !self.by_month_day.is_empty() {
            return true;
        }
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => date.weekday() == start.weekday(),
            Frequency::Monthly | Frequency::Yearly => day == start.day(),
        }
    }
}

fn plus_days(date: Date, days: i32) -> Option<Date> {
    let later = date.plus_days(days);
    (later.days_since(date) == days).then_some(later)
}
