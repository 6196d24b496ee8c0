//! The one heading of a screen, which is also the title of the window.

use crate::html::{El, view};
use crate::i18n::text::message::plain;
use crate::platform::document;
use crate::state::AppState;

/// The screen's `<h1>`; takes the focus when the person comes from another screen.
pub fn title(state: AppState, words: &str) -> El {
    name_window(state, words);
    let words = words.to_owned();
    view! { <h1 tabindex="-1">{words}</h1> }
}

/// Names the window after the screen.
pub fn name_window(state: AppState, words: &str) {
    document::set_title(&plain(
        &state.i18n.t_args("app-title", &[("page", words.into())]),
    ));
}
