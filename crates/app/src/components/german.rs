//! "Show in German": address and request in large type, to hold up to somebody.

use lotse_core::lang::Lang;
use lotse_core::localized::Localized;
use lotse_core::place::Place;

use super::sheet::{self, sheet};
use crate::html::{El, view};
use crate::state::AppState;

/// The element of the sheet.
const SHEET: &str = "german";

/// What the person asks, for whoever reads the phone; German in every language of the app.
const REQUEST: &str = "Guten Tag. Ich suche diesen Ort. Können Sie mir bitte helfen?";

/// Opens the sheet.
pub fn open() {
    sheet::open(SHEET);
}

/// The sheet: a request in German, who is looked for, and where.
pub fn german_sheet(
    state: AppState,
    title: &Localized,
    organization: Option<&Localized>,
    place: Option<&Place>,
) -> El {
    let mut lines: Vec<String> = vec![title.words(Lang::DE).to_owned()];
    lines.extend(organization.map(|name| name.words(Lang::DE).to_owned()));
    lines.extend(place.map(address_lines).unwrap_or_default());
    let lang = state.i18n.lang();
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { {line}<br/> })
        .collect();
    let body = view! {
        <p class="german-say" lang="de" dir="ltr">{REQUEST}</p>
        <address class="german-place" lang="de" dir="ltr">{lines}</address>
        <div class="sheet-body small soft">
            {(lang != Lang::DE).then(|| view! { <p>{state.i18n.t("show-german-request")}</p> })}
            <p>{state.i18n.t("show-german-hint")}</p>
        </div>
    };
    sheet(
        state,
        SHEET,
        "sheet is-full german",
        state.i18n.t("show-german-title"),
        body,
    )
}

/// The lines of an address, as they stand on a letter.
pub fn address_lines(place: &Place) -> Vec<String> {
    let mut lines = Vec::new();
    let name = place.name.words(Lang::DE);
    if !name.is_empty() {
        lines.push(name.to_owned());
    }
    lines.extend(place.street.as_ref().map(|street| street.to_string()));
    let town: Vec<&str> = [&place.postal_code, &place.city]
        .into_iter()
        .flatten()
        .map(|part| &**part)
        .collect();
    if !town.is_empty() {
        lines.push(town.join(" "));
    }
    lines
}
