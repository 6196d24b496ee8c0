//! The frame, the notices above every screen, and the switch between screens.

use leptos::prelude::*;

use crate::components::frame::frame;
use crate::components::status::{notices, toast};
use crate::pages;
use crate::platform::document;
use crate::state::AppState;

/// The whole app.
pub fn app(state: AppState) -> AnyView {
    Effect::new(move |_| {
        let lang = state.i18n.lang();
        document::set_language(lang.as_str(), lang.direction().as_str());
    });
    // A screen is built anew when the route or the language changes; inside, words are plain texts.
    let route = Memo::new(move |_| state.location.route());
    let screen = move || {
        state.i18n.lang();
        pages::screen(state, route.get())
    };
    view! {
        {frame(state, (move || notices(state)).into_any(), screen.into_any())}
        {toast(state)}
    }
    .into_any()
}
