use super::*;
use crate::sample::{catalogue, record};

fn event(id: &str, start: &str, more: &str) -> String {
    record(
        "event",
        id,
        &format!(
            r#"{{"title":{{"de":{{"text":"Fest {id}"}}}},"start":"{start}","time_zone":"Europe/Berlin"{more}}}"#
        ),
    )
}

fn city() -> Catalogue {
    catalogue(&[
        event(
            "weekly",
            "2026-11-04T17:00",
            r#","end":"2026-11-04T19:00","rrule":"FREQ=WEEKLY;BYDAY=WE","exdates":["2026-12-02T17:00"],"languages":["ar"]"#,
        ),
        event("once", "2026-11-25T10:00", r#","topics":["meeting-cafe"]"#),
        event("off", "2026-11-26T10:00", r#","status":"cancelled""#),
        event("long", "2026-11-20T09:00", r#","end":"2026-11-24T18:00""#),
        event("moon", "2026-11-20T09:00", r#","rrule":"FREQ=LUNAR""#),
        event("past", "2026-10-20T09:00", ""),
    ])
}

fn days(fragment: &str) -> Vec<String> {
    let city = city();
    let date = |text: &str| text.parse().expect("a date");
    let agenda = agenda(
        &city,
        &Query::from_fragment(fragment),
        date("2026-11-22"),
        date("2026-12-09"),
    );
    let line = |day: &Day| {
        let ids: Vec<_> = day
            .occurrences
            .iter()
            .map(|occurrence| city.id(occurrence.event))
            .collect();
        format!("{} {}", day.date, ids.join(" "))
    };
    agenda.days.iter().map(line).collect()
}

#[test]
fn days_in_order_with_what_recurs_and_what_still_goes_on() {
    assert_eq!(
        days(""),
        [
            "2026-11-22 long",
            "2026-11-25 once weekly",
            "2026-11-26 off",
            "2026-12-09 weekly"
        ]
    );
}

#[test]
fn filters_hold_for_events_and_times_for_each_occurrence() {
    assert_eq!(days("lang=ar"), ["2026-11-25 weekly", "2026-12-09 weekly"]);
    assert_eq!(days("topic=meeting"), ["2026-11-25 once"]);
    assert_eq!(days("q=once"), ["2026-11-25 once"]);
    assert_eq!(days("day=WE&time=morning"), ["2026-11-25 once"]);
    assert_eq!(days("open=1&level=A1&day=TH"), ["2026-11-26 off"]);
}

#[test]
fn what_is_not_understood_is_set_apart_and_what_was_called_off_says_so() {
    let city = city();
    let from = "2026-11-22".parse().expect("a date");
    let agenda = agenda(&city, &Query::default(), from, from.plus_days(7));
    assert_eq!(
        agenda
            .unclear
            .iter()
            .map(|at| city.id(*at))
            .collect::<Vec<_>>(),
        ["moon"]
    );
    let off = agenda
        .days
        .iter()
        .flat_map(|day| &day.occurrences)
        .filter(|occurrence| occurrence.cancelled);
    assert_eq!(
        off.map(|occurrence| city.id(occurrence.event))
            .collect::<Vec<_>>(),
        ["off"]
    );
}

#[test]
fn an_event_is_over_at_its_end_or_with_its_day() {
    let at = |text: &str| text.parse().expect("a local time");
    let event = city().find(Kind::Event, "once").expect("the event");
    let open_end = Occurrence {
        start: at("2026-11-25T10:00"),
        end: None,
        event,
        cancelled: false,
    };
    assert!(!open_end.is_over(at("2026-11-25T23:59")) && open_end.is_over(at("2026-11-26T00:00")));
    let ended = Occurrence {
        end: Some(at("2026-11-25T12:00")),
        ..open_end
    };
    assert!(!ended.is_over(at("2026-11-25T11:59")) && ended.is_over(at("2026-11-25T12:00")));
}
