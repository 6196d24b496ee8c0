//! The browser: everything that names web-sys, one file per thing it gives us.

pub mod address;
pub mod chance;
pub mod channel;
pub mod clock;
pub mod connect;
pub mod device;
pub mod document;
pub mod dom;
pub mod files;
pub mod http;
pub mod keep;
pub mod lock;
pub mod pwa;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;

/// The window; this code runs nowhere else.
pub fn window() -> web_sys::Window {
    web_sys::window().unwrap_or_else(|| wasm_bindgen::throw_str("no window"))
}

/// Listens for as long as the page lives; for listeners of the whole app only.
pub fn listen<E: FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    name: &str,
    react: impl FnMut(E) + 'static,
) {
    let closure = Closure::<dyn FnMut(E)>::new(react);
    let listener = closure.as_ref().unchecked_ref();
    if target
        .add_event_listener_with_callback(name, listener)
        .is_ok()
    {
        closure.forget();
    }
}

/// Runs a task beside the screen; it may await, it never blocks.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}
