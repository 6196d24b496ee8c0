//! Fields of forms: a label, a hint, what was typed, and what is wrong with it, tied together for screen readers.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::components::notice::{Tone, notice};
use crate::html::{El, Event, IntoEl, view};
use crate::platform::{clock, document, dom, spawn};
use crate::state::AppState;
use crate::state::post::NotDone;

/// What is wrong with the fields of a form: pointer and words.
#[derive(Clone, Copy)]
pub struct Errors(RwSignal<Vec<(String, String)>>);

/// A field for text.
pub struct Field {
    /// The value it is about, as a JSON Pointer; errors are found by it.
    pub pointer: String,
    /// What it is called.
    pub label: String,
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// `text`, `email`, `tel`, `url`, `date`, `password`; for several lines `textarea`, for amounts of money `decimal`,
    /// for what is no language `code`.
    pub kind: &'static str,
}

impl Errors {
    /// Nothing is wrong yet.
    pub fn none() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// What is wrong with a field or something in it, tracked.
    pub fn at(self, pointer: &str) -> Option<String> {
        self.0.with(|errors| {
            let found = errors.iter().find(|(place, _)| is_inside(place, pointer));
            found.map(|(_, words)| words.clone())
        })
    }

    /// What is wrong with a place that has no field of its own in the form. Tracked.
    pub fn elsewhere(self, known: impl Fn(&str) -> bool) -> Option<String> {
        self.0.with(|errors| {
            let found = errors.iter().find(|(place, _)| !known(place));
            found.map(|(_, words)| words.clone())
        })
    }

    /// Somebody changes a field: what was wrong with it is said no more.
    pub fn forget(self, pointer: &str) {
        if untrack(|| self.at(pointer)).is_some() {
            self.0
                .update(|errors| errors.retain(|(place, _)| !is_inside(place, pointer)));
        }
    }

    /// Says all that is wrong now; the focus goes to the first field concerned.
    pub fn say(self, errors: Vec<(String, String)>) {
        let any = !errors.is_empty();
        self.0.set(errors);
        if any {
            spawn(async {
                clock::next_frame().await;
                document::focus("main [aria-invalid=true]");
            });
        }
    }
}

/// Whether a place is the one of the pointer or below it.
pub fn is_inside(place: &str, pointer: &str) -> bool {
    let rest = place.strip_prefix(pointer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A pointer as part of an element's id.
fn id_of(pointer: &str) -> String {
    format!("field{}", pointer.replace(['/', '~'], "-"))
}

/// A field for text, bound to a signal.
pub fn text_field(
    errors: Errors,
    field: Field,
    value: RwSignal<String>,
    changed: impl Fn() + 'static,
) -> El {
    let Field {
        pointer,
        label,
        hint,
        kind,
    } = field;
    let id = id_of(&pointer);
    let place = pointer.clone();
    let wrong = Memo::new(move |_| errors.at(&pointer));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let has_hint = !hint.is_empty();
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || match (has_hint, wrong.get().is_some()) {
            (true, true) => Some(format!("{error_id} {hint_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        }
    };
    let invalid = move || wrong.get().map(|_| "true");
    let typed = move |event: Event| {
        value.set(dom::typed(&event));
        errors.forget(&place);
        changed();
    };
    // Telephone numbers and addresses run from left to right, whatever the language around them.
    let dir = match kind {
        "text" | "textarea" => "auto",
        _ => "ltr",
    };
    let (kind, keyboard) = match kind {
        "decimal" => ("text", Some("decimal")),
        "code" => ("text", None),
        kind => (kind, None),
    };
    let control = if kind == "textarea" {
        view! {
            <textarea class="textarea" id=id.clone() dir=dir rows="5" aria-invalid=invalid aria-describedby=described prop:value=move || value.get() on:input=typed></textarea>
        }
    } else {
        view! {
            <input class="input" type=kind id=id.clone() dir=dir inputmode=keyboard autocomplete="off" aria-invalid=invalid aria-describedby=described prop:value=move || value.get() on:input=typed/>
        }
    };
    let hint = has_hint.then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> });
    view! {
        <div class="field" class:is-wrong=move || wrong.get().is_some()>
            <label class="field-label" for=id>{label}</label>
            {hint}
            {control}
            {error_line(error_id, wrong)}
        </div>
    }
}

/// The line below a field that says what is wrong with it.
pub fn error_line(id: String, wrong: Memo<Option<String>>) -> El {
    (move || {
        let words = wrong.get()?;
        Some(view! { <p class="field-error" id=id.clone()>{icon("warning")}<span>{words}</span></p> })
    })
    .el()
}

/// A choice of a few, as radio buttons with icon and word.
pub struct Choice {
    /// What is chosen by it.
    pub code: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Its word.
    pub word: String,
}

/// A group of big radio buttons, bound to a signal that holds the code.
pub fn choices(
    errors: Errors,
    pointer: &'static str,
    legend: String,
    items: Vec<Choice>,
    value: RwSignal<String>,
    changed: impl Fn() + Copy + 'static,
) -> El {
    let wrong = Memo::new(move |_| errors.at(pointer));
    let id = id_of(pointer);
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let described = move || wrong.get().map(|_| described.clone());
    let items: Vec<El> = items
        .into_iter()
        .map(|Choice { code, icon: icon_name, word }| {
            let choose = move |_| {
                value.set(code.to_owned());
                errors.forget(pointer);
                changed();
            };
            let checked = move || value.with(|value| value == code);
            let invalid = move || wrong.get().map(|_| "true");
            view! {
                <label>
                    <input type="radio" name=id.clone() value=code aria-invalid=invalid prop:checked=checked on:change=choose/>
                    <span>{icon(icon_name)}<b>{word}</b></span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{legend}</legend>
            <div class="segment is-big">{items}</div>
            {error_line(error_id, wrong)}
        </fieldset>
    }
}

/// Why something was not done.
pub fn why_not(state: AppState, reason: NotDone) -> El {
    let t = state.i18n;
    let word = match reason {
        NotDone::NoModule => "write-no-module",
        NotDone::StorageFull => "write-storage-full",
        NotDone::Storage => "write-storage",
        NotDone::Busy => "write-busy",
        NotDone::Wrong => "sign-in-wrong",
        NotDone::NoNetwork => "sign-in-no-network",
        NotDone::Server => "sign-in-server",
    };
    notice(Tone::Bad, t.t(word))
}
