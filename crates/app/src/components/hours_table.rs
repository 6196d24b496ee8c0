//! The hours of a week, from today on.

use lotse_core::hours::{DaySpan, Kind, OpeningHours};
use lotse_core::offer::Hours;

use super::badges::open_badge;
use super::paper::day_heading;
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::hours;
use crate::state::AppState;

/// Open or closed now, the coming seven days, and what the provider wrote.
pub fn hours_answers(state: AppState, offer: &lotse_core::offer::Offer) -> Vec<El> {
    let lang = state.i18n.lang();
    let mut answers = Vec::new();
    let understood = offer
        .hours
        .osm
        .as_deref()
        .and_then(|osm| OpeningHours::parse(osm).ok());
    if let Some(opening_hours) = understood {
        answers.push(view! { <p class="badges">{open_badge(state, offer)}</p> });
        answers.push(week(state, &opening_hours));
    }
    let Hours { published, osm } = &offer.hours;
    if !published.is_empty() {
        let says = published
            .choose(lang)
            .map(|chosen| chosen.text.text.to_string())
            .unwrap_or_default();
        let line = state
            .i18n
            .t_args("offer-hours-published", &[("text", says.as_str().into())]);
        answers.push(view! { <p class="small soft">{line}</p> });
    } else if answers.is_empty()
        && let Some(osm) = osm
    {
        // Not understood: shown as it was published.
        let line = state
            .i18n
            .t_args("offer-hours-published", &[("text", (&**osm).into())]);
        answers.push(view! { <p>{line}</p> });
    }
    if answers.is_empty() {
        answers.push(view! { <p class="soft">{state.i18n.t("offer-hours-unknown")}</p> });
    }
    answers
}

/// The coming seven days, from today on.
pub fn week(state: AppState, opening_hours: &OpeningHours) -> El {
    let Some(federal_state) = state.federal_state() else {
        return ().el();
    };
    let today = state.today();
    let t = state.i18n.words();
    let rows: Vec<El> = (0..7)
        .map(|ahead| {
            let day = today.plus_days(ahead);
            let spans: Vec<El> =
                opening_hours.day_spans(day, federal_state).iter().filter_map(|span| span_view(state, span)).collect();
            let cell = if spans.is_empty() { t.t("open-closed").el() } else { spans.el() };
            let class = (ahead == 0).then_some("is-today");
            view! { <tr class=class><th scope="row">{day_heading(state, day)}</th><td>{cell}</td></tr> }
        })
        .collect();
    view! { <table class="hours"><tbody>{rows}</tbody></table> }
}

fn span_view(state: AppState, span: &DaySpan<'_>) -> Option<El> {
    let t = state.i18n.words();
    let times = hours::range(&t, span.from, span.to);
    let comment = span
        .comment
        .map(|comment| format!(" ({comment})"))
        .unwrap_or_default();
    match span.kind {
        Kind::Closed => None,
        Kind::Open => Some(view! { <span><bdi>{times}</bdi>{comment}</span> }),
        Kind::Unknown => Some(
            view! { <span><bdi>{times}</bdi>" · "{t.t("open-by-appointment")}{comment}</span> },
        ),
    }
}
