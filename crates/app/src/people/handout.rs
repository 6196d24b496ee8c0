//! The whole catalogue as one self-contained page, in the reader's language.

use leptos::prelude::*;
use lotse_core::filter::{Context, Query, run};
use lotse_core::share::{Labels, handout};
use lotse_core::taxonomy::TopicId;

use crate::components::status::as_of_date;
use crate::i18n::phrase::date;
use crate::i18n::text::message::plain;
use crate::labels;
use crate::state::AppState;

/// The page: all offers that can be used today, by topic.
pub fn handout_page(state: AppState) -> String {
    let t = state.i18n;
    let catalogue = state.copy.catalogue.get_untracked();
    let zone = state.zone();
    let context = Context {
        now: state.now.get_untracked(),
        zone: &zone,
        position: None,
        open: None,
    };
    let hits = run(&catalogue, &Query::default(), &context).hits;
    let cards: Vec<_> = hits
        .iter()
        .filter_map(|hit| catalogue.card(hit.at, t.lang()).ok())
        .collect();
    let city = catalogue
        .region()
        .map(|region| region.name.words(t.lang()).to_owned())
        .unwrap_or_default();
    let title = format!("{} · {city}", t.t("app-name"));
    let age = state
        .copy
        .condition
        .with_untracked(|condition| as_of_date(state, condition));
    let demo = cards.iter().any(|card| card.offer.provenance.demo);
    let demo = if demo {
        t.t_args("demo-note", &[("asof", age.as_str().into())])
    } else {
        age
    };
    let intro = format!("{demo} {}: 112 · 110", t.t("crisis-title"));
    handout(
        &cards,
        &Labels {
            lang: t.lang(),
            title: &title,
            intro: &plain(&intro),
            contents: &t.t("home-topics-title"),
            other: &t.t("handout-offers"),
            organization: &t.t("handout-organization"),
            hours: &t.t("offer-when"),
            place: &t.t("offer-where"),
            cost: &t.t("offer-cost"),
            documents: &t.t("offer-documents"),
            steps: &t.t("offer-steps"),
            languages: &t.t("offer-languages"),
            contact: &t.t("offer-contact"),
            checked: &t.t("offer-fresh"),
            topic: &|slug| labels::topic(t, &TopicId::new(slug)),
            language: &|lang| labels::language(t, lang),
            say_hours: &|hours| match hours.published.choose(t.lang()) {
                Some(chosen) => chosen.text.text.to_string(),
                None => hours.osm.as_deref().unwrap_or_default().to_owned(),
            },
            say_cost: &|cost| labels::cost(t, cost),
            say_date: &|day| date::full(&t.words(), day),
        },
    )
}
