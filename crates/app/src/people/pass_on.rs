//! The catalogue from phone to phone, and as a page for a stick or a printer.

use leptos::prelude::*;
use lotse_core::image::Kind;
use lotse_core::share::BundleError;

use super::handout::handout_page;
use crate::components::icon::icon;
use crate::components::notice::{Tone, notice};
use crate::components::qr::qr_code;
use crate::components::title::title;
use crate::html::{El, view};
use crate::i18n::phrase::{date, measure};
use crate::platform::{address, files, spawn};
use crate::state::AppState;
use crate::state::passing::{NotTaken, export, import};

/// The element of the file input.
const INPUT: &str = "catalogue-file";

/// What the screen says about what it is doing.
type Said = RwSignal<Option<(Tone, String)>>;

/// The screen of passing on.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    let said: Said = RwSignal::new(None);
    let report = move || said.get().map(|(tone, words)| notice(tone, words));
    let app_url = address::absolute("/", "");
    view! {
        <div class="stack">
            {title(state, &t.t("pass-on-title"))}
            <p class="lead">{t.t("pass-on-intro")}</p>
            <div role="status">{report}</div>
            {move || own_copy(state, said)}
            <section class="card stack-s">
                <h2>{t.t("pass-on-import-title")}</h2>
                <label class="field" for=INPUT><span class="field-label">{t.t("pass-on-import-text")}</span></label>
                <input class="input" type="file" id=INPUT accept=".lotse,text/plain" on:change=move |_| open_file(state, said)/>
            </section>
            <section class="card stack-s">
                <h2>{t.t("pass-on-app-title")}</h2>
                <p>{t.t("pass-on-app-text")}</p>
                {qr_code(&app_url, t.t("pass-on-app-title"))}
                <p class="small soft"><bdi dir="ltr">{app_url.clone()}</bdi></p>
            </section>
        </div>
    }
}

fn own_copy(state: AppState, said: Said) -> El {
    let t = state.i18n;
    if !state.copy.read().has(Kind::Offer) {
        return notice(Tone::Info, t.t("pass-on-nothing"));
    }
    view! {
        <section class="card stack-s">
            <h2>{t.t("pass-on-export-title")}</h2>
            <p>{t.t("pass-on-export-text")}</p>
            <div class="row">
                <button type="button" class="btn" on:click=move |_| save_file(state, said)>{icon("download")}<span>{t.t("pass-on-export")}</span></button>
                <button type="button" class="btn is-plain" on:click=move |_| share_file(state, said)>{icon("share")}<span>{t.t("pass-on-export-share")}</span></button>
            </div>
        </section>
        <section class="card stack-s">
            <h2>{t.t("pass-on-html-title")}</h2>
            <p>{t.t("pass-on-html-text")}</p>
            <p><button type="button" class="btn is-plain" on:click=move |_| save_page(state, said)>{icon("document")}<span>{t.t("pass-on-html")}</span></button></p>
        </section>
    }
}

/// The name of the file: which city, as of when.
fn file_name(state: AppState, ending: &str) -> String {
    format!(
        "lotse-{}-{}.{ending}",
        state.region_config().id,
        state.today()
    )
}

fn saved(state: AppState, said: Said, bytes: usize) {
    let t = state.i18n;
    let size = measure::size(&t.words(), bytes as u64);
    let size = t.t_args("pass-on-size", &[("size", size.as_str().into())]);
    said.set(Some((Tone::Ok, format!("{} {size}", t.t("pass-on-saved")))));
}

fn save_file(state: AppState, said: Said) {
    if let Some(file) = export(state)
        && files::save(&file_name(state, "lotse"), "text/plain", &file)
    {
        saved(state, said, file.len());
    }
}

fn share_file(state: AppState, said: Said) {
    spawn(async move {
        let Some(file) = export(state) else { return };
        // Phones share text files more willingly than files of an ending they do not know.
        let name = file_name(state, "lotse.txt");
        if !files::share(&name, "text/plain", &file).await
            && files::save(&name, "text/plain", &file)
        {
            saved(state, said, file.len());
        }
    });
}

fn save_page(state: AppState, said: Said) {
    let page = handout_page(state);
    if files::save(&file_name(state, "html"), "text/html", page.as_bytes()) {
        saved(state, said, page.len());
    }
}

fn open_file(state: AppState, said: Said) {
    let t = state.i18n;
    let Some(file) = files::picked(INPUT) else {
        return;
    };
    said.set(Some((Tone::Info, t.t("pass-on-reading"))));
    spawn(async move {
        let result = match files::read(&file).await {
            Some(bytes) => import(state, &bytes).await,
            None => Err(NotTaken::Bundle(BundleError::Damaged(0))),
        };
        said.set(Some(match result {
            Ok(count) => (
                Tone::Ok,
                t.t_args("pass-on-imported", &[("count", (count as i64).into())]),
            ),
            Err(reason) => (tone(&reason), why(state, &reason)),
        }));
    });
}

fn tone(reason: &NotTaken) -> Tone {
    if matches!(reason, NotTaken::Same | NotTaken::Older(_)) {
        Tone::Info
    } else {
        Tone::Bad
    }
}

fn why(state: AppState, reason: &NotTaken) -> String {
    let t = state.i18n;
    match reason {
        NotTaken::Empty => t.t("pass-on-error-empty"),
        NotTaken::TooBig(bytes) => {
            let size = measure::size(&t.words(), *bytes as u64);
            t.t_args("pass-on-error-too-big", &[("size", size.as_str().into())])
        }
        NotTaken::Bundle(BundleError::NotABundle) => t.t("pass-on-error-not-ours"),
        NotTaken::Bundle(BundleError::Newer(_)) => t.t("pass-on-error-newer-version"),
        NotTaken::Bundle(BundleError::Truncated | BundleError::Damaged(_)) => {
            t.t("pass-on-error-damaged")
        }
        NotTaken::OtherRegion(region) => t.t_args(
            "pass-on-error-other-region",
            &[("region", region.as_str().into())],
        ),
        NotTaken::Same => t.t("pass-on-same"),
        NotTaken::Older(at) => {
            let day = date::full(&t.words(), state.zone().local(*at).date());
            t.t_args("pass-on-older", &[("date", day.as_str().into())])
        }
        NotTaken::NotStored => t.t("state-storage-full-text"),
    }
}
