//! Events in lists.

use lotse_core::catalogue::{Catalogue, RecordRef};
use lotse_core::event::{Event, EventStatus};
use lotse_core::image::Kind;
use lotse_core::offer::CostKind;
use lotse_core::time::LocalDateTime;

use super::badges::badge;
use super::icon::icon;
use super::save_button::save_button;
use super::texts::words;
use crate::html::{El, view};
use crate::i18n::phrase::{date, hours};
use crate::labels;
use crate::route::Route;
use crate::state::AppState;

/// The card of an event, at the occurrence `start` or without a date; nothing when its copy is damaged.
pub fn event_card(
    state: AppState,
    catalogue: &Catalogue,
    at: RecordRef,
    start: Option<LocalDateTime>,
) -> Option<El> {
    let event = catalogue.event(at).ok()?;
    let id = catalogue.id(at).to_owned();
    let href = Route::Event(id.parse().ok()?).path();
    let lang = state.i18n.lang();
    let t = state.i18n;
    let name = event.title.words(lang).to_owned();
    let when = match start {
        Some(start) => time_words(state, &event, start),
        None => date::date_time(&t.words(), event.start, state.today()),
    };
    let free = (event.cost.kind == CostKind::Free)
        .then(|| badge("is-free", "euro", labels::cost(t, &event.cost)));
    let demo = event
        .provenance
        .demo
        .then(|| badge("is-demo", "info", t.t("demo-badge")));
    let cancelled = (event.status == EventStatus::Cancelled)
        .then(|| badge("is-expired", "warning", t.t("event-cancelled")));
    let district = event
        .place
        .as_ref()
        .and_then(|place| place.district.as_ref())
        .map(|district| {
            let name = labels::district(catalogue, district);
            view! { <span>{icon("map-pin")}<bdi>{name}</bdi></span> }
        });
    let view = view! {
        <li class="card">
            <p class="card-time"><bdi>{when}</bdi></p>
            <div class="card-head">
                <h3 class="card-title"><a href=href>{words(&event.title, lang)}</a></h3>
                {save_button(state, Kind::Event, &id, &name)}
            </div>
            <p class="badges">{cancelled}{free}{demo}</p>
            <p class="card-meta">{district}</p>
        </li>
    };
    Some(view)
}

/// "16:00 to 18:00" of one occurrence.
pub fn time_words(state: AppState, event: &Event, start: LocalDateTime) -> String {
    let t = state.i18n;
    let same_day = event.end.filter(|end| end.date() == event.start.date());
    match same_day {
        Some(end) => hours::range(&t.words(), start.time(), end.time()),
        None => t.t_args(
            "event-time-from",
            &[("time", date::time(start.time()).into())],
        ),
    }
}
