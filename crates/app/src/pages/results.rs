//! All offers, found as one types.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::components::search_field::{SEARCH_INPUT, search_field, words_of};
use crate::components::title::name_window;
use crate::finder::Finder;
use crate::finder::choice::Choice;
use crate::finder::list::{list, quick_filters};
use crate::finder::nearby::nearby;
use crate::finder::sheet::sheet;
use crate::html::{El, Event, view};
use crate::platform::document;
use crate::state::AppState;

/// The screen of all offers.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    let finder = Finder::new(state, false);
    name_window(state, &t.t("results-title"));
    let quick = vec![
        Choice::OpenNow,
        Choice::Free,
        Choice::Childcare,
        Choice::StepFree,
    ];
    view! {
        <h1 tabindex="-1">{t.t("results-title")}</h1>
        {search_form(finder)}
        {quick_filters(finder, quick)}
        {nearby(finder)}
        {list(finder, "results-count", "results-empty-text")}
        {sheet(finder)}
    }
}

/// The search field of a finding screen: it answers with every letter.
pub fn search_form(finder: Finder) -> El {
    let t = finder.state.i18n;
    let typed = move |event: Event| {
        let words = event_target_value(&event);
        finder.change(|query| query.words = words);
    };
    let sent = |event: Event| {
        event.prevent_default();
        document::focus("main h1");
    };
    let clear = move |_| {
        finder.change(|query| query.words.clear());
        document::focus(SEARCH_INPUT);
    };
    // Going back, a removed filter or a wider search change the words from outside; typing must not be disturbed.
    Effect::new(move |_| {
        let asked = finder.query.with(|query| query.words.clone());
        if words_of(SEARCH_INPUT).trim() != asked.trim() {
            document::set_value(SEARCH_INPUT, &asked);
        }
    });
    let words = finder.query.with_untracked(|query| query.words.clone());
    view! {
        <form class="search no-print" role="search" on:submit=sent on:input=typed>
            {search_field(finder.state, "results-search-label", &words)}
            <button type="button" class="icon-btn" aria-label=t.t("results-search-clear") on:click=clear>{icon("close")}</button>
        </form>
    }
}
