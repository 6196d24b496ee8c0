//! What dates, times and zones say, case by case; `tests/zone_oracle.rs` compares whole decades.

use super::*;

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn local(text: &str) -> LocalDateTime {
    text.parse().expect("a local time")
}

#[test]
fn rfc_3339_in_many_spellings_is_one_instant() {
    for text in [
        "2026-11-22T17:50:50Z",
        "2026-11-22t17:50:50z",
        "2026-11-22 17:50:50.999Z",
        "2026-11-22T18:50:50+01:00",
        "2026-11-22T12:20:50-05:30",
    ] {
        assert_eq!(at(text).to_string(), "2026-11-22T17:50:50Z", "{text}");
    }
}

#[test]
fn what_is_no_instant_is_refused() {
    for text in [
        "",
        "2026-11-22",
        "2026-11-22T17:50Z",
        "2026-11-22T17:50:50",
        "2026-11-22T24:00:00Z",
        "2026-11-22T17:50:50.Z",
        "2026-02-29T17:50:50Z",
        "2026-11-22T17:50:50Z ",
        "+026-11-22T17:50:50Z",
        "２026-11-22T17:50:50Z",
    ] {
        assert!(text.parse::<Timestamp>().is_err(), "{text}");
    }
}

#[test]
fn a_leap_second_is_the_second_after() {
    assert_eq!(at("2016-12-31T23:59:60Z"), at("2017-01-01T00:00:00Z"));
}

#[test]
fn the_calendar_has_leap_days_where_they_belong() {
    assert!(Date::new(2024, 2, 29).is_some());
    assert!(Date::new(2000, 2, 29).is_some());
    assert!(Date::new(1900, 2, 29).is_none());
    assert!(Date::new(2026, 2, 29).is_none());
    assert!(Date::new(2026, 0, 1).is_none());
    assert!(Date::new(2026, 13, 1).is_none());
    assert!(Date::new(2026, 4, 31).is_none());
    assert!(Date::new(10_000, 1, 1).is_none());
}

#[test]
fn dates_end_where_the_calendar_ends() {
    assert_eq!(Date::MIN.to_string(), "0000-01-01");
    assert_eq!(Date::MAX.to_string(), "9999-12-31");
    assert_eq!(Date::MAX.plus_days(i32::MAX), Date::MAX);
    assert_eq!(Date::MIN.plus_days(i32::MIN), Date::MIN);
    assert_eq!(
        Timestamp::from_seconds(i64::MAX).to_string(),
        "9999-12-31T23:59:59Z"
    );
    assert_eq!(
        Timestamp::from_seconds(i64::MIN).to_string(),
        "0000-01-01T00:00:00Z"
    );
    assert_eq!(
        LocalDateTime::from_epoch_minute(i64::MAX).to_string(),
        "9999-12-31T23:59"
    );
}

#[test]
fn weeks_at_new_year_follow_their_thursday() {
    let week = |text| (date(text).iso_week().year, date(text).iso_week().week);
    assert_eq!(week("2026-12-31"), (2026, 53));
    assert_eq!(week("2027-01-01"), (2026, 53));
    assert_eq!(week("2027-01-04"), (2027, 1));
    assert_eq!(week("2024-12-30"), (2025, 1));
}

#[test]
fn a_span_beyond_midnight_ends_on_the_next_day() {
    let end: TimeOfDay = "26:30".parse().expect("an extended time");
    assert_eq!(
        LocalDateTime::new(date("2026-12-31"), end),
        local("2027-01-01T02:30")
    );
    assert!("48:01".parse::<TimeOfDay>().is_err());
    assert!("2026-11-22T25:00".parse::<LocalDateTime>().is_err());
    assert_eq!(local("2026-11-22T24:00"), local("2026-11-23T00:00:59"));
}

#[test]
fn skipped_time_is_read_with_the_offset_before_the_gap() {
    let berlin = Zone::named("Europe/Berlin").expect("a known zone");
    assert_eq!(
        berlin.timestamp(local("2026-03-29T02:30")),
        at("2026-03-29T01:30:00Z")
    );
    assert_eq!(
        berlin.local(at("2026-03-29T01:30:00Z")),
        local("2026-03-29T03:30")
    );
}

#[test]
fn time_shown_twice_means_the_first() {
    let berlin = Zone::named("Europe/Berlin").expect("a known zone");
    assert_eq!(
        berlin.timestamp(local("2026-10-25T02:30")),
        at("2026-10-25T00:30:00Z")
    );
    assert_eq!(
        berlin.local(at("2026-10-25T01:30:00Z")),
        local("2026-10-25T02:30")
    );
}

#[test]
fn a_rule_may_put_summer_around_new_year() {
    let sydney = Zone::posix("Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3").expect("a rule");
    assert_eq!(sydney.offset_seconds(at("2026-01-01T00:00:00Z")), 11 * 3600);
    assert_eq!(sydney.offset_seconds(at("2026-07-01T00:00:00Z")), 10 * 3600);
}

#[test]
fn unknown_zones_and_broken_rules_are_errors() {
    assert_eq!(
        Zone::named("Europe/Magdeburg"),
        Err(UnknownZone("Europe/Magdeburg".to_owned()))
    );
    for rule in [
        "",
        "C-1",
        "CET",
        "CET-1CEST",
        "CET-1CEST,M3.5.0",
        "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,J60,J300",
    ] {
        assert!(Zone::posix("X", rule).is_err(), "{rule}");
    }
}

#[test]
fn wire_form_is_text() {
    let json = serde_json::to_string(&(
        date("2026-11-22"),
        at("2026-11-22T17:50:50Z"),
        local("2026-11-22T17:50"),
    ));
    assert_eq!(
        json.ok().as_deref(),
        Some(r#"["2026-11-22","2026-11-22T17:50:50Z","2026-11-22T17:50"]"#)
    );
    let back: Result<Date, _> = lotse_json::read("\"22.11.2026\"");
    let error = back.expect_err("a German date is not ISO").to_string();
    assert!(error.contains("expected an ISO date"), "{error}");
}

mod properties {
    use proptest::prelude::*;

    use super::super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn dates_come_back(epoch_day in Date::MIN.epoch_day()..=Date::MAX.epoch_day()) {
            let date = Date::from_epoch_day(epoch_day);
            let (year, month, day) = date.ymd();
            prop_assert_eq!(Date::new(year, month, day), Some(date));
            prop_assert_eq!(date.to_string().parse(), Ok(date));
            let tomorrow = date.plus_days(1);
            prop_assert!(tomorrow == Date::MAX || date.weekday().days_until(tomorrow.weekday()) == 1);
        }

        #[test]
        fn dates_agree_with_chrono(epoch_day in Date::MIN.epoch_day()..=Date::MAX.epoch_day()) {
            use chrono::Datelike;
            let date = Date::from_epoch_day(epoch_day);
            let oracle = chrono::NaiveDate::from_epoch_days(epoch_day).expect("in range");
            prop_assert_eq!(date.to_string(), oracle.to_string());
            prop_assert_eq!(u32::from(date.weekday().index()), oracle.weekday().num_days_from_monday());
            let week = date.iso_week();
            prop_assert_eq!((week.year, u32::from(week.week)), (oracle.iso_week().year(), oracle.iso_week().week()));
        }

        #[test]
        fn timestamps_come_back(seconds in Timestamp::MIN.seconds()..=Timestamp::MAX.seconds()) {
            let at = Timestamp::from_seconds(seconds);
            prop_assert_eq!(at.to_string().parse(), Ok(at));
            let json = serde_json::to_string(&at).expect("text");
            prop_assert_eq!(lotse_json::read::<Timestamp>(&json).ok(), Some(at));
        }

        #[test]
        fn local_times_come_back(minute in any::<i64>()) {
            let local = LocalDateTime::from_epoch_minute(minute);
            prop_assert_eq!(local.to_string().parse(), Ok(local));
            prop_assert_eq!(LocalDateTime::from_epoch_minute(local.epoch_minute()), local);
        }

        #[test]
        fn no_text_makes_parsing_panic(text in "[0-9TZ:+. -]{0,30}", other in "\\PC{0,30}") {
            for text in [text, other] {
                let _ = text.parse::<Date>();
                let _ = text.parse::<TimeOfDay>();
                let _ = text.parse::<LocalDateTime>();
                let _ = text.parse::<Timestamp>();
                let _ = text.parse::<Weekday>();
                if let Ok(zone) = Zone::posix("X", &text) {
                    let _ = zone.local(Timestamp::MAX);
                }
            }
        }

        #[test]
        fn no_zone_rule_makes_conversion_panic(
            rule in "[A-Z]{3}-?[0-9]{1,3}[A-Z]{3}(-?[0-9]{1,3})?,M[0-9]{1,2}\\.[0-9]\\.[0-9](/-?[0-9]{1,3})?,M[0-9]{1,2}\\.[0-9]\\.[0-9]",
            seconds in any::<i64>(),
        ) {
            if let Ok(zone) = Zone::posix("X", &rule) {
                let local = zone.local(Timestamp::from_seconds(seconds));
                let _ = zone.timestamp(local);
            }
        }
    }
}
