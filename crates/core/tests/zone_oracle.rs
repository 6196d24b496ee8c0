//! Zones against chrono-tz: every hour of fifteen years, and every minute around the changes.

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset, TimeZone, Timelike};
use chrono_tz::Tz;
use lotse_core::time::{LocalDateTime, Timestamp, Zone};

const HOUR: i64 = 3600;

fn utc(text: &str) -> i64 {
    let at: Timestamp = text.parse().expect("a timestamp");
    at.seconds()
}

fn oracle_local(tz: Tz, seconds: i64) -> NaiveDateTime {
    let at = DateTime::from_timestamp(seconds, 0).expect("in range");
    at.with_timezone(&tz).naive_local()
}

fn naive(local: LocalDateTime) -> NaiveDateTime {
    DateTime::from_timestamp(local.epoch_minute() * 60, 0)
        .expect("in range")
        .naive_utc()
}

/// RFC 5545's reading of a local time, made of chrono's own answer.
fn oracle_timestamp(tz: Tz, local: NaiveDateTime) -> i64 {
    match tz.from_local_datetime(&local) {
        LocalResult::Single(at) => at.timestamp(),
        LocalResult::Ambiguous(first, second) => first.timestamp().min(second.timestamp()),
        LocalResult::None => {
            let before = local - chrono::Duration::hours(3);
            let offset = tz
                .from_local_datetime(&before)
                .earliest()
                .expect("no gap is that long");
            local.and_utc().timestamp() - i64::from(offset.offset().fix().local_minus_utc())
        }
    }
}

#[test]
fn berlin_agrees_in_every_hour_from_2020_to_2035() {
    let zone = Zone::named("Europe/Berlin").expect("a known zone");
    let (from, to) = (utc("2020-01-01T00:00:00Z"), utc("2036-01-01T00:00:00Z"));
    let mut compared = 0;
    for seconds in (from..to).step_by(HOUR as usize) {
        let local = zone.local(Timestamp::from_seconds(seconds));
        assert_eq!(
            naive(local),
            oracle_local(chrono_tz::Europe::Berlin, seconds)
        );
        let back = zone.timestamp(local).seconds();
        assert_eq!(
            back,
            oracle_timestamp(chrono_tz::Europe::Berlin, naive(local)),
            "{local}"
        );
        compared += 1;
    }
    assert_eq!(compared, 16 * 365 * 24 + 4 * 24);
}

#[test]
fn berlin_agrees_in_every_minute_around_the_changes() {
    let zone = Zone::named("Europe/Berlin").expect("a known zone");
    let tz = chrono_tz::Europe::Berlin;
    let mut changes = 0;
    let mut hour = utc("2020-01-01T00:00:00Z");
    while hour < utc("2036-01-01T00:00:00Z") {
        if oracle_local(tz, hour).hour() != (oracle_local(tz, hour - HOUR).hour() + 1) % 24 {
            changes += 1;
            for minute in -180..180 {
                let seconds = hour + minute * 60;
                let local = zone.local(Timestamp::from_seconds(seconds));
                assert_eq!(naive(local), oracle_local(tz, seconds));
                // Also times that no clock shows: those of the gap.
                let wall = local.plus_minutes(30);
                assert_eq!(
                    zone.timestamp(wall).seconds(),
                    oracle_timestamp(tz, naive(wall)),
                    "{wall}"
                );
            }
            // One second before and at the change.
            for seconds in [hour - 1, hour] {
                let local = zone.local(Timestamp::from_seconds(seconds));
                let oracle = oracle_local(tz, seconds)
                    .with_second(0)
                    .expect("a minute's start");
                assert_eq!(naive(local), oracle);
            }
        }
        hour += HOUR;
    }
    assert_eq!(changes, 32);
}

#[test]
fn every_zone_of_the_table_agrees_from_2026_on() {
    for name in Zone::NAMES.iter().flat_map(|(_, names)| *names) {
        let zone = Zone::named(name).expect("a name of the table");
        let tz: Tz = name.parse().expect("an IANA name");
        let (from, to) = (utc("2026-01-01T00:00:00Z"), utc("2036-01-01T00:00:00Z"));
        for seconds in (from..to).step_by(HOUR as usize) {
            let local = zone.local(Timestamp::from_seconds(seconds));
            assert_eq!(naive(local), oracle_local(tz, seconds), "{name}");
        }
    }
}
