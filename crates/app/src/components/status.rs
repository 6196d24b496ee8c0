//! What the person should know about the copy, wherever they are: nothing when all is well.

use leptos::prelude::*;
use lotse_core::image::Kind;

use super::icon::icon;
use super::languages::language_buttons;
use super::notice::{Tone, empty, notice, notice_with};
use super::regions::region_buttons;
use crate::html::{El, view};
use crate::i18n::phrase::{date, measure};
use crate::platform::pwa;
use crate::route::Route;
use crate::state::AppState;
use crate::state::copy::{Activity, Condition, Evicted, Trouble};

/// A copy older than this many seconds is worth a word on every screen (three days).
const OLD_SECONDS: i64 = 3 * 24 * 3600;

/// The screen of what the person wrote.
const OUTBOX: &str = "/outbox";

/// What is worth a notice now; the same again is not said again.
#[derive(Clone, PartialEq)]
struct Said {
    /// It is not known which region this phone is about.
    region: bool,
    update: bool,
    /// How many changes are under way, and how many need the person.
    outbox: (usize, usize),
    memory_only: bool,
    clock_wrong: bool,
    evicted: Option<Evicted>,
    trouble: Option<Trouble>,
    /// There is no copy, and whether one is on its way.
    missing: Option<bool>,
    /// The first offers are there, and the others are on their way.
    partial: bool,
    /// How old the copy is, when it is old.
    age: Option<String>,
}

impl Said {
    fn of(state: AppState) -> Self {
        let condition = state.copy.condition.get();
        let has_copy = state.copy.read().has(Kind::Offer);
        Self {
            region: state.needs_region()
                && !matches!(state.location.route(), Route::Crisis | Route::Settings),
            update: state.update_ready.get(),
            outbox: match state.location.route() {
                Route::People(path) if path == OUTBOX => (0, 0),
                _ => state.outbox().counts(),
            },
            memory_only: condition.memory_only,
            clock_wrong: condition.clock_wrong,
            evicted: condition.evicted.clone(),
            // Without signal the copy does its work: its age says enough.
            trouble: condition
                .trouble
                .filter(|trouble| *trouble != Trouble::NoSignal || !has_copy),
            missing: (!has_copy && condition.opened && needs_copy(&state.location.route()))
                .then_some(condition.activity.brings_news()),
            partial: has_copy
                && condition.checked_at.is_none()
                && condition.activity == Activity::Receiving,
            age: (has_copy && is_old(state, &condition))
                .then(|| as_of(state, &condition))
                .flatten(),
        }
    }
}

/// Notices above every screen.
pub fn notices(state: AppState) -> El {
    let said = Memo::new(move |_| Said::of(state));
    let notices = move || {
        let said = said.get();
        view! {
            {said.region.then(|| region(state))}
            {said.update.then(|| update(state))}
            {outbox(state, said.outbox)}
            {said.memory_only.then(|| memory_only(state))}
            {said.clock_wrong.then(|| notice(Tone::Warn, state.i18n.t("sync-clock")))}
            {said.evicted.map(|evicted| deleted(state, &evicted))}
            {said.trouble.map(|trouble| hindrance(state, trouble))}
            {said.missing.map(|is_coming| if is_coming { loading(state) } else { no_copy(state) })}
            {said.partial.then(|| progress(state))}
            {said.age.map(|words| age(state, &words))}
        }
    };
    view! { <div class="stack-s no-print" aria-live="polite">{notices}</div> }
}

/// What was just done, said for a moment.
pub fn toast(state: AppState) -> El {
    view! {
        <div class="toasts" role="status">
            {move || state.toast.get().map(|words| view! { <p class="toast is-ok">{icon("check")}<span>{words}</span></p> })}
        </div>
    }
}

/// How old the copy is: "as of today 14:05".
pub fn as_of(state: AppState, condition: &Condition) -> Option<String> {
    let at = state.zone().local(condition.checked_at?);
    Some(date::as_of(&state.i18n.words(), at, state.today()))
}

/// How old the copy is, for paper and files: "as of 25 November 2026, 14:05".
pub fn as_of_date(state: AppState, condition: &Condition) -> String {
    let at = condition.checked_at.map(|at| state.zone().local(at));
    at.map(|at| date::as_of_date(&state.i18n.words(), at))
        .unwrap_or_default()
}

/// What hinders, in words.
pub fn trouble_words(state: AppState, trouble: Trouble) -> String {
    state.i18n.t(match trouble {
        Trouble::NoSignal => "sync-no-signal",
        Trouble::ServerError => "sync-server-error",
        Trouble::CaptivePortal => "sync-captive-portal",
        Trouble::WrongData => "sync-wrong-data",
        Trouble::CutOff => "sync-cut-off",
        Trouble::Shrunk => "sync-shrunk",
        Trouble::StorageFull => "state-storage-full-text",
        Trouble::StorageBusy => "state-other-tab",
    })
}

fn hindrance(state: AppState, trouble: Trouble) -> El {
    let words = trouble_words(state, trouble);
    if trouble != Trouble::Shrunk {
        return notice(Tone::Warn, words);
    }
    let t = state.i18n;
    let action = view! { <button type="button" class="btn is-plain" on:click=move |_| state.believe()>{t.t("sync-believe")}</button> };
    notice_with(Tone::Warn, words, action)
}

/// Screens that say something without a copy.
fn needs_copy(route: &Route) -> bool {
    !matches!(
        route,
        Route::Crisis | Route::Settings | Route::NotFound | Route::Page(_)
    )
}

/// The first visit, where there are several regions: nothing is fetched before one is chosen.
fn region(state: AppState) -> El {
    // The start has the languages by itself.
    let languages = (state.location.route() != Route::Home).then(|| language_buttons(state));
    view! {
        <section class="card stack-s"><h2>{state.i18n.t("welcome-region")}</h2>{languages}{region_buttons(state)}</section>
    }
}

/// What the person wrote and its source does not have yet.
fn outbox(state: AppState, (waiting, stuck): (usize, usize)) -> Option<El> {
    let (class, icon_name, word, count) = match (waiting, stuck) {
        (0, 0) => return None,
        (_, 0) => ("notice", "upload", "outbox-waits", waiting),
        _ => ("notice is-warn", "warning", "outbox-needs-you", stuck),
    };
    let words = state.i18n.t_args(word, &[("count", (count as i64).into())]);
    Some(
        view! { <a class=class href=OUTBOX>{icon(icon_name)}<span class="notice-text">{words}</span></a> },
    )
}

fn update(state: AppState) -> El {
    let t = state.i18n;
    let apply = view! { <button type="button" class="btn is-plain" on:click=|_| pwa::apply_update()>{t.t("update-now")}</button> };
    let later = view! {
        <button type="button" class="btn is-quiet" on:click=move |_| state.update_ready.set(false)>{t.t("update-later")}</button>
    };
    notice_with(Tone::Info, t.t("update-text"), view! { {apply}{later} })
}

fn memory_only(state: AppState) -> El {
    notice(Tone::Warn, state.i18n.t("state-memory-only-text"))
}

/// What the browser deleted, so that it does not look like a first visit.
fn deleted(state: AppState, evicted: &Evicted) -> El {
    let t = state.i18n;
    let Evicted::Everything(unsent) = evicted else {
        return notice(Tone::Warn, t.t("state-evicted-copy"));
    };
    let lost = || t.t_args("state-evicted-unsent", &[("count", unsent.as_str().into())]);
    view! {
        {notice(Tone::Warn, t.t("state-evicted"))}
        {(*unsent != "0").then(|| notice(Tone::Warn, lost()))}
    }
}

fn no_copy(state: AppState) -> El {
    let t = state.i18n;
    let again = view! {
        <div class="row">
            <button type="button" class="btn" on:click=move |_| state.refresh()>{icon("refresh")}<span>{t.t("action-try-again")}</span></button>
            <a class="btn is-plain" href="/pass-on">{t.t("state-no-copy-import")}</a>
        </div>
    };
    empty(
        "offline",
        t.t("state-no-copy-title"),
        t.t("state-no-copy-text"),
        again,
    )
}

/// The first visit: what is being loaded, how much it will be, and that nobody watches.
fn loading(state: AppState) -> El {
    let t = state.i18n;
    let condition = state.copy.condition;
    let size = move || {
        let size = measure::size(&t.words(), condition.with(expected_bytes)?);
        Some(t.t_args("welcome-download", &[("size", size.as_str().into())]))
    };
    view! {
        <section class="card stack-s">
            <h2>{t.t("welcome-title")}</h2>
            <p>{t.t("welcome-text")}</p>
            <p>{t.t("welcome-no-account")}</p>
            {progress(state)}
            <p class="small soft">{size}</p>
        </section>
    }
}

/// How far the first copy is.
fn progress(state: AppState) -> El {
    let t = state.i18n;
    let condition = state.copy.condition;
    let done = move || {
        condition.with(|condition| {
            let Some(whole) = expected_bytes(condition) else {
                return t.t("state-loading");
            };
            let done = measure::size(&t.words(), condition.bytes);
            let total = measure::size(&t.words(), whole);
            t.t_args(
                "state-downloading",
                &[
                    ("done", done.as_str().into()),
                    ("total", total.as_str().into()),
                ],
            )
        })
    };
    // Without both the bar only says that something is going on.
    let total = move || condition.with(|condition| condition.total.filter(|total| *total > 0));
    let max = move || total().map(|total| total.to_string());
    let value = move || total().map(|_| condition.with(|condition| condition.received.to_string()));
    view! {
        <div class="progress"><progress max=max value=value aria-label=t.t("state-loading")></progress><p class="small soft">{done}</p></div>
    }
}

/// How much the whole catalogue will be, judged by what has come so far.
fn expected_bytes(condition: &Condition) -> Option<u64> {
    let total = condition.total?;
    (condition.received > 0)
        .then(|| condition.bytes * total.max(condition.received) / condition.received)
}

fn is_old(state: AppState, condition: &Condition) -> bool {
    condition
        .checked_at
        .is_some_and(|at| state.now.get().seconds_since(at) > OLD_SECONDS)
}

fn age(state: AppState, as_of: &str) -> El {
    let again = view! {
        <button type="button" class="btn is-plain" on:click=move |_| state.refresh()>{state.i18n.t("settings-refresh")}</button>
    };
    notice_with(
        Tone::Age,
        state.i18n.t_args("state-stale", &[("asof", as_of.into())]),
        again,
    )
}
