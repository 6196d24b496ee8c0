//! The start: three doors, search, topics, what is open and near, what is new.

use lotse_core::catalogue::Catalogue;
use lotse_core::image::Kind;
use lotse_core::taxonomy::{TOPICS, Topic};

use crate::components::card::offer_cards;
use crate::components::icon::icon;
use crate::components::languages::language_buttons;
use crate::components::search_field::{SEARCH_INPUT, search_field, words_of};
use crate::components::title::name_window;
use crate::html::{El, Event, IntoEl, view};
use crate::state::AppState;

/// How many new offers the start shows.
const NEW: usize = 5;

/// The start screen.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    name_window(state, &t.t("nav-home"));
    let search = move |event: Event| {
        event.prevent_default();
        let words = words_of(SEARCH_INPUT);
        state.location.go("/results", &results_fragment(&words));
    };
    view! {
        <div class="stack">
            <div class="hero">
                <h1 tabindex="-1">{t.t("home-title")}</h1>
                <form class="search" role="search" on:submit=search>
                    {search_field(state, "home-search-label", "")}
                </form>
                {language_buttons(state)}
            </div>
            {doors(state)}
            <div class="quick">
                <a class="chip" href="/results#open=1">{icon("clock")}<span>{t.t("home-open-now")}</span></a>
                <a class="chip" href="/results#sort=distance">{icon("map-pin")}<span>{t.t("home-near-me")}</span></a>
            </div>
            <section class="stack-s">
                <h2>{t.t("home-topics-title")}</h2>
                <div class="topics">{TOPICS.iter().map(|topic| tile(state, topic)).collect::<Vec<_>>()}</div>
            </section>
            {move || new_offers(state)}
            {more(state)}
            {footer(state)}
        </div>
    }
}

fn results_fragment(words: &str) -> String {
    let query = lotse_core::filter::Query {
        words: words.to_owned(),
        ..Default::default()
    };
    query.to_fragment()
}

fn doors(state: AppState) -> El {
    let t = state.i18n;
    view! {
        <nav class="doors" aria-label=t.t("home-doors-label")>
            <a class="door is-first" href="/results">
                {icon("sos")}<span class="door-title">{t.t("home-door-need")}</span>
                <span class="door-text">{t.t("home-door-need-text")}</span>
            </a>
            <a class="door" href="/help">
                {icon("topic-volunteering")}<span class="door-title">{t.t("home-door-help")}</span>
                <span class="door-text">{t.t("home-door-help-text")}</span>
            </a>
            <a class="door" href="/work">
                {icon("building")}<span class="door-title">{t.t("home-door-work")}</span>
                <span class="door-text">{t.t("home-door-work-text")}</span>
            </a>
        </nav>
    }
}

fn tile(state: AppState, topic: &Topic) -> El {
    let name = state.i18n.t(&format!("topic-{}", topic.slug));
    view! {
        <a class="topic" href=format!("/results#topic={}", topic.slug)>{icon(&format!("topic-{}", topic.slug))}<span>{name}</span></a>
    }
}

fn new_offers(state: AppState) -> El {
    let t = state.i18n;
    let catalogue = state.copy.read();
    if !catalogue.has(Kind::Offer) {
        return ().el();
    }
    let newest = catalogue.newest(state.today(), NEW);
    view! {
        <section class="stack-s">
            <h2>{t.t("home-new-title")}</h2>
            {offer_cards(state, &catalogue, newest.into_iter().map(|at| (at, None)))}
            <p><a class="btn is-plain" href="/results">{count_words(state, &catalogue)}</a></p>
        </section>
    }
}

fn count_words(state: AppState, catalogue: &Catalogue) -> String {
    let count = catalogue.offers(state.today()).len() as i64;
    state
        .i18n
        .t_args("home-catalogue-count", &[("count", count.into())])
}

/// The ways that are not in the bar below.
fn more(state: AppState) -> El {
    let ways = [
        ("/organizations", "building", "nav-organizations"),
        ("/pass-on", "phone-pass", "nav-pass-on"),
        ("/settings", "settings", "nav-settings"),
    ];
    let rows: Vec<El> = ways
        .into_iter()
        .map(|(href, icon_name, word)| {
            let word = state.i18n.t(word);
            view! { <li><a class="row-item" href=href>{icon(icon_name)}<span class="row-text">{word}</span></a></li> }
        })
        .collect();
    view! { <ul class="rows">{rows}</ul> }
}

fn footer(state: AppState) -> El {
    let t = state.i18n;
    let links: Vec<_> = ["about", "imprint", "privacy", "accessibility"]
        .into_iter()
        .map(|slug| view! { <li><a href=format!("/page/{slug}")>{t.t(&format!("page-{slug}"))}</a></li> })
        .collect();
    view! { <nav class="small" aria-label=t.t("footer-label")><ul class="row">{links}</ul></nav> }
}
