//! One file per screen of the reading app, and which screen belongs to which route.

pub mod home;

pub mod results;

pub mod offer;

pub mod courses;
pub mod event;
pub mod events;
pub mod organization;
pub mod organizations;

pub mod saved;

pub mod crisis;
pub mod doors;
pub mod not_found;
pub mod page;
pub mod settings;

use crate::components::title::name_window;
use crate::html::{El, view};
use crate::route::Route;
use crate::state::AppState;

/// The screen of a route.
pub fn screen(state: AppState, route: Route) -> El {
    match route {
        Route::Home => home::screen(state),
        Route::Results => results::screen(state),
        Route::Offer(id) => offer::screen(state, id),
        Route::Organizations => organizations::screen(state),
        Route::Organization(id) => organization::screen(state, id),
        Route::Courses => courses::screen(state),
        Route::Events => events::screen(state),
        Route::Event(id) => event::screen(state, id),
        Route::Saved => saved::screen(state),
        Route::Settings => settings::screen(state),
        Route::Crisis => crisis::screen(state),
        Route::Help => doors::help(state),
        Route::Work => doors::work(state),
        Route::Page(id) => page::screen(state, id),
        // Links let the browser load those anew, with the binary that has them.
        Route::People(_) | Route::NotFound => not_found::screen(state),
    }
}

/// What stands in place of a screen that reads the copy, while the first copy is opened or comes in:
/// nothing may be called missing before. What it waits for stands above every screen.
pub fn waiting(state: AppState) -> El {
    let waits_for = state.i18n.t(if state.needs_region() {
        "welcome-region"
    } else {
        "state-loading"
    });
    name_window(state, &waits_for);
    view! { <h1 class="sr" tabindex="-1">{waits_for}</h1> }
}
