//! The frame, the notices above every screen, and the switch between screens.

use leptos::prelude::*;

use crate::components::frame::frame;
use crate::components::status::{notices, toast};
use crate::html::{El, IntoEl, view};
use crate::pages;
use crate::platform::document;
use crate::state::AppState;

/// The whole app.
pub fn app(state: AppState) -> El {
    Effect::new(move |_| {
        let lang = state.i18n.lang();
        document::set_language(lang.as_str(), lang.direction().as_str());
    });
    // A screen is built anew when the route or the language changes; inside, words are plain texts.
    let screen = move || {
        state.i18n.lang();
        pages::screen(state, state.location.route())
    };
    view! {
        {frame(state, notices(state), screen.el())}
        {toast(state)}
    }
}
