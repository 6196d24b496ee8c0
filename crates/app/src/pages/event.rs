//! One event: when, where, who invites; into the calendar.

use leptos::prelude::*;
use lotse_core::catalogue::{Catalogue, RecordRef};
use lotse_core::event::{Event, EventStatus};
use lotse_core::ical::{Entry, calendar};
use lotse_core::id::EventId;
use lotse_core::image::Kind;
use lotse_core::time::LocalDateTime;

use crate::components::actions::{button_action, pass_on_actions, qr_sheet};
use crate::components::audience::audience_words;
use crate::components::badges::badge;
use crate::components::contacts::contact_rows;
use crate::components::event_card::time_words;
use crate::components::fact::{bullets, fact};
use crate::components::german::{self, german_sheet};
use crate::components::notice::{Tone, missing, notice};
use crate::components::paper::printed_from;
use crate::components::place_answers::place_answers;
use crate::components::save_button::save_action;
use crate::components::say::say_links;
use crate::components::texts::{foreign, words};
use crate::components::title::name_window;
use crate::components::{freshness_answers, maps};
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::date;
use crate::labels;
use crate::platform::{address, clock, files};
use crate::route::Route;
use crate::state::AppState;

/// How many coming dates of a recurring event are named.
const DATES: usize = 5;
/// How far ahead they are looked for: two years.
const AHEAD_MINUTES: i64 = 2 * 366 * 24 * 60;

/// The screen of an event, a past one too.
pub fn screen(state: AppState, id: EventId) -> El {
    (move || {
        let catalogue = state.copy.read();
        let found = catalogue.find(Kind::Event, id.as_str());
        match found.and_then(|at| Some((at, catalogue.event(at).ok()?))) {
            Some((at, event)) => shown(state, &catalogue, at, &id, &event),
            None => missing(
                state,
                "calendar",
                "event-missing",
                ("/events", "nav-events"),
            ),
        }
    })
    .el()
}

fn shown(state: AppState, catalogue: &Catalogue, at: RecordRef, id: &EventId, event: &Event) -> El {
    let t = state.i18n;
    let title = event.title.words(t.lang()).to_owned();
    name_window(state, &title);
    let path = Route::Event(id.clone()).path();
    let url = address::absolute(&path, "");
    let coming = coming(state, event);
    let organizer = catalogue.organization_of(at).and_then(|at| {
        let href = Route::Organization(catalogue.id(at).parse().ok()?).path();
        let name = catalogue.organization(at).ok()?.name;
        Some(view! { <p class="card-org"><a href=href>{words(&name, t.lang())}</a></p> })
    });
    let demo = event
        .provenance
        .demo
        .then(|| badge("is-demo", "info", t.t("demo-badge")));
    let state_of_it = if event.status == EventStatus::Cancelled {
        notice(Tone::Bad, t.t("event-cancelled"))
    } else if coming.is_empty() {
        notice(Tone::Warn, t.t("event-over"))
    } else {
        ().el()
    };
    let entry = Entry {
        url: Some(url.clone()),
        ..Entry::of_event(id.as_str(), event, t.lang())
    };
    let ics = calendar(&[entry], clock::now());
    let name = format!("{id}.ics");
    let add = move || {
        files::save(&name, "text/calendar", ics.as_bytes());
    };
    let maps = event
        .place
        .as_ref()
        .and_then(|place| maps::maps_action(state, place, &title));
    view! {
        <article class="stack">
            <div class="offer-head">
                <h1 tabindex="-1">{words(&event.title, t.lang())}</h1>
                {organizer}
                <p class="badges">{demo}</p>
                {foreign(state, &event.title)}
            </div>
            {state_of_it}
            <div class="actions no-print">
                {button_action("calendar-add", t.t("event-add"), add)}
                {save_action(state, Kind::Event, id.as_str())}
                {maps}
                {button_action("language", t.t("action-show-german"), german::open)}
                {pass_on_actions(state, title, path)}
            </div>
            {facts(state, event, &coming)}
            {say_links(state, catalogue, at, Kind::Event)}
            {printed_from(state)}
        </article>
        {german_sheet(state, &event.title, None, event.place.as_ref())}
        {qr_sheet(state, &url)}
    }
}

/// The next starts from now on; none when it is over or its rule is not understood.
fn coming(state: AppState, event: &Event) -> Vec<LocalDateTime> {
    let Ok(recurrence) = event.recurrence() else {
        return Vec::new();
    };
    let now = untrack(|| state.wall_clock());
    let lasts = event.minutes().unwrap_or_default();
    let zone = event.zone();
    recurrence
        .occurrences(
            &zone,
            now.plus_minutes(-lasts),
            now.plus_minutes(AHEAD_MINUTES),
        )
        .take(DATES)
        .collect()
}

fn facts(state: AppState, event: &Event, coming: &[LocalDateTime]) -> El {
    let t = state.i18n;
    let lang = t.lang();
    let what = if event.description.is_empty() {
        vec![]
    } else {
        vec![words(&event.description, lang)]
    };
    let audience = audience_words(state, &event.audience);
    let audience = if audience.is_empty() {
        vec![t.t("offer-for-everyone")]
    } else {
        audience
    };
    let languages: Vec<String> = event
        .languages
        .iter()
        .map(|lang| labels::language(t, *lang))
        .collect();
    let languages = if languages.is_empty() {
        vec![]
    } else {
        vec![languages.join(" · ").el()]
    };
    let contacts = if event.contacts.is_empty() {
        vec![]
    } else {
        vec![contact_rows(state, &event.contacts)]
    };
    let registration = event.registration.map(|needed| {
        if needed {
            "event-registration"
        } else {
            "event-registration-none"
        }
    });
    let fresh =
        freshness_answers::answers(state, &event.check, &event.provenance, Default::default());
    view! {
        <dl class="facts">
            {fact(state, "clock", "event-when", when_answers(state, event, coming))}
            {fact(state, "map-pin", "offer-where", place_answers(state, event.place.as_ref(), &event.attendance))}
            {fact(state, "info", "offer-what", what)}
            {fact(state, "people", "offer-for-whom", vec![bullets(audience.into_iter().map(IntoEl::el).collect())])}
            {fact(state, "euro", "offer-cost", vec![labels::cost(t, &event.cost).el()])}
            {fact(state, "language", "offer-languages", languages)}
            {fact(state, "phone", "offer-contact", registration.map(|key| t.t(key).el()).into_iter().chain(contacts).collect())}
            {fact(state, "check", "offer-fresh", fresh)}
        </dl>
    }
}

fn when_answers(state: AppState, event: &Event, coming: &[LocalDateTime]) -> Vec<El> {
    let t = state.i18n.words();
    let today = state.today();
    let line = |start: LocalDateTime| {
        let day = date::with_weekday(&t, start.date(), today);
        view! { <p>{day}", "<bdi>{time_words(state, event, start)}</bdi></p> }
    };
    let mut answers: Vec<El> = match coming.split_first() {
        None => vec![line(event.start)],
        Some((next, later)) => {
            let mut answers = vec![line(*next)];
            if !later.is_empty() {
                answers
                    .push(view! { <p class="small soft">{state.i18n.t("event-next-dates")}</p> });
                answers.push(bullets(
                    later
                        .iter()
                        .map(|start| date::with_weekday(&t, start.date(), today).el())
                        .collect(),
                ));
            }
            answers
        }
    };
    if let Some(rrule) = event.rrule.as_deref().filter(|_| coming.is_empty()) {
        // A rule that is not understood, or that has come to its end: shown as published.
        answers.push(view! { <p class="small soft">{state.i18n.t("event-repeats")}": "<bdi dir="ltr">{rrule.to_owned()}</bdi></p> });
    }
    answers
}
