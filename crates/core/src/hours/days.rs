//! Which days a rule speaks about.

use crate::holiday::{FederalState, easter_sunday, is_public_holiday};
use crate::time::{Date, Weekday, days_in_month};

/// Which days; an empty list selects all.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DaySelector {
    pub(super) years: Vec<YearRange>,
    pub(super) dates: Vec<DateRange>,
    pub(super) weeks: Vec<WeekRange>,
    pub(super) weekdays: Option<WeekdaySelector>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct YearRange {
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) step: i32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WeekRange {
    pub(super) from: u8,
    pub(super) to: u8,
    pub(super) step: u8,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DateRange {
    /// Whole months, every year; wraps around New Year when `from` is later than `to`.
    Months { from: u8, to: u8 },
    /// From one day to another, both included.
    Days { from: DatePoint, to: DatePoint },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DatePoint {
    pub(super) year: Option<i32>,
    pub(super) day: DateInYear,
    pub(super) offset_days: i32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DateInYear {
    Fixed {
        month: u8,
        day: u8,
    },
    /// The nth (from the end when negative) such weekday of a month.
    Nth {
        month: u8,
        weekday: Weekday,
        nth: i8,
    },
    Easter,
}

/// Matches when any of its parts does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct WeekdaySelector {
    /// Bit n stands for the weekday n days after Monday.
    pub(super) mask: u8,
    pub(super) nths: Vec<NthWeekday>,
    pub(super) holidays: Vec<Holiday>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NthWeekday {
    pub(super) weekday: Weekday,
    /// Bit n stands for the (n+1)th of the month.
    pub(super) from_start: u8,
    /// Bit n stands for the (n+1)th counted from the month's end.
    pub(super) from_end: u8,
    pub(super) offset_days: i32,
}

/// A public holiday that falls on one of the weekdays in `mask`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Holiday {
    pub(super) mask: u8,
    pub(super) offset_days: i32,
}

/// A date taken apart once for all rules.
#[derive(Clone, Copy)]
pub(super) struct Day {
    date: Date,
    year: i32,
    month: u8,
    weekday_bit: u8,
    state: FederalState,
}

impl Day {
    pub(super) fn new(date: Date, state: FederalState) -> Day {
        let (year, month, _) = date.ymd();
        Day {
            date,
            year,
            month,
            weekday_bit: 1 << date.weekday().index(),
            state,
        }
    }
}

impl DaySelector {
    pub(super) fn matches(&self, day: &Day) -> bool {
        (self.years.is_empty() || self.years.iter().any(|years| years.matches(day.year)))
            && (self.dates.is_empty() || self.dates.iter().any(|dates| dates.matches(day)))
            && (self.weeks.is_empty() || {
                let week = day.date.iso_week().week;
                self.weeks.iter().any(|weeks| weeks.matches(week))
            })
            && self
                .weekdays
                .as_ref()
                .is_none_or(|weekdays| weekdays.matches(day))
    }

    pub(super) fn is_everyday(&self) -> bool {
        self.years.is_empty()
            && self.dates.is_empty()
            && self.weeks.is_empty()
            && self.weekdays.is_none()
    }

    /// The last calendar year that can match, if there is one.
    pub(super) fn last_year(&self) -> Option<i32> {
        let years = self.years.iter().map(|years| years.to).max();
        let mut dates = None;
        for range in &self.dates {
            match range {
                DateRange::Days { from, to } if from.year.is_some() || to.year.is_some() => {
                    // A range that ends without a year ends within a year of its start.
                    let last = to.year.or(from.year.map(|year| year + 1));
                    dates = dates.max(last);
                }
                _ => return years,
            }
        }
        match (years, dates) {
            (Some(years), Some(dates)) => Some(years.min(dates)),
            (years, dates) => years.or(dates),
        }
    }
}

impl YearRange {
    fn matches(self, year: i32) -> bool {
        self.from <= year && year <= self.to && (year - self.from) % self.step == 0
    }
}

impl WeekRange {
    fn matches(self, week: u8) -> bool {
        self.from <= week && week <= self.to && (week - self.from).is_multiple_of(self.step)
    }
}

impl DateRange {
    fn matches(&self, day: &Day) -> bool {
        match *self {
            DateRange::Months { from, to } if from <= to => from <= day.month && day.month <= to,
            DateRange::Months { from, to } => from <= day.month || day.month <= to,
            DateRange::Days { from, to } => days_match(from, to, day),
        }
    }
}

fn days_match(from: DatePoint, to: DatePoint, day: &Day) -> bool {
    // 29 February alone exists in leap years only; as a bound it moves to its neighbour.
    const LEAP_DAY: DateInYear = DateInYear::Fixed { month: 2, day: 29 };
    if from.day == LEAP_DAY && from == to {
        let date = day.date.plus_days(-from.offset_days);
        return (date.month(), date.day()) == (2, 29)
            && from.year.is_none_or(|year| year == date.year());
    }
    if let Some(year) = from.year.or(to.year) {
        // A bound without a year is the one nearest to the bound with a year.
        let candidates = [(year, year), (year - 1, year), (year, year + 1)];
        for (from_year, to_year) in candidates {
            let first = from.first_on(from.year.unwrap_or(from_year));
            let last = to.last_on(to.year.unwrap_or(to_year));
            if let (Some(first), Some(last)) = (first, last)
                && first <= last
            {
                return first <= day.date && day.date <= last;
            }
        }
        return false;
    }
    for year in day.year - 1..=day.year + 1 {
        let Some(first) = from.first_on(year) else {
            continue;
        };
        if day.date < first {
            continue;
        }
        let last = to
            .last_on(year)
            .filter(|last| first <= *last)
            .or_else(|| to.last_on(year + 1));
        if last.is_some_and(|last| day.date <= last) {
            return true;
        }
    }
    false
}

impl DatePoint {
    /// The day as the beginning of a range; 29 February becomes 1 March.
    fn first_on(self, year: i32) -> Option<Date> {
        self.on(year, 1)
    }

    /// The day as the end of a range; 29 February becomes the 28th.
    fn last_on(self, year: i32) -> Option<Date> {
        self.on(year, 0)
    }

    fn on(self, year: i32, leap_shift: i32) -> Option<Date> {
        let date = match self.day {
            DateInYear::Easter => Some(easter_sunday(year)),
            DateInYear::Fixed { month, day } => Date::new(year, month, day)
                .or_else(|| Some(Date::new(year, month, 28)?.plus_days(leap_shift))),
            DateInYear::Nth {
                month,
                weekday,
                nth,
            } => nth_weekday(year, month, weekday, nth),
        };
        Some(date?.plus_days(self.offset_days))
    }
}

/// The nth such weekday of a month, counted from its end when `nth` is negative.
fn nth_weekday(year: i32, month: u8, weekday: Weekday, nth: i8) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let length = days_in_month(year, month);
    let mut day = 1 + first.weekday().days_until(weekday);
    if nth < 0 {
        while day + 7 <= length {
            day += 7;
        }
        Date::new(year, month, day.checked_sub(7 * (nth.unsigned_abs() - 1))?)
    } else {
        Date::new(year, month, day + 7 * (nth as u8 - 1))
    }
}

impl WeekdaySelector {
    fn matches(&self, day: &Day) -> bool {
        self.mask & day.weekday_bit != 0
            || self.nths.iter().any(|nth| nth.matches(day))
            || self.holidays.iter().any(|holiday| holiday.matches(day))
    }
}

impl NthWeekday {
    fn matches(&self, day: &Day) -> bool {
        let date = day.date.plus_days(-self.offset_days);
        if date.weekday() != self.weekday {
            return false;
        }
        let (year, month, day) = date.ymd();
        let from_start = (day - 1) / 7;
        let from_end = (days_in_month(year, month) - day) / 7;
        self.from_start >> from_start & 1 == 1 || self.from_end >> from_end & 1 == 1
    }
}

impl Holiday {
    fn matches(&self, day: &Day) -> bool {
        self.mask & day.weekday_bit != 0
            && is_public_holiday(day.date.plus_days(-self.offset_days), day.state)
    }
}
