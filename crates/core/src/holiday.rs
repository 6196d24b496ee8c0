//! Public holidays of Germany, by federal state.
//!
//! Days that only some municipalities keep (Corpus Christi in parts of Saxony and Thuringia,
//! Assumption in parts of Bavaria, Augsburg's Peace Festival) are not in here.

use std::{fmt, str::FromStr};

use crate::time::{Date, Weekday};

/// A federal state of Germany, whose law says which days are public holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FederalState {
    /// Baden-Württemberg, `DE-BW`.
    BadenWuerttemberg,
    /// Bavaria, `DE-BY`.
    Bavaria,
    /// Berlin, `DE-BE`.
    Berlin,
    /// Brandenburg, `DE-BB`.
    Brandenburg,
    /// Bremen, `DE-HB`.
    Bremen,
    /// Hamburg, `DE-HH`.
    Hamburg,
    /// Hesse, `DE-HE`.
    Hesse,
    /// Mecklenburg-Western Pomerania, `DE-MV`.
    MecklenburgWesternPomerania,
    /// Lower Saxony, `DE-NI`.
    LowerSaxony,
    /// North Rhine-Westphalia, `DE-NW`.
    NorthRhineWestphalia,
    /// Rhineland-Palatinate, `DE-RP`.
    RhinelandPalatinate,
    /// Saarland, `DE-SL`.
    Saarland,
    /// Saxony, `DE-SN`.
    Saxony,
    /// Saxony-Anhalt, `DE-ST`.
    SaxonyAnhalt,
    /// Schleswig-Holstein, `DE-SH`.
    SchleswigHolstein,
    /// Thuringia, `DE-TH`.
    Thuringia,
}

/// A code that names no federal state of Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFederalState;

use FederalState::*;

impl FederalState {
    /// All sixteen with their ISO 3166-2 codes.
    pub const ALL: [(FederalState, &'static str); 16] = [
        (BadenWuerttemberg, "DE-BW"),
        (Bavaria, "DE-BY"),
        (Berlin, "DE-BE"),
        (Brandenburg, "DE-BB"),
        (Bremen, "DE-HB"),
        (Hamburg, "DE-HH"),
        (Hesse, "DE-HE"),
        (MecklenburgWesternPomerania, "DE-MV"),
        (LowerSaxony, "DE-NI"),
        (NorthRhineWestphalia, "DE-NW"),
        (RhinelandPalatinate, "DE-RP"),
        (Saarland, "DE-SL"),
        (Saxony, "DE-SN"),
        (SaxonyAnhalt, "DE-ST"),
        (SchleswigHolstein, "DE-SH"),
        (Thuringia, "DE-TH"),
    ];

    /// The ISO 3166-2 code, such as `DE-ST`.
    pub fn code(self) -> &'static str {
        FederalState::ALL[self as usize].1
    }
}

impl FromStr for FederalState {
    type Err = UnknownFederalState;

    fn from_str(code: &str) -> Result<FederalState, UnknownFederalState> {
        let known = FederalState::ALL.iter().find(|(_, known)| *known == code);
        known.map(|(state, _)| *state).ok_or(UnknownFederalState)
    }
}

impl fmt::Display for UnknownFederalState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected the ISO 3166-2 code of a German federal state, such as DE-ST")
    }
}

impl std::error::Error for UnknownFederalState {}

/// Whether `date` is a public holiday in `state`, by the law in force from 1995 on.
pub fn is_public_holiday(date: Date, state: FederalState) -> bool {
    let (year, month, day) = date.ymd();
    match (month, day) {
        (1, 1) | (5, 1) | (10, 3) | (12, 25 | 26) => return true,
        (1, 6) => return matches!(state, BadenWuerttemberg | Bavaria | SaxonyAnhalt),
        (3, 8) => {
            return (state == Berlin && year >= 2019)
                || (state == MecklenburgWesternPomerania && year >= 2023);
        }
        // Seventy-five and eighty years since liberation, and the uprising of 1953: once each.
        (5, 8) if state == Berlin && matches!(year, 2020 | 2025) => return true,
        (6, 17) if state == Berlin && year == 2028 => return true,
        (8, 15) => return state == Saarland,
        (9, 20) => return state == Thuringia && year >= 2019,
        (10, 31) => return keeps_reformation_day(state, year),
        (11, 1) => {
            return matches!(
                state,
                BadenWuerttemberg | Bavaria | NorthRhineWestphalia | RhinelandPalatinate | Saarland
            );
        }
        // Repentance and Prayer: the Wednesday before 23 November.
        (11, 16..=22) => return state == Saxony && date.weekday() == Weekday::Wednesday,
        _ => {}
    }
    if !(3..=6).contains(&month) {
        return false;
    }
    match date.days_since(easter_sunday(year)) {
        // Good Friday, Easter Monday, Ascension, Whit Monday.
        -2 | 1 | 39 | 50 => true,
        // Easter Sunday and Whit Sunday.
        0 | 49 => state == Brandenburg,
        // Corpus Christi.
        60 => matches!(
            state,
            BadenWuerttemberg
                | Bavaria
                | Hesse
                | NorthRhineWestphalia
                | RhinelandPalatinate
                | Saarland
        ),
        _ => false,
    }
}

fn keeps_reformation_day(state: FederalState, year: i32) -> bool {
    match state {
        Brandenburg | MecklenburgWesternPomerania | Saxony | SaxonyAnhalt | Thuringia => true,
        Bremen | Hamburg | LowerSaxony | SchleswigHolstein => year >= 2017,
        // 500 years of Reformation, once.
        _ => year == 2017,
    }
}

/// Easter Sunday of a Gregorian year.
pub fn easter_sunday(year: i32) -> Date {
    // Meeus/Jones/Butcher.
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let moon_shift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days_after_march_22 = epact + weekday - 7 * late;
    let march_22 = Date::new(year, 3, 22).unwrap_or(Date::MIN);
    march_22.plus_days(days_after_march_22)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holidays(year: i32, state: &str) -> Vec<String> {
        let state = state.parse().expect("a state");
        let first = Date::new(year, 1, 1).expect("a date");
        let days = (0..366).map(|day| first.plus_days(day));
        days.filter(|date| date.year() == year && is_public_holiday(*date, state))
            .map(|date| date.to_string())
            .collect()
    }

    #[test]
    fn saxony_anhalt_keeps_eleven_days() {
        let expected = [
            "2026-01-01",
            "2026-01-06",
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-14",
            "2026-05-25",
            "2026-10-03",
            "2026-10-31",
            "2026-12-25",
            "2026-12-26",
        ];
        assert_eq!(holidays(2026, "DE-ST"), expected);
    }

    #[test]
    fn each_state_keeps_as_many_days_as_its_law_says() {
        let expected = [
            12, 12, 10, 12, 10, 10, 10, 11, 10, 11, 11, 12, 11, 11, 10, 11,
        ];
        for ((_, code), count) in FederalState::ALL.into_iter().zip(expected) {
            assert_eq!(holidays(2026, code).len(), count, "{code}");
        }
    }

    #[test]
    fn codes_and_states_match_one_another() {
        for (state, code) in FederalState::ALL {
            assert_eq!(code.parse(), Ok(state));
            assert_eq!(state.code(), code);
        }
        assert_eq!("DE".parse::<FederalState>(), Err(UnknownFederalState));
    }
}
