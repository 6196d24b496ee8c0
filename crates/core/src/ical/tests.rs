//! What is written, and that the `icalendar` crate reads the same out of it.

use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use proptest::prelude::*;

use super::*;
use crate::sample::record;
use crate::wire::{Envelope, Record};

fn stamp() -> Timestamp {
    "2026-11-22T17:50:50Z".parse().expect("a timestamp")
}

fn event() -> Event {
    let json = record(
        "event",
        "cafe",
        r#"{"title":{"de":{"text":"Sprachcafé; Reden, Kaffee \\ Kuchen"},"ar":{"text":"مقهى المحادثة في بيت العالم الواحد لكل الناس من كل البلدان"}},
            "description":{"de":{"text":"Eins\nZwei"}},"start":"2026-11-25T17:00","end":"2026-11-25T19:00","time_zone":"Europe/Berlin",
            "rrule":"FREQ=WEEKLY;BYDAY=WE","exdates":["2026-12-23T17:00"],
            "place":{"name":{"de":{"text":"einewelt haus"}},"street":"Schellingstraße 3","postal_code":"39104","city":"Magdeburg","coordinates":{"latitude":52.125,"longitude":11.636}}}"#,
    );
    let record = Envelope::read(&json)
        .and_then(|envelope| envelope.record())
        .expect("a good record");
    let Some(Record::Event(_, event)) = record else {
        panic!("an event")
    };
    *event
}

#[test]
fn an_event_with_its_zone_and_rule() {
    let text = calendar(&[Entry::of_event("cafe", &event(), Lang::DE)], stamp());
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lotse//Lotse//EN\r\nCALSCALE:GREGORIAN\r\n\
        BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n\
        BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n\
        END:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:event-cafe@lotse\r\nDTSTAMP:20261122T175050Z\r\n\
        DTSTART;TZID=Europe/Berlin:20261125T170000\r\nDTEND;TZID=Europe/Berlin:20261125T190000\r\n\
        RRULE:FREQ=WEEKLY;BYDAY=WE\r\nEXDATE;TZID=Europe/Berlin:20261223T170000\r\n\
        SUMMARY:Sprachcafé\\; Reden\\, Kaffee \\\\ Kuchen\r\nDESCRIPTION:Eins\\nZwei\r\n\
        LOCATION:einewelt haus\\, Schellingstraße 3\\, 39104 Magdeburg\r\nGEO:52.125000;11.636000\r\n\
        STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(text, expected);
}

#[test]
fn one_occurrence_is_an_entry_of_its_own() {
    let start = "2026-12-02T17:00".parse().expect("a local time");
    let entry = Entry::of_occurrence("cafe", &event(), start, Lang::DE);
    assert_eq!(entry.uid, "event-cafe-2026-12-02T17:00@lotse");
    assert_eq!(
        entry.end.map(|end| end.to_string()).as_deref(),
        Some("2026-12-02T19:00")
    );
    let text = calendar(&[entry], stamp());
    assert_eq!(text.matches("RRULE").count(), 2, "those of the zone only");
}

#[test]
fn a_hidden_place_stays_hidden() {
    let mut event = event();
    event.place.as_mut().expect("a place").precision = Precision::Hidden;
    let text = calendar(&[Entry::of_event("cafe", &event, Lang::DE)], stamp());
    assert!(!text.contains("Schelling") && !text.contains("GEO"));
}

#[test]
fn zones_come_once_and_unknown_ones_leave_the_time_floating() {
    let mut other = event();
    other.time_zone = "Mars/Olympus".into();
    let entries = [
        Entry::of_event("a", &event(), Lang::DE),
        Entry::of_event("b", &event(), Lang::DE),
        Entry::of_event("c", &other, Lang::DE),
    ];
    let text = calendar(&entries, stamp());
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    assert!(text.contains("\r\nDTSTART:20261125T170000\r\n"));
}

#[test]
fn a_source_cannot_smuggle_lines_in() {
    let mut event = event();
    event.rrule = Some("FREQ=WEEKLY\r\nATTACH:http://evil.example".into());
    let mut entry = Entry::of_event("cafe\r\nX:1", &event, Lang::DE);
    entry.url = Some("https://a.example\r\nX:1".to_owned());
    let text = calendar(&[entry], stamp());
    assert!(
        !text.contains("ATTACH") && !text.contains("\nX:1"),
        "{text}"
    );
}

#[test]
fn icalendar_reads_the_same() {
    let text = calendar(&[Entry::of_event("cafe", &event(), Lang::AR)], stamp());
    let calendar: Calendar = text.parse().expect("a calendar");
    let found = calendar
        .components
        .iter()
        .find_map(CalendarComponent::as_event)
        .expect("an event");
    assert_eq!(
        found.get_summary(),
        Some("مقهى المحادثة في بيت العالم الواحد لكل الناس من كل البلدان")
    );
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) =
        found.get_start()
    else {
        panic!("a start with its zone");
    };
    assert_eq!(
        (date_time.to_string().as_str(), tzid.as_str()),
        ("2026-11-25 17:00:00", "Europe/Berlin")
    );
    assert_eq!(found.property_value("RRULE"), Some("FREQ=WEEKLY;BYDAY=WE"));
}

proptest! {
    #[test]
    fn any_words_are_read_back_and_no_line_is_too_long(summary in "\\PC{1,200}", description in "[\\PC\n]{1,300}") {
        let entry = Entry { summary: summary.clone(), description: description.clone(), ..Entry::of_event("x", &event(), Lang::DE) };
        let text = calendar(&[entry], stamp());
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let calendar: Calendar = text.parse().expect("a calendar");
        let found = calendar.components.iter().find_map(CalendarComponent::as_event).expect("an event");
        prop_assert_eq!(found.get_summary(), Some(summary.as_str()));
        prop_assert_eq!(found.get_description(), Some(description.as_str()));
    }
}
