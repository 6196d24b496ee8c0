//! What people see: the Leptos app for newcomers and volunteers.
//!
//! Of this library several Wasm binaries are made, each with a file that starts it: `main.rs` is the reading app,
//! `bin/people.rs` has the screens in [`people`], `bin/connect.rs` what is in [`connect`]. What one of them does not name is not in its file.
//!
//! Where to start: [`app`] is the frame and the switch between screens, [`route`] what addresses mean,
//! [`pages`] one file per screen of the reading app, [`finder`] how offers are found, [`html`] what screens are made of,
//! [`state`] what the screens read, [`platform`] the browser.

pub mod app;
pub mod route;

pub mod pages;

pub mod people;

pub mod connect;

pub mod finder;

pub mod components;
pub mod labels;

pub mod html;

pub mod i18n;

pub mod state;

pub mod platform;

use leptos::prelude::*;

use crate::app::Screens;
use crate::i18n::I18n;
use crate::platform::document;
use crate::state::settings::Settings;
use crate::state::{AppState, first_language};

/// Mounts the app in place of the static shell, with the screens and the words of one binary.
pub fn start(screens: Screens, words: &'static [&'static str]) {
    document::explain_panics();
    crate::platform::spawn(async move {
        let settings = Settings::load();
        settings.apply();
        let mut opening = state::begin(&settings);
        let words = I18n::load(first_language(&settings.lang), words);
        let i18n = opening.beside(words).await;
        let Ok(i18n) = i18n else {
            document::announce("lotse:panic");
            return;
        };
        document::replace_shell(|root| {
            mount_to(root.clone(), move || {
                html::show(&root, app::app(AppState::start(i18n, opening), screens));
            })
            .forget()
        });
    });
}
