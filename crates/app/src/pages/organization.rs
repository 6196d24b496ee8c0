//! One organization: what it offers, how to reach it, which languages are spoken.

use leptos::prelude::*;
use lotse_core::catalogue::{Catalogue, RecordRef};
use lotse_core::freshness::Freshness;
use lotse_core::id::OrganizationId;
use lotse_core::image::Kind;
use lotse_core::organization::Organization;

use crate::components::actions::{pass_on_actions, qr_sheet};
use crate::components::card::offer_cards;
use crate::components::contacts::contact_rows;
use crate::components::event_card::event_card;
use crate::components::fact::fact;
use crate::components::freshness_answers;
use crate::components::notice::missing;
use crate::components::paper::printed_from;
use crate::components::place_answers::place_answers;
use crate::components::save_button::save_action;
use crate::components::texts::{foreign, words};
use crate::components::title::name_window;
use crate::html::{El, IntoEl, view};
use crate::labels;
use crate::platform::address;
use crate::route::Route;
use crate::state::AppState;

/// The screen of an organization.
pub fn screen(state: AppState, id: OrganizationId) -> El {
    (move || {
        let catalogue = state.copy.read();
        let found = catalogue.find(Kind::Organization, id.as_str());
        match found.and_then(|at| catalogue.organization(at).ok()) {
            Some(organization) => shown(state, &catalogue, &id, &organization),
            None => missing(
                state,
                "building",
                "organization-missing",
                ("/organizations", "organizations-all"),
            ),
        }
    })
    .el()
}

fn shown(
    state: AppState,
    catalogue: &Catalogue,
    id: &OrganizationId,
    organization: &Organization,
) -> El {
    let t = state.i18n;
    let lang = t.lang();
    let name = organization.name.words(lang).to_owned();
    name_window(state, &name);
    let path = Route::Organization(id.clone()).path();
    let url = address::absolute(&path, "");
    // What is over has its own section: the count is of what somebody can use.
    let (current, ended): (Vec<RecordRef>, Vec<RecordRef>) = catalogue
        .of_organization(Kind::Offer, id)
        .into_iter()
        .partition(|at| catalogue.freshness(*at, state.today()) != Freshness::Expired);
    let count = t.t_args(
        "organization-offers-count",
        &[("count", (current.len() as i64).into())],
    );
    view! {
        <article class="stack">
            <div class="offer-head">
                <h1 tabindex="-1">{words(&organization.name, lang)}</h1>
                <p class="card-org">{labels::organization_kind(t, &organization.kind)}</p>
                {foreign(state, &organization.name)}
            </div>
            <div class="actions no-print">
                {save_action(state, Kind::Organization, id.as_str())}
                {pass_on_actions(state, name, path)}
            </div>
            {facts(state, organization)}
            {offers(state, catalogue, "organization-offers", Some(count), current)}
            {events(state, catalogue, id)}
            {offers(state, catalogue, "fresh-ended", None, ended)}
            {printed_from(state)}
        </article>
        {qr_sheet(state, &url)}
    }
}

/// What it invites to.
fn events(state: AppState, catalogue: &Catalogue, id: &OrganizationId) -> El {
    let events = catalogue.of_organization(Kind::Event, id);
    let cards: Vec<El> = events
        .into_iter()
        .filter_map(|at| event_card(state, catalogue, at, None))
        .collect();
    if cards.is_empty() {
        return ().el();
    }
    view! { <section class="stack-s"><h2>{state.i18n.t("organization-events")}</h2><ul class="cards">{cards}</ul></section> }
}

/// What it offers, with their number, or offered once, without.
fn offers(
    state: AppState,
    catalogue: &Catalogue,
    heading: &str,
    count: Option<String>,
    offers: Vec<RecordRef>,
) -> El {
    if count.is_none() && offers.is_empty() {
        return ().el();
    }
    let count = count.map(|count| view! { <p class="soft">{count}</p> });
    let cards = offer_cards(state, catalogue, offers.into_iter().map(|at| (at, None)));
    view! { <section class="stack-s"><h2>{state.i18n.t(heading)}</h2>{count}{cards}</section> }
}

fn facts(state: AppState, organization: &Organization) -> El {
    let t = state.i18n;
    let lang = t.lang();
    let said = |text: &lotse_core::localized::Localized| {
        if text.is_empty() {
            vec![]
        } else {
            vec![words(text, lang)]
        }
    };
    let district: Vec<El> = organization
        .district
        .iter()
        .map(|district| labels::district(&state.copy.catalogue.get_untracked(), district).el())
        .collect();
    let languages: Vec<String> = organization
        .languages
        .iter()
        .map(|lang| labels::language(t, *lang))
        .collect();
    let languages = if languages.is_empty() {
        vec![]
    } else {
        vec![languages.join(" · ").el()]
    };
    let contacts = if organization.contacts.is_empty() {
        vec![]
    } else {
        vec![contact_rows(state, &organization.contacts)]
    };
    let fresh = freshness_answers::answers(
        state,
        &organization.check,
        &organization.provenance,
        Default::default(),
    );
    view! {
        <dl class="facts">
            {fact(state, "info", "organization-about", said(&organization.description))}
            {fact(state, "clock", "offer-when", said(&organization.meets))}
            {fact(state, "map-pin", "organization-district", district)}
            {fact(state, "map-pin", "offer-where", place_answers(state, organization.place.as_ref(), &[]))}
            {fact(state, "language", "organization-languages", languages)}
            {fact(state, "phone", "organization-contact", contacts)}
            {fact(state, "check", "offer-fresh", fresh)}
        </dl>
    }
}
