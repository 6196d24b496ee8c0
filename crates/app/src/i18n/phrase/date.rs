//! Days and times, relative to the day the person reads them.

use lotse_core::time::{Date, LocalDateTime, TimeOfDay, Weekday};

use crate::i18n::words::Words;

/// `9:00`, the same in all languages.
pub fn time(time: TimeOfDay) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// `22. November`, with the year when it is not this one.
pub fn date(words: &Words, date: Date, today: Date) -> String {
    if date.year() == today.year() {
        day_and_month(words, date)
    } else {
        full(words, date)
    }
}

/// `22. November 2026`.
pub fn full(words: &Words, date: Date) -> String {
    words.t_args(
        "date-full",
        &[
            ("day", i64::from(date.day()).into()),
            ("month", month_of(words, date).into()),
            ("year", i64::from(date.year()).into()),
        ],
    )
}

/// `Sonntag, 22. November`, with the year when it is not this one.
pub fn with_weekday(words: &Words, date: Date, today: Date) -> String {
    let key = if date.year() == today.year() {
        "date-weekday"
    } else {
        "date-weekday-full"
    };
    words.t_args(
        key,
        &[
            ("weekday", weekday(words, date.weekday()).into()),
            ("day", i64::from(date.day()).into()),
            ("month", month_of(words, date).into()),
            ("year", i64::from(date.year()).into()),
        ],
    )
}

/// A day as the heading of a list: `Heute`, `Morgen`, `Dienstag, 24. November`.
pub fn heading(words: &Words, date: Date, today: Date) -> String {
    match date.days_since(today) {
        0 => words.t("events-today"),
        1 => words.t("events-tomorrow"),
        _ => with_weekday(words, date, today),
    }
}

/// A day inside a sentence: `heute`, `morgen`, `am Montag`, `am 3. Dezember`.
pub fn on_day(words: &Words, date: Date, today: Date) -> String {
    match date.days_since(today) {
        0 => words.t("day-today"),
        1 => words.t("day-tomorrow"),
        2..=6 => on_weekday(words, date.weekday()),
        _ => {
            let date = self::date(words, date, today);
            words.t_args("date-on", &[("date", date.into())])
        }
    }
}

/// `Montag`.
pub fn weekday(words: &Words, weekday: Weekday) -> String {
    words.t(&format!("weekday-{}", weekday.index() + 1))
}

/// `Mo`.
pub fn weekday_short(words: &Words, weekday: Weekday) -> String {
    words.t(&format!("weekday-short-{}", weekday.index() + 1))
}

/// `am Montag`.
pub fn on_weekday(words: &Words, weekday: Weekday) -> String {
    words.t(&format!("weekday-on-{}", weekday.index() + 1))
}

/// `November 2026`.
pub fn month_and_year(words: &Words, date: Date) -> String {
    let month = words.t(&format!("month-{}", date.month()));
    let year = i64::from(date.year());
    words.t_args(
        "date-month-year",
        &[("month", month.into()), ("year", year.into())],
    )
}

/// `22. November, 14:05 Uhr`.
pub fn date_time(words: &Words, at: LocalDateTime, today: Date) -> String {
    let date = date(words, at.date(), today);
    words.t_args(
        "date-time",
        &[("date", date.into()), ("time", time(at.time()).into())],
    )
}

/// `Stand: 22. November 2026, 14:05 Uhr`, for paper and files, which are read on another day.
pub fn as_of_date(words: &Words, at: LocalDateTime) -> String {
    let (date, time) = (full(words, at.date()), time(at.time()));
    let date = words.t_args("date-time", &[("date", date.into()), ("time", time.into())]);
    words.t_args("asof-date", &[("date", date.into())])
}

/// `Stand: heute, 14:05 Uhr`.
pub fn as_of(words: &Words, at: LocalDateTime, today: Date) -> String {
    let key = match today.days_since(at.date()) {
        0 => "asof-today",
        1 => "asof-yesterday",
        _ => {
            let date = date(words, at.date(), today);
            return words.t_args("asof-date", &[("date", date.into())]);
        }
    };
    words.t_args(key, &[("time", time(at.time()).into())])
}

/// `vor 3 Tagen`; what lies ahead by a clock's error is `gerade eben`.
pub fn ago(words: &Words, seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let (key, unit) = match seconds {
        ..MINUTE => return words.t("ago-now"),
        MINUTE..HOUR => ("ago-minutes", MINUTE),
        HOUR..DAY => ("ago-hours", HOUR),
        _ if seconds < 14 * DAY => ("ago-days", DAY),
        _ if seconds < 60 * DAY => ("ago-weeks", 7 * DAY),
        _ if seconds < 730 * DAY => ("ago-months", 30 * DAY),
        _ => ("ago-years", 365 * DAY),
    };
    words.t_args(key, &[("count", (seconds / unit).into())])
}

fn day_and_month(words: &Words, date: Date) -> String {
    words.t_args(
        "date-day",
        &[
            ("day", i64::from(date.day()).into()),
            ("month", month_of(words, date).into()),
        ],
    )
}

fn month_of(words: &Words, date: Date) -> String {
    words.t(&format!("month-of-{}", date.month()))
}
