//! What the device can do for the person: position, share sheet, clipboard, signal.

use lotse_core::place::Coordinates;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, Position, PositionError, PositionOptions, ShareData};

use super::{listen, window};

/// Why there is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPosition {
    /// The person said no, now or earlier.
    Denied,
    /// The device could not find out.
    Unavailable,
}

/// How a text was handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// By the device's share sheet.
    Shared,
    /// It stands in the clipboard.
    Copied,
    /// The person closed the share sheet.
    Dismissed,
    /// Neither was possible.
    Impossible,
}

/// Asks the device where it is; the answer stays on it.
pub fn locate(answer: impl FnOnce(Result<Coordinates, NoPosition>) + 'static) {
    let Ok(geolocation) = window().navigator().geolocation() else {
        return answer(Err(NoPosition::Unavailable));
    };
    let answer = std::rc::Rc::new(std::cell::Cell::new(Some(answer)));
    let failed = answer.clone();
    let found = Closure::once_into_js(move |position: Position| {
        let coordinates = position.coords();
        let point = Coordinates::new(coordinates.latitude(), coordinates.longitude());
        if let Some(answer) = answer.take() {
            answer(point.ok_or(NoPosition::Unavailable));
        }
    });
    let refused = Closure::once_into_js(move |error: PositionError| {
        if let Some(answer) = failed.take() {
            let denied = error.code() == PositionError::PERMISSION_DENIED;
            answer(Err(if denied {
                NoPosition::Denied
            } else {
                NoPosition::Unavailable
            }));
        }
    });
    let options = PositionOptions::new();
    options.set_timeout(20_000);
    options.set_maximum_age(60_000);
    let _ = geolocation.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(refused.unchecked_ref()),
        &options,
    );
}

/// Hands a link to the share sheet, or to the clipboard where there is none.
pub async fn hand_on(title: &str, url: &str) -> Handed {
    let navigator = window().navigator();
    if js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Handed::Shared,
            Err(error) if name_of(&error) == "AbortError" => return Handed::Dismissed,
            Err(_) => {}
        }
    }
    if copy(url).await {
        Handed::Copied
    } else {
        Handed::Impossible
    }
}

/// Puts a text into the clipboard.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let has = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object());
    has && JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// Calls `back` whenever the device believes that it has signal again; only a hint.
pub fn on_signal(back: impl Fn() + 'static) {
    listen(&window(), "online", move |_: Event| back());
}

/// Calls `hidden` when the page goes out of sight for good or for a while.
pub fn on_page_hide(hidden: impl Fn() + 'static) {
    listen(&window(), "pagehide", move |_: Event| hidden());
}

/// Calls `seen` when the page comes back into sight.
pub fn on_page_seen(seen: impl Fn() + 'static) {
    if let Some(document) = window().document() {
        let now = document.clone();
        listen(&document, "visibilitychange", move |_: Event| {
            if !now.hidden() {
                seen();
            }
        });
    }
}

/// A link that opens the phone's own map at `point` ("latitude,longitude") or at what is `wanted` (encoded).
pub fn maps_href(point: &str, wanted: &str) -> String {
    if is_ios() {
        format!("maps://?q={wanted}&sll={point}")
    } else {
        format!("geo:{point}?q={wanted}")
    }
}

/// Whether this is an iPhone or iPad, whose installed apps start with an empty storage.
pub fn is_ios() -> bool {
    window()
        .navigator()
        .user_agent()
        .is_ok_and(|agent| agent.contains("iPhone") || agent.contains("iPad"))
}

fn name_of(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}
