//! A line that tells what is going on, with what can be done about it.

use super::icon::icon;
use super::title::name_window;
use crate::html::{El, IntoEl, view};
use crate::state::AppState;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Ok,
    /// Something to keep in mind.
    Warn,
    /// Something does not work.
    Bad,
    /// How old the copy is.
    Age,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Ok => "notice is-ok",
            Self::Warn => "notice is-warn",
            Self::Bad => "notice is-bad",
            Self::Age => "notice is-age",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Ok => "check",
            Self::Warn | Self::Bad => "warning",
            Self::Age => "offline",
        }
    }
}

/// A notice without anything to press.
pub fn notice(tone: Tone, words: String) -> El {
    notice_with(tone, words, ().el())
}

/// A notice with a button or link behind it.
pub fn notice_with(tone: Tone, words: String, action: El) -> El {
    view! {
        <p class=tone.class()>{icon(tone.icon())}<span class="notice-text">{words}</span>{action}</p>
    }
}

/// Nothing to show, and what can be done instead.
pub fn empty(icon_name: &str, heading: String, words: String, action: El) -> El {
    view! {
        <div class="empty">{icon(icon_name)}<h2>{heading}</h2><p>{words}</p>{action}</div>
    }
}

/// The screen of a record that is not on this phone: says so by `heading`, and leads to where others are.
pub fn missing(
    state: AppState,
    icon_name: &str,
    heading: &str,
    (href, word): (&'static str, &str),
) -> El {
    let t = state.i18n;
    let heading = t.t(heading);
    name_window(state, &heading);
    let others = view! { <a class="btn" href=href>{icon(icon_name)}<span>{t.t(word)}</span></a> };
    view! {
        <h1 class="sr" tabindex="-1">{heading.clone()}</h1>
        {empty(icon_name, heading, t.t("offer-missing-text"), others)}
    }
}
