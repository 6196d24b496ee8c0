//! Sentences people read, and what must not be understood; `tests/hours_oracle.rs` compares the rest.

use proptest::prelude::*;

use super::*;
use crate::holiday::FederalState;
use crate::time::{Date, LocalDateTime, Timestamp, Zone};

const STATE: FederalState = FederalState::SaxonyAnhalt;

fn parse(expression: &str) -> OpeningHours {
    OpeningHours::parse(expression).expect(expression)
}

fn local(text: &str) -> LocalDateTime {
    text.parse().expect("a local time")
}

/// The state in words, much like a screen would say it.
fn say(expression: &str, at: &str) -> String {
    let hours = parse(expression);
    let (words, comment) = match hours.state_at(local(at), STATE) {
        OpenState::Open { until, comment } => {
            let words = match until {
                Until::Time(time) => format!("open until {time}"),
                Until::OrLater(time) => format!("open until {time} or later"),
                Until::NotStated => "open, closing time not stated".to_owned(),
                Until::Always => "open around the clock".to_owned(),
            };
            (words, comment)
        }
        OpenState::Closed {
            opens: Some(opens),
            comment,
        } => (format!("opens {opens}"), comment),
        OpenState::Closed {
            opens: None,
            comment,
        } => ("closed".to_owned(), comment),
        OpenState::Unknown {
            opens: Some(opens),
            comment,
        } => (format!("ask, surely open {opens}"), comment),
        OpenState::Unknown {
            opens: None,
            comment,
        } => ("ask".to_owned(), comment),
    };
    comment.map_or(words.clone(), |comment| format!("{words} ({comment})"))
}

/// A day's spans as a table of the week shows them.
fn table(expression: &str, date: &str) -> String {
    let hours = parse(expression);
    let date: Date = date.parse().expect("a date");
    let spans = hours.day_spans(date, STATE).into_iter().map(|span| {
        let end = match span.ending {
            Ending::Stated => format!("-{}", span.to),
            Ending::OrLater => format!("-{}+", span.to),
            Ending::NotStated => "+".to_owned(),
        };
        let kind = match span.kind {
            Kind::Open => "",
            Kind::Closed => " closed",
            Kind::Unknown => " unknown",
        };
        let comment = span
            .comment
            .map(|comment| format!(" ({comment})"))
            .unwrap_or_default();
        format!("{}{end}{kind}{comment}", span.from)
    });
    spans.collect::<Vec<_>>().join(", ")
}

// 2026-11-22 is a Sunday.

#[test]
fn open_until_and_opens_next() {
    let office = "Mo-Th 08:00-13:00; Tu,Th 14:00-17:30; We[1] off; PH off";
    assert_eq!(
        say(office, "2026-11-23T12:59"),
        "open until 2026-11-23T13:00"
    );
    assert_eq!(say(office, "2026-11-23T13:00"), "opens 2026-11-24T14:00");
    // The first Wednesday of December is closed.
    assert_eq!(say(office, "2026-12-01T18:00"), "opens 2026-12-03T14:00");
    // Christmas and New Year.
    assert_eq!(say(office, "2026-12-24T17:30"), "opens 2026-12-28T08:00");
}

#[test]
fn open_around_the_clock() {
    assert_eq!(say("24/7", "2026-11-22T03:00"), "open around the clock");
    assert_eq!(
        say("Mo-Su 00:00-24:00", "2026-11-22T03:00"),
        "open around the clock"
    );
    assert_eq!(
        say("24/7; PH off", "2026-11-22T03:00"),
        "open until 2026-12-25T00:00"
    );
}

#[test]
fn a_past_season_does_not_open_again() {
    assert_eq!(
        say("2022 Mar 01-05 14:00-22:00", "2022-03-05T21:00"),
        "open until 2022-03-05T22:00"
    );
    assert_eq!(
        say("2022 Mar 01-05 14:00-22:00", "2026-11-22T12:00"),
        "closed"
    );
    assert_eq!(say("off", "2026-11-22T12:00"), "closed");
}

#[test]
fn what_is_not_stated_is_not_made_up() {
    assert_eq!(
        say("Mo-Fr 10:00+", "2026-11-23T11:00"),
        "open, closing time not stated"
    );
    assert_eq!(
        say("Mo-Fr 10:00-16:00+", "2026-11-23T11:00"),
        "open until 2026-11-23T16:00 or later"
    );
    assert_eq!(
        say("Mo-Fr 10:00-16:00+", "2026-11-23T17:00"),
        "ask, surely open 2026-11-24T10:00"
    );
    assert_eq!(
        say("Fr[2]", "2026-11-13T12:00"),
        "open, closing time not stated"
    );
    assert_eq!(say("Fr[2]", "2026-11-22T12:00"), "opens 2026-12-11T00:00");
}

#[test]
fn comments_come_along() {
    let hours = r#"Mo 09:00-12:00 open "women only"; Tu "by appointment"; PH off "holiday""#;
    assert_eq!(
        say(hours, "2026-11-23T10:00"),
        "open until 2026-11-23T12:00 (women only)"
    );
    assert_eq!(
        say(hours, "2026-11-24T10:00"),
        "ask, surely open 2026-11-30T09:00 (by appointment)"
    );
    assert_eq!(
        say(hours, "2026-12-25T10:00"),
        "opens 2026-12-28T09:00 (holiday)"
    );
    assert_eq!(say(r#""x""#, "2026-12-25T10:00"), "ask (x)");
}

#[test]
fn holidays_on_weekdays_only() {
    // Reformation Day 2026 is a Saturday, Unity Day 2026 too; Christmas Day a Friday.
    let hours = "PH Mo-Fr 10:00-12:00";
    assert_eq!(say(hours, "2026-10-01T00:00"), "opens 2026-12-25T10:00");
    assert_eq!(
        say("PH 10:00-12:00", "2026-10-01T00:00"),
        "opens 2026-10-03T10:00"
    );
}

#[test]
fn clocks_put_forward_at_night_are_not_overlooked() {
    let berlin = Zone::named("Europe/Berlin").expect("a known zone");
    let hours = parse("Sa 20:00-02:30");
    let now: Timestamp = "2026-03-28T22:00:00Z".parse().expect("a timestamp");
    let state = hours.state(now, &berlin, STATE);
    let until = Until::Time(local("2026-03-29T03:30"));
    assert_eq!(
        state,
        OpenState::Open {
            until,
            comment: None
        }
    );
}

#[test]
fn a_day_shows_what_begins_on_it() {
    let bar = "Mo-Th 17:00-23:00; Fr,Sa 18:00-02:00";
    assert_eq!(table(bar, "2026-11-26"), "17:00-23:00");
    assert_eq!(table(bar, "2026-11-27"), "18:00-26:00");
    assert_eq!(table(bar, "2026-11-28"), "18:00-26:00");
    assert_eq!(table(bar, "2026-11-29"), "");
    assert_eq!(
        table(
            "Mo-Fr 09:00-12:00,13:00-15:00; 10:00-10:30 off",
            "2026-11-23"
        ),
        "09:00-10:00, 10:30-12:00, 13:00-15:00"
    );
    assert_eq!(table("24/7", "2026-11-23"), "00:00-24:00");
    assert_eq!(table("Mo-Fr", "2026-11-23"), "00:00+");
    assert_eq!(table("Mo 10:00+", "2026-11-23"), "10:00+");
    assert_eq!(
        table("Mo 10:00-12:00+", "2026-11-23"),
        "10:00-12:00+, 12:00-24:00 unknown"
    );
    assert_eq!(
        table(r#"Mo-Fr 09:00-12:00; PH off "holiday""#, "2026-12-25"),
        "00:00-24:00 closed (holiday)"
    );
    // What a later rule says about the next day cuts the evening off.
    assert_eq!(
        table("Sa 18:00-02:00; Su 10:00-12:00", "2026-11-28"),
        "18:00-24:00"
    );
}

#[test]
fn what_is_not_understood_keeps_its_text() {
    for expression in [
        "",
        " ",
        ";",
        "nach Vereinbarung",
        "Mo-Fr 9-12",
        "Mo-Fr 09.00-12.00",
        "Mo-Fr 09:00–12:00",
        "Mo-Fr 09:00",
        "Mo-Fr 09:00-12:00/30",
        "Mo-Fr 09:60-12:00",
        "Mo-Fr 25:00-26:00",
        "Mo-Fr 10:00-49:00",
        "Mo-Fr 08:00 to 12:00",
        "Mo-So 09:00-12:00",
        "Mo-Mo 09:00-12:00",
        "Mon-Fri 09:00-12:00",
        "SH 09:00-12:00",
        "Mo-Fr,SH 09:00-12:00",
        "sunrise-sunset",
        "10:00-sunset",
        "(sunrise+01:00)-18:00",
        "Th[0] 09:00-12:00",
        "Th[6] 09:00-12:00",
        "Th[3-1] 09:00-12:00",
        "Th[1 09:00-12:00",
        "Feb 30 09:00-12:00",
        "Apr 31-May 02 09:00-12:00",
        "Dec 26-24 09:00-12:00",
        "Mar 1+ 09:00-12:00",
        "2025 Nov-Feb 09:00-12:00",
        "2026 Apr 10-16,May 3 09:00-12:00",
        "2027-2026 09:00-12:00",
        "week 54 09:00-12:00",
        "week 10-5 09:00-12:00",
        "Mo-Fr 09:00-12:00 \"not closed",
        "Mo-Fr 09:00-12:00 \"\"",
        "Mo-Fr 09:00-12:00 geschlossen",
        "Mo 10:00-12:00 \"a\", 14:00-16:00",
        "Mo-Th 11:00-14:00 Fr 11:00-14:00",
        "Mo-Fr PH 09:00-12:00",
        "09:00-12:00 || ",
        "Mo 09:00-12:00,",
        "\"comment\": Mo 09:00-12:00",
    ] {
        let error = OpeningHours::parse(expression).expect_err(expression);
        assert_eq!(&*error.published, expression);
        assert!(error.understood <= expression.len());
    }
}

#[test]
fn small_slips_with_one_reading_are_understood() {
    for (slip, meant) in [
        ("Mo-Fr 9:00-12:00", "Mo-Fr 09:00-12:00"),
        ("mo-fr 09:00-12:00", "Mo-Fr 09:00-12:00"),
        ("Mo - Fr 09:00 - 12:00", "Mo-Fr 09:00-12:00"),
        ("Mo-Fr: 09:00-12:00", "Mo-Fr 09:00-12:00"),
        (
            "Mo, We 09:00-12:00, 13:00-14:00",
            "Mo,We 09:00-12:00,13:00-14:00",
        ),
        ("  Mo-Fr 09:00-12:00 ;PH off; ", "Mo-Fr 09:00-12:00; PH off"),
    ] {
        assert_eq!(parse(slip).rules, parse(meant).rules, "{slip}");
        assert_eq!(parse(slip).published(), slip);
    }
}

#[test]
fn more_rules_than_bits_are_not_understood() {
    let rules = |count| vec!["Mo 09:00-12:00"; count].join("; ");
    assert!(OpeningHours::parse(&rules(64)).is_ok());
    assert!(OpeningHours::parse(&rules(65)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_understood_or_not_without_panic(text in "\\PC{0,40}") {
        let _ = OpeningHours::parse(&text);
    }

    /// Texts of the right words in any order, asked at any time.
    #[test]
    fn whatever_is_understood_can_be_asked(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..9),
        minute in 0..3_000_000_000i64,
    ) {
        if let Ok(hours) = OpeningHours::parse(&words.concat()) {
            let at = LocalDateTime::from_epoch_minute(minute);
            let kind = match hours.state_at(at, STATE) {
                OpenState::Open { until, .. } => {
                    if let Until::Time(time) | Until::OrLater(time) = until {
                        prop_assert!(time > at && hours.kind_at(time, STATE) != Kind::Open);
                    }
                    Kind::Open
                }
                OpenState::Closed { opens, .. } | OpenState::Unknown { opens, .. } => {
                    if let Some(opens) = opens {
                        prop_assert!(opens > at && hours.kind_at(opens, STATE) == Kind::Open);
                    }
                    hours.kind_at(at, STATE)
                }
            };
            prop_assert_eq!(kind, hours.kind_at(at, STATE));
            let spans = hours.day_spans(at.date(), STATE);
            prop_assert!(spans.iter().all(|span| span.from < span.to));
            prop_assert!(spans.windows(2).all(|pair| pair[0].to <= pair[1].from));
        }
    }
}

const WORDS: [&str; 40] = [
    " ",
    " ",
    " ",
    " ",
    ",",
    ";",
    "-",
    "||",
    "Mo",
    "Fr",
    "Su",
    "PH",
    "Mo-Fr",
    "[1]",
    "[-1]",
    "week 10",
    "Jan",
    "Dec",
    "Feb 29",
    "Dec 24-Jan 06",
    "easter",
    " -2 days",
    "2026",
    "2026+",
    "09:00-12:00",
    "20:00-02:00",
    "10:00+",
    "08:00-48:00",
    "23:00-22:59",
    "24/7",
    "off",
    "open",
    "unknown",
    "\"c\"",
    ":",
    "+",
    "/2",
    "Mo,We 10:00-11:00; ",
    "09:00-17:00+",
    "12",
];
