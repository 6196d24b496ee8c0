//! Who helps: initiatives and welcome alliances by district, then all organizations.

use leptos::prelude::*;
use lotse_core::fold::folded;
use lotse_core::image::Kind;
use lotse_core::organization::{Organization, OrganizationKind};

use crate::components::icon::icon;
use crate::components::search_field::search_field;
use crate::components::texts::words;
use crate::components::title::title;
use crate::html::{El, Event, view};
use crate::labels;
use crate::route::Route;
use crate::state::AppState;

/// One organization with its id, as lists need it.
struct Entry {
    id: String,
    organization: Organization,
}

/// The screen of organizations.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    let typed = RwSignal::new(String::new());
    let sent = |event: Event| event.prevent_default();
    view! {
        <div class="stack">
            {title(state, &t.t("organizations-title"))}
            <form class="search" role="search" on:submit=sent on:input=move |event| typed.set(event_target_value(&event))>
                {search_field(state, "organizations-search", "")}
            </form>
            {move || lists(state, &folded(&typed.get()))}
        </div>
    }
}

fn lists(state: AppState, typed: &str) -> El {
    let t = state.i18n;
    let mut entries = entries(state);
    entries.retain(|entry| {
        entry
            .organization
            .name
            .iter()
            .any(|(_, name)| folded(&name.text).contains(typed))
    });
    let count = entries.len() as i64;
    let (groups, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|entry| {
        matches!(
            entry.organization.kind,
            OrganizationKind::Initiative | OrganizationKind::WelcomeAlliance
        )
    });
    let district_of = |entry: &Entry| {
        let district = entry.organization.district.as_ref();
        district.map_or_else(
            || t.t("organizations-no-district"),
            |district| labels::district(&state.copy.catalogue.get_untracked(), district),
        )
    };
    let mut groups: Vec<(String, Entry)> = groups
        .into_iter()
        .map(|entry| (district_of(&entry), entry))
        .collect();
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    let districts: Vec<El> = groups
        .chunk_by(|(a, _), (b, _)| a == b)
        .map(|group| {
            let name = group.first().map(|(name, _)| name.clone());
            view! { <h3><bdi>{name}</bdi></h3> {rows(state, &mut group.iter().map(|(_, entry)| entry))} }
        })
        .collect();
    let initiatives = (!districts.is_empty()).then(|| {
        view! { <section class="stack-s"><h2>{t.t("organizations-initiatives")}</h2>{districts}</section> }
    });
    view! {
        <p role="status"><b>{t.t_args("organizations-count", &[("count", count.into())])}</b></p>
        {initiatives}
        <section class="stack-s"><h2>{t.t("organizations-all")}</h2>{rows(state, &mut others.iter())}</section>
    }
}

/// All organizations, by name.
fn entries(state: AppState) -> Vec<Entry> {
    let catalogue = state.copy.read();
    let lang = state.i18n.lang();
    let mut entries: Vec<Entry> = catalogue
        .records(Kind::Organization)
        .filter_map(|(at, _)| {
            Some(Entry {
                id: catalogue.id(at).to_owned(),
                organization: catalogue.organization(at).ok()?,
            })
        })
        .collect();
    entries.sort_by_cached_key(|entry| folded(entry.organization.name.words(lang)));
    entries
}

fn rows(state: AppState, entries: &mut dyn Iterator<Item = &Entry>) -> El {
    let rows: Vec<El> = entries.filter_map(|entry| row(state, entry)).collect();
    view! { <ul class="rows">{rows}</ul> }
}

fn row(state: AppState, entry: &Entry) -> Option<El> {
    let href = Route::Organization(entry.id.parse().ok()?).path();
    let kind = labels::organization_kind(state.i18n, &entry.organization.kind);
    let name = words(&entry.organization.name, state.i18n.lang());
    let view = view! {
        <li><a class="row-item" href=href>{icon("building")}<span class="row-text">{name}<small>{kind}</small></span></a></li>
    };
    Some(view)
}
