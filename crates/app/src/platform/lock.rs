//! Web Locks: one tab leads, the others follow.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// Calls `lead` once this tab holds the lock `name`, and keeps it until the tab is gone.
///
/// A browser without Web Locks leads at once: it would rather sync twice than never.
pub fn when_leading(name: &str, lead: impl FnOnce() + 'static) {
    let locks =
        js_sys::Reflect::get(&window().navigator(), &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    if !locks.is_object() {
        lead();
        return;
    }
    let mut lead = Some(lead);
    let held = Closure::<dyn FnMut(JsValue) -> js_sys::Promise>::new(move |_lock| {
        if let Some(lead) = lead.take() {
            lead();
        }
        js_sys::Promise::new(&mut |_resolve, _reject| {})
    });
    let request = js_sys::Reflect::get(&locks, &"request".into()).unwrap_or(JsValue::UNDEFINED);
    if let Some(request) = request.dyn_ref::<js_sys::Function>() {
        // The promise ends when the lock is given back, which is never.
        let _forever = request.call2(&locks, &name.into(), held.as_ref());
    }
    held.forget();
}
