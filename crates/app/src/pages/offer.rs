//! One offer: the questions people have, in the order they have them.

use leptos::prelude::*;
use lotse_core::catalogue::{Card, Catalogue, RecordRef};
use lotse_core::contact::Channel;
use lotse_core::freshness::Freshness;
use lotse_core::hours::{OpenState, OpeningHours, Until};
use lotse_core::ical::{Entry, calendar};
use lotse_core::id::OfferId;
use lotse_core::image::Kind;
use lotse_core::offer::{CostKind, Offer, Status};

use crate::components::actions::{button_action, link_action, pass_on_actions, qr_sheet};
use crate::components::badges::{badge, freshness_badge, open_badge};
use crate::components::contacts::{channel_words, contact_rows};
use crate::components::fact::{bullets, fact};
use crate::components::german::{self, german_sheet};
use crate::components::icon::icon;
use crate::components::notice::{Tone, missing, notice};
use crate::components::paper::printed_from;
use crate::components::place_answers::place_answers;
use crate::components::save_button::save_action;
use crate::components::say::{own_change, say_links};
use crate::components::texts::{foreign, words};
use crate::components::title::name_window;
use crate::components::{audience, course_answers, freshness_answers, hours_table, maps};
use crate::html::{El, IntoEl, view};
use crate::labels;
use crate::platform::{address, clock, files};
use crate::route::Route;
use crate::state::AppState;

/// The screen of an offer; an expired one too, saying that it is over.
pub fn screen(state: AppState, id: OfferId) -> El {
    (move || {
        let catalogue = state.copy.read();
        let found = catalogue.find(Kind::Offer, id.as_str());
        match found.and_then(|at| Some((at, catalogue.card(at, state.i18n.lang()).ok()?))) {
            Some((at, card)) => shown(state, &catalogue, at, &card),
            None => missing(
                state,
                "search",
                "offer-missing-title",
                ("/results", "nav-search"),
            ),
        }
    })
    .el()
}

fn shown(state: AppState, catalogue: &Catalogue, at: RecordRef, card: &Card) -> El {
    let t = state.i18n;
    let offer = &card.offer;
    let title = offer.title.words(t.lang()).to_owned();
    name_window(state, &title);
    let path = Route::Offer(card.id.clone()).path();
    let url = address::absolute(&path, "");
    let organization = card.organization.as_ref().map(|(id, name)| {
        let href = Route::Organization(id.clone()).path();
        view! { <p class="card-org"><a href=href>{words(name, t.lang())}</a></p> }
    });
    view! {
        <article class="stack">
            <div class="offer-head">
                <h1 tabindex="-1">{words(&offer.title, t.lang())}</h1>
                {organization}
                {badges(state, catalogue, at, offer)}
                {foreign(state, &offer.title)}
            </div>
            {warnings(state, catalogue.freshness(at, state.today()), offer)}
            {actions(state, card, title, path)}
            {facts(state, offer)}
            {say_links(state, catalogue, at, Kind::Offer)}
            {more(state, card)}
            {printed_from(state)}
        </article>
        {german_sheet(state, &offer.title, card.organization.as_ref().map(|(_, name)| name), offer.place.as_ref())}
        {qr_sheet(state, &url)}
    }
}

fn badges(state: AppState, catalogue: &Catalogue, at: RecordRef, offer: &Offer) -> El {
    let freshness = catalogue.freshness(at, state.today());
    let free = (offer.cost.kind == CostKind::Free)
        .then(|| badge("is-free", "euro", labels::cost(state.i18n, &offer.cost)));
    let demo = offer
        .provenance
        .demo
        .then(|| badge("is-demo", "info", state.i18n.t("demo-badge")));
    view! { <p class="badges">{own_change(state, catalogue, at, Kind::Offer)}{open_badge(state, offer)}{free}{freshness_badge(state, freshness)}{demo}</p> }
}

fn warnings(state: AppState, freshness: Freshness, offer: &Offer) -> El {
    let t = state.i18n;
    let over = freshness == Freshness::Expired || offer.status == Status::Defunct;
    if over {
        notice(Tone::Bad, t.t("fresh-ended"))
    } else if freshness == Freshness::Stale {
        notice(Tone::Warn, t.t("fresh-stale-text"))
    } else {
        ().el()
    }
}

/// The best contact first and large; then everything else that can be done.
fn actions(state: AppState, card: &Card, title: String, path: String) -> El {
    let t = state.i18n;
    let offer = &card.offer;
    let mut first = "action is-main";
    let mut buttons: Vec<El> = Vec::new();
    for channel in [
        Channel::Phone,
        Channel::Email,
        Channel::Appointment,
        Channel::Website,
    ] {
        let contact = offer
            .contacts
            .iter()
            .find(|contact| contact.channel == channel);
        if let Some(href) = contact.and_then(|contact| contact.href()) {
            let (icon_name, word) = channel_words(&channel);
            buttons.push(link_action(
                icon_name,
                t.t(word),
                href,
                std::mem::replace(&mut first, "action"),
            ));
        }
    }
    buttons.push(save_action(state, Kind::Offer, card.id.as_str()));
    buttons.extend(
        offer
            .place
            .as_ref()
            .and_then(|place| maps::maps_action(state, place, &title)),
    );
    buttons.extend(visit_calendar(state, card).map(|ics| {
        let name = format!("{}.ics", card.id);
        button_action("calendar-add", t.t("action-calendar"), move || {
            files::save(&name, "text/calendar", ics.as_bytes());
        })
    }));
    buttons.push(button_action(
        "language",
        t.t("action-show-german"),
        german::open,
    ));
    view! { <div class="actions no-print">{buttons}{pass_on_actions(state, title, path)}</div> }
}

/// When the offer opens next, as a calendar file; `None` when no hours are known or it is always open.
fn visit_calendar(state: AppState, card: &Card) -> Option<String> {
    let hours = OpeningHours::parse(card.offer.hours.osm.as_deref()?).ok()?;
    let now = untrack(|| state.wall_clock());
    let (start, end) = match hours.state_at(now, state.federal_state()?) {
        OpenState::Open {
            until: Until::Time(end),
            ..
        } => (now, Some(end)),
        OpenState::Closed {
            opens: Some(start), ..
        }
        | OpenState::Unknown {
            opens: Some(start), ..
        } => (start, None),
        _ => return None,
    };
    let lang = state.i18n.lang();
    let url = address::absolute(&Route::Offer(card.id.clone()).path(), "");
    let visit = Entry::of_visit(
        card.id.as_str(),
        &card.offer,
        start,
        end,
        &state.zone(),
        lang,
    );
    Some(calendar(
        &[Entry {
            url: Some(url),
            ..visit
        }],
        clock::now(),
    ))
}

fn facts(state: AppState, offer: &Offer) -> El {
    let t = state.i18n;
    let lang = t.lang();
    let text = |text: &lotse_core::localized::Localized| {
        let words = words(text, lang);
        (!text.is_empty()).then(|| view! { <p>{words}</p> })
    };
    let what = [&offer.summary, &offer.description]
        .into_iter()
        .filter_map(text)
        .collect();
    let documents = offer
        .required_documents
        .iter()
        .map(|document| words(document, lang))
        .collect::<Vec<_>>();
    let documents = if documents.is_empty() {
        vec![]
    } else {
        vec![bullets(documents)]
    };
    let steps: Vec<_> = offer
        .next_steps
        .iter()
        .map(|step| view! { <li>{words(step, lang)}</li> })
        .collect();
    let steps = if steps.is_empty() {
        vec![]
    } else {
        vec![view! { <ol class="steps">{steps}</ol> }]
    };
    view! {
        <dl class="facts">
            {fact(state, "info", "offer-what", what)}
            {fact(state, "people", "offer-for-whom", audience::answers(state, offer))}
            {course_answers::facts(state, offer)}
            {fact(state, "clock", "offer-when", hours_table::hours_answers(state, offer))}
            {fact(state, "map-pin", "offer-where", where_answers(state, offer))}
            {fact(state, "euro", "offer-cost", cost_answers(state, offer))}
            {fact(state, "document", "offer-documents", documents)}
            {fact(state, "steps", "offer-steps", steps)}
            {fact(state, "language", "offer-languages", vec![languages(state, offer)])}
            {fact(state, "phone", "offer-contact", contacts(state, offer))}
            {fact(state, "check", "offer-fresh", freshness_answers::answers(state, &offer.check, &offer.provenance, offer.valid))}
        </dl>
    }
}

fn where_answers(state: AppState, offer: &Offer) -> Vec<El> {
    let mut answers = place_answers(state, offer.place.as_ref(), &offer.attendance);
    let known = offer.step_free.map(|free| {
        if free {
            "offer-step-free"
        } else {
            "offer-step-free-no"
        }
    });
    answers.extend(known.map(|key| state.i18n.t(key).el()));
    if answers.is_empty() {
        answers.push(state.i18n.t("offer-not-known").el());
    }
    answers
}

fn cost_answers(state: AppState, offer: &Offer) -> Vec<El> {
    let mut answers = vec![labels::cost(state.i18n, &offer.cost).el()];
    if !offer.cost.note.is_empty() {
        answers.push(words(&offer.cost.note, state.i18n.lang()));
    }
    answers
}

fn languages(state: AppState, offer: &Offer) -> El {
    let names = crate::components::card::language_names(state, offer);
    if names.is_empty() {
        state.i18n.t("offer-languages-unknown").el()
    } else {
        names.el()
    }
}

fn contacts(state: AppState, offer: &Offer) -> Vec<El> {
    if offer.contacts.is_empty() {
        return vec![state.i18n.t("offer-not-known").el()];
    }
    vec![contact_rows(state, &offer.contacts)]
}

fn more(state: AppState, card: &Card) -> El {
    let Some((id, name)) = &card.organization else {
        return ().el();
    };
    let name = name.words(state.i18n.lang());
    let words = state.i18n.t_args("offer-more-by", &[("name", name.into())]);
    let href = Route::Organization(id.clone()).path();
    view! { <p class="no-print"><a class="btn is-plain is-wide" href=href>{icon("building")}<span>{words}</span></a></p> }
}
