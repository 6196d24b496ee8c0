//! The frame around every screen: back, name, emergency, quick exit, the five ways.

use super::icon::{directed_icon, icon};
use crate::html::{El, Event, view};
use crate::platform::document;
use crate::route::Route;
use crate::state::AppState;

/// The five screens one tap away, with icon and word.
const WAYS: [(&str, &str, &str); 5] = [
    ("/", "home", "nav-home"),
    ("/results", "search", "nav-search"),
    ("/courses", "course", "nav-courses"),
    ("/events", "calendar", "nav-events"),
    ("/saved", "heart", "nav-saved"),
];

/// The frame; `screen` is what stands in its middle.
pub fn frame(state: AppState, notices: El, screen: El) -> El {
    let skip = |event: Event| {
        event.prevent_default();
        document::focus("main h1");
    };
    view! {
        <div class="app">
            <div class="frame">
                <a class="skip" href="#main" on:click=skip>{move || state.i18n.t("skip-link")}</a>
                {move || top(state)}
                {move || ways(state)}
                <main class="main" id="main">{notices}{screen}</main>
            </div>
        </div>
    }
}

fn top(state: AppState) -> El {
    let t = state.i18n;
    let start = if state.location.route() == Route::Home {
        view! {
            <a class="top-title" href="/"><img src="/icons/favicon.svg" alt="" width="32" height="32"/><span>{t.t("app-name")}</span></a>
        }
    } else {
        let back = move |event: Event| {
            if state.location.back() {
                event.prevent_default();
            }
        };
        view! {
            <a class="top-back" href="/" on:click=back>{directed_icon("back")}<span>{t.t("nav-back")}</span></a>
            <a class="top-tool" href="/" aria-label=t.t("nav-home")>{icon("home")}</a>
        }
    };
    // `early.js` leaves, with the app running or not; here only what a shared phone must forget.
    let exit = move |_| state.forget_if_shared();
    view! {
        <header class="top no-print">
            {start}
            <a class="top-tool is-sos" href="/crisis">{icon("sos")}<span>{t.t("nav-crisis")}</span></a>
            <a class="exit" href="/away.html" title=t.t("exit-hint") on:click=exit>
                <span>{t.t("exit-button")}</span>{directed_icon("exit")}
            </a>
        </header>
    }
}

fn ways(state: AppState) -> El {
    let here = state.location.route().path();
    let items: Vec<El> = WAYS
        .iter()
        .map(|(path, icon_name, word)| {
            let current = (*path == here).then_some("page");
            view! {
                <a class="nav-item" href=*path aria-current=current>{icon(icon_name)}<span>{state.i18n.t(word)}</span></a>
            }
        })
        .collect();
    view! { <nav class="nav no-print" aria-label=state.i18n.t("nav-label")>{items}</nav> }
}
