//! Events by day: what takes place when, recurring events unrolled.

use crate::catalogue::{Catalogue, RecordRef};
use crate::filter::{Condition, Query, Selection};
use crate::image::{Kind, Row, Traits};
use crate::order;
use crate::time::{Date, LocalDateTime};

/// What takes place in a span of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The days on which there is something, in order.
    pub days: Vec<Day>,
    /// Events whose recurrence is not understood: shown apart, with the rule as published.
    pub unclear: Vec<RecordRef>,
}

/// What takes place on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// In the order of their starts; what began before the first day stands there first.
    pub occurrences: Vec<Occurrence>,
}

/// An event taking place once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// When it starts, on the clocks of its place.
    pub start: LocalDateTime,
    /// When it ends, if that is known.
    pub end: Option<LocalDateTime>,
    /// The event.
    pub event: RecordRef,
    /// It was called off; lists say so rather than hide it.
    pub cancelled: bool,
}

impl Occurrence {
    /// Whether it is over at `local`; without an end, it is when its day is.
    pub fn is_over(&self, local: LocalDateTime) -> bool {
        self.end
            .map_or(self.start.date() < local.date(), |end| end <= local)
    }
}

/// The parts of a query that ask for what events do not have.
const NOT_OF_EVENTS: [Condition; 6] = [
    Condition::OpenNow,
    Condition::Courses,
    Condition::Levels,
    Condition::Providers,
    Condition::WomenOnly,
    Condition::StartsWithin,
];

/// The events that answer `query`, from the day `from` to the day `through`.
///
/// Weekdays and times of day are those of each occurrence.
pub fn agenda(catalogue: &Catalogue, query: &Query, from: Date, through: Date) -> Agenda {
    let apart = NOT_OF_EVENTS.into_iter().chain([Condition::Times]);
    let of_record = apart.fold(query.clone(), |query, condition| query.without(condition));
    let selection = Selection::new(catalogue, &of_record, from);
    let mut found: Vec<Occurrence> = Vec::new();
    let mut ranks: Vec<(u64, u32)> = Vec::new();
    let mut unclear = Vec::new();
    for (at, row) in catalogue.records(Kind::Event) {
        if !selection.meets(at, &row) {
            continue;
        }
        let Some(occurrences) = occurrences(catalogue, at, &row, from, through) else {
            unclear.push(at);
            continue;
        };
        for occurrence in occurrences
            .into_iter()
            .filter(|occurrence| fits(query, occurrence))
        {
            let rank = order::by_time(occurrence.start, occurrence.end);
            ranks.push((rank, found.len() as u32));
            found.push(occurrence);
        }
    }
    order::by_key(&mut ranks);
    let mut days: Vec<Day> = Vec::new();
    for (_, number) in ranks {
        let Some(occurrence) = found.get(number as usize).copied() else {
            continue;
        };
        let date = occurrence.start.date().max(from);
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.occurrences.push(occurrence),
            None => days.push(Day {
                date,
                occurrences: vec![occurrence],
            }),
        }
    }
    Agenda { days, unclear }
}

/// When an event takes place from the day `from` to the day `through`; `None` when its rule is not understood.
pub fn occurrences(
    catalogue: &Catalogue,
    event: RecordRef,
    row: &Row,
    from: Date,
    through: Date,
) -> Option<Vec<Occurrence>> {
    let first = minute(from);
    let end_of_window = minute(through.plus_days(1));
    let minutes = i64::from(row.ends) - i64::from(row.starts);
    let lasts = (row.ends != Row::NO_NUMBER && minutes >= 0).then_some(minutes);
    let cancelled = row.has(Traits::ENDED);
    let occurrence = |start: LocalDateTime| Occurrence {
        start,
        end: lasts.map(|minutes| start.plus_minutes(minutes)),
        event,
        cancelled,
    };
    let in_window = |occurrence: &Occurrence| {
        let start = occurrence.start.epoch_minute();
        let end = occurrence.end.map_or(start, LocalDateTime::epoch_minute);
        start < end_of_window && (start >= first || end > first)
    };
    if !row.has(Traits::RECURRING) {
        let once = occurrence(LocalDateTime::from_epoch_minute(i64::from(row.starts)));
        return Some(Some(once).filter(in_window).into_iter().collect());
    }
    let event = catalogue.event(event).ok()?;
    let recurrence = event.recurrence().ok()?;
    // What began before may still be going on.
    let from = LocalDateTime::from_epoch_minute(first - lasts.unwrap_or(0));
    let to = LocalDateTime::from_epoch_minute(end_of_window);
    Some(
        recurrence
            .occurrences(&event.zone(), from, to)
            .map(occurrence)
            .filter(in_window)
            .collect(),
    )
}

fn minute(midnight: Date) -> i64 {
    i64::from(midnight.epoch_day()) * 1440
}

/// Whether weekday and time of day are among those asked for.
fn fits(query: &Query, occurrence: &Occurrence) -> bool {
    let part = match occurrence.start.time().hour() {
        0..12 => "morning",
        12..17 => "afternoon",
        _ => "evening",
    };
    let weekday = occurrence.start.date().weekday();
    (query.weekdays.is_empty() || query.weekdays.contains(&weekday))
        && (query.day_times.is_empty() || query.day_times.iter().any(|time| time.code() == part))
}

#[cfg(test)]
mod tests;
