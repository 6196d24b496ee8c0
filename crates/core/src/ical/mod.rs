//! Calendar entries as RFC 5545 text, to be saved as `.ics` and opened by any calendar.

mod text;
mod zone;

use crate::event::{Event, EventStatus};
use crate::lang::Lang;
use crate::offer::Offer;
use crate::place::{Coordinates, Place, Precision};
use crate::time::{LocalDateTime, Timestamp, Zone};
use text::Lines;

/// One entry of a calendar (`VEVENT`).
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The same whenever the same thing is saved again, so that calendars replace it (`UID`).
    pub uid: String,
    /// First or only start (`DTSTART`).
    pub start: LocalDateTime,
    /// Its end (`DTEND`).
    pub end: Option<LocalDateTime>,
    /// The zone of its times; without one they are those of whatever clock the reader has.
    pub zone: Option<Zone>,
    /// When it comes again (`RRULE`); what is no rule is left out.
    pub rrule: Option<Box<str>>,
    /// Starts that do not happen (`EXDATE`).
    pub exdates: Vec<LocalDateTime>,
    /// What it is called (`SUMMARY`).
    pub summary: String,
    /// More about it (`DESCRIPTION`).
    pub description: String,
    /// Name and address of the place (`LOCATION`).
    pub location: String,
    /// Where it is (`GEO`).
    pub position: Option<Coordinates>,
    /// Where it stands in the app (`URL`).
    pub url: Option<String>,
    /// It was called off (`STATUS`).
    pub cancelled: bool,
}

impl Entry {
    /// An event with its whole recurrence, in the words for a reader of `lang`.
    pub fn of_event(id: &str, event: &Event, lang: Lang) -> Self {
        let place = event.place.as_ref();
        Self {
            uid: format!("event-{id}@lotse"),
            start: event.start,
            end: event.end,
            zone: Zone::named(&event.time_zone).ok(),
            rrule: event.rrule.clone(),
            exdates: event.exdates.clone(),
            summary: event.title.words(lang).to_owned(),
            description: event.description.words(lang).to_owned(),
            location: place.map_or_else(String::new, |place| location(place, lang)),
            position: place.and_then(position),
            url: None,
            cancelled: event.status == EventStatus::Cancelled,
        }
    }

    /// A single occurrence of an event, starting at `start`.
    pub fn of_occurrence(id: &str, event: &Event, start: LocalDateTime, lang: Lang) -> Self {
        Self {
            uid: format!("event-{id}-{start}@lotse"),
            start,
            end: event.minutes().map(|minutes| start.plus_minutes(minutes)),
            rrule: None,
            exdates: Vec::new(),
            ..Self::of_event(id, event, lang)
        }
    }

    /// A visit to an offer, such as when it opens next.
    pub fn of_visit(
        id: &str,
        offer: &Offer,
        start: LocalDateTime,
        end: Option<LocalDateTime>,
        zone: &Zone,
        lang: Lang,
    ) -> Self {
        let place = offer.place.as_ref();
        let summary = if offer.summary.is_empty() {
            &offer.description
        } else {
            &offer.summary
        };
        let documents = offer.required_documents.iter();
        let lines = std::iter::once(summary)
            .chain(documents)
            .chain(&offer.next_steps);
        let lines: Vec<&str> = lines
            .map(|text| text.words(lang))
            .filter(|line| !line.is_empty())
            .collect();
        Self {
            uid: format!("offer-{id}-{start}@lotse"),
            start,
            end,
            zone: Some(zone.clone()),
            rrule: None,
            exdates: Vec::new(),
            summary: offer.title.words(lang).to_owned(),
            description: lines.join("\n"),
            location: place.map_or_else(String::new, |place| location(place, lang)),
            position: place.and_then(position),
            url: None,
            cancelled: false,
        }
    }
}

/// A whole calendar file; `stamp` is the moment it is made (`DTSTAMP`).
pub fn calendar(entries: &[Entry], stamp: Timestamp) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Lotse//Lotse//EN");
    lines.put("CALSCALE", "GREGORIAN");
    let mut zones: Vec<&Zone> = Vec::new();
    for zone in entries.iter().filter_map(|entry| entry.zone.as_ref()) {
        if !zones.iter().any(|known| known.name() == zone.name()) {
            zones.push(zone);
            zone::put(&mut lines, zone);
        }
    }
    for entry in entries {
        put(&mut lines, entry, stamp);
    }
    lines.put("END", "VCALENDAR");
    lines.finish()
}

fn put(lines: &mut Lines, entry: &Entry, stamp: Timestamp) {
    lines.put("BEGIN", "VEVENT");
    lines.put_text("UID", &entry.uid);
    lines.put("DTSTAMP", &text::instant(stamp));
    put_time(lines, "DTSTART", entry, entry.start);
    if let Some(end) = entry.end.filter(|end| *end > entry.start) {
        put_time(lines, "DTEND", entry, end);
    }
    if let Some(rrule) = entry.rrule.as_deref().filter(|rrule| is_rule(rrule)) {
        lines.put("RRULE", rrule);
        for exdate in &entry.exdates {
            put_time(lines, "EXDATE", entry, *exdate);
        }
    }
    lines.put_text("SUMMARY", &entry.summary);
    lines.put_text("DESCRIPTION", &entry.description);
    lines.put_text("LOCATION", &entry.location);
    if let Some(point) = entry.position {
        lines.put("GEO", &point.decimals().join(";"));
    }
    // A URI is not escaped; one that would end its line is none.
    if let Some(url) = entry
        .url
        .as_deref()
        .filter(|url| !url.contains(char::is_control))
    {
        lines.put("URL", url);
    }
    lines.put(
        "STATUS",
        if entry.cancelled {
            "CANCELLED"
        } else {
            "CONFIRMED"
        },
    );
    lines.put("END", "VEVENT");
}

fn put_time(lines: &mut Lines, name: &str, entry: &Entry, time: LocalDateTime) {
    match &entry.zone {
        Some(zone) => lines.put(&format!("{name};TZID={}", zone.name()), &text::local(time)),
        None => lines.put(name, &text::local(time)),
    }
}

/// Whether a published rule has only what a rule is made of, so that it cannot end its line.
fn is_rule(rrule: &str) -> bool {
    rrule.starts_with("FREQ=")
        && rrule
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"=;,+-".contains(&byte))
}

fn location(place: &Place, lang: Lang) -> String {
    if place.precision == Precision::Hidden {
        return String::new();
    }
    let town: Vec<&str> = place
        .postal_code
        .as_deref()
        .into_iter()
        .chain(place.city.as_deref())
        .collect();
    let (name, town) = (place.name.words(lang), town.join(" "));
    let parts = [
        name,
        place.street.as_deref().unwrap_or_default(),
        &town,
        place.directions.words(lang),
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn position(place: &Place) -> Option<Coordinates> {
    place
        .coordinates
        .filter(|_| place.precision == Precision::Exact)
}

#[cfg(test)]
mod tests;
