//! Changing an offer, for people who are signed in at its source. Only the fields they changed are sent.

mod elsewhere;
mod fields;
mod form;
mod takes;
mod values;

use leptos::prelude::*;
use lotse_core::filter::fragment::encode;
use lotse_core::image::Kind;
use lotse_core::offer::Offer;
use lotse_core::wire::Envelope;
use lotse_json::{Fault, Node, Object, Read, read};

use self::fields::{fields, wrong_words};
use self::form::Form;
use self::takes::Takes;
use self::values::Values;
use super::form::{Errors, why_not};
use super::standing::{refusal_words, standing};
use super::writing;
use crate::components::icon::icon;
use crate::components::notice::{Tone, missing, notice};
use crate::components::title::title;
use crate::html::{El, Event, IntoEl, view};
use crate::pages;
use crate::platform::spawn;
use crate::route::report_path;
use crate::state::AppState;
use crate::state::copy::document;
use crate::state::draft::Draft;
use crate::state::pending::{Pending, Reason, Refusal, Standing};
use crate::state::post::{Edit, NotDone};

/// The kind of what is edited.
const OFFER: &str = "offer";

/// What an edit begins with; it stays the same while somebody types, whatever comes in meanwhile.
#[derive(Debug, Clone, PartialEq)]
struct Start {
    source: String,
    /// What the source has a place for.
    takes: Takes,
    /// The document of the copy.
    base: String,
    /// The document that the patch is made over.
    before: String,
    values: Values,
    /// The change in the outbox that is changed once more.
    key: Option<String>,
    refusals: Vec<Refusal>,
}

/// What a draft keeps.
struct Kept {
    base: String,
    before: String,
    values: Values,
}

/// The screen of an edit.
pub fn screen(state: AppState, id: String) -> El {
    let t = state.i18n;
    let waits = Memo::new(move |_| state.copy.is_coming());
    let here = id.clone();
    let source = Memo::new(move |_| {
        let catalogue = state.copy.read();
        let at = catalogue.find(Kind::Offer, &here)?;
        Some(catalogue.source(at).to_owned())
    });
    let here = id.clone();
    let name = Memo::new(move |_| {
        let catalogue = state.copy.read();
        let at = catalogue.find(Kind::Offer, &here)?;
        writing::record_title(state, &catalogue, Kind::Offer, at)
    });
    let offer = format!("/offer/{}", encode(&id));
    (move || match source.get() {
        Some(source) => view! {
            <div class="stack">
                {title(state, &t.t("edit-title"))}
                <p class="lead"><a href=offer.clone()><bdi>{move || name.get()}</bdi></a></p>
                {begun(state, id.clone(), source)}
            </div>
        },
        None if waits.get() => pages::waiting(state),
        None => missing(
            state,
            "search",
            "offer-missing-title",
            ("/results", "nav-search"),
        ),
    })
    .el()
}

/// Who is not signed in.
fn strange(state: AppState, id: &str, source: &str) -> El {
    let t = state.i18n;
    let sign_in = format!("/sign-in/{}", encode(source));
    view! {
        {notice(Tone::Info, t.t("edit-sign-in"))}
        <div class="row">
            <a class="btn" href=sign_in>{icon("person")}<span>{t.t("sign-in-title")}</span></a>
            {report_link(state, id)}
        </div>
    }
}

/// "Something is wrong", for what cannot be changed; nothing where nobody hears it.
fn report_link(state: AppState, id: &str) -> Option<El> {
    state.region_config().feedback_source()?;
    let report = format!("{}#wrong", report_path(Kind::Offer, id));
    let word = state.i18n.t("say-wrong");
    Some(view! { <a class="btn is-plain" href=report>{icon("warning")}<span>{word}</span></a> })
}

fn begun(state: AppState, id: String, source: String) -> El {
    let draft = Draft::new(state, &format!("edit/{source}/{id}"));
    let start = RwSignal::new(None::<Result<Start, NotDone>>);
    let kept = StoredValue::new_local(draft.clone());
    let is_signed_in = state.outbox().is_signed_in(&source);
    let (here, at) = (id.clone(), source.clone());
    let begin = move || {
        let (draft, source, here) = (draft.clone(), source.clone(), here.clone());
        start.set(None);
        spawn(async move {
            let begin = match takes::ask(state, &source).await {
                Ok(takes) => {
                    let written = draft.read().await;
                    let written = written.and_then(|json| read::<Kept>(&json).ok());
                    begin(state, &source, &here, written, takes).map(Ok)
                }
                Err(reason) => Some(Err(reason)),
            };
            start.try_set(begin);
        });
    };
    begin();
    let own = id.clone();
    let done = Memo::new(move |_| {
        let mut pending = writing::pending(state);
        pending.retain(|change| change.kind == OFFER && change.id == own);
        pending.pop()
    });
    (move || {
        let sent = RwSignal::new(false);
        let start = match start.get() {
            None => return view! { <p>{state.i18n.t("state-loading")}</p> },
            Some(Ok(start)) if start.takes == Takes::nothing() => return not_taken(state, &id),
            Some(_) if !is_signed_in => return strange(state, &id, &at),
            Some(Err(reason)) => return cannot_tell(state, reason, begin.clone()),
            Some(Ok(start)) => start,
        };
        let id = id.clone();
        (move || match done.get() {
            Some(change) if sent.get() => told(state, &change),
            _ => asking(state, &id, &start, kept, sent),
        })
        .el()
    })
    .el()
}

/// It is not known what the source takes: without that, something might be written in vain.
fn cannot_tell(state: AppState, reason: NotDone, again: impl Fn() + 'static) -> El {
    let t = state.i18n;
    let word = t.t("action-try-again");
    let why = match reason {
        // Nothing has been typed yet that could stay.
        NotDone::NoModule | NotDone::NoNetwork => notice(Tone::Bad, t.t("edit-no-network")),
        reason => why_not(state, reason),
    };
    view! {
        <div role="alert">{why}</div>
        <p><button type="button" class="btn" on:click=move |_| again()>{icon("refresh")}<span>{word}</span></button></p>
    }
}

/// The source takes no changes of offers at all.
fn not_taken(state: AppState, id: &str) -> El {
    view! {
        {notice(Tone::Info, state.i18n.t("edit-not-taken"))}
        <div class="row">{report_link(state, id)}</div>
    }
}

/// Where the edit begins: with a draft, with a change that was refused, or with the offer as it is shown.
fn begin(
    state: AppState,
    source: &str,
    id: &str,
    draft: Option<Kept>,
    takes: Takes,
) -> Option<Start> {
    let (copy, shown) = (
        state.copy.catalogue.get_untracked(),
        untrack(|| state.copy.read()),
    );
    let json = |catalogue| {
        Some(
            str::from_utf8(document(catalogue, source, OFFER, id)?)
                .ok()?
                .to_owned(),
        )
    };
    let (base, shown) = (json(&copy)?, json(&shown)?);
    let mut own = untrack(|| writing::pending(state));
    own.retain(|change| change.kind == OFFER && change.source == source && change.id == id);
    // What was sent, its source has: the edit is made over that, although the copy may not show it yet.
    let is_sent = |change: &Pending| matches!(change.standing, Standing::Sent(_));
    let base = if own.iter().all(is_sent) {
        shown.clone()
    } else {
        base
    };
    let refused = own.pop().and_then(refused);
    let values = values_of(&shown)?;
    let (key, refusals) = refused.unwrap_or_default();
    let before = if key.is_some() { base.clone() } else { shown };
    let source = source.to_owned();
    let (base, before, values) = match draft {
        Some(kept) => (kept.base, kept.before, kept.values),
        None => (base, before, values),
    };
    Some(Start {
        source,
        takes,
        base,
        before,
        values,
        key,
        refusals,
    })
}

/// The key of a change that its source does not take, and why.
fn refused(change: Pending) -> Option<(Option<String>, Vec<Refusal>)> {
    match change.standing {
        Standing::Stuck(Reason::Refused(fields)) => Some((Some(change.key), fields)),
        Standing::Stuck(Reason::TooLarge) => Some((Some(change.key), Vec::new())),
        _ => None,
    }
}

fn offer_of(document: &str) -> Option<Offer> {
    read(Envelope::read(document).ok()?.body?).ok()
}

fn values_of(document: &str) -> Option<Values> {
    offer_of(document).map(|offer| Values::of(&offer))
}

/// What became of it.
fn told(state: AppState, change: &Pending) -> El {
    let t = state.i18n;
    let offer = format!("/offer/{}", encode(&change.id));
    view! {
        <div role="status">{standing(state, change)}</div>
        <div class="row">
            <a class="btn" href=offer>{icon("info")}<span>{t.t("edit-see")}</span></a>
            <a class="btn is-plain" href="/outbox">{icon("list")}<span>{t.t("outbox-title")}</span></a>
        </div>
    }
}

fn asking(
    state: AppState,
    id: &str,
    start: &Start,
    draft: StoredValue<Draft, LocalStorage>,
    sent: RwSignal<bool>,
) -> El {
    let t = state.i18n;
    let form = Form::new(start.values.clone());
    let errors = Errors::none();
    let said = start.refusals.iter();
    let said = said.map(|refusal| (refusal.pointer.clone(), refusal_words(state, refusal)));
    errors.say(said.collect());
    let result = RwSignal::new(None::<Result<(), NotDone>>);
    let (base, before) = (start.base.clone(), start.before.clone());
    // Each change of the form is kept with what it was made over.
    Effect::new(move |first: Option<()>| {
        form.track();
        if first.is_some() {
            let kept = Object::new()
                .text("base", &base)
                .text("before", &before)
                .raw("values", &form.values().to_json());
            draft.with_value(|draft| draft.keep(kept.finish()));
        }
    });
    let (takes, only_read, here) = (start.takes.clone(), start.values.clone(), id.to_owned());
    let (id, start) = (id.to_owned(), start.clone());
    let submit = move |event: Event| {
        event.prevent_default();
        let patch = match changes(state, &start, form) {
            Ok(patch) => patch,
            Err(wrong) => {
                result.set(None);
                return errors.say(wrong);
            }
        };
        errors.say(Vec::new());
        if patch.clone().finish() == "{}" {
            return result.set(Some(Ok(())));
        }
        result.set(None);
        let (id, start) = (id.clone(), start.clone());
        spawn(async move {
            let done = match &start.key {
                Some(key) => state.outbox().edit(key, &patch.finish()).await,
                None => {
                    let edit = Edit {
                        source: &start.source,
                        kind: OFFER,
                        id: &id,
                        base: &start.base,
                        fields: patch,
                    };
                    state.outbox().update(edit).await.map(|_| ())
                }
            };
            match done {
                Ok(()) => {
                    state.outbox().read_again().await;
                    draft.with_value(Draft::forget);
                    state.say(t.t("report-kept"));
                    sent.set(true);
                    writing::show_end();
                }
                Err(reason) => result.set(Some(Err(reason))),
            }
        });
    };
    let trouble = move || {
        Some(match result.get()? {
            Ok(()) => notice(Tone::Info, t.t("edit-nothing")),
            Err(reason) => why_not(state, reason),
        })
    };
    let has = takes.clone();
    let is_here =
        move |place: &str| FIELDS.iter().any(|known| place.starts_with(known)) && has.has(place);
    let elsewhere = move || Some(notice(Tone::Bad, errors.elsewhere(&is_here)?));
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            {fields(state, form, errors, &takes)}
            {elsewhere::section(state, &only_read, &takes, &here)}
            {elsewhere}
            <div role="alert">{trouble}</div>
            <p><button type="submit" class="btn is-wide">{icon("upload")}<span>{t.t("edit-send")}</span></button></p>
        </form>
    }
}

/// What the form has fields for.
const FIELDS: [&str; 7] = [
    "/title",
    "/summary",
    "/description",
    "/cost",
    "/hours",
    "/contacts",
    "/valid",
];

/// The patch of what was changed, or what is wrong.
fn changes(state: AppState, start: &Start, form: Form) -> Result<Object, Vec<(String, String)>> {
    let Some(offer) = offer_of(&start.before) else {
        return Ok(Object::new());
    };
    let before = Values::of(&offer);
    let after = form.values().within(&start.takes, &before);
    let wrong = after.wrong(&before);
    if !wrong.is_empty() {
        let words = wrong.into_iter();
        let words = words.map(|(pointer, wrong)| (pointer, wrong_words(state, &wrong)));
        return Err(words.collect());
    }
    let body = Envelope::read(&start.before)
        .ok()
        .and_then(|document| document.body);
    let due = offer.check.next_check_due;
    let today = untrack(|| state.today());
    Ok(after.patch(&before, body.unwrap_or_default(), due, today, &start.takes))
}

impl Read for Kept {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(Self {
            base: String::read(at.need("base")?)?,
            before: String::read(at.need("before")?)?,
            values: Values::read(at.need("values")?)?,
        })
    }
}
