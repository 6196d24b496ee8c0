//! Web Locks: one tab leads, the others follow.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{spawn, window};

/// Calls `lead` once this tab holds the lock `name`, and keeps it until the tab is gone.
///
/// A browser without Web Locks leads at once: it would rather sync twice than never.
pub fn when_leading(name: &str, lead: impl FnOnce() + 'static) {
    hold(name, false, lead, || {});
}

/// Calls `lead` once this tab holds the lock `name`; with `steal`, it is taken from a tab that does not answer.
/// Calls `lost` when another tab took it.
pub fn hold(name: &str, steal: bool, lead: impl FnOnce() + 'static, lost: impl FnOnce() + 'static) {
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
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"steal".into(), &steal.into());
    let request = js_sys::Reflect::get(&locks, &"request".into()).unwrap_or(JsValue::UNDEFINED);
    if let Some(request) = request.dyn_ref::<js_sys::Function>()
        && let Ok(promise) = request.call3(&locks, &name.into(), &options, held.as_ref())
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        spawn(async move {
            // It never ends well: the lock is given back when the tab is gone.
            if JsFuture::from(promise).await.is_err() {
                lost();
            }
        });
    }
    held.forget();
}
