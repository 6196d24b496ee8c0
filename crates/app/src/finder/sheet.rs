//! All filters, in a sheet of their own. Chips stay the same elements while counts change: focus stays where it is.

use leptos::prelude::*;
use lotse_core::audience::{Group, Residence};
use lotse_core::course::{DayTime, Level, Provider};
use lotse_core::filter::{Query, Sort};
use lotse_core::taxonomy::{TOPICS, TopicId};
use lotse_core::time::Weekday;

use super::Finder;
use super::choice::{Choice, chip};
use crate::components::icon::icon;
use crate::html::{El, IntoEl, view};
use crate::platform::document;

/// The element of the sheet.
const SHEET: &str = "#filters";

/// Opens the sheet.
pub fn open(finder: Finder) {
    finder.sheet_opened.set(true);
    document::open_dialog(SHEET);
}

/// The sheet with all filters.
pub fn sheet(finder: Finder) -> El {
    let t = finder.state.i18n;
    let apply = move || {
        let count = finder.results.get().hits.len() as i64;
        t.t_args("results-filters-apply", &[("count", count.into())])
    };
    let clear = move |_| {
        let words = finder.query.with_untracked(|query| query.words.clone());
        finder.ask(Query {
            words,
            ..Query::default()
        });
    };
    let close = |_| document::close_dialog(SHEET);
    view! {
        <dialog class="sheet" id="filters" aria-labelledby="filters-title">
            <div class="sheet-head">
                <h2 id="filters-title">{t.t("results-filters")}</h2>
                <button type="button" class="icon-btn" aria-label=t.t("action-close") on:click=close>{icon("close")}</button>
            </div>
            <div class="sheet-body">{move || finder.sheet_opened.get().then(|| groups(finder))}</div>
            <div class="sheet-foot">
                <button type="button" class="btn is-plain" on:click=clear>{t.t("results-filters-clear")}</button>
                <button type="button" class="btn" on:click=close>{apply}</button>
            </div>
        </dialog>
    }
}

fn groups(finder: Finder) -> El {
    view! {
        {sort(finder)}
        {if finder.is_about_courses() { course_groups(finder) } else { offer_groups(finder) }}
        {languages(finder)}
        {group(finder, "filter-day", Weekday::ALL.into_iter().map(Choice::Weekday).collect())}
        {group(finder, "filter-time", DayTime::KNOWN.iter().cloned().map(Choice::DayTime).collect())}
        {districts(finder)}
    }
}

fn offer_groups(finder: Finder) -> El {
    let flags = vec![
        Choice::OpenNow,
        Choice::Free,
        Choice::StepFree,
        Choice::Childcare,
    ];
    view! {
        {group(finder, "filter-also", flags)}
        {topics(finder)}
        {group(finder, "filter-audience", Group::KNOWN.iter().cloned().map(Choice::Group).collect())}
        {group(finder, "filter-status", Residence::KNOWN.iter().cloned().map(Choice::Residence).collect())}
    }
}

fn course_groups(finder: Finder) -> El {
    let flags = vec![
        Choice::FreePlaces,
        Choice::StartsSoon,
        Choice::Childcare,
        Choice::WomenOnly,
        Choice::Free,
        Choice::StepFree,
    ];
    view! {
        {group(finder, "courses-level", Level::KNOWN.iter().cloned().map(Choice::Level).collect())}
        {group(finder, "courses-provider", Provider::KNOWN.iter().cloned().map(Choice::Provider).collect())}
        {group(finder, "filter-also", flags)}
        {group(finder, "filter-status", Residence::KNOWN.iter().cloned().map(Choice::Residence).collect())}
    }
}

/// Topics of the first level; those below a chosen one come into sight with it.
fn topics(finder: Finder) -> El {
    let below = TOPICS.iter().map(|topic| {
        let parent = Choice::Topic(TopicId::new(topic.slug));
        let chips = move || {
            let children = topic
                .children
                .iter()
                .map(|slug| Choice::Topic(TopicId::new(slug)));
            let open = finder
                .query
                .with(|query| parent.is_on(query) || children.clone().any(|c| c.is_on(query)));
            open.then(|| {
                children
                    .map(|child| chip(finder, child))
                    .collect::<Vec<_>>()
            })
        };
        view! { <div class="chips">{chips}</div> }
    });
    let below: Vec<El> = below.collect();
    let roots = TOPICS
        .iter()
        .map(|topic| Choice::Topic(TopicId::new(topic.slug)))
        .collect();
    view! { {group(finder, "filter-topic", roots)} {below} }
}

fn languages(finder: Finder) -> El {
    let spoken = Memo::new(move |_| {
        finder.results.with(|results| {
            results
                .facets
                .languages
                .iter()
                .map(|(lang, _)| *lang)
                .collect::<Vec<_>>()
        })
    });
    (move || {
        group(
            finder,
            "filter-language",
            spoken.get().into_iter().map(Choice::Language).collect(),
        )
    })
    .el()
}

fn districts(finder: Finder) -> El {
    let known = Memo::new(move |_| {
        finder.results.with(|results| {
            results
                .facets
                .districts
                .iter()
                .map(|(id, _)| id.clone())
                .collect::<Vec<_>>()
        })
    });
    (move || {
        group(
            finder,
            "filter-district",
            known.get().into_iter().map(Choice::District).collect(),
        )
    })
    .el()
}

fn group(finder: Finder, legend: &'static str, choices: Vec<Choice>) -> El {
    if choices.is_empty() {
        return ().el();
    }
    let chips: Vec<El> = choices
        .into_iter()
        .map(|choice| chip(finder, choice))
        .collect();
    view! {
        <fieldset class="stack-s"><legend>{finder.state.i18n.t(legend)}</legend><div class="chips">{chips}</div></fieldset>
    }
}

fn sort(finder: Finder) -> El {
    let ways = [
        (Sort::Relevance, "sort-relevance"),
        (Sort::Distance, "sort-distance"),
        (Sort::Freshness, "sort-freshness"),
    ];
    let t = finder.state.i18n;
    let radios: Vec<El> = ways
        .into_iter()
        .map(|(sort, word)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name="sort"
                        prop:checked=move || finder.query.with(|query| query.sort == sort)
                        on:change=move |_| finder.change(|query| query.sort = sort)
                    />
                    <span>{t.t(word)}</span>
                </label>
            }
        })
        .collect();
    view! { <fieldset><legend>{t.t("sort-label")}</legend><div class="segment">{radios}</div></fieldset> }
}
