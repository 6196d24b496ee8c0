//! The address bar: reading it, changing it, and where the reader stood on each entry of the history.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, PopStateEvent, ScrollRestoration, Storage};

use super::{listen, window};

/// Stands in the window's own storage while it goes from one binary of the app to another.
const CROSSING: &str = "lotse.crossing";

/// What the address bar shows: path and the part after `#`, without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `/offer/md-001`
    pub path: String,
    /// `q=deutsch&topic=language`
    pub fragment: String,
}

/// Where the reader stood when leaving an entry of the history.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stand {
    /// Pixels scrolled down.
    pub scroll: f64,
    /// How many rows of a long list were shown.
    pub rows: u32,
    /// The reader had come from another screen of the app.
    pub travelled: bool,
}

impl Stand {
    /// Whether the reader stands at the beginning.
    pub fn is_new(&self) -> bool {
        self.scroll == 0.0 && self.rows == 0
    }
}

/// The present address.
pub fn current() -> Address {
    let location = window().location();
    let fragment = location.hash().unwrap_or_default();
    Address {
        path: location.pathname().unwrap_or_default(),
        fragment: fragment.strip_prefix('#').unwrap_or(&fragment).to_owned(),
    }
}

/// The present address with its origin, for sharing.
pub fn absolute(path: &str, fragment: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}", joined(path, fragment))
}

/// Adds an entry to the history, with where the reader stands on it.
pub fn push(path: &str, fragment: &str, stand: Stand) {
    if let Ok(history) = window().history() {
        // A refused entry (the browser limits their rate) costs only the way back.
        let _ = history.push_state_with_url(&state_of(stand), "", Some(&joined(path, fragment)));
    }
}

/// Changes the present entry, keeping where the reader stands.
pub fn replace(path: &str, fragment: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&joined(path, fragment)));
    }
}

/// Remembers in the present entry where the reader stands.
pub fn remember(stand: Stand) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&state_of(stand), "");
    }
}

/// Where the reader stood on the present entry; `None` on a new one.
pub fn remembered() -> Option<Stand> {
    let state = window()
        .history()
        .ok()?
        .state()
        .ok()?
        .dyn_into::<js_sys::Array>()
        .ok()?;
    Some(Stand {
        scroll: state.get(0).as_f64()?,
        rows: state.get(1).as_f64()? as u32,
        travelled: state.get(2).is_truthy(),
    })
}

/// Goes one entry back, or says that there is none of ours.
pub fn back() -> bool {
    window()
        .history()
        .is_ok_and(|history| history.length().is_ok_and(|n| n > 1) && history.back().is_ok())
}

/// Leaves at once and takes the present entry out of the history.
pub fn leave(path: &str) {
    let _ = window().location().replace(path);
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// How far the window is scrolled down, in pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the window to a height in pixels.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Calls `moved` when the person goes back, forth, or edits the fragment by hand.
pub fn on_moved(moved: impl Fn() + 'static) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    listen(&window(), "popstate", move |_: PopStateEvent| moved());
}

/// Says that the next page in this window is another screen of the app.
pub fn announce_crossing() {
    if let Some(session) = session() {
        let _ = session.set_item(CROSSING, "1");
    }
}

/// Whether the page before this one was a screen of the app; asked once.
pub fn has_crossed() -> bool {
    let Some(session) = session() else {
        return false;
    };
    let crossed = session.get_item(CROSSING).ok().flatten().is_some();
    let _ = session.remove_item(CROSSING);
    crossed
}

fn state_of(stand: Stand) -> js_sys::Array {
    js_sys::Array::of3(
        &stand.scroll.into(),
        &stand.rows.into(),
        &stand.travelled.into(),
    )
}

fn session() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Calls `scrolled` when the window was scrolled.
pub fn on_scrolled(scrolled: impl Fn() + 'static) {
    listen(&window(), "scroll", move |_: web_sys::Event| scrolled());
}

/// Calls `follow` with path and fragment when a link within the app is followed in the plain way;
/// where that says no, the browser loads what the link leads to.
pub fn on_link(follow: impl Fn(Address) -> bool + 'static) {
    listen(&window(), "click", move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.meta_key()
                || event.ctrl_key()
                || event.shift_key()
                || event.alt_key()
                || event.default_prevented());
        let Some(anchor) = plain.then(|| anchor_of(&event)).flatten() else {
            return;
        };
        let ours = anchor.origin() == window().location().origin().unwrap_or_default();
        if !ours
            || anchor.has_attribute("download")
            || !anchor.target().is_empty()
            || anchor.pathname().contains('.')
        {
            return;
        }
        let hash = anchor.hash();
        let fragment = hash.strip_prefix('#').unwrap_or(&hash).to_owned();
        let path = anchor.pathname();
        if follow(Address { path, fragment }) {
            event.prevent_default();
        }
    });
}

fn anchor_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

fn joined(path: &str, fragment: &str) -> String {
    if fragment.is_empty() {
        path.to_owned()
    } else {
        format!("{path}#{fragment}")
    }
}
