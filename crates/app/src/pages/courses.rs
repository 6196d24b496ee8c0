//! Language courses, by volunteers and professionals, in one list.

use super::results::search_form;
use crate::components::title::title;
use crate::finder::Finder;
use crate::finder::choice::Choice;
use crate::finder::list::{list, quick_filters};
use crate::finder::nearby::nearby;
use crate::finder::sheet::sheet;
use crate::html::{El, view};
use crate::state::AppState;

/// The screen of courses.
pub fn screen(state: AppState) -> El {
    let finder = Finder::new(state, true);
    let quick = vec![
        Choice::FreePlaces,
        Choice::StartsSoon,
        Choice::Childcare,
        Choice::WomenOnly,
        Choice::Free,
    ];
    view! {
        {title(state, &state.i18n.t("courses-title"))}
        <p class="lead">{state.i18n.t("courses-intro")}</p>
        {search_form(finder)}
        {quick_filters(finder, quick)}
        {nearby(finder)}
        {list(finder, "courses-count", "courses-empty")}
        {sheet(finder)}
    }
}
