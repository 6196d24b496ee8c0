//! Offers in lists: what one must know before opening one.

use lotse_core::catalogue::{Card, Catalogue, RecordRef};
use lotse_core::course::Course;
use lotse_core::freshness::Freshness;
use lotse_core::image::Kind;
use lotse_core::offer::{CostKind, Offer};
use lotse_core::place::Metres;

use super::badges::{badge, freshness_badge, open_badge};
use super::icon::icon;
use super::save_button::save_button;
use super::texts::chosen_words;
use crate::html::{El, view};
use crate::i18n::phrase::{date, measure};
use crate::labels;
use crate::route::Route;
use crate::state::AppState;

/// Cards of offers, with their distance where it is known.
pub fn offer_cards(
    state: AppState,
    catalogue: &Catalogue,
    offers: impl Iterator<Item = (RecordRef, Option<Metres>)>,
) -> El {
    let cards: Vec<El> = offers
        .filter_map(|(at, distance)| offer_card(state, catalogue, at, distance))
        .collect();
    view! { <ul class="cards">{cards}</ul> }
}

/// The card of an offer; nothing when the device's copy of it is damaged.
pub fn offer_card(
    state: AppState,
    catalogue: &Catalogue,
    at: RecordRef,
    distance: Option<Metres>,
) -> Option<El> {
    let lang = state.i18n.lang();
    let card = catalogue.card(at, lang).ok()?;
    let title = card.title()?;
    let plain_title = title.text.text.to_string();
    let href = Route::Offer(card.id.clone()).path();
    let organization = card
        .organization_name()
        .map(|name| view! { <p class="card-org">{chosen_words(name, lang)}</p> });
    let summary = card
        .summary()
        .map(|text| view! { <p class="card-text">{chosen_words(text, lang)}</p> });
    let view = view! {
        <li class="card">
            <div class="card-head">
                {card.offer.course.as_ref().and_then(level_mark)}
                <h3 class="card-title"><a href=href>{chosen_words(title, lang)}</a></h3>
                {save_button(state, Kind::Offer, card.id.as_str(), &plain_title)}
            </div>
            {organization}
            {summary}
            {badges(state, catalogue.freshness(at, state.today()), &card)}
            {meta(state, &card, distance)}
        </li>
    };
    Some(view)
}

fn badges(state: AppState, freshness: Freshness, card: &Card) -> El {
    let offer = &card.offer;
    let free = (offer.cost.kind == CostKind::Free)
        .then(|| badge("is-free", "euro", labels::cost(state.i18n, &offer.cost)));
    let demo = offer
        .provenance
        .demo
        .then(|| badge("is-demo", "info", state.i18n.t("demo-badge")));
    view! {
        <p class="badges">{open_badge(state, offer)}{free}{freshness_badge(state, freshness)}{demo}</p>
    }
}

fn meta(state: AppState, card: &Card, distance: Option<Metres>) -> El {
    let t = state.i18n;
    let away = distance.map(|metres| {
        let words = measure::distance(&t.words(), metres.0);
        view! { <span>{icon("map-pin")}<bdi>{words}</bdi></span> }
    });
    let district = card.district.as_ref().map(|name| {
        let name = name.to_string();
        view! { <span>{distance.is_none().then(|| icon("map-pin"))}<bdi>{name}</bdi></span> }
    });
    let languages = language_names(state, &card.offer);
    let spoken = (!languages.is_empty())
        .then(|| view! { <span>{icon("language")}<span>{languages}</span></span> });
    let places = places(state, &card.offer);
    view! { <p class="card-meta">{away}{district}{spoken}{places}</p> }
}

/// Languages spoken at an offer, in one line.
pub fn language_names(state: AppState, offer: &Offer) -> String {
    let mut names: Vec<String> = offer
        .languages
        .iter()
        .map(|lang| labels::language(state.i18n, *lang))
        .collect();
    if offer.interpreter == Some(true) {
        names.push(state.i18n.t("language-interpreter"));
    }
    names.join(" · ")
}

/// Free places with the day of the count.
pub fn places(state: AppState, offer: &Offer) -> Option<El> {
    let capacity = offer.capacity?;
    let t = state.i18n;
    let places = t.t_args(
        "course-places",
        &[("count", i64::from(capacity.available).into())],
    );
    let day = date::date(&t.words(), capacity.updated, state.today());
    let words = t.t_args(
        "course-places-as-of",
        &[
            ("places", places.as_str().into()),
            ("date", day.as_str().into()),
        ],
    );
    let class = match capacity.available {
        0 => "places is-full",
        1..=3 => "places is-few",
        _ => "places",
    };
    Some(view! { <span class=class>{icon("people")}<span>{words}</span></span> })
}

fn level_mark(course: &Course) -> Option<El> {
    let from = course.level_from.as_ref()?.code().to_owned();
    let range = match &course.level_to {
        Some(to) if to.code() != from => format!("{from}–{}", to.code()),
        _ => from,
    };
    Some(view! { <bdi class="level" dir="ltr">{range}</bdi> })
}
