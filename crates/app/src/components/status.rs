//! What the person should know about the copy, wherever they are: nothing when all is well.

use leptos::prelude::*;
use lotse_core::image::Kind;

use super::icon::icon;
use super::notice::{Tone, empty, notice, notice_with};
use crate::i18n::phrase::{date, measure};
use crate::platform::pwa;
use crate::route::Route;
use crate::state::AppState;
use crate::state::copy::{Activity, Condition, Trouble};

/// A copy older than this many seconds is worth a word on every screen (three days).
const OLD_SECONDS: i64 = 3 * 24 * 3600;

/// Notices above every screen.
pub fn notices(state: AppState) -> AnyView {
    let condition = state.copy.condition.get();
    let catalogue = state.copy.read();
    let has_copy = catalogue.count(Kind::Offer) > 0;
    view! {
        <div class="stack-s no-print" aria-live="polite">
            {state.update_ready.get().then(|| update(state))}
            {condition.memory_only.then(|| memory_only(state))}
            {condition.clock_wrong.then(|| notice(Tone::Warn, state.i18n.t("sync-clock")))}
            {trouble(state, &condition, has_copy)}
            {(!has_copy && needs_copy(&state.location.route())).then(|| no_copy(state, &condition))}
            {has_copy.then(|| age(state, &condition))}
        </div>
    }
    .into_any()
}

/// What was just done, said for a moment.
pub fn toast(state: AppState) -> AnyView {
    view! {
        <div class="toasts" role="status">
            {move || state.toast.get().map(|words| view! { <p class="toast is-ok">{icon("check")}<span>{words}</span></p> })}
        </div>
    }
    .into_any()
}

/// How old the copy is: "as of today 14:05".
pub fn as_of(state: AppState, condition: &Condition) -> Option<String> {
    let at = state.zone().local(condition.checked_at?);
    Some(date::as_of(&state.i18n.words(), at, state.today()))
}

/// What hinders, in words.
pub fn trouble_words(state: AppState, trouble: Trouble) -> String {
    state.i18n.t(match trouble {
        Trouble::NoSignal => "sync-no-signal",
        Trouble::ServerError => "sync-server-error",
        Trouble::CaptivePortal => "sync-captive-portal",
        Trouble::WrongData => "sync-wrong-data",
        Trouble::CutOff => "sync-cut-off",
        Trouble::StorageFull => "state-storage-full-text",
        Trouble::StorageBusy => "state-other-tab",
    })
}

/// Screens that say something without a copy.
fn needs_copy(route: &Route) -> bool {
    !matches!(
        route,
        Route::Crisis | Route::Settings | Route::NotFound | Route::Page(_)
    )
}

fn update(state: AppState) -> AnyView {
    let t = state.i18n;
    let apply = view! { <button type="button" class="btn is-plain" on:click=|_| pwa::apply_update()>{t.t("update-now")}</button> };
    let later = view! {
        <button type="button" class="btn is-quiet" on:click=move |_| state.update_ready.set(false)>{t.t("update-later")}</button>
    };
    notice_with(
        Tone::Info,
        t.t("update-text"),
        view! { {apply}{later} }.into_any(),
    )
}

fn memory_only(state: AppState) -> AnyView {
    notice(Tone::Warn, state.i18n.t("state-memory-only-text"))
}

fn trouble(state: AppState, condition: &Condition, has_copy: bool) -> AnyView {
    match condition.trouble {
        // Without signal the copy does its work: its age says enough.
        Some(Trouble::NoSignal) if has_copy => ().into_any(),
        Some(trouble) => notice(Tone::Warn, trouble_words(state, trouble)),
        None => ().into_any(),
    }
}

fn no_copy(state: AppState, condition: &Condition) -> AnyView {
    let t = state.i18n;
    match condition.activity {
        Activity::Opening | Activity::Checking | Activity::Receiving => loading(state, condition),
        Activity::Resting | Activity::Elsewhere => {
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
                again.into_any(),
            )
        }
    }
}

/// The first visit: what is being loaded, how much it will be, and that nobody watches.
fn loading(state: AppState, condition: &Condition) -> AnyView {
    let t = state.i18n;
    let whole = expected_bytes(condition);
    let size = whole.map(|whole| {
        let size = measure::size(&t.words(), whole);
        t.t_args("welcome-download", &[("size", size.as_str().into())])
    });
    let done = whole.map(|whole| {
        let (done, total) = (
            measure::size(&t.words(), condition.bytes),
            measure::size(&t.words(), whole),
        );
        t.t_args(
            "state-downloading",
            &[
                ("done", done.as_str().into()),
                ("total", total.as_str().into()),
            ],
        )
    });
    let bar = match condition.total.filter(|total| *total > 0) {
        Some(total) => {
            view! { <progress max=total.to_string() value=condition.received.to_string() aria-label=t.t("state-loading")></progress> }.into_any()
        }
        None => view! { <progress aria-label=t.t("state-loading")></progress> }.into_any(),
    };
    view! {
        <section class="card stack-s">
            <h2>{t.t("welcome-title")}</h2>
            <p>{t.t("welcome-text")}</p>
            <p>{t.t("welcome-no-account")}</p>
            <div class="progress">{bar}<p class="small soft">{done.unwrap_or_else(|| t.t("state-loading"))}</p></div>
            <p class="small soft">{size}</p>
        </section>
    }
    .into_any()
}

/// How much the whole catalogue will be, judged by what has come so far.
fn expected_bytes(condition: &Condition) -> Option<u64> {
    let total = condition.total?;
    (condition.received > 0)
        .then(|| condition.bytes * total.max(condition.received) / condition.received)
}

fn age(state: AppState, condition: &Condition) -> AnyView {
    let Some(words) = as_of(state, condition) else {
        return ().into_any();
    };
    let old = condition
        .checked_at
        .is_some_and(|at| state.now.get().seconds_since(at) > OLD_SECONDS);
    if !old {
        return ().into_any();
    }
    let again = view! {
        <button type="button" class="btn is-plain" on:click=move |_| state.refresh()>{state.i18n.t("settings-refresh")}</button>
    };
    notice_with(
        Tone::Age,
        state
            .i18n
            .t_args("state-stale", &[("asof", words.as_str().into())]),
        again.into_any(),
    )
}
