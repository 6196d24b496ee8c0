//! The languages of the app, each by its own name: one tap, without signal.

use leptos::prelude::*;
use lotse_core::lang::Lang;

use crate::i18n::TABLES;
use crate::i18n::lang::own_name;
use crate::state::AppState;

/// A button for each language.
pub fn language_buttons(state: AppState) -> AnyView {
    let now = state.i18n.lang();
    let buttons: Vec<AnyView> = TABLES
        .into_iter()
        .map(|lang| button(state, lang, lang == now))
        .collect();
    view! { <div class="langs" role="group" aria-label=state.i18n.t("settings-language")>{buttons}</div> }.into_any()
}

fn button(state: AppState, lang: Lang, pressed: bool) -> AnyView {
    view! {
        <button
            type="button"
            class="lang"
            lang=lang.as_str().to_owned()
            dir=lang.direction().as_str()
            aria-pressed=pressed.to_string()
            on:click=move |_| state.speak(lang)
        >
            {own_name(lang)}
        </button>
    }
    .into_any()
}
