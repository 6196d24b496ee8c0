//! When something usually is open: days of the week and times of day, for filters.

use crate::holiday::FederalState;
use crate::hours::{Kind, OpeningHours};
use crate::time::Date;

/// Mondays of two weeks without public holidays anywhere in Germany, one in winter and one in summer,
/// so that what opens only in one season counts too.
const MONDAYS: [(i32, u8, u8); 2] = [(2026, 2, 2), (2026, 9, 7)];

/// Minutes of the day at which afternoon and evening begin, and the end of a day's last night.
const PARTS: [(u16, u16); 3] = [(0, 12 * 60), (12 * 60, 17 * 60), (17 * 60, 48 * 60)];

/// Bits 3 × weekday + part of the day; none for hours that are not understood.
pub(super) fn usual_week(osm: &str) -> u32 {
    let Ok(hours) = OpeningHours::parse(osm) else {
        return 0;
    };
    let mut bits = 0;
    for monday in MONDAYS
        .iter()
        .filter_map(|(year, month, day)| Date::new(*year, *month, *day))
    {
        for day in 0..7 {
            for span in hours.day_spans(monday.plus_days(day), FederalState::LowerSaxony) {
                let (from, to) = (span.from.minutes(), span.to.minutes());
                for (part, (start, end)) in (0..).zip(PARTS) {
                    if span.kind == Kind::Open && from < end && to > start {
                        bits |= 1 << (3 * day + part);
                    }
                }
            }
        }
    }
    bits
}
