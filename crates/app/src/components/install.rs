//! Installing the app: offered after use, explained where the browser has no button for it.

use leptos::prelude::*;

use super::icon::icon;
use crate::html::{El, IntoEl, view};
use crate::platform::{address, device, pwa};
use crate::state::AppState;
use lotse_core::share::to_fragment;

/// How to put the app on the home screen; nothing when it runs from there.
pub fn install(state: AppState) -> El {
    if pwa::is_installed() {
        return ().el();
    }
    (move || {
        if state.installable.get() {
            Some(by_button(state))
        } else {
            device::is_ios().then(|| by_hand(state))
        }
    })
    .el()
}

/// The same as a card in passing, once something was saved; the person can put it off for good.
pub fn install_hint(state: AppState) -> El {
    (move || {
        let used = !state.saved.items().is_empty();
        let put_off = state.settings.with(|settings| settings.install_later);
        (used && !put_off).then(|| install(state))
    })
    .el()
}

fn by_button(state: AppState) -> El {
    let t = state.i18n;
    let later = move |_| {
        crate::state::settings::change(state.settings, |settings| settings.install_later = true)
    };
    view! {
        <section class="card stack-s no-print">
            <h2>{t.t("install-title")}</h2>
            <p>{t.t("install-text")}</p>
            <div class="row">
                <button type="button" class="btn" on:click=|_| pwa::install()>{icon("download")}<span>{t.t("install-button")}</span></button>
                <button type="button" class="btn is-quiet" on:click=later>{t.t("install-later")}</button>
            </div>
        </section>
    }
}

/// iPhones have no button; and what is installed there begins with an empty storage.
fn by_hand(state: AppState) -> El {
    let t = state.i18n;
    let copy = move |_| {
        crate::platform::spawn(async move {
            let url = address::absolute("/saved", &to_fragment(&state.saved.items()));
            let done = device::copy(&url).await;
            state.say(if done {
                t.t("share-copied")
            } else {
                format!("{} {url}", t.t("share-failed"))
            });
        });
    };
    view! {
        <section class="card stack-s no-print">
            <h2>{t.t("install-ios-title")}</h2>
            <ol class="steps">
                <li>{t.t("install-ios-step-share")}</li>
                <li>{t.t("install-ios-step-add")}</li>
                <li>{t.t("install-ios-step-open")}</li>
            </ol>
            <p>{t.t("install-ios-empty")}</p>
            <p><button type="button" class="btn is-plain" on:click=copy>{icon("share")}<span>{t.t("install-ios-copy")}</span></button></p>
        </section>
    }
}
