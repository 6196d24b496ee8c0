//! Where something is: address, how exact that is, the next stop, the way there.

use leptos::prelude::*;
use lotse_core::place::{Attendance, Place, Precision};

use super::german::address_lines;
use super::icon::icon;
use super::texts::words;
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::measure;
use crate::labels;
use crate::state::AppState;

/// Answers to "where?", as far as they may be told.
pub fn place_answers(state: AppState, place: Option<&Place>, attendance: &[Attendance]) -> Vec<El> {
    let t = state.i18n;
    let mut answers: Vec<El> = attendance
        .iter()
        .filter_map(|way| match way {
            Attendance::Online => Some("offer-place-online"),
            Attendance::Phone => Some("offer-place-phone"),
            Attendance::Outreach => Some("offer-place-mobile"),
            Attendance::OnSite | Attendance::Unknown(_) => None,
        })
        .map(|key| t.t(key).el())
        .collect();
    let Some(place) = place else { return answers };
    if place.precision == Precision::Hidden {
        answers.push(t.t("offer-place-hidden").el());
        return answers;
    }
    let lines = address_lines(place);
    if !lines.is_empty() {
        let lines: Vec<_> = lines
            .into_iter()
            .map(|line| view! { {line}<br/> })
            .collect();
        answers.push(view! { <address dir="ltr" lang="de">{lines}</address> });
    }
    let catalogue = state.copy.catalogue.get_untracked();
    if let Some(district) = &place.district {
        let district = labels::district(&catalogue, district);
        let rough = (place.precision == Precision::Rough && place.street.is_none())
            .then(|| format!(" · {}", t.t("offer-place-rough")));
        answers.push(view! { <p class="soft"><bdi>{district}</bdi>{rough}</p> });
    }
    if !place.directions.is_empty() {
        answers.push(view! { <p>{words(&place.directions, t.lang())}</p> });
    }
    answers.extend(next_stop(state, place));
    answers
}

/// The nearest stop of tram or bus, from the device's own list.
fn next_stop(state: AppState, place: &Place) -> Option<El> {
    let catalogue = state.copy.catalogue.get_untracked();
    let (stop, metres) = catalogue.region()?.nearest_stop(place.coordinates?)?;
    let distance = measure::distance(&state.i18n.words(), metres.0);
    let line = state.i18n.t_args(
        "action-next-stop-named",
        &[
            ("stop", (&*stop.name).into()),
            ("distance", distance.as_str().into()),
        ],
    );
    let sources: Vec<&str> = catalogue
        .region()?
        .attribution
        .iter()
        .map(|source| &**source)
        .collect();
    let source = (!sources.is_empty()).then(|| {
        let source = sources.join("; ");
        let words = state
            .i18n
            .t_args("stop-source", &[("source", source.as_str().into())]);
        view! { <p class="small soft">{words}</p> }
    });
    Some(view! { <p class="card-meta"><span>{icon("tram")}<span>{line}</span></span></p> {source} })
}
