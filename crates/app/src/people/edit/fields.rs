//! The fields of the form as people see them.

use leptos::prelude::*;
use lotse_core::hours::OpeningHours;
use lotse_core::lang::Lang;
use lotse_core::offer::{CostKind, Status};

use super::super::form::{Errors, Field, text_field};
use super::form::{ContactField, Form};
use super::takes::Takes;
use super::values::{TEXTS, Wrong, hours_wrong};
use crate::components::hours_table::week;
use crate::components::icon::icon;
use crate::html::{El, Event, IntoEl, view};
use crate::i18n::TABLES;
use crate::i18n::lang::own_name;
use crate::labels;
use crate::platform::dom;
use crate::state::AppState;

/// The ways to reach somebody that can be added, with the type of their field.
const CHANNELS: [(&str, &str, &str); 4] = [
    ("phone", "tel", "edit-phone"),
    ("email", "email", "edit-email"),
    ("website", "url", "edit-website"),
    ("appointment", "url", "edit-appointment"),
];

/// The words of the texts in [`TEXTS`], and what sort of field each has.
pub const WORDS: [(&str, &str); TEXTS.len()] = [
    ("edit-name", "text"),
    ("edit-summary", "textarea"),
    ("edit-description", "textarea"),
    ("edit-cost-note", "text"),
    ("edit-hours-published", "text"),
];

/// All fields that the source has a place for.
pub fn fields(state: AppState, form: Form, errors: Errors, takes: &Takes) -> El {
    let t = state.i18n;
    let until = Field {
        pointer: "/valid/through".to_owned(),
        label: t.t("edit-until"),
        hint: t.t("edit-until-hint"),
        kind: "date",
    };
    let check = move |_| form.checked.update(|checked| *checked = !*checked);
    let status = takes
        .has("/status")
        .then(|| select("/status", t.t("edit-status"), statuses(state), form.status));
    let until = takes
        .has("/valid/through")
        .then(|| text_field(errors, until, form.until, || {}));
    let checked = takes.has("/check/checked_on").then(|| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || form.checked.get() on:change=check/>
                <span>{t.t("edit-checked-today")}</span>
            </label>
        }
    });
    let (of_texts, of_languages) = (takes.clone(), takes.clone());
    let of_contacts = takes.clone();
    let contacts = takes
        .has("/contacts")
        .then(|| (move || contacts(state, form, errors, &of_contacts)).el());
    view! {
        {move || texts(state, form, errors, &of_texts)}
        {languages(state, form, of_languages)}
        {cost(state, form, errors, takes)}
        {takes.has("/hours/osm").then(|| hours(state, form, errors))}
        {contacts}
        {section([status, until, checked])}
    }
}

/// A card with those of its fields that there are.
fn section<const N: usize>(fields: [Option<El>; N]) -> Option<El> {
    let fields: Vec<El> = fields.into_iter().flatten().collect();
    (!fields.is_empty()).then(|| view! { <section class="card stack-s">{fields}</section> })
}

/// Name, summary and what else is said in words, language by language.
fn texts(state: AppState, form: Form, errors: Errors, takes: &Takes) -> El {
    let t = state.i18n;
    let section = |(lang, texts): (Lang, [RwSignal<String>; TEXTS.len()])| {
        let fields: Vec<El> = TEXTS
            .iter()
            .zip(WORDS)
            .zip(texts)
            .filter(|((pointer, _), _)| takes.has(&format!("{pointer}/{lang}")))
            .map(|((pointer, (word, kind)), value)| {
                let field = Field {
                    pointer: format!("{pointer}/{lang}"),
                    label: t.t(word),
                    hint: String::new(),
                    kind,
                };
                text_field(errors, field, value, || {})
            })
            .collect();
        if fields.is_empty() {
            return None;
        }
        // The others stand behind their names: an offer may speak four languages.
        let is_new = texts
            .iter()
            .all(|text| text.with_untracked(String::is_empty));
        let is_own = lang == Lang::DE || lang == t.lang() || is_new;
        // Once open for an error it stays so: the error goes while somebody types.
        let is_open = Memo::new(move |was| {
            let is_wrong = |pointer| errors.at(&format!("{pointer}/{lang}")).is_some();
            is_own || was == Some(&true) || TEXTS.into_iter().any(is_wrong)
        });
        Some(view! {
            <details class="card" open=move || is_open.get()><summary>{labels::language(t, lang)}</summary><div class="stack-s">{fields}</div></details>
        })
    };
    let mut all = form.texts.get();
    all.sort_by_key(|(lang, _)| *lang != Lang::DE);
    all.into_iter().filter_map(section).collect::<Vec<_>>().el()
}

/// Buttons for the languages of the app that the offer does not speak yet, and its source has a place for.
fn languages(state: AppState, form: Form, takes: Takes) -> El {
    let t = state.i18n;
    let buttons = move || {
        let known: Vec<Lang> = form.texts.get().iter().map(|(lang, _)| *lang).collect();
        let has_place = |lang: &Lang| {
            let mut texts = TEXTS.iter();
            texts.any(|pointer| takes.has(&format!("{pointer}/{lang}")))
        };
        let missing = TABLES.into_iter().filter(|lang| !known.contains(lang));
        let missing = missing.filter(has_place);
        let buttons: Vec<El> = missing
            .map(|lang| {
                view! {
                    <button type="button" class="btn is-plain" lang=lang.as_str().to_owned() on:click=move |_| form.add_language(lang)>{icon("plus")}<span>{own_name(lang)}</span></button>
                }
            })
            .collect();
        (!buttons.is_empty()).then(|| view! {
            <div class="stack-s"><p>{t.t("edit-add-language")}</p><div class="row">{buttons}</div></div>
        })
    };
    buttons.el()
}

fn cost(state: AppState, form: Form, errors: Errors, takes: &Takes) -> Option<El> {
    let t = state.i18n;
    let kinds = CostKind::KNOWN.iter().map(|kind| {
        let code = kind.code();
        (code.to_owned(), t.t(&format!("cost-{code}")))
    });
    let amount = Field {
        pointer: "/cost/amount".to_owned(),
        label: t.t("edit-amount"),
        hint: t.t("edit-amount-hint"),
        kind: "decimal",
    };
    let kind = || select("/cost/kind", t.t("offer-cost"), kinds.collect(), form.cost);
    let amount = || text_field(errors, amount, form.amount, || {});
    section([
        takes.has("/cost/kind").then(kind),
        takes.has("/cost/amount").then(amount),
    ])
}

/// Opening hours, and what they mean as one types.
fn hours(state: AppState, form: Form, errors: Errors) -> El {
    let t = state.i18n;
    let field = Field {
        pointer: "/hours/osm".to_owned(),
        label: t.t("edit-hours"),
        hint: t.t("edit-hours-hint"),
        kind: "code",
    };
    let means = move || {
        let hours = form.hours.get();
        // What stands below the field as its error is not said once more.
        if hours.trim().is_empty() || errors.at("/hours/osm").is_some() {
            return None;
        }
        Some(match OpeningHours::parse(&hours) {
            Ok(hours) => view! { <p>{t.t("edit-hours-means")}</p>{week(state, &hours)} },
            Err(_) => {
                let words = hours_wrong(&hours).map(|wrong| wrong_words(state, &wrong));
                view! { <p class="soft">{words}</p> }
            }
        })
    };
    view! {
        <section class="card stack-s">
            {text_field(errors, field, form.hours, || {})}
            <div class="stack-s" aria-live="polite">{means}</div>
        </section>
    }
}

fn contacts(state: AppState, form: Form, errors: Errors, takes: &Takes) -> El {
    let t = state.i18n;
    let all = form.contacts.get();
    let has_room = |channel: &str| {
        let there = all.iter().filter(|field| field.channel == channel);
        there.count() < takes.room(channel)
    };
    let rows: Vec<El> = all
        .iter()
        .enumerate()
        .filter(|(_, field)| takes.room(&field.channel) > 0)
        .map(|(number, field)| contact(state, form, errors, number, field.clone()))
        .collect();
    let buttons: Vec<El> = CHANNELS
        .into_iter()
        .filter(|(channel, ..)| has_room(channel))
        .map(|(channel, _, word)| {
            let name = t.t(word);
            let words = t.t_args("edit-add-contact", &[("name", name.as_str().into())]);
            view! {
                <button type="button" class="btn is-plain" on:click=move |_| form.add_contact(channel)>{icon("plus")}<span>{words}</span></button>
            }
        })
        .collect();
    view! {
        <section class="card stack-s">
            <h2>{t.t("offer-contact")}</h2>
            {rows}
            <div class="row">{buttons}</div>
        </section>
    }
}

fn contact(state: AppState, form: Form, errors: Errors, number: usize, field: ContactField) -> El {
    let t = state.i18n;
    let (kind, label) = channel(state, &field.channel);
    let (value, removed) = (field.value, field.clone());
    let remove = move |_| {
        form.contacts
            .update(|all| all.retain(|field| *field != removed));
    };
    let name = t.t_args("action-remove-named", &[("name", label.as_str().into())]);
    let input = Field {
        pointer: format!("/contacts/{number}"),
        label,
        hint: String::new(),
        kind,
    };
    view! {
        <div class="with-tool">
            {text_field(errors, input, value, || {})}
            <button type="button" class="icon-btn" aria-label=name on:click=remove>{icon("trash")}</button>
        </div>
    }
}

/// The type of the field for a way to reach somebody, and what it is called.
pub fn channel(state: AppState, code: &str) -> (&'static str, String) {
    let known = CHANNELS.iter().find(|(channel, ..)| *channel == code);
    match known {
        Some((_, kind, word)) => (kind, state.i18n.t(word)),
        None => ("text", code.to_owned()),
    }
}

fn statuses(state: AppState) -> Vec<(String, String)> {
    let word = |status: &Status| {
        let code = status.code();
        let key = format!("edit-status-{}", code.replace('_', "-"));
        (code.to_owned(), state.i18n.t(&key))
    };
    Status::KNOWN.iter().map(word).collect()
}

/// A choice of a few codes; a code of a newer version can stay.
fn select(
    pointer: &'static str,
    label: String,
    mut items: Vec<(String, String)>,
    value: RwSignal<String>,
) -> El {
    let now = value.get_untracked();
    if items.iter().all(|(code, _)| *code != now) {
        items.push((now.clone(), now.clone()));
    }
    let options: Vec<El> = items
        .into_iter()
        .map(|(code, word)| {
            let selected = code == now;
            view! { <option value=code selected=selected>{word}</option> }
        })
        .collect();
    let choose = move |event: Event| value.set(dom::typed(&event));
    let id = format!("select{}", pointer.replace('/', "-"));
    view! {
        <div class="field"><label class="field-label" for=id.clone()>{label}</label><select class="select" id=id on:change=choose>{options}</select></div>
    }
}

/// What is wrong with a field, in words.
pub fn wrong_words(state: AppState, wrong: &Wrong) -> String {
    let t = state.i18n;
    match wrong {
        Wrong::NoName => t.t("edit-name-required"),
        Wrong::Amount => t.t("edit-amount-wrong"),
        Wrong::Contact => t.t("edit-contact-wrong"),
        Wrong::Day => t.t("edit-date-wrong"),
        Wrong::Hours(known, rest) => t.t_args(
            "edit-hours-wrong",
            &[
                ("understood", known.as_str().into()),
                ("rest", rest.as_str().into()),
            ],
        ),
    }
}
