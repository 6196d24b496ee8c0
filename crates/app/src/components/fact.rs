//! A question people have, with its answer.

use super::icon::icon;
use crate::html::{El, IntoEl, view};
use crate::state::AppState;

/// One question with its answers; for inside a `<dl class="facts">`.
pub fn fact(
    state: AppState,
    icon_name: &'static str,
    question: &'static str,
    answers: Vec<El>,
) -> El {
    if answers.is_empty() {
        return ().el();
    }
    let answers: Vec<_> = answers
        .into_iter()
        .map(|answer| view! { <dd class="fact-a">{answer}</dd> })
        .collect();
    view! {
        <div class="fact">{icon(icon_name)}<dt class="fact-q">{state.i18n.t(question)}</dt>{answers}</div>
    }
}

/// A list of words as an answer.
pub fn bullets(items: Vec<El>) -> El {
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <li>{item}</li> })
        .collect();
    view! { <ul>{items}</ul> }
}
