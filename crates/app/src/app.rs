//! The frame, the notices above every screen, and the switch between screens.

use leptos::prelude::*;

use crate::components::frame::frame;
use crate::components::status::{notices, toast};
use crate::html::{El, IntoEl, view};
use crate::pages;
use crate::platform::document;
use crate::route::Route;
use crate::state::AppState;

/// The screens of one binary.
pub type Screens = fn(AppState, Route) -> El;

/// The whole app; `screens` gives the screen of a route, and so says which screens there are in this binary.
pub fn app(state: AppState, screens: Screens) -> El {
    Effect::new(move |_| {
        let lang = state.i18n.lang();
        document::set_language(lang.as_str(), lang.direction().as_str());
    });
    // A screen is built anew when the route or the language changes; inside, words are plain texts.
    let waits = Memo::new(move |_| state.copy.is_coming());
    let screen = move || {
        state.i18n.lang();
        match state.location.route() {
            route if route.reads_copy() && waits.get() => pages::waiting(state),
            route => screens(state, route),
        }
    };
    view! {
        {frame(state, notices(state), screen.el())}
        {toast(state)}
    }
}
