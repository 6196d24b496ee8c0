//! What `boot.js` knows about this app as an app: a new version, the way to install it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::document::announce;
use super::{listen, window};

/// Calls `ready` when a new version waits to be taken.
pub fn on_update(ready: impl Fn() + 'static) {
    if js_sys::Reflect::has(&window(), &"lotseUpdate".into()).unwrap_or(false) {
        ready();
    }
    listen(&window(), "lotse:update-ready", move |_: Event| ready());
}

/// Takes the new version; the page loads anew.
pub fn apply_update() {
    announce("lotse:apply-update");
}

/// Calls `possible` when the browser would install the app.
pub fn on_installable(possible: impl Fn() + 'static) {
    if install_event().is_some() {
        possible();
        return;
    }
    listen(&window(), "lotse:installable", move |_: Event| possible());
}

/// Shows the browser's own question whether to install.
pub fn install() {
    if let Some(event) = install_event()
        && let Ok(prompt) = js_sys::Reflect::get(&event, &"prompt".into())
        && let Ok(prompt) = prompt.dyn_into::<js_sys::Function>()
    {
        let _ = prompt.call0(&event);
    }
}

/// Whether the app runs as an installed one.
pub fn is_installed() -> bool {
    window()
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

fn install_event() -> Option<JsValue> {
    js_sys::Reflect::get(&window(), &"lotseInstall".into())
        .ok()
        .filter(|event| event.is_object())
}
