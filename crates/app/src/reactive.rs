//! Signals and what follows them: Leptos' reactive graph, without the parts of Leptos that the app does not use.

pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::{Effect, RenderEffect};
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue, on_cleanup};
pub use reactive_graph::prelude::*;
pub use reactive_graph::signal::RwSignal;

/// Runs `start` as the owner of everything reactive, for as long as the page lives.
pub fn own(start: impl FnOnce()) {
    // Already there only if somebody else prepared it: all the same to us.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(start);
    std::mem::forget(owner);
}
