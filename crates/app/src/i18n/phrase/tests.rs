//! Phrases with a small German table; the real ones are checked by `cargo xtask locales`.

use lotse_core::hours::{OpenState, Until};
use lotse_core::time::{Date, LocalDateTime};

use super::{date, hours, measure};
use crate::i18n::text::message::plain;
use crate::i18n::text::table::Table;
use crate::i18n::words::Words;

const LINES: &[&str] = &[
    "age-from\tab \u{2}from\u{3}",
    "age-range\t\u{2}from\u{3} bis \u{2}to\u{3} Jahre",
    "age-to\tbis \u{2}to\u{3}",
    "ago-days\t\u{4}count\u{5}one\u{6}vor einem Tag\u{5}other\u{6}vor \u{2}count\u{3} Tagen\u{7}",
    "ago-hours\tvor \u{2}count\u{3} h",
    "ago-minutes\tvor \u{2}count\u{3} min",
    "ago-months\tvor \u{2}count\u{3} Monaten",
    "ago-now\tgerade eben",
    "ago-weeks\tvor \u{2}count\u{3} Wochen",
    "ago-years\tvor \u{2}count\u{3} Jahren",
    "asof-date\tStand: \u{2}date\u{3}",
    "asof-today\tStand: heute, \u{2}time\u{3} Uhr",
    "asof-yesterday\tStand: gestern, \u{2}time\u{3} Uhr",
    "date-day\t\u{2}day\u{3}. \u{2}month\u{3}",
    "date-full\t\u{2}day\u{3}. \u{2}month\u{3} \u{2}year\u{3}",
    "date-on\tam \u{2}date\u{3}",
    "date-time\t\u{2}date\u{3}, \u{2}time\u{3} Uhr",
    "date-weekday\t\u{2}weekday\u{3}, \u{2}day\u{3}. \u{2}month\u{3}",
    "day-today\theute",
    "day-tomorrow\tmorgen",
    "distance-km\t\u{2}n\u{3} km",
    "distance-m\t\u{2}n\u{3} m",
    "events-today\tHeute",
    "list-and\t\u{2}first\u{3} und \u{2}last\u{3}",
    "money-eur\t\u{2}n\u{3} €",
    "month-of-1\tJanuar",
    "month-of-11\tNovember",
    "month-of-12\tDezember",
    "open-always\tImmer",
    "open-closed\tGeschlossen",
    "open-closes-soon\tSchließt bald: \u{2}time\u{3}",
    "open-maybe\tVielleicht",
    "open-now\tGeöffnet",
    "open-opens-at\tÖffnet um \u{2}time\u{3}",
    "open-opens-day\tÖffnet \u{2}day\u{3} um \u{2}time\u{3}",
    "open-until\tBis \u{2}time\u{3}",
    "open-until-day\tBis \u{2}day\u{3}, \u{2}time\u{3}",
    "size-kb\t\u{2}n\u{3} KB",
    "size-mb\t\u{2}n\u{3} MB",
    "weekday-2\tDienstag",
    "weekday-on-1\tam Montag",
    "weekday-on-3\tam Mittwoch",
];

fn words() -> Words {
    let text = format!("lotse-messages 1 de\n{}\n", LINES.join("\n"));
    Words::new(vec![Table::parse(&text).expect("a table")])
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(text: &str) -> LocalDateTime {
    text.parse().unwrap()
}

/// Sunday evening.
const NOW: &str = "2026-11-22T14:05";

fn check_open(state: OpenState<'_>, expected: &str) {
    assert_eq!(plain(&hours::state(&words(), &state, at(NOW))), expected);
}

fn open_until(text: &str) -> OpenState<'static> {
    OpenState::Open {
        until: Until::Time(at(text)),
        comment: None,
    }
}

fn opens(text: &str) -> OpenState<'static> {
    OpenState::Closed {
        opens: Some(at(text)),
        comment: None,
    }
}

#[test]
fn open_says_until_when() {
    check_open(open_until("2026-11-22T16:00"), "Bis 16:00");
    check_open(open_until("2026-11-22T14:30"), "Schließt bald: 14:30");
    check_open(open_until("2026-11-23T02:00"), "Bis 2:00");
    check_open(open_until("2026-11-24T18:00"), "Bis Dienstag, 18:00");
    check_open(open_until("2026-12-24T18:00"), "Bis 24. Dezember, 18:00");
    check_open(
        OpenState::Open {
            until: Until::Always,
            comment: None,
        },
        "Immer",
    );
    check_open(
        OpenState::Open {
            until: Until::NotStated,
            comment: None,
        },
        "Geöffnet",
    );
}

#[test]
fn closed_says_when_it_opens() {
    check_open(opens("2026-11-22T17:00"), "Öffnet um 17:00");
    check_open(opens("2026-11-23T09:00"), "Öffnet morgen um 9:00");
    check_open(opens("2026-11-25T09:00"), "Öffnet am Mittwoch um 9:00");
    check_open(opens("2026-11-30T09:00"), "Öffnet am 30. November um 9:00");
    check_open(
        opens("2027-01-04T09:00"),
        "Öffnet am 4. Januar 2027 um 9:00",
    );
    check_open(
        OpenState::Closed {
            opens: None,
            comment: None,
        },
        "Geschlossen",
    );
    check_open(
        OpenState::Unknown {
            opens: None,
            comment: None,
        },
        "Vielleicht",
    );
}

#[test]
fn days_are_named_as_people_name_them() {
    let (words, today) = (words(), day("2026-11-22"));
    assert_eq!(date::heading(&words, today, today), "Heute");
    assert_eq!(
        plain(&date::heading(&words, day("2026-11-24"), today)),
        "Dienstag, 24. November"
    );
    assert_eq!(date::on_day(&words, day("2026-11-23"), today), "morgen");
    // A week ahead is the same weekday again, so the date is said.
    assert_eq!(
        plain(&date::on_day(&words, day("2026-11-29"), today)),
        "am 29. November"
    );
    assert_eq!(
        plain(&date::on_day(&words, day("2026-11-21"), today)),
        "am 21. November"
    );
}

#[test]
fn a_copy_says_how_old_it_is() {
    let (words, today) = (words(), day("2026-11-22"));
    let said = |text| plain(&date::as_of(&words, at(text), today));
    assert_eq!(said("2026-11-22T14:05"), "Stand: heute, 14:05 Uhr");
    assert_eq!(said("2026-11-21T23:59"), "Stand: gestern, 23:59 Uhr");
    assert_eq!(said("2026-11-01T08:00"), "Stand: 1. November");
    assert_eq!(said("2025-12-31T08:00"), "Stand: 31. Dezember 2025");
}

#[test]
fn paper_says_the_whole_date() {
    let said = plain(&date::as_of_date(&words(), at("2026-11-22T14:05")));
    assert_eq!(said, "Stand: 22. November 2026, 14:05 Uhr");
}

#[test]
fn spans_of_time_are_rounded_down() {
    let words = words();
    let said = |seconds| date::ago(&words, seconds);
    assert_eq!(said(-5), "gerade eben");
    assert_eq!(said(59), "gerade eben");
    assert_eq!(said(60), "vor 1 min");
    assert_eq!(said(2 * 3_600 - 1), "vor 1 h");
    assert_eq!(said(24 * 3_600), "vor einem Tag");
    assert_eq!(said(3 * 24 * 3_600), "vor 3 Tagen");
    assert_eq!(said(14 * 24 * 3_600), "vor 2 Wochen");
    assert_eq!(said(60 * 24 * 3_600), "vor 2 Monaten");
    assert_eq!(said(730 * 24 * 3_600), "vor 2 Jahren");
}

#[test]
fn distances_are_as_exact_as_one_walks() {
    let words = words();
    let said = |metres| measure::distance(&words, metres);
    assert_eq!(said(0.0), "0 m");
    assert_eq!(said(347.0), "350 m");
    assert_eq!(said(994.9), "990 m");
    assert_eq!(said(995.0), "1 km");
    assert_eq!(said(1_249.0), "1,3 km");
    assert_eq!(said(9_949.0), "10 km");
    assert_eq!(said(12_400.0), "12 km");
    assert_eq!(said(f64::NAN), "0 m");
}

#[test]
fn sizes_are_never_made_smaller_than_a_kilobyte() {
    let words = words();
    let said = |bytes| measure::size(&words, bytes);
    assert_eq!(said(1), "1 KB");
    assert_eq!(said(340_000), "340 KB");
    assert_eq!(said(1_249_999), "1,2 MB");
    assert_eq!(said(25_000_000), "25 MB");
}

#[test]
fn sums_ages_and_lists() {
    let words = words();
    assert_eq!(measure::euro(&words, 250), "2,50 €");
    assert_eq!(measure::euro(&words, 500), "5 €");
    assert_eq!(
        measure::ages(&words, Some(6), Some(12)).as_deref(),
        Some("6 bis 12 Jahre")
    );
    assert_eq!(
        measure::ages(&words, Some(18), None).as_deref(),
        Some("ab 18")
    );
    assert_eq!(measure::ages(&words, None, None), None);
    let items: Vec<String> = ["Deutsch", "Arabisch", "Dari"].map(String::from).into();
    assert_eq!(
        plain(&measure::list(&words, &items)),
        "Deutsch, Arabisch und Dari"
    );
    assert_eq!(measure::list(&words, &items[..1]), "Deutsch");
    assert_eq!(measure::list(&words, &[]), "");
}
