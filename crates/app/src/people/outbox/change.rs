//! One change: what it is about, how far it is, what can be done.

use leptos::prelude::*;
use lotse_core::feedback::KIND as FEEDBACK;
use lotse_core::filter::fragment::encode;
use lotse_core::image::Kind;

use super::super::form::why_not;
use super::super::standing::{refusal_words, standing, when};
use super::super::writing::record_title;
use super::conflict::decide;
use super::said::{About, about, changed_fields, field_word};
use crate::components::icon::icon;
use crate::html::{El, view};
use crate::platform::{document, spawn};
use crate::state::AppState;
use crate::state::pending::{Pending, Reason, Standing};
use crate::state::post::NotDone;

/// The card of a change.
pub fn card(state: AppState, change: &Pending) -> El {
    let t = state.i18n;
    let trouble = RwSignal::new(None::<NotDone>);
    let written = when(state, change.written_at);
    let written = t.t_args("outbox-written", &[("when", written.as_str().into())]);
    let trouble_line = move || trouble.get().map(|reason| why_not(state, reason));
    view! {
        <li class="card">
            <h2 class="card-name">{heading(state, change)}</h2>
            <p class="small soft">{written}</p>
            {content(state, change)}
            {standing(state, change)}
            {refusals(state, change)}
            {conflict(state, change, trouble)}
            <div role="alert">{trouble_line}</div>
            <div class="row">{actions(state, change, trouble)}</div>
        </li>
    }
}

/// What it is about, with a link to it.
fn heading(state: AppState, change: &Pending) -> El {
    let t = state.i18n;
    let About { kind, id, verdict } = about(change);
    let title = Kind::from_name(&kind).and_then(|kind| {
        let catalogue = state.copy.read();
        record_title(state, &catalogue, kind, catalogue.find(kind, &id)?)
    });
    let what = match verdict.as_deref() {
        Some("correct") => t.t("say-correct"),
        Some(_) => t.t("say-wrong"),
        None => t.t("outbox-change"),
    };
    let href = format!("/{kind}/{}", encode(&id));
    let title = title.unwrap_or(id);
    view! { {what}<br/><a href=href><bdi>{title}</bdi></a> }
}

/// The person's own words, or the fields they changed.
fn content(state: AppState, change: &Pending) -> El {
    if change.kind == FEEDBACK {
        let comment = super::said::comment(change);
        return view! { <p class="card-own" dir="auto">{comment}</p> };
    }
    let fields = changed_fields(change);
    let mut words: Vec<String> = fields
        .iter()
        .map(|pointer| field_word(state, pointer))
        .collect();
    words.dedup();
    view! { <p class="card-own">{words.join(" · ")}</p> }
}

/// What the source says of single fields.
fn refusals(state: AppState, change: &Pending) -> Option<El> {
    let Standing::Stuck(Reason::Refused(fields)) = &change.standing else {
        return None;
    };
    let lines: Vec<El> = fields
        .iter()
        .map(|field| {
            let (name, words) = (
                field_word(state, &field.pointer),
                refusal_words(state, field),
            );
            view! { <li class="field-error">{icon("warning")}<span>{name}<br/>{words}</span></li> }
        })
        .collect();
    Some(view! { <ul class="stack-s">{lines}</ul> })
}

fn conflict(state: AppState, change: &Pending, trouble: RwSignal<Option<NotDone>>) -> Option<El> {
    match &change.standing {
        Standing::Stuck(Reason::Conflict { theirs, fields }) => {
            Some(decide(state, &change.key, theirs, fields, trouble))
        }
        _ => None,
    }
}

fn actions(state: AppState, change: &Pending, trouble: RwSignal<Option<NotDone>>) -> Vec<El> {
    let t = state.i18n;
    let again = || {
        let key = change.key.clone();
        let act = move |_| {
            let key = key.clone();
            spawn(async move { trouble.set(state.outbox().again(&key).await.err()) });
        };
        view! { <button type="button" class="btn is-plain" on:click=act>{icon("refresh")}<span>{t.t("action-try-again")}</span></button> }
    };
    let edit = || {
        let About { kind, id, .. } = about(change);
        let href = if change.kind == FEEDBACK {
            format!("/report/{kind}/{}", encode(&id))
        } else {
            format!("/edit/{}", encode(&id))
        };
        view! { <a class="btn" href=href>{icon("document")}<span>{t.t("outbox-edit")}</span></a> }
    };
    let sign_in = || {
        let href = format!("/sign-in/{}", encode(&change.source));
        view! { <a class="btn" href=href>{icon("person")}<span>{t.t("sign-in-title")}</span></a> }
    };
    let discard = || {
        let key = change.key.clone();
        let act = move |_| {
            if !document::confirm(&t.t("outbox-discard-confirm")) {
                return;
            }
            let key = key.clone();
            spawn(async move { trouble.set(state.outbox().discard(&key).await.err()) });
        };
        view! { <button type="button" class="btn is-danger" on:click=act>{icon("trash")}<span>{t.t("outbox-discard")}</span></button> }
    };
    match &change.standing {
        Standing::Sending | Standing::Sent(_) => Vec::new(),
        Standing::Waiting(0) => vec![discard()],
        Standing::Waiting(_) => vec![again(), discard()],
        Standing::Stuck(reason) => match reason {
            Reason::SignIn => vec![sign_in(), discard()],
            Reason::NotAllowed => vec![sign_in(), again(), discard()],
            Reason::Refused(_) | Reason::TooLarge => vec![edit(), again(), discard()],
            Reason::Conflict { .. } | Reason::Gone | Reason::DependsOn => vec![discard()],
        },
    }
}
