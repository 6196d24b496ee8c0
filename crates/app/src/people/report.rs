//! "Still correct" or "something is wrong": anybody's word about a record, sent as soon as there is a network.

use leptos::prelude::*;
use lotse_core::feedback::{About, Code, Feedback, KIND, MAX_COMMENT, Verdict};
use lotse_core::image::Kind;
use lotse_json::{Json, Object};

use super::form::{Choice, Errors, Field, choices, text_field, why_not};
use super::standing::{refusal_words, standing};
use super::{uuid, writing};
use crate::components::icon::icon;
use crate::components::notice::{Tone, missing, notice};
use crate::components::title::title;
use crate::html::{El, Event, IntoEl, view};
use crate::i18n::I18n;
use crate::pages;
use crate::platform::{address, clock, spawn};
use crate::route::decode;
use crate::state::AppState;
use crate::state::draft::Draft;
use crate::state::pending::{Pending, Reason, Standing};
use crate::state::post::NotDone;

/// From how many characters on the person is told how many are left.
const NEAR: i64 = 200;

/// What the person is about to say.
#[derive(Clone)]
struct Form {
    state: AppState,
    kind: Kind,
    id: String,
    /// The source of the record.
    source: String,
    verdict: RwSignal<String>,
    comment: RwSignal<String>,
    errors: Errors,
    trouble: RwSignal<Option<NotDone>>,
    /// What is kept is left as it is, and more is said.
    more: RwSignal<bool>,
    draft: StoredValue<Draft, LocalStorage>,
}

/// The screen of a report about a record.
pub fn screen(state: AppState, kind: Kind, id: String) -> El {
    let here = id.clone();
    // What a screen shows of the record changes less often than the copy: what is typed must not be disturbed.
    let record = Memo::new(move |_| {
        let catalogue = state.copy.read();
        let at = catalogue.find(kind, &here)?;
        let title = writing::record_title(state, &catalogue, kind, at)?;
        Some((title, catalogue.source(at).to_owned()))
    });
    let waits = Memo::new(move |_| state.copy.is_coming());
    (move || match record.get() {
        Some((name, source)) => shown(state, kind, id.clone(), &name, source),
        None if waits.get() => pages::waiting(state),
        None => missing(
            state,
            "search",
            "report-missing",
            ("/results", "nav-search"),
        ),
    })
    .el()
}

fn shown(state: AppState, kind: Kind, id: String, name: &str, source: String) -> El {
    let t = state.i18n;
    let path = format!(
        "/{}/{}",
        kind.as_str(),
        lotse_core::filter::fragment::encode(&id)
    );
    let draft = Draft::new(state, &format!("report/{}/{id}", kind.as_str()));
    let form = Form {
        state,
        kind,
        source,
        verdict: RwSignal::new(asked_for()),
        comment: RwSignal::new(String::new()),
        errors: Errors::none(),
        trouble: RwSignal::new(None),
        more: RwSignal::new(false),
        draft: StoredValue::new_local(draft.clone()),
        id: id.clone(),
    };
    let (verdict, comment) = (form.verdict, form.comment);
    spawn(async move {
        if let Some(kept) = draft.read().await
            && comment.with_untracked(String::is_empty)
        {
            take_back(&kept, verdict, comment);
        }
    });
    let said = Memo::new(move |_| {
        let mut pending = writing::pending(state);
        pending.retain(|change| is_about(change, kind, &id));
        pending.pop()
    });
    let more = form.more;
    let body = move || match said.get() {
        Some(change) if !more.get() => told(&form, &change),
        _ => asking(&form, None),
    };
    view! {
        <div class="stack">
            {title(state, &t.t("report-title"))}
            <p class="lead"><a href=path><bdi>{name.to_owned()}</bdi></a></p>
            {body}
        </div>
    }
}

/// The verdict that the link said, if it said one.
fn asked_for() -> String {
    let fragment = decode(&address::current().fragment).unwrap_or_default();
    let known = [Verdict::Correct, Verdict::Wrong].map(Verdict::code);
    let asked = known.into_iter().find(|code| *code == fragment);
    asked.unwrap_or_default().to_owned()
}

/// What was written before, as a draft or in the outbox.
fn take_back(json: &str, verdict: RwSignal<String>, comment: RwSignal<String>) {
    let json = Json::parse(json);
    let text = |name: &str| Some(json.sound().get(name).ok()??.text().ok()?.into_owned());
    if let Some(code) = text("verdict")
        && verdict.with_untracked(String::is_empty)
    {
        verdict.set(code);
    }
    comment.set(text("comment").unwrap_or_default());
}

/// Whether a change is somebody's word about this record.
fn is_about(change: &Pending, kind: Kind, id: &str) -> bool {
    let about = || {
        let json = Json::parse(&change.fields);
        let about = json.root().ok()?.get("about").ok()??;
        let is = |name: &str, value: &str| Some(about.get(name).ok()??.text().ok()? == value);
        Some(is("kind", kind.as_str())? && is("id", id)?)
    };
    change.kind == KIND && about() == Some(true)
}

/// What became of what was said.
fn told(form: &Form, change: &Pending) -> El {
    let t = form.state.i18n;
    let to_change = match &change.standing {
        Standing::Stuck(Reason::Refused(fields)) => Some(fields.clone()),
        Standing::Stuck(Reason::TooLarge) => Some(Vec::new()),
        _ => None,
    };
    if let Some(fields) = to_change {
        if form.comment.with_untracked(String::is_empty) {
            form.verdict.set(String::new());
            take_back(&change.fields, form.verdict, form.comment);
        }
        let state = form.state;
        let words = fields
            .iter()
            .map(|field| (field.pointer.clone(), refusal_words(state, field)));
        form.errors.say(words.collect());
        return view! { {standing(state, change)}{asking(form, Some(change.key.clone()))} };
    }
    let more = form.more;
    let again = move |_| more.set(true);
    view! {
        <div class="stack-s" role="status">{standing(form.state, change)}</div>
        <div class="row">
            <a class="btn" href="/outbox">{icon("list")}<span>{t.t("outbox-title")}</span></a>
            <button type="button" class="btn is-plain" on:click=again>{t.t("report-more")}</button>
        </div>
    }
}

/// The form; with a key, it changes what is in the outbox already.
fn asking(form: &Form, key: Option<String>) -> El {
    let t = form.state.i18n;
    let Form {
        state,
        verdict,
        comment,
        errors,
        trouble,
        draft,
        ..
    } = form.clone();
    let keep = move || {
        let written = Object::new()
            .text("verdict", &verdict.get_untracked())
            .text("comment", &comment.get_untracked());
        draft.with_value(|draft| draft.keep(written.finish()));
    };
    let verdicts = [
        (Verdict::Correct, "check", "say-correct"),
        (Verdict::Wrong, "warning", "say-wrong"),
    ];
    let verdicts = verdicts
        .into_iter()
        .map(|(verdict, icon, word)| Choice {
            code: verdict.code(),
            icon,
            word: t.t(word),
        })
        .collect();
    // Who says that all is right needs no words.
    let speaks = Memo::new(move |_| verdict.with(|code| code != Verdict::Correct.code()));
    let words = move || {
        let field = Field {
            pointer: "/comment".to_owned(),
            label: t.t("report-comment"),
            hint: t.t("report-comment-hint"),
            kind: "textarea",
        };
        let field = || view! { <div class="stack-s">{text_field(errors, field, comment, keep)}{room(t, comment, errors)}</div> };
        speaks.get().then(field)
    };
    let elsewhere = move || {
        let words = errors.elsewhere(|place| {
            ["/comment", "/verdict"]
                .iter()
                .any(|known| place.starts_with(known))
        })?;
        Some(notice(Tone::Bad, words))
    };
    let sender = form.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        send(&sender, key.clone());
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            {choices(errors, "/verdict", t.t("report-question"), verdicts, verdict, keep)}
            {words}
            {elsewhere}
            {notice(Tone::Info, t.t("report-private"))}
            <div role="alert">{move || trouble.get().map(|reason| why_not(state, reason))}</div>
            <p><button type="submit" class="btn is-wide">{icon("upload")}<span>{t.t("report-send")}</span></button></p>
        </form>
    }
}

/// How many characters there is room for, when that is soon none; what stands there as an error is not said once more.
fn room(t: I18n, comment: RwSignal<String>, errors: Errors) -> El {
    (move || {
        let left = MAX_COMMENT as i64 - comment.with(|words| words.chars().count()) as i64;
        let word = match left {
            NEAR.. => return None,
            0.. => "report-left",
            _ => "report-comment-too-long",
        };
        let words = t.t_args(word, &[("count", left.abs().into())]);
        errors
            .at("/comment")
            .is_none()
            .then(|| view! { <p class="small soft num">{words}</p> })
    })
    .el()
}

fn send(form: &Form, key: Option<String>) {
    let state = form.state;
    let body = match body(form) {
        Ok(body) => body,
        Err(wrong) => return form.errors.say(vec![wrong]),
    };
    form.errors.say(Vec::new());
    form.trouble.set(None);
    let form = form.clone();
    spawn(async move {
        let source = state.region_config().feedback_source().map(str::to_owned);
        let source = source.unwrap_or_default();
        let kept = match &key {
            Some(key) => state.outbox().edit(key, &body).await,
            None => {
                let id = uuid::new();
                let kept = state.outbox().create(&source, KIND, &id, &body);
                kept.await.map(|_| ())
            }
        };
        match kept {
            Ok(()) => {
                state.outbox().read_again().await;
                form.draft.with_value(Draft::forget);
                state.say(state.i18n.t("report-kept"));
                form.comment.set(String::new());
                form.more.set(false);
                writing::show_end();
            }
            Err(reason) => form.trouble.set(Some(reason)),
        }
    });
}

/// What is sent, or which field is wrong and why.
fn body(form: &Form) -> Result<String, (String, String)> {
    let t = form.state.i18n;
    let verdict = form.verdict.get_untracked();
    let verdict = [Verdict::Correct, Verdict::Wrong]
        .into_iter()
        .find(|known| known.code() == verdict)
        .ok_or_else(|| ("/verdict".to_owned(), t.t("report-choose")))?;
    let comment = match verdict {
        Verdict::Correct => String::new(),
        _ => form.comment.get_untracked(),
    };
    let feedback = About::new(form.kind.as_str(), &form.id, Some(&form.source))
        .and_then(|about| Feedback::new(about, verdict, comment.trim(), t.lang(), clock::now()));
    let feedback = feedback.map_err(|error| {
        let words = match error.code {
            Code::Required => t.t("report-comment-required"),
            Code::TooLong => {
                let over = comment.trim().chars().count().saturating_sub(MAX_COMMENT);
                t.t_args(
                    "report-comment-too-long",
                    &[("count", (over as i64).into())],
                )
            }
            Code::Invalid => t.t("refused-invalid"),
        };
        (error.pointer.to_owned(), words)
    })?;
    Ok(feedback.to_json())
}
