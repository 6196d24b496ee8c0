//! No screen has this address.

use leptos::prelude::*;

use crate::components::title::title;
use crate::state::AppState;

/// Says so, and shows the way home.
pub fn screen(state: AppState) -> AnyView {
    let t = state.i18n;
    view! {
        {title(state, &t.t("state-not-found-title"))}
        <p>{t.t("state-not-found-text")}</p>
        <p><a class="btn" href="/">{t.t("state-not-found-home")}</a></p>
    }
    .into_any()
}
