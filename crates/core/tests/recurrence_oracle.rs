//! Recurrences against the rrule crate: a list of our own, and generated rules.

use chrono::{DateTime, Utc};
use lotse_core::recurrence::Recurrence;
use lotse_core::time::{LocalDateTime, Zone};
use proptest::prelude::*;
use rrule::RRuleSet;

const OWN: &str = include_str!("data/recurrence.txt");

/// More starts than this are not compared.
const MOST: usize = 300;

/// Where windows end, on Berlin's clock and in UTC.
const END: &str = "2040-01-01T00:00";
const END_IN_UTC: &str = "2039-12-31T23:00:00Z";

struct Case {
    start: LocalDateTime,
    rrule: String,
    exdates: Vec<LocalDateTime>,
    rdates: Vec<LocalDateTime>,
}

impl Case {
    fn parse(line: &str) -> Case {
        let mut fields = line.split('|').map(str::trim);
        let mut next = || fields.next().unwrap_or_default();
        let start = next().parse().expect("a start");
        let rrule = next().to_owned();
        let mut times = || {
            let texts = fields
                .next()
                .unwrap_or_default()
                .split(',')
                .filter(|text| !text.is_empty());
            texts
                .map(|text| text.parse().expect("a local time"))
                .collect()
        };
        Case {
            start,
            rrule,
            exdates: times(),
            rdates: times(),
        }
    }

    fn ours(&self, zone: &Zone) -> Option<Vec<i64>> {
        let recurrence = Recurrence::parse(self.start, &self.rrule).ok()?;
        let recurrence = recurrence
            .with_excluded(&self.exdates)
            .with_added(&self.rdates);
        let until = END.parse().expect("a local time");
        let starts = recurrence.occurrences(zone, self.start, until).take(MOST);
        Some(
            starts
                .map(|start| zone.timestamp(start).seconds())
                .collect(),
        )
    }

    fn oracle(&self) -> Vec<i64> {
        let mut text = property("DTSTART", &[self.start]);
        text += &format!("RRULE:{}\n", self.rrule);
        if !self.exdates.is_empty() {
            text += &property("EXDATE", &self.exdates);
        }
        if !self.rdates.is_empty() {
            text += &property("RDATE", &self.rdates);
        }
        let set: RRuleSet = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        let until: DateTime<Utc> = END_IN_UTC.parse().expect("a time");
        let set = set.before(until.with_timezone(&rrule::Tz::UTC));
        let starts = set.all(MOST as u16).dates;
        // The oracle may give the end itself, which is outside of our window.
        let mut starts: Vec<_> = starts
            .iter()
            .filter(|start| **start < until)
            .map(DateTime::timestamp)
            .collect();
        // What is both by rule and added happens once (RFC 5545 section 3.8.5.2); the oracle gives it twice.
        starts.dedup();
        starts
    }
}

fn property(name: &str, times: &[LocalDateTime]) -> String {
    let times: Vec<_> = times
        .iter()
        .map(|time| time.to_string().replace(['-', ':'], "") + "00")
        .collect();
    format!("{name};TZID=Europe/Berlin:{}\n", times.join(","))
}

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").expect("a known zone")
}

/// The starts that `others` lacks, in Berlin.
fn readable(seconds: &[i64], others: &[i64]) -> Vec<String> {
    let berlin = chrono_tz::Europe::Berlin;
    let differing = seconds.iter().filter(|seconds| !others.contains(seconds));
    let times = differing.filter_map(|seconds| DateTime::from_timestamp(*seconds, 0));
    times
        .map(|time| time.with_timezone(&berlin).to_string())
        .take(12)
        .collect()
}

#[test]
fn our_own_rules_agree() {
    let zone = berlin();
    let lines: Vec<_> = OWN
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .collect();
    assert!(lines.len() >= 60, "{} rules", lines.len());
    let mut disagreements = Vec::new();
    let mut starts = 0;
    for line in &lines {
        let case = Case::parse(line);
        let ours = case
            .ours(&zone)
            .unwrap_or_else(|| panic!("not understood: {line}"));
        let oracle = case.oracle();
        starts += ours.len();
        if ours != oracle {
            disagreements.push(format!(
                "{line}\n  ours   {:?}\n  oracle {:?}",
                readable(&ours, &oracle),
                readable(&oracle, &ours)
            ));
        }
    }
    println!("{} rules, {starts} starts compared", lines.len());
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}

#[test]
fn a_window_shows_the_same_starts_as_the_whole() {
    let zone = berlin();
    for line in OWN
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        let case = Case::parse(line);
        let recurrence = Recurrence::parse(case.start, &case.rrule).expect("a rule");
        let recurrence = recurrence
            .with_excluded(&case.exdates)
            .with_added(&case.rdates);
        let end: LocalDateTime = "2029-01-01T00:00".parse().expect("a local time");
        let all: Vec<_> = recurrence.occurrences(&zone, case.start, end).collect();
        for days in [0, 1, 20, 80, 82, 297, 700] {
            let from = case.start.plus_minutes(days * 1440);
            let to = from.plus_minutes(40 * 1440 + 7);
            let window: Vec<_> = recurrence.occurrences(&zone, from, to.min(end)).collect();
            let expected: Vec<_> = all
                .iter()
                .copied()
                .filter(|start| *start >= from && *start < to.min(end))
                .collect();
            assert_eq!(window, expected, "{line} from {from}");
        }
    }
}

fn weekdays() -> impl Strategy<Value = String> {
    let day = prop::sample::select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    prop::collection::btree_set(day, 1..4)
        .prop_map(|days| days.into_iter().collect::<Vec<_>>().join(","))
}

fn nth_weekday() -> impl Strategy<Value = String> {
    let nth = prop::sample::select(vec![-2, -1, 1, 2, 3, 4, 5]);
    let day = prop::sample::select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    (nth, day).prop_map(|(nth, day)| format!("{nth}{day}"))
}

fn month_days() -> impl Strategy<Value = String> {
    let day = prop_oneof![1..=31i32, -5..=-1i32];
    prop::collection::btree_set(day, 1..4).prop_map(|days| {
        days.iter()
            .map(i32::to_string)
            .collect::<Vec<_>>()
            .join(",")
    })
}

fn by_rules() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("DAILY".to_owned()),
        weekdays().prop_map(|days| format!("DAILY;BYDAY={days}")),
        (1..=12, 1..=12).prop_map(|(a, b)| format!("DAILY;BYMONTH={a},{b}")),
        Just("WEEKLY".to_owned()),
        weekdays().prop_map(|days| format!("WEEKLY;BYDAY={days}")),
        (weekdays(), prop::sample::select(vec!["SU", "WE", "MO"]))
            .prop_map(|(days, start)| format!("WEEKLY;BYDAY={days};WKST={start}")),
        Just("MONTHLY".to_owned()),
        month_days().prop_map(|days| format!("MONTHLY;BYMONTHDAY={days}")),
        nth_weekday().prop_map(|day| format!("MONTHLY;BYDAY={day}")),
        (weekdays(), prop::sample::select(vec![-2, -1, 1, 2, 4]))
            .prop_map(|(days, position)| format!("MONTHLY;BYDAY={days};BYSETPOS={position}")),
        (weekdays(), month_days())
            .prop_map(|(days, month_days)| format!("MONTHLY;BYDAY={days};BYMONTHDAY={month_days}")),
        Just("YEARLY".to_owned()),
        (1..=12, nth_weekday())
            .prop_map(|(month, day)| format!("YEARLY;BYMONTH={month};BYDAY={day}")),
        (1..=12, month_days())
            .prop_map(|(month, days)| format!("YEARLY;BYMONTH={month};BYMONTHDAY={days}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_rules_agree(
        by_rules in by_rules(),
        interval in 1..5,
        end in prop_oneof![
            Just(String::new()),
            (1..40).prop_map(|count| format!(";COUNT={count}")),
            (2026..2030, 1..=12).prop_map(|(year, month)| format!(";UNTIL={year}{month:02}15T120000Z")),
        ],
        // Not in the hour that clocks skip or repeat: see the list for that.
        minute in prop_oneof![0..120i64, 180..1440i64],
        day in 0..900i64,
    ) {
        let first: LocalDateTime = "2025-06-01T00:00".parse().expect("a local time");
        let start = first.plus_minutes(day * 1440 + minute);
        let rrule = format!("FREQ={by_rules};INTERVAL={interval}{end}");
        let case = Case { start, rrule, exdates: Vec::new(), rdates: Vec::new() };
        if end_is_before(&case) {
            return Ok(());
        }
        let ours = case.ours(&berlin()).expect("a rule we understand");
        let oracle = case.oracle();
        prop_assert!(ours == oracle, "{} {}\n{:?}\n{:?}", case.start, case.rrule, readable(&ours, &oracle), readable(&oracle, &ours));
    }

    #[test]
    fn any_text_is_understood_or_not_without_panic(text in "\\PC{0,60}", rule in "(FREQ|COUNT|UNTIL|BYDAY|INTERVAL|BYSETPOS)=[0-9A-Z,+-]{0,12};FREQ=[A-Z]{5,7};?") {
        let start = "2026-01-01T00:00".parse().expect("a local time");
        let _ = Recurrence::parse(start, &text);
        if let Ok(recurrence) = Recurrence::parse(start, &rule) {
            let to = start.plus_minutes(400 * 1440);
            let _ = recurrence.occurrences(&berlin(), start, to).count();
        }
    }
}

/// The oracle refuses an end before the start.
fn end_is_before(case: &Case) -> bool {
    let Some((_, until)) = case.rrule.split_once("UNTIL=") else {
        return false;
    };
    let start = case.start.to_string().replace(['-', ':'], "");
    until[..8] <= start[..8]
}
