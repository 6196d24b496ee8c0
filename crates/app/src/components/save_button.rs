//! The heart: saved on this phone, or not.

use leptos::prelude::*;
use lotse_core::image::Kind;

use super::icon::icon;
use crate::html::{El, view};
use crate::state::AppState;

/// A small button that saves something, for cards.
pub fn save_button(state: AppState, kind: Kind, id: &str, name: &str) -> El {
    let t = state.i18n;
    let (here, there) = (id.to_owned(), id.to_owned());
    let is_saved = Memo::new(move |_| state.saved.contains(kind, &here));
    let label = format!("{}: {name}", t.t("action-save"));
    view! {
        <button
            type="button"
            class="card-save no-print"
            aria-pressed=move || is_saved.get().to_string()
            aria-label=label
            on:click=move |_| state.saved.toggle(kind, &there)
        >
            {icon("heart")}
        </button>
    }
}

/// A large button that saves something, for its own screen.
pub fn save_action(state: AppState, kind: Kind, id: &str) -> El {
    let t = state.i18n;
    let (here, there) = (id.to_owned(), id.to_owned());
    let is_saved = Memo::new(move |_| state.saved.contains(kind, &here));
    view! {
        <button
            type="button"
            class="action"
            aria-pressed=move || is_saved.get().to_string()
            on:click=move |_| state.saved.toggle(kind, &there)
        >
            {icon("heart")}
            <span>{move || t.t(if is_saved.get() { "action-saved" } else { "action-save" })}</span>
        </button>
    }
}
