//! What is understood, and the cases that a table of rules cannot show; `tests/recurrence_oracle.rs` compares the rest.

use super::*;

fn local(text: &str) -> LocalDateTime {
    text.parse().expect("a local time")
}

fn starts(recurrence: &Recurrence, from: &str, to: &str) -> Vec<String> {
    let berlin = Zone::named("Europe/Berlin").expect("a known zone");
    let starts = recurrence.occurrences(&berlin, local(from), local(to));
    starts.map(|start| start.to_string()).collect()
}

fn parse(rrule: &str) -> Result<Recurrence, NotUnderstood> {
    Recurrence::parse(local("2026-01-06T18:00"), rrule)
}

#[test]
fn what_is_not_understood_keeps_its_text() {
    for rrule in [
        "",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=3",
        "INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101T000000Z",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=MONTHLY;BYDAY=0TU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=DAILY;BYHOUR=9,10",
        "FREQ=DAILY;UNTIL=2026-01-31",
        "FREQ=DAILY;UNTIL=20260131T2500",
        "FREQ=DAILY;RSCALE=HEBREW",
        "every Tuesday",
    ] {
        let error = parse(rrule).expect_err(rrule);
        assert_eq!(&*error.published, rrule);
    }
}

#[test]
fn once_is_once_and_on_what_was_added() {
    let once = Recurrence::once(local("2026-01-06T18:00"))
        .with_added(&[local("2026-02-01T10:00"), local("2026-01-10T10:00")])
        .with_excluded(&[local("2026-02-01T10:00")]);
    assert_eq!(
        starts(&once, "2026-01-01T00:00", "2027-01-01T00:00"),
        ["2026-01-06T18:00", "2026-01-10T10:00"]
    );
    assert!(starts(&once, "2026-01-06T18:01", "2026-01-10T10:00").is_empty());
}

#[test]
fn an_end_by_date_includes_that_day() {
    let daily = parse("RRULE:FREQ=DAILY;UNTIL=20260108").expect("a rule");
    let expected = ["2026-01-06T18:00", "2026-01-07T18:00", "2026-01-08T18:00"];
    assert_eq!(
        starts(&daily, "2026-01-01T00:00", "2027-01-01T00:00"),
        expected
    );
}

#[test]
fn an_end_without_zone_is_on_the_wall_clock() {
    let daily = parse("FREQ=DAILY;UNTIL=20260107T180000").expect("a rule");
    assert_eq!(
        starts(&daily, "2026-01-01T00:00", "2027-01-01T00:00").len(),
        2
    );
}

#[test]
fn a_start_that_clocks_skip_is_shown_later() {
    let daily = Recurrence::parse(local("2026-03-28T02:30"), "FREQ=DAILY;COUNT=3").expect("a rule");
    let expected = ["2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30"];
    assert_eq!(
        starts(&daily, "2026-03-01T00:00", "2026-04-01T00:00"),
        expected
    );
    // Whoever takes it away may name either.
    for excluded in ["2026-03-29T02:30", "2026-03-29T03:30"] {
        let without = daily.clone().with_excluded(&[local(excluded)]);
        assert_eq!(
            starts(&without, "2026-03-01T00:00", "2026-04-01T00:00").len(),
            2
        );
    }
}

#[test]
fn a_rule_that_never_applies_ends() {
    let never = parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").expect("a rule");
    assert!(starts(&never, "2026-01-01T00:00", "9999-12-31T23:59").is_empty());
}
