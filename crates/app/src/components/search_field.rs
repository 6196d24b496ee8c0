//! The field for search words; what is typed stays on the phone.

use super::icon::icon;
use crate::html::{El, view};
use crate::platform::document;
use crate::state::AppState;

/// The element id of the field; a screen has at most one.
pub const SEARCH_INPUT: &str = "#search";

/// The field with its icon, for inside a `<form class="search">`.
pub fn search_field(state: AppState, label: &'static str, words: &str) -> El {
    let t = state.i18n;
    view! {
        {icon("search")}
        <input
            id="search"
            type="search"
            name="q"
            value=words.to_owned()
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            aria-label=t.t(label)
            placeholder=t.t("home-search-placeholder")
        />
    }
}

/// What stands in a field.
pub fn words_of(selector: &str) -> String {
    document::value(selector)
}
