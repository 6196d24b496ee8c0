//! Texts of the catalogue: in which language they really are, and who wrote them.

use lotse_core::lang::Lang;
use lotse_core::localized::{Chosen, Localized, Origin, TextState};

use super::icon::icon;
use crate::html::{El, IntoEl, view};
use crate::state::AppState;

/// The words a reader of `lang` gets, marked with the language they are in when it is another one.
pub fn words(text: &Localized, lang: Lang) -> El {
    match text.choose(lang) {
        Some(chosen) => chosen_words(chosen, lang),
        None => ().el(),
    }
}

/// A chosen text, marked with its language when that is not the reader's.
pub fn chosen_words(chosen: Chosen<'_>, lang: Lang) -> El {
    let text = chosen.text.text.to_string();
    if chosen.lang == lang {
        return text.el();
    }
    let dir = chosen.lang.direction().as_str();
    view! { <bdi lang=chosen.lang.as_str().to_owned() dir=dir>{text}</bdi> }
}

/// A line that says so when a text is in another language, translated by a machine, or outdated.
pub fn foreign(state: AppState, text: &Localized) -> El {
    let lang = state.i18n.lang();
    let Some(chosen) = text.choose(lang) else {
        return ().el();
    };
    let mut says = Vec::new();
    if chosen.lang != lang {
        let name = state.i18n.t(&format!("language-{}", chosen.lang));
        says.push(
            state
                .i18n
                .t_args("text-in-language", &[("language", name.as_str().into())]),
        );
    }
    if chosen.text.origin == Origin::Machine {
        says.push(state.i18n.t("text-machine"));
    }
    if chosen.text.state == TextState::Outdated {
        says.push(state.i18n.t("text-outdated"));
    }
    if says.is_empty() {
        return ().el();
    }
    view! { <p class="origin">{icon("language")}<span>{says.join(" ")}</span></p> }
}
