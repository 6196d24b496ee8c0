//! How fresh a record is: who checked it when, until when that holds, and whether it is over.

use crate::time::Date;

record! {
    /// The checks of a record (HSDS `assured_date`, `assurer_email`, and the date due next).
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Check {
        /// The day somebody last made sure that it is right.
        pub checked_on: Option<Date> = None,
        /// Which office or organization did; never a person's name.
        pub checked_by: Option<Box<str>> = None,
        /// The day by which it is to be checked again.
        pub next_check_due: Option<Date> = None,
    }
}

record! {
    /// Where a record came from.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Provenance {
        /// Name of the source.
        pub name: Option<Box<str>> = None,
        /// Where it was published.
        pub url: Option<Box<str>> = None,
        /// The day of which the source speaks.
        pub as_of: Option<Date> = None,
        /// Demo data that nobody checked; people are told on every screen that shows it.
        pub demo: bool = false,
    }
}

record! {
    /// From when to when something is offered; open where `None`, both days included.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
    pub struct Validity {
        /// First day.
        pub from: Option<Date> = None,
        /// Last day.
        pub through: Option<Date> = None,
    }
}

/// What a reader is told about a record's age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Checked, and the next check is not due.
    Fresh,
    /// Nobody has said when it was checked.
    Unchecked,
    /// The next check is overdue, or the last word on it is more than a year old.
    Stale,
    /// It is over.
    Expired,
}

/// Without a due date, a check holds this many days (a year: the field's rule for "outdated").
pub const CHECK_HOLDS_DAYS: i32 = 365;

impl Freshness {
    /// Judges a record on the day `today` of its place.
    pub fn of(check: &Check, provenance: &Provenance, valid: Validity, today: Date) -> Self {
        if valid.through.is_some_and(|last| last < today) {
            return Self::Expired;
        }
        let due = check.next_check_due.or_else(|| {
            check
                .checked_on
                .or(provenance.as_of)
                .map(|day| day.plus_days(CHECK_HOLDS_DAYS))
        });
        match (check.checked_on, due) {
            (_, Some(due)) if due < today => Self::Stale,
            (Some(_), _) => Self::Fresh,
            (None, _) => Self::Unchecked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    fn judge(
        checked: Option<Date>,
        due: Option<Date>,
        as_of: Option<Date>,
        through: Option<Date>,
    ) -> Freshness {
        let check = Check {
            checked_on: checked,
            checked_by: None,
            next_check_due: due,
        };
        let provenance = Provenance {
            as_of,
            ..Provenance::default()
        };
        Freshness::of(
            &check,
            &provenance,
            Validity {
                from: None,
                through,
            },
            "2026-11-22".parse().unwrap(),
        )
    }

    #[test]
    fn age_is_told_honestly() {
        assert_eq!(
            judge(day("2026-11-01"), day("2027-02-01"), None, None),
            Freshness::Fresh
        );
        assert_eq!(
            judge(day("2026-11-01"), day("2026-11-21"), None, None),
            Freshness::Stale
        );
        assert_eq!(judge(day("2025-11-01"), None, None, None), Freshness::Stale);
        assert_eq!(judge(None, None, day("2016-01-01"), None), Freshness::Stale);
        assert_eq!(
            judge(None, None, day("2026-06-01"), None),
            Freshness::Unchecked
        );
        assert_eq!(judge(None, None, None, None), Freshness::Unchecked);
        assert_eq!(
            judge(day("2026-11-01"), None, None, day("2026-11-21")),
            Freshness::Expired
        );
        assert_eq!(
            judge(day("2026-11-01"), None, None, day("2026-11-22")),
            Freshness::Fresh
        );
    }
}
