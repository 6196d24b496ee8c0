//! Open or closed, in one short sentence.

use lotse_core::hours::{OpenState, Until};
use lotse_core::time::{LocalDateTime, TimeOfDay};

use super::date;
use crate::i18n::words::Words;

/// Below this many minutes a place "closes soon".
pub const SOON_MINUTES: i64 = 30;

/// `Geöffnet bis 16:00 Uhr`, `Öffnet am Montag um 9:00 Uhr`; `now` is the time at the place.
pub fn state(words: &Words, state: &OpenState<'_>, now: LocalDateTime) -> String {
    match state {
        OpenState::Open {
            until: Until::Time(until),
            ..
        } => closes(words, *until, now),
        OpenState::Open {
            until: Until::Always,
            ..
        } => words.t("open-always"),
        OpenState::Open { .. } => words.t("open-now"),
        OpenState::Closed { opens, .. } => match opens {
            Some(at) => opens_at(words, *at, now),
            None => words.t("open-closed"),
        },
        OpenState::Unknown { .. } => words.t("open-maybe"),
    }
}

/// `9:00 bis 16:00 Uhr`.
pub fn range(words: &Words, from: TimeOfDay, to: TimeOfDay) -> String {
    let (from, to) = (date::time(from), date::time(to));
    words.t_args(
        "event-time-range",
        &[("from", from.into()), ("to", to.into())],
    )
}

fn closes(words: &Words, until: LocalDateTime, now: LocalDateTime) -> String {
    let time = date::time(until.time());
    let minutes = until.epoch_minute() - now.epoch_minute();
    if minutes <= SOON_MINUTES {
        return words.t_args("open-closes-soon", &[("time", time.into())]);
    }
    // Open until two in the morning is still tonight's opening: no day is named.
    if minutes < 24 * 60 {
        return words.t_args("open-until", &[("time", time.into())]);
    }
    let day = match until.date().days_since(now.date()) {
        1 => words.t("day-tomorrow"),
        2..=6 => date::weekday(words, until.date().weekday()),
        _ => date::date(words, until.date(), now.date()),
    };
    words.t_args(
        "open-until-day",
        &[("day", day.into()), ("time", time.into())],
    )
}

fn opens_at(words: &Words, at: LocalDateTime, now: LocalDateTime) -> String {
    let time = date::time(at.time());
    if at.date() == now.date() {
        return words.t_args("open-opens-at", &[("time", time.into())]);
    }
    let day = date::on_day(words, at.date(), now.date());
    words.t_args(
        "open-opens-day",
        &[("day", day.into()), ("time", time.into())],
    )
}
