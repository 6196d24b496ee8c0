//! From where distances are told: the device, asked only on tap, or the middle of a district.

use leptos::prelude::*;
use lotse_core::filter::Sort;

use super::Finder;
use crate::components::icon::icon;
use crate::html::{El, Event, IntoEl, view};
use crate::labels;
use crate::platform::device::{self, NoPosition};
use crate::state::{AppState, Origin};

/// Asks for a place when the person wants the nearest first; says from where distances are told.
pub fn nearby(finder: Finder) -> El {
    let failure = RwSignal::new(None::<&'static str>);
    (move || {
        let wants_distance = finder.query.with(|query| query.sort == Sort::Distance);
        match finder.state.origin.get() {
            Some(origin) => wants_distance.then(|| told_from(finder.state, &origin)),
            None => wants_distance.then(|| ask(finder.state, failure)),
        }
    })
    .el()
}

fn told_from(state: AppState, origin: &Origin) -> El {
    let t = state.i18n;
    let words = match origin {
        Origin::Device(_) => t.t("position-active"),
        Origin::District(id, _) => {
            let name = labels::district(&state.copy.catalogue.get_untracked(), id);
            t.t_args(
                "position-active-district",
                &[("district", name.as_str().into())],
            )
        }
    };
    view! {
        <p class="notice">
            {icon("map-pin")}<span class="notice-text">{words}</span>
            <button type="button" class="btn is-plain" on:click=move |_| state.origin.set(None)>{t.t("position-stop")}</button>
        </p>
    }
}

fn ask(state: AppState, failure: RwSignal<Option<&'static str>>) -> El {
    let t = state.i18n;
    let locate = move |_| {
        failure.set(Some("position-waiting"));
        device::locate(move |answer| match answer {
            Ok(point) => {
                failure.set(None);
                state.origin.set(Some(Origin::Device(point)));
            }
            Err(NoPosition::Denied) => failure.set(Some("position-denied")),
            Err(NoPosition::Unavailable) => failure.set(Some("position-failed")),
        });
    };
    let catalogue = state.copy.catalogue.get_untracked();
    let districts = catalogue
        .region()
        .map(|region| region.districts.clone())
        .unwrap_or_default();
    let options: Vec<El> = districts
        .iter()
        .map(|district| {
            view! { <option value=district.id.to_string()>{district.name.to_string()}</option> }
        })
        .collect();
    let choose = move |event: Event| {
        let chosen = event_target_value(&event);
        if let Some(district) = districts
            .iter()
            .find(|district| district.id.as_str() == chosen)
        {
            state
                .origin
                .set(Some(Origin::District(district.id.clone(), district.center)));
        }
    };
    view! {
        <section class="card stack-s" aria-labelledby="position-title">
            <h2 id="position-title">{t.t("position-ask-title")}</h2>
            <p>{t.t("position-ask-text")}</p>
            <p role="status">{move || failure.get().map(|key| t.t(key))}</p>
            <p><button type="button" class="btn" on:click=locate>{icon("map-pin")}<span>{t.t("position-use")}</span></button></p>
            <label class="field">
                <span class="field-label">{t.t("position-choose-district")}</span>
                <select class="select" on:change=choose>
                    <option value="">{t.t("filter-district")}</option>
                    {options}
                </select>
            </label>
        </section>
    }
}
