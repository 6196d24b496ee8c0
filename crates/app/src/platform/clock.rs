//! The device's clock and its timers.

use lotse_core::time::Timestamp;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Now, by the device's clock.
pub fn now() -> Timestamp {
    Timestamp::from_seconds((js_sys::Date::now() / 1000.0) as i64)
}

/// Milliseconds since the epoch, by the device's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Seconds by which the device's clock is ahead of a server's, by the `date` of its answer (RFC 9110, section 6.6.1).
pub fn ahead_of(headers: &[(String, String)]) -> Option<i64> {
    let (_, date) = headers.iter().find(|(name, _)| name == "date")?;
    let server = js_sys::Date::parse(date);
    (!server.is_nan()).then(|| ((now_ms() - server) / 1000.0) as i64)
}

/// Ends after so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    // A timer cannot fail.
    let _ = JsFuture::from(promise).await;
}

/// Lets the browser paint and take input before long work goes on.
pub async fn breathe() {
    sleep(0).await;
}

/// A seed for chance that differs between devices and starts; not a secret.
pub fn seed() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}

/// Ends at the next frame, after the screen was brought up to date.
pub async fn next_frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if window().request_animation_frame(&resolve).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(promise).await;
}
