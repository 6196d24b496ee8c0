//! A question people have, with its answer.

use leptos::prelude::*;

use super::icon::icon;
use crate::state::AppState;

/// One question with its answers; for inside a `<dl class="facts">`.
pub fn fact(
    state: AppState,
    icon_name: &'static str,
    question: &'static str,
    answers: Vec<AnyView>,
) -> AnyView {
    if answers.is_empty() {
        return ().into_any();
    }
    let answers: Vec<_> = answers
        .into_iter()
        .map(|answer| view! { <dd class="fact-a">{answer}</dd> })
        .collect();
    view! {
        <div class="fact">{icon(icon_name)}<dt class="fact-q">{state.i18n.t(question)}</dt>{answers}</div>
    }
    .into_any()
}

/// A list of words as an answer.
pub fn bullets(items: Vec<AnyView>) -> AnyView {
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <li>{item}</li> })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}
