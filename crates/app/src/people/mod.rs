//! `lotse-people`, a Wasm binary of its own: screens that a newcomer who reads never opens.
//!
//! `public/boot.js` starts it at the paths of [`crate::route::PEOPLE`]. Everything below this folder is linked by
//! `bin/people.rs` alone, and may use what the reading app is made of, but not the other way round.
//! Its words stand in `locales/people`.

pub mod route;

pub mod handout;
pub mod pass_on;

pub mod report;

pub mod edit;

pub mod outbox;

pub mod sign_in;

mod form;
mod standing;
mod uuid;
mod writing;

use crate::html::El;
use crate::pages::not_found;
use crate::route::Route;
use crate::state::AppState;

/// The screen of a route.
pub fn screen(state: AppState, route: Route) -> El {
    let screen = match route {
        Route::People(path) => route::Route::from_path(&path),
        _ => None,
    };
    match screen {
        Some(route::Route::PassOn) => pass_on::screen(state),
        Some(route::Route::Report(kind, id)) => report::screen(state, kind, id),
        Some(route::Route::Edit(id)) => edit::screen(state, id),
        Some(route::Route::Outbox) => outbox::screen(state),
        Some(route::Route::SignIn(source)) => sign_in::screen(state, source),
        None => not_found::screen(state),
    }
}
