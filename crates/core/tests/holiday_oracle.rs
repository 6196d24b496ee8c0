//! Public holidays against the calendar of the opening-hours crate, which knows Germany's by "nationwide" and "somewhere".

use chrono::{Datelike, NaiveDate};
use lotse_core::holiday::{FederalState, is_public_holiday};
use lotse_core::time::Date;
use opening_hours::localization::Country;

const YEARS: std::ops::Range<i32> = 2000..2036;

fn naive(date: Date) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(date.epoch_day() + 719_163).expect("in range")
}

fn days() -> impl Iterator<Item = Date> {
    let first = Date::new(YEARS.start, 1, 1).expect("a date");
    (0..)
        .map(move |day| first.plus_days(day))
        .take_while(|date| date.year() < YEARS.end)
}

#[test]
fn what_all_states_keep_is_what_the_nation_keeps() {
    let nation = Country::DE.holidays();
    for date in days() {
        let everywhere = FederalState::ALL
            .iter()
            .all(|(state, _)| is_public_holiday(date, *state));
        assert_eq!(
            everywhere,
            nation.get_public().contains(naive(date)),
            "{date}"
        );
    }
}

#[test]
fn what_some_states_keep_is_what_regions_keep() {
    let nation = Country::DE.holidays();
    let regions = Country::DE.holidays_regional();
    for date in days() {
        let somewhere = FederalState::ALL
            .iter()
            .any(|(state, _)| is_public_holiday(date, *state));
        let oracle =
            nation.get_public().contains(naive(date)) || regions.get_public().contains(naive(date));
        // Berlin passed this one after the calendar was made.
        let is_beyond_oracle = date.to_string() == "2028-06-17";
        assert_eq!(
            somewhere,
            oracle || is_beyond_oracle,
            "{date} {}",
            naive(date).weekday()
        );
    }
}
