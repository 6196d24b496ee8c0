//! The languages of the app, each by its own name: one tap, without signal.

use lotse_core::lang::Lang;

use crate::html::{El, view};
use crate::i18n::TABLES;
use crate::i18n::lang::own_name;
use crate::state::AppState;

/// A button for each language.
pub fn language_buttons(state: AppState) -> El {
    let now = state.i18n.lang();
    let buttons: Vec<El> = TABLES
        .into_iter()
        .map(|lang| button(state, lang, lang == now))
        .collect();
    view! { <div class="langs" role="group" aria-label=state.i18n.t("settings-language")>{buttons}</div> }
}

fn button(state: AppState, lang: Lang, pressed: bool) -> El {
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
}
