//! What the person saved, to take along, print or hand on; and lists somebody sent.

use lotse_core::catalogue::Catalogue;
use lotse_core::image::Kind;
use lotse_core::share::{Item, from_fragment, to_fragment};

use crate::components::actions::share;
use crate::components::card::offer_card;
use crate::components::icon::icon;
use crate::components::install::install_hint;
use crate::components::notice::empty;
use crate::components::qr::qr_code;
use crate::components::save_button::save_button;
use crate::components::sheet::{self, sheet};
use crate::components::texts::words;
use crate::components::title::title;
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::date;
use crate::platform::{address, document};
use crate::route::Route;
use crate::state::AppState;

/// The sheet with the QR code of the list.
const QR: &str = "saved-qr";

/// The screen of saved things.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    view! {
        <div class="stack handout">
            {title(state, &t.t("saved-title"))}
            {move || received(state)}
            {move || list(state)}
            {install_hint(state)}
        </div>
    }
}

/// A list that came with the link, until it is kept.
fn received(state: AppState) -> Option<El> {
    let t = state.i18n;
    let sent = from_fragment(&state.location.fragment()).filter(|sent| !sent.is_empty())?;
    let catalogue = state.copy.read();
    let (known, unknown): (Vec<_>, Vec<_>) = sent
        .iter()
        .cloned()
        .partition(|item| catalogue.find(item.kind, &item.id).is_some());
    let count = t.t_args(
        "saved-received-text",
        &[("count", (sent.len() as i64).into())],
    );
    let missing = (!unknown.is_empty() && catalogue.has(Kind::Offer)).then(|| {
        t.t_args(
            "saved-received-unknown",
            &[("count", (unknown.len() as i64).into())],
        )
    });
    let keep = move |_| {
        state.saved.add(sent.clone());
        state.location.set_fragment("");
        document::focus("main h1");
    };
    let items = items_view(state, &catalogue, &known);
    Some(view! {
        <section class="stack-s no-print">
            <h2>{t.t("saved-received-title")}</h2>
            <p>{count}</p>
            {missing.map(|missing| view! { <p class="soft">{missing}</p> })}
            {items}
            <p><button type="button" class="btn is-wide" on:click=keep>{icon("heart")}<span>{t.t("saved-received-keep")}</span></button></p>
        </section>
    })
}

fn list(state: AppState) -> El {
    let t = state.i18n;
    let items = state.saved.items();
    if items.is_empty() {
        let search = view! { <a class="btn" href="/results">{icon("search")}<span>{t.t("nav-search")}</span></a> };
        return empty(
            "heart",
            t.t("saved-empty-title"),
            t.t("saved-empty-text"),
            search,
        );
    }
    let catalogue = state.copy.read();
    let count = t.t_args("saved-count", &[("count", (items.len() as i64).into())]);
    let made_on = t.t_args(
        "handout-made-on",
        &[(
            "date",
            date::full(&t.words(), state.today()).as_str().into(),
        )],
    );
    let link = address::absolute("/saved", &to_fragment(&items));
    let shared = link.clone();
    let clear = move |_| {
        if document::confirm(&t.t("saved-clear-confirm")) {
            state.saved.clear();
        }
    };
    view! {
        <p role="status"><b>{count}</b></p>
        <p class="print-only">{made_on}</p>
        <div class="actions no-print">
            <button type="button" class="action" on:click=move |_| share(state, t.t("saved-title"), shared.clone())>{icon("share")}<span>{t.t("saved-share")}</span></button>
            <button type="button" class="action" on:click=|_| sheet::open(QR)>{icon("qr")}<span>{t.t("action-qr")}</span></button>
            <button type="button" class="action" on:click=|_| document::print()>{icon("printer")}<span>{t.t("saved-print")}</span></button>
            <button type="button" class="action" on:click=clear>{icon("trash")}<span>{t.t("saved-clear")}</span></button>
        </div>
        {items_view(state, &catalogue, &items)}
        {qr(state, &link)}
    }
}

fn qr(state: AppState, link: &str) -> El {
    let t = state.i18n;
    let code =
        qr_code(link, t.t("qr-title")).unwrap_or_else(|| view! { <p>{t.t("qr-too-long")}</p> });
    let body = view! { <div class="sheet-body"><p>{t.t("qr-hint")}</p>{code}</div> };
    sheet(state, QR, "sheet", t.t("qr-title"), body)
}

fn items_view(state: AppState, catalogue: &Catalogue, items: &[Item]) -> El {
    let sections = [
        (Kind::Offer, "saved-offers"),
        (Kind::Event, "saved-events"),
        (Kind::Organization, "saved-organizations"),
    ];
    let sections: Vec<El> = sections
        .into_iter()
        .filter_map(|(kind, heading)| {
            let cards: Vec<El> =
                items.iter().filter(|item| item.kind == kind).map(|item| item_view(state, catalogue, item)).collect();
            let heading = state.i18n.t(heading);
            (!cards.is_empty())
                .then(|| view! { <section class="stack-s"><h2>{heading}</h2><ul class="cards">{cards}</ul></section> })
        })
        .collect();
    sections.el()
}

fn item_view(state: AppState, catalogue: &Catalogue, item: &Item) -> El {
    let found = catalogue.find(item.kind, &item.id);
    let card = match item.kind {
        Kind::Offer => found.and_then(|at| offer_card(state, catalogue, at, None)),
        Kind::Event => found
            .and_then(|at| crate::components::event_card::event_card(state, catalogue, at, None)),
        Kind::Organization => {
            found.and_then(|at| organization_card(state, catalogue, at, &item.id))
        }
        Kind::Page | Kind::Region => None,
    };
    card.unwrap_or_else(|| gone(state, item))
}

fn organization_card(
    state: AppState,
    catalogue: &Catalogue,
    at: lotse_core::catalogue::RecordRef,
    id: &str,
) -> Option<El> {
    let organization = catalogue.organization(at).ok()?;
    let href = Route::Organization(id.parse().ok()?).path();
    let lang = state.i18n.lang();
    let name = organization.name.words(lang).to_owned();
    let view = view! {
        <li class="card">
            <div class="card-head">
                <h3 class="card-title"><a href=href>{words(&organization.name, lang)}</a></h3>
                {save_button(state, Kind::Organization, id, &name)}
            </div>
        </li>
    };
    Some(view)
}

/// What was saved and is no longer in the catalogue; the person decides when it goes.
fn gone(state: AppState, item: &Item) -> El {
    let t = state.i18n;
    let (kind, id) = (item.kind, item.id.clone());
    view! {
        <li class="card">
            <p>{t.t("saved-gone")}</p>
            <p class="small soft"><bdi>{id.to_string()}</bdi></p>
            <button type="button" class="btn is-plain no-print" on:click=move |_| state.saved.toggle(kind, &id)>{t.t("action-remove")}</button>
        </li>
    }
}
