//! No screen has this address.

use crate::components::title::title;
use crate::html::{El, view};
use crate::state::AppState;

/// Says so, and shows the way home.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    view! {
        <div class="stack">
            {title(state, &t.t("state-not-found-title"))}
            <p>{t.t("state-not-found-text")}</p>
            <p><a class="btn" href="/">{t.t("state-not-found-home")}</a></p>
        </div>
    }
}
