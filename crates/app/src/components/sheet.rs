//! A sheet above the screen, with its heading and a way to close it.

use super::icon::icon;
use crate::html::{El, view};
use crate::platform::document;
use crate::state::AppState;

/// A sheet; `id` opens it through [`open`].
pub fn sheet(
    state: AppState,
    id: &'static str,
    class: &'static str,
    heading: String,
    body: El,
) -> El {
    let close = move |_| document::close_dialog(&format!("#{id}"));
    view! {
        <dialog class=class id=id aria-labelledby=format!("{id}-title")>
            <div class="sheet-head">
                <h2 id=format!("{id}-title")>{heading}</h2>
                <button type="button" class="icon-btn" aria-label=state.i18n.t("action-close") on:click=close>{icon("close")}</button>
            </div>
            {body}
        </dialog>
    }
}

/// Opens a sheet of the screen.
pub fn open(id: &'static str) {
    document::open_dialog(&format!("#{id}"));
}
