//! The regions of this deployment, each by its own name: one tap, remembered, without signal where its copy is kept.

use leptos::prelude::*;

use crate::html::{El, view};
use crate::state::AppState;

/// A button for each region, where there are several.
pub fn region_buttons(state: AppState) -> Option<El> {
    let regions = state.regions.get();
    if regions.len() < 2 {
        return None;
    }
    let chosen = state.chosen_region();
    let buttons: Vec<El> = regions
        .into_iter()
        .map(|region| {
            let pressed = (region.id == chosen).to_string();
            let choose = move |_| state.choose_region(region.id.clone());
            view! { <button type="button" aria-pressed=pressed on:click=choose><bdi>{region.name}</bdi></button> }
        })
        .collect();
    let label = state.i18n.t("settings-region");
    Some(view! { <div class="big-choice" role="group" aria-label=label>{buttons}</div> })
}
