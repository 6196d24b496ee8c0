//! Who the person is at a source: needed to change records there, and never to read.

use leptos::prelude::*;

use lotse_core::filter::fragment::encode;

use super::form::{Errors, Field, text_field, why_not};
use super::writing;
use crate::components::icon::{directed_icon, icon};
use crate::components::notice::{Tone, notice};
use crate::components::title::title;
use crate::html::{El, Event, view};
use crate::platform::{clock, spawn};
use crate::state::AppState;
use crate::state::post::{Account, NotDone, SignIn};

/// Milliseconds between two looks whether the store is open.
const STEP_MS: i32 = 20;

/// What is known of the sources that are asked for.
type Found = RwSignal<Option<Result<Vec<Account>, NotDone>>>;

/// The screen of signing in at a source, or where one can.
pub fn screen(state: AppState, source: Option<String>) -> El {
    let t = state.i18n;
    let found: Found = RwSignal::new(None);
    spawn(async move {
        let accounts = look(state, source).await;
        found.try_set(Some(accounts));
    });
    let body = move || match found.get() {
        None => view! { <p>{t.t("state-loading")}</p> },
        Some(Err(reason)) => no_account(state, reason),
        Some(Ok(mut accounts)) => match (accounts.pop(), accounts.is_empty()) {
            (None, _) => no_account(state, NotDone::Server),
            (Some(account), true) => at_source(state, account, found),
            (Some(last), false) => {
                accounts.push(last);
                several(accounts)
            }
        },
    };
    view! {
        <div class="stack">
            {title(state, &t.t("sign-in-title"))}
            <p>{t.t("sign-in-intro")}</p>
            {body}
        </div>
    }
}

/// The source that is asked for, or all where one can sign in.
pub async fn look(state: AppState, source: Option<String>) -> Result<Vec<Account>, NotDone> {
    while state.keeper().is_none() {
        clock::sleep(STEP_MS).await;
    }
    let mut accounts = state.outbox().accounts().await?;
    match source {
        Some(source) => accounts.retain(|account| account.id == source),
        None => accounts.retain(|account| account.sign_in != SignIn::None),
    }
    Ok(accounts)
}

/// Where several sources take changes, each has its own screen.
fn several(accounts: Vec<Account>) -> El {
    let rows: Vec<El> = accounts
        .into_iter()
        .map(|account| {
            let href = format!("/sign-in/{}", encode(&account.id));
            view! { <li><a class="row-item" href=href>{icon("person")}<span class="row-text">{account.id}</span></a></li> }
        })
        .collect();
    view! { <ul class="rows">{rows}</ul> }
}

fn at_source(state: AppState, account: Account, found: Found) -> El {
    let t = state.i18n;
    let region = state.region_config().name;
    let names = [
        ("source", account.id.as_str().into()),
        ("region", region.as_str().into()),
    ];
    let place = t.t_args("sign-in-place", &names);
    let body = match (account.signed_in, account.sign_in) {
        (true, _) => signed_in(state, account, found),
        (false, SignIn::None) => notice(Tone::Info, t.t("sign-in-not-needed")),
        (false, _) => form(state, account, found),
    };
    view! { <p><b>{place}</b></p>{body} }
}

fn no_account(state: AppState, reason: NotDone) -> El {
    match reason {
        NotDone::Server => notice(Tone::Bad, state.i18n.t("sign-in-unknown")),
        reason => why_not(state, reason),
    }
}

fn signed_in(state: AppState, account: Account, found: Found) -> El {
    let t = state.i18n;
    let trouble = RwSignal::new(None::<NotDone>);
    let sign_out = move |_| {
        let account = account.clone();
        spawn(async move {
            match state.outbox().sign_out(&account.id).await {
                Ok(()) => found.set(Some(Ok(vec![Account {
                    signed_in: false,
                    ..account
                }]))),
                Err(reason) => trouble.set(Some(reason)),
            }
        });
    };
    view! {
        <div role="status">{notice(Tone::Ok, t.t("sign-in-done"))}</div>
        <div role="alert">{move || trouble.get().map(|reason| why_not(state, reason))}</div>
        <div class="row">
            <a class="btn" href="/outbox">{icon("list")}<span>{t.t("outbox-title")}</span></a>
            <button type="button" class="btn is-plain" on:click=sign_out>{directed_icon("exit")}<span>{t.t("sign-in-out")}</span></button>
        </div>
    }
}

fn form(state: AppState, account: Account, found: Found) -> El {
    let t = state.i18n;
    let errors = Errors::none();
    let (user, secret) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let trouble = RwSignal::new(None::<NotDone>);
    let busy = RwSignal::new(false);
    let with_name = account.sign_in == SignIn::Password;
    let name_field = with_name.then(|| {
        let field = Field {
            pointer: "/user".to_owned(),
            label: t.t("sign-in-user"),
            hint: String::new(),
            kind: "email",
        };
        text_field(errors, field, user, || {})
    });
    let (label, hint) = if with_name {
        (t.t("sign-in-password"), String::new())
    } else {
        (t.t("sign-in-token"), t.t("sign-in-token-hint"))
    };
    let field = Field {
        pointer: "/secret".to_owned(),
        label,
        hint,
        kind: "password",
    };
    let submit = move |event: Event| {
        event.prevent_default();
        let (user, secret) = (user.get_untracked(), secret.get_untracked());
        let mut wrong = Vec::new();
        for (pointer, empty) in [
            ("/user", with_name && user.trim().is_empty()),
            ("/secret", secret.trim().is_empty()),
        ] {
            if empty {
                wrong.push((pointer.to_owned(), t.t("refused-required")));
            }
        }
        let complete = wrong.is_empty();
        errors.say(wrong);
        if !complete || busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let account = account.clone();
        spawn(async move {
            let id = account.id.clone();
            let answer = if with_name {
                let given = [("user", user.trim()), ("password", &*secret)];
                state.outbox().sign_in(&id, &given).await
            } else {
                state
                    .outbox()
                    .sign_in(&id, &[("token", secret.trim())])
                    .await
            };
            busy.set(false);
            match answer {
                Ok(()) => {
                    found.set(Some(Ok(vec![Account {
                        signed_in: true,
                        ..account
                    }])));
                    writing::show_end();
                }
                Err(NotDone::Wrong) => {
                    errors.say(vec![("/secret".to_owned(), t.t("sign-in-wrong"))]);
                }
                Err(reason) => trouble.set(Some(reason)),
            }
        });
    };
    let word = move || {
        t.t(if busy.get() {
            "sign-in-busy"
        } else {
            "sign-in-do"
        })
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            {name_field}
            {text_field(errors, field, secret, || {})}
            {notice(Tone::Info, t.t("sign-in-kept"))}
            <div role="alert">{move || trouble.get().map(|reason| why_not(state, reason))}</div>
            <p><button type="submit" class="btn is-wide">{icon("person")}<span>{word}</span></button></p>
        </form>
    }
}
