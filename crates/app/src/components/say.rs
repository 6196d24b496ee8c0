//! What a reader can say of a record, and what became of what they changed.

use lotse_core::catalogue::{Catalogue, RecordRef};
use lotse_core::image::Kind;

use super::badges::badge;
use super::icon::icon;
use crate::html::{El, IntoEl, view};
use crate::route::report_path;
use crate::state::AppState;
use crate::state::outbox::Progress;

/// "Still correct" and "something is wrong", where somebody reads it; "edit" for those who may.
pub fn say_links(state: AppState, catalogue: &Catalogue, at: RecordRef, kind: Kind) -> El {
    let t = state.i18n;
    let id = catalogue.id(at);
    let link = |href: String, icon_name: &'static str, word: &str| {
        view! { <a class="btn is-plain" href=href>{icon(icon_name)}<span>{t.t(word)}</span></a> }
    };
    let report = report_path(kind, id);
    let takes = state.region_config().feedback_source().is_some();
    let says = takes.then(|| {
        let correct = link(format!("{report}#correct"), "check", "say-correct");
        let wrong = link(format!("{report}#wrong"), "warning", "say-wrong");
        view! { {correct}{wrong} }
    });
    let may_edit = kind == Kind::Offer && state.outbox().is_signed_in(catalogue.source(at));
    let edit = may_edit.then(|| {
        link(
            report.replacen("report/offer", "edit", 1),
            "document",
            "say-edit",
        )
    });
    view! { <div class="row no-print">{says}{edit}</div> }
}

/// How far the person's own change of a record is.
pub fn own_change(state: AppState, catalogue: &Catalogue, at: RecordRef, kind: Kind) -> El {
    let progress = state
        .outbox()
        .progress(catalogue.source(at), kind, catalogue.id(at));
    let words = progress.map(|progress| {
        let (class, icon_name, word) = match progress {
            Progress::Waiting => ("is-new", "phone-pass", "own-waiting"),
            Progress::Sending => ("is-new", "upload", "own-sending"),
            Progress::Stuck => ("is-stale", "warning", "own-stuck"),
            Progress::Sent => ("is-fresh", "check", "own-sent"),
        };
        badge(class, icon_name, state.i18n.t(word))
    });
    words.el()
}
