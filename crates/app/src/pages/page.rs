//! About, imprint, privacy: pages of the catalogue.

use leptos::prelude::*;
use lotse_core::contact::web_href;
use lotse_core::id::PageId;
use lotse_core::image::Kind;
use lotse_core::page::{Block, BlockKind, Page};

use crate::components::texts::{foreign, words};
use crate::components::title::{name_window, title};
use crate::state::AppState;

/// A page by its slug.
pub fn screen(state: AppState, id: PageId) -> AnyView {
    (move || {
        let catalogue = state.copy.read();
        let page = catalogue
            .find(Kind::Page, id.as_str())
            .and_then(|at| catalogue.page(at).ok());
        page.map_or_else(|| missing(state, &id), |page| shown(state, &page))
    })
    .into_any()
}

fn missing(state: AppState, id: &PageId) -> AnyView {
    let known = ["about", "imprint", "privacy", "accessibility"].contains(&id.as_str());
    let heading = if known {
        format!("page-{id}")
    } else {
        "page-missing".to_owned()
    };
    view! {
        {title(state, &state.i18n.t(&heading))}
        <p>{state.i18n.t("page-missing")}</p>
    }
    .into_any()
}

fn shown(state: AppState, page: &Page) -> AnyView {
    let lang = state.i18n.lang();
    name_window(state, page.title.words(lang));
    let mut blocks: Vec<AnyView> = Vec::new();
    let mut items: Vec<AnyView> = Vec::new();
    for block in &page.blocks {
        if block.kind == BlockKind::Item {
            items.push(view! { <li>{words(&block.text, lang)}</li> }.into_any());
            continue;
        }
        end_list(&mut blocks, &mut items);
        blocks.push(block_view(state, block));
    }
    end_list(&mut blocks, &mut items);
    view! {
        <article class="prose">
            <h1 tabindex="-1">{words(&page.title, lang)}</h1>
            {foreign(state, &page.title)}
            {blocks}
        </article>
    }
    .into_any()
}

fn end_list(blocks: &mut Vec<AnyView>, items: &mut Vec<AnyView>) {
    if !items.is_empty() {
        let items = std::mem::take(items);
        blocks.push(view! { <ul>{items}</ul> }.into_any());
    }
}

fn block_view(state: AppState, block: &Block) -> AnyView {
    let text = words(&block.text, state.i18n.lang());
    match block.kind {
        BlockKind::Heading => view! { <h2>{text}</h2> }.into_any(),
        BlockKind::Link => match block.href.as_deref().and_then(link) {
            Some(href) => view! { <p><a href=href>{text}</a></p> }.into_any(),
            None => view! { <p>{text}</p> }.into_any(),
        },
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Unknown(_) => {
            view! { <p>{text}</p> }.into_any()
        }
    }
}

/// Where a link of a page leads: within the app, to a web page, a telephone or an e-mail; nowhere else.
fn link(href: &str) -> Option<String> {
    let within = href.starts_with('/') && !href.starts_with("//");
    if within || href.starts_with("tel:") || href.starts_with("mailto:") {
        Some(href.to_owned())
    } else {
        web_href(href)
    }
}
