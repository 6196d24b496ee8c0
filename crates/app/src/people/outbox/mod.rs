//! Everything the person wrote that is still on this phone: how far it is, and what can be done about it.

mod change;
mod conflict;
mod said;

use leptos::prelude::*;

use super::writing;
use crate::components::icon::icon;
use crate::components::notice::{Tone, empty, notice};
use crate::components::title::title;
use crate::html::{El, IntoEl, view};
use crate::state::AppState;

/// The screen of what the person wrote.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    let pending = Memo::new(move |_| writing::pending(state));
    let list = move || {
        let pending = pending.get();
        let unread = state.outbox().rows().len() - pending.len();
        if pending.is_empty() && unread == 0 {
            return nothing(state);
        }
        let cards: Vec<El> = pending
            .iter()
            .rev()
            .map(|change| change::card(state, change))
            .collect();
        let unread = (unread > 0).then(|| {
            let words = t.t_args("outbox-unread", &[("count", (unread as i64).into())]);
            notice(Tone::Warn, words)
        });
        view! { {unread}<ul class="stack-s">{cards}</ul> }
    };
    view! {
        <div class="stack">
            {title(state, &t.t("outbox-title"))}
            <p>{t.t("outbox-intro")}</p>
            {list.el()}
        </div>
    }
}

fn nothing(state: AppState) -> El {
    let t = state.i18n;
    let search = view! { <a class="btn" href="/results">{icon("search")}<span>{t.t("nav-search")}</span></a> };
    empty(
        "check",
        t.t("outbox-empty-title"),
        t.t("outbox-empty-text"),
        search,
    )
}
