//! A conflict, field by field: both values beside each other, and whose holds.

use leptos::prelude::*;
use lotse_core::time::Timestamp;
use lotse_json::Json;

use super::super::form::Errors;
use super::super::standing::when;
use super::said::{field_word, text, value_words};
use crate::components::icon::icon;
use crate::html::{El, Event, view};
use crate::platform::spawn;
use crate::state::AppState;
use crate::state::pending::Conflict;
use crate::state::post::NotDone;

/// Whose value holds, by the number of the field; `Some(true)` for this person's.
type Sides = RwSignal<Vec<Option<bool>>>;

/// The form that decides a conflict.
pub fn decide(
    state: AppState,
    key: &str,
    theirs: &str,
    fields: &[Conflict],
    trouble: RwSignal<Option<NotDone>>,
) -> El {
    let t = state.i18n;
    let sides: Sides = RwSignal::new(vec![None; fields.len()]);
    let errors = Errors::none();
    let choices: Vec<El> = fields
        .iter()
        .enumerate()
        .map(|(number, field)| field_choice(state, key, number, field, sides, errors))
        .collect();
    let (key, pointers) = (key.to_owned(), pointers(fields));
    let submit = move |event: Event| {
        event.prevent_default();
        let chosen = sides.get_untracked();
        let open = chosen.iter().enumerate().filter(|(_, side)| side.is_none());
        let open: Vec<_> = open
            .map(|(number, _)| (format!("/{number}"), t.t("conflict-choose")))
            .collect();
        let decided = open.is_empty();
        errors.say(open);
        if !decided {
            return;
        }
        let chosen = chosen.into_iter().map(|side| side == Some(true));
        let sides: Vec<_> = pointers.iter().cloned().zip(chosen).collect();
        let key = key.clone();
        spawn(async move { trouble.set(state.outbox().resolve(&key, &sides).await.err()) });
    };
    view! {
        <form class="stack-s" novalidate=true on:submit=submit>
            {theirs_line(state, theirs)}
            {choices}
            <p><button type="submit" class="btn is-wide">{icon("check")}<span>{t.t("conflict-decide")}</span></button></p>
        </form>
    }
}

fn pointers(fields: &[Conflict]) -> Vec<String> {
    fields.iter().map(|field| field.pointer.clone()).collect()
}

/// When the others changed it, and which office that was, as far as is known.
fn theirs_line(state: AppState, theirs: &str) -> Option<El> {
    let json = Json::parse(theirs);
    let theirs = json.sound();
    let at: Timestamp = theirs.get("updated_at").ok()??.parsed().ok()?;
    let by = || {
        let check = theirs.get("body").ok()??.get("check").ok()??;
        text(check, "checked_by")
    };
    let (at, t) = (when(state, at), state.i18n);
    let words = match by() {
        Some(by) => t.t_args(
            "conflict-theirs-by",
            &[("when", at.as_str().into()), ("name", by.as_str().into())],
        ),
        None => t.t_args("conflict-theirs-at", &[("when", at.as_str().into())]),
    };
    Some(view! { <p class="small soft">{words}</p> })
}

fn field_choice(
    state: AppState,
    key: &str,
    number: usize,
    field: &Conflict,
    sides: Sides,
    errors: Errors,
) -> El {
    let t = state.i18n;
    let pointer = format!("/{number}");
    let place = StoredValue::new(pointer.clone());
    let wrong = Memo::new(move |_| errors.at(&pointer));
    let name = format!("conflict-{key}-{number}");
    let error_id = format!("{name}-error");
    let described = error_id.clone();
    let described = move || wrong.get().map(|_| described.clone());
    let values = [
        (true, "conflict-mine", &field.mine),
        (false, "conflict-theirs", &field.theirs),
    ];
    let items: Vec<El> = values
        .into_iter()
        .map(|(mine, word, value)| {
            let value = value.as_deref();
            let value = value.map(|value| value_words(state, &field.pointer, value));
            let value = value.unwrap_or_else(|| vec![t.t("conflict-nothing")]);
            // Each line has its own direction: a telephone number beside Arabic words keeps the order of its digits.
            let lines = value.into_iter();
            let lines: Vec<El> = lines
                .map(|line| view! { <span class="value" dir="auto">{line}</span> })
                .collect();
            let checked = move || sides.with(|sides| sides.get(number) == Some(&Some(mine)));
            let choose = move |_| {
                place.with_value(|place| errors.forget(place));
                sides.update(|sides| {
                    if let Some(side) = sides.get_mut(number) {
                        *side = Some(mine);
                    }
                })
            };
            let invalid = move || wrong.get().map(|_| "true");
            view! {
                <label>
                    <input type="radio" name=name.clone() aria-invalid=invalid prop:checked=checked on:change=choose/>
                    <span><b>{t.t(word)}</b>{lines}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{field_word(state, &field.pointer)}</legend>
            <div class="segment is-values">{items}</div>
            {super::super::form::error_line(error_id, wrong)}
        </fieldset>
    }
}
