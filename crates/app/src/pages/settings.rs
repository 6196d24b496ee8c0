//! Settings: language, text size, light or dark, the data on this phone.

use crate::platform::spawn;
use leptos::prelude::*;

use crate::components::icon::icon;
use crate::components::install::install;
use crate::components::languages::language_buttons;
use crate::components::regions::region_buttons;
use crate::components::sheet::{self, sheet};
use crate::components::status::{as_of, trouble_words};
use crate::components::title::title;
use crate::html::{El, Event, view};
use crate::i18n::phrase::measure;
use crate::platform::{document, keep};
use crate::state::AppState;
use crate::state::copy::Activity;
use crate::state::settings::{Theme, change};

/// The sheet that asks before everything is erased.
const ERASE: &str = "erase";

/// The screen of settings.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    view! {
        <div class="stack">
            {title(state, &t.t("settings-title"))}
            <section class="stack-s"><h2>{t.t("settings-language")}</h2>{language_buttons(state)}</section>
            {move || region(state)}
            {text_size(state)}
            {theme(state)}
            {data(state)}
            {shared_phone(state)}
            {install(state)}
            {links(state)}
        </div>
        {erase_sheet(state)}
    }
}

/// The choice of the region, where there are several.
fn region(state: AppState) -> Option<El> {
    let buttons = region_buttons(state)?;
    let heading = state.i18n.t("settings-region");
    Some(view! { <section class="stack-s"><h2>{heading}</h2>{buttons}</section> })
}

fn text_size(state: AppState) -> El {
    let sizes = [
        (1, "settings-text-size-normal"),
        (2, "settings-text-size-large"),
        (3, "settings-text-size-larger"),
    ];
    let choices = sizes.into_iter().map(|(size, word)| {
        let checked = state
            .settings
            .with_untracked(|settings| settings.text == size);
        radio(state, "text", "text-size", word, checked, move || {
            change(state.settings, |settings| settings.text = size)
        })
    });
    segment(state, "settings-text-size", choices.collect())
}

fn theme(state: AppState) -> El {
    let themes = [
        (Theme::Auto, "phone-pass", "settings-theme-auto"),
        (Theme::Light, "sun", "settings-theme-light"),
        (Theme::Dark, "moon", "settings-theme-dark"),
    ];
    let choices = themes.into_iter().map(|(theme, icon_name, word)| {
        let checked = state
            .settings
            .with_untracked(|settings| settings.theme == theme);
        radio(state, "theme", icon_name, word, checked, move || {
            change(state.settings, |settings| settings.theme = theme)
        })
    });
    segment(state, "settings-theme", choices.collect())
}

fn segment(state: AppState, legend: &'static str, choices: Vec<El>) -> El {
    view! { <fieldset><legend>{state.i18n.t(legend)}</legend><div class="segment">{choices}</div></fieldset> }
}

fn radio(
    state: AppState,
    name: &'static str,
    icon_name: &'static str,
    word: &'static str,
    checked: bool,
    choose: impl Fn() + 'static,
) -> El {
    view! {
        <label>
            <input type="radio" name=name checked=checked on:change=move |_| choose()/>
            <span>{icon(icon_name)}<b>{state.i18n.t(word)}</b></span>
        </label>
    }
}

/// Size and age of the copy, "refresh", "erase everything".
fn data(state: AppState) -> El {
    let t = state.i18n;
    let used = RwSignal::new(None::<f64>);
    let kept = RwSignal::new(None::<bool>);
    spawn(async move {
        used.try_set(keep::used_bytes().await);
        kept.try_set(keep::is_persisted().await);
    });
    let size = move || {
        let size = measure::size(&t.words(), used.get()? as u64);
        Some(t.t_args("settings-data-size", &[("size", size.as_str().into())]))
    };
    let offers = move || {
        let count = state.copy.read().offers(state.today()).len() as i64;
        t.t_args("settings-data-offers", &[("count", count.into())])
    };
    let age = move || {
        state
            .copy
            .condition
            .with(|condition| as_of(state, condition))
    };
    let lasting = move || {
        kept.get().map(|kept| {
            t.t(if kept {
                "settings-data-kept"
            } else {
                "settings-data-not-kept"
            })
        })
    };
    let progress = move || {
        let condition = state.copy.condition.get();
        match (condition.activity, condition.trouble) {
            (Activity::Checking | Activity::Receiving, _) => t.t("settings-refreshing"),
            (_, Some(trouble)) => trouble_words(state, trouble),
            (Activity::Resting, None) if condition.checked_at.is_some() => {
                t.t("settings-refreshed")
            }
            _ => String::new(),
        }
    };
    let skipped = move || {
        let skipped = state.copy.condition.with(|condition| condition.skipped);
        (skipped > 0).then(|| t.t_args("state-skipped", &[("count", (skipped as i64).into())]))
    };
    view! {
        <section class="stack-s">
            <h2>{t.t("settings-data-title")}</h2>
            <ul class="rows">
                <li><div class="row-item">{icon("list")}<span class="row-text">{offers}<small>{age}</small><small>{size}</small><small>{lasting}</small><small>{skipped}</small></span></div></li>
                <li>
                    <button type="button" class="row-item" on:click=move |_| state.refresh()>
                        {icon("refresh")}<span class="row-text">{t.t("settings-refresh")}<small role="status">{progress}</small></span>
                    </button>
                </li>
                <li><a class="row-item" href="/outbox">{icon("upload")}<span class="row-text">{t.t("outbox-title")}</span></a></li>
                <li><a class="row-item" href="/pass-on">{icon("phone-pass")}<span class="row-text">{t.t("nav-pass-on")}</span></a></li>
                <li>
                    <button type="button" class="row-item is-danger" on:click=|_| sheet::open(ERASE)>
                        {icon("trash")}<span class="row-text">{t.t("settings-erase")}</span>
                    </button>
                </li>
            </ul>
        </section>
    }
}

fn erase_sheet(state: AppState) -> El {
    let t = state.i18n;
    let body = view! {
        <div class="sheet-body"><p>{t.t("settings-erase-confirm-text")}</p></div>
        <div class="sheet-foot">
            <button type="button" class="btn is-plain" on:click=|_| document::close_dialog("#erase")>{t.t("action-cancel")}</button>
            <button type="button" class="btn is-danger" on:click=move |_| state.erase_everything()>{t.t("settings-erase-confirm-yes")}</button>
        </div>
    };
    sheet(
        state,
        ERASE,
        "sheet",
        t.t("settings-erase-confirm-title"),
        body,
    )
}

fn shared_phone(state: AppState) -> El {
    let t = state.i18n;
    let on = state.settings.with_untracked(|settings| settings.shared);
    let toggle = move |event: Event| {
        let on = event_target_checked(&event);
        change(state.settings, |settings| settings.shared = on);
        // The second place of own rows goes, or comes back.
        if let Some(keeper) = state.keeper() {
            spawn(async move { keeper.store().fill_spare().await });
        }
    };
    view! {
        <ul class="rows">
            <li>
                <label class="row-item switch">
                    {icon("people")}
                    <span class="row-text">{t.t("settings-shared-phone")}<small>{t.t("settings-shared-phone-text")}</small></span>
                    <input type="checkbox" role="switch" checked=on on:change=toggle/>
                </label>
            </li>
        </ul>
        <p class="small soft">{t.t("exit-history-note")}</p>
    }
}

fn links(state: AppState) -> El {
    let t = state.i18n;
    let rows: Vec<El> = ["about", "imprint", "privacy", "accessibility"]
        .into_iter()
        .map(|slug| {
            let word = t.t(&format!("page-{slug}"));
            view! { <li><a class="row-item" href=format!("/page/{slug}")>{icon("info")}<span class="row-text">{word}</span></a></li> }
        })
        .collect();
    let version = t.t_args(
        "settings-version",
        &[("version", env!("CARGO_PKG_VERSION").into())],
    );
    view! {
        <section class="stack-s"><h2>{t.t("settings-links")}</h2><ul class="rows">{rows}</ul><p class="small soft">{version}</p></section>
    }
}
