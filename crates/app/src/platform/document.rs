//! The document around the app: language, theme, title, focus, the static shell and its notices.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use super::window;

/// Sets language and direction of the whole document.
pub fn set_language(lang: &str, dir: &str) {
    set_root("lang", lang);
    set_root("dir", dir);
}

/// Sets an attribute of the root element; an empty value removes it.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = if value.is_empty() {
            root.remove_attribute(name)
        } else {
            root.set_attribute(name, value)
        };
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the first element that fits the selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Mounts the app and takes the static shell away in the same breath, so that nothing flickers.
pub fn replace_shell(mount: impl FnOnce(HtmlElement)) {
    if let Some(root) = find("#app").and_then(|element| element.dyn_into().ok()) {
        mount(root);
    }
    if let Some(shell) = find("#shell") {
        shell.remove();
    }
}

/// Opens a `<dialog>` above everything.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) =
        find(selector).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Closes a `<dialog>`.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) =
        find(selector).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok())
    {
        dialog.close();
    }
}

/// What stands in an input field; empty when there is none.
pub fn value(selector: &str) -> String {
    find(selector)
        .and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Changes what stands in an input field.
pub fn set_value(selector: &str, value: &str) {
    if let Some(input) =
        find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        input.set_value(value);
    }
}

/// Asks a yes-or-no question in the browser's own words.
pub fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or(false)
}

/// Prints the present page.
pub fn print() {
    let _ = window().print();
}

/// Sends an event without data to whoever listens on the window, such as `boot.js`.
pub fn announce(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// Says in the console what a panic is about, while developing; `boot.js` shows the static "reload" notice.
///
/// In release a panic stops at once, without words that nobody reads.
pub fn explain_panics() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| {
        announce("lotse:panic");
        wasm_bindgen::throw_str(&info.to_string());
    }));
}

/// The languages the person told the browser, best first.
pub fn preferred_languages() -> Vec<String> {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// The document; this code runs nowhere else.
pub(super) fn document() -> Document {
    window()
        .document()
        .unwrap_or_else(|| wasm_bindgen::throw_str("no document"))
}
