//! What was found: as many cards as fit, more on demand, and an honest word when there is nothing.

use std::sync::Arc;

use leptos::prelude::*;
use lotse_core::filter::{Condition, Hit, NearMiss};

use super::Finder;
use super::choice::{Choice, chip, chosen};
use super::sheet;
use crate::components::card::offer_card;
use crate::components::icon::icon;
use crate::components::notice::empty;
use crate::html::{El, view};
use crate::labels;
use crate::platform::document;

/// How many cards are added at a time; more than a phone shows, few enough to be instant.
const STEP: u32 = 24;

/// Count, list and what comes instead of it; `count_key` names what is counted.
pub fn list(finder: Finder, count_key: &'static str, empty_key: &'static str) -> El {
    let state = finder.state;
    let t = state.i18n;
    let count = Memo::new(move |_| finder.results.with(|results| results.hits.len()));
    let shown = RwSignal::new(state.location.remembered_rows().max(STEP));
    // A new question starts at its top; what is over only comes after what is there.
    let asked = finder.query;
    Effect::new(move |before: Option<()>| {
        if !asked.with(|query| query.ended) && before.is_some() {
            shown.set(STEP);
        }
    });
    // Asking for what is over shows it, however far down the list the person is.
    let limit = Memo::new(move |_| {
        let ended = finder.results.with(|results| results.facets.ended);
        let more = if asked.with(|query| query.ended) {
            ended
        } else {
            0
        };
        (shown.get() + more) as usize
    });
    let cards = move || {
        let catalogue = state.copy.read();
        finder.results.with(|results| {
            let hits: Vec<Hit> = results.hits.iter().take(limit.get()).copied().collect();
            hits.into_iter()
                .filter_map(|hit| offer_card(state, &catalogue, hit.at, hit.distance))
                .collect::<Vec<El>>()
        })
    };
    // Asked apart, so that the button stays the same element, and keeps the focus, until the last row is shown.
    let has_more = Memo::new(move |_| count.get() > limit.get());
    let more = move || {
        has_more.get().then(|| {
            let add = move |_| {
                shown.update(|shown| *shown += STEP);
                state.location.show_rows(shown.get_untracked());
            };
            view! { <button type="button" class="btn is-plain is-wide" on:click=add>{t.t("action-show-more")}</button> }
        })
    };
    view! {
        <div class="list-head">
            <p role="status"><b>{move || t.t_args(count_key, &[("count", (count.get() as i64).into())])}</b></p>
            {move || active(finder)}
        </div>
        <h2 class="sr">{t.t("results-list-label")}</h2>
        <ul class="cards">{cards}</ul>
        {more}
        {ended(finder, has_more)}
        {move || (count.get() == 0).then(|| nothing(finder, empty_key))}
    }
}

/// At the end of the list: how many more there are that are over, and a way to see them.
fn ended(finder: Finder, has_more: Memo<bool>) -> El {
    let is_none =
        move || has_more.get() || finder.results.with(|results| results.facets.ended == 0);
    view! { <div class="chips no-print" hidden=is_none>{chip(finder, Choice::Ended)}</div> }
}

/// The button to the filters, and each active filter with a way to take it back.
pub fn quick_filters(finder: Finder, quick: Vec<Choice>) -> El {
    let t = finder.state.i18n;
    let active = move || finder.query.with(|query| chosen(query).len() as i64);
    let filters = move || match active() {
        0 => t.t("results-filters"),
        count => t.t_args("results-filters-active", &[("count", count.into())]),
    };
    let chips: Vec<El> = quick
        .into_iter()
        .map(|choice| chip(finder, choice))
        .collect();
    view! {
        <div class="chips is-scroll no-print">
            <button type="button" class="chip" aria-haspopup="dialog" class:is-on=move || active() != 0 on:click=move |_| sheet::open(finder)>
                {icon("filter")}<span>{filters}</span>
            </button>
            {chips}
        </div>
    }
}

fn active(finder: Finder) -> El {
    let t = finder.state.i18n;
    let choices = finder.query.with(chosen);
    let chips: Vec<El> = choices
        .into_iter()
        .map(|choice| {
            let words = choice.words(finder.state);
            let label = t.t_args("action-remove-named", &[("name", words.as_str().into())]);
            let remove = move |_| {
                finder.change(|query| choice.toggle(query));
                document::focus("main h1");
            };
            view! { <button type="button" class="chip is-on" aria-label=label on:click=remove><span>{words}</span>{icon("close")}</button> }
        })
        .collect();
    view! { <div class="chips">{chips}</div> }
}

fn nothing(finder: Finder, empty_key: &'static str) -> El {
    let t = finder.state.i18n;
    let results: Arc<_> = finder.results.get();
    let wider: Vec<El> = results
        .near_misses
        .iter()
        .take(3)
        .map(|miss| wider_button(finder, miss))
        .collect();
    let advice = finder
        .query
        .with(|query| query.has(Condition::Words))
        .then(|| t.t("results-empty-spelling"));
    let action = view! {
        <div class="stack-s">
            {wider}
            {advice.map(|advice| view! { <p>{advice}</p> })}
            <p><a href="/work">{t.t("results-empty-ask")}</a></p>
        </div>
    };
    empty("search", t.t("results-empty-title"), t.t(empty_key), action)
}

fn wider_button(finder: Finder, miss: &NearMiss) -> El {
    let dropped = match miss.condition {
        Condition::Words => miss.dropped.clone(),
        other => condition_words(finder, other),
    };
    let args = [
        ("name", dropped.as_str().into()),
        ("count", i64::from(miss.hits).into()),
    ];
    let words = finder.state.i18n.t_args("results-empty-without", &args);
    let query = miss.query.clone();
    view! { <button type="button" class="btn is-plain" on:click=move |_| finder.ask(query.clone())>{words}</button> }
}

/// What a part of the question is called: the words themselves, the only choice, or the filter's name.
fn condition_words(finder: Finder, condition: Condition) -> String {
    let t = finder.state.i18n;
    let query = finder.query.get_untracked();
    let names = |choices: Vec<String>| choices.join(", ");
    match condition {
        Condition::Words => query.words.trim().to_owned(),
        Condition::Topics => names(
            query
                .topics
                .iter()
                .map(|topic| labels::topic(t, topic))
                .collect(),
        ),
        Condition::Groups => names(
            query
                .groups
                .iter()
                .map(|group| labels::group(t, group))
                .collect(),
        ),
        Condition::Residence => names(
            query
                .residence
                .iter()
                .map(|status| labels::residence(t, status))
                .collect(),
        ),
        Condition::Languages => names(
            query
                .languages
                .iter()
                .map(|lang| labels::language(t, *lang))
                .collect(),
        ),
        Condition::Free => t.t("filter-cost-free"),
        Condition::Times => t.t("filter-day"),
        Condition::Districts => t.t("filter-district"),
        Condition::OpenNow => t.t("filter-open-now"),
        Condition::StepFree => t.t("filter-step-free"),
        Condition::Childcare => t.t("filter-childcare"),
        Condition::Courses => t.t("courses-title"),
        Condition::Levels => t.t("courses-level"),
        Condition::Providers => t.t("courses-provider"),
        Condition::WomenOnly => t.t("courses-women-only"),
        Condition::StartsWithin => t.t("courses-start"),
        Condition::FreePlaces => t.t("courses-free-places"),
    }
}
