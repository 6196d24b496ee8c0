//! What paper needs: it is read on another day than the screen it was printed from.

use leptos::prelude::*;
use lotse_core::time::Date;

use super::status::as_of_date;
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::date;
use crate::state::AppState;

/// A day as a heading: "today" on the screen, its date on paper.
pub fn day_heading(state: AppState, day: Date) -> El {
    let (words, today) = (state.i18n.words(), state.today());
    let (near, dated) = (
        date::heading(&words, day, today),
        date::with_weekday(&words, day, today),
    );
    if near == dated {
        return dated.el();
    }
    view! { <span class="no-print">{near}</span><span class="print-only">{dated}</span> }
}

/// On paper: where this comes from and how old it is.
pub fn printed_from(state: AppState) -> El {
    let age = state
        .copy
        .condition
        .with(|condition| as_of_date(state, condition));
    let words = state
        .i18n
        .t_args("print-source", &[("asof", age.as_str().into())]);
    view! { <p class="print-only small">{words}</p> }
}
