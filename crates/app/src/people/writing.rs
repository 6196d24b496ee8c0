//! What the screens of writing share: what is pending, and what a record is called.

use lotse_core::catalogue::{Catalogue, RecordRef};
use lotse_core::image::Kind;

use crate::platform::{clock, document, spawn};
use crate::state::AppState;
use crate::state::pending::{self, Pending};

/// What the person wrote, in order; tracked.
pub fn pending(state: AppState) -> Vec<Pending> {
    pending::read(&state.outbox().rows())
}

/// What a record is called in the person's language.
pub fn record_title(
    state: AppState,
    catalogue: &Catalogue,
    kind: Kind,
    at: RecordRef,
) -> Option<String> {
    let lang = state.i18n.lang();
    let words = match kind {
        Kind::Offer => catalogue.offer(at).ok()?.title.words(lang).to_owned(),
        Kind::Event => catalogue.event(at).ok()?.title.words(lang).to_owned(),
        Kind::Page => catalogue.page(at).ok()?.title.words(lang).to_owned(),
        Kind::Organization => catalogue.organization(at).ok()?.name.words(lang).to_owned(),
        Kind::Region => return None,
    };
    Some(words)
}

/// After something was done: the heading has the focus, and what became of it stands right below.
pub fn show_end() {
    spawn(async {
        clock::next_frame().await;
        document::focus("main h1");
    });
}
