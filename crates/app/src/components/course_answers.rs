//! What makes an offer a course, in words; and its dates for the calendar.

use lotse_core::course::Course;
use lotse_core::offer::Offer;

use super::card::places;
use super::fact::{bullets, fact};
use crate::html::{El, IntoEl};
use crate::i18n::phrase::date;
use crate::labels;
use crate::state::AppState;

/// Level, kind, teachers, start and places of a course; nothing for another offer.
pub fn facts(state: AppState, offer: &Offer) -> El {
    let Some(course) = &offer.course else {
        return ().el();
    };
    let t = state.i18n;
    let mut lines = vec![
        labels::course_kind(t, &course.kind),
        level_words(state, course),
    ];
    lines.extend(course.provider.as_ref().map(|provider| {
        format!(
            "{}: {}",
            t.t("courses-provider"),
            labels::provider(t, provider)
        )
    }));
    lines.extend(start_words(state, course));
    let days: Vec<String> = course
        .weekdays
        .iter()
        .map(|day| labels::weekday(t, *day))
        .collect();
    let times = course
        .day_times
        .iter()
        .map(|time| labels::day_time(t, time));
    let when: Vec<String> = days.into_iter().chain(times).collect();
    if !when.is_empty() {
        lines.push(when.join(", "));
    }
    let mut items: Vec<El> = lines.into_iter().map(IntoEl::el).collect();
    items.push(places(state, offer).unwrap_or_else(|| t.t("course-places-unknown").el()));
    fact(state, "course", "offer-kind-course", vec![bullets(items)])
}

/// "A1 to B1", or that nobody knows.
pub fn level_words(state: AppState, course: &Course) -> String {
    let t = state.i18n;
    match (&course.level_from, &course.level_to) {
        (Some(from), Some(to)) if from != to => t.t_args(
            "course-level-range",
            &[("from", from.code().into()), ("to", to.code().into())],
        ),
        (Some(only), _) | (None, Some(only)) => labels::level(t, only),
        (None, None) => t.t("course-level-unknown"),
    }
}

fn start_words(state: AppState, course: &Course) -> Vec<String> {
    let t = state.i18n;
    let today = state.today();
    let said = |key: &str, day| {
        t.t_args(
            key,
            &[("date", date::date(&t.words(), day, today).as_str().into())],
        )
    };
    let mut lines = Vec::new();
    lines.extend(course.starts.map(|day| {
        said(
            if day < today {
                "course-started"
            } else {
                "course-start-on"
            },
            day,
        )
    }));
    lines.extend(course.ends.map(|day| said("course-end-on", day)));
    lines.extend(
        course
            .register_by
            .filter(|day| *day >= today)
            .map(|day| said("course-register-until", day)),
    );
    lines
}
