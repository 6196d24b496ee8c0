//! About, imprint, privacy: pages of the catalogue.

use lotse_core::catalogue::{Catalogue, RecordRef};
use lotse_core::contact::web_href;
use lotse_core::id::PageId;
use lotse_core::image::Kind;
use lotse_core::page::{Block, BlockKind, Page};

use crate::components::say::say_links;
use crate::components::texts::{foreign, words};
use crate::components::title::{name_window, title};
use crate::html::{El, IntoEl, view};
use crate::state::AppState;

/// A page by its slug.
pub fn screen(state: AppState, id: PageId) -> El {
    (move || {
        let catalogue = state.copy.read();
        let found = catalogue.find(Kind::Page, id.as_str());
        match found.and_then(|at| Some((at, catalogue.page(at).ok()?))) {
            Some((at, page)) => shown(state, &catalogue, at, &page),
            None => missing(state, &id),
        }
    })
    .el()
}

fn missing(state: AppState, id: &PageId) -> El {
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
}

fn shown(state: AppState, catalogue: &Catalogue, at: RecordRef, page: &Page) -> El {
    let lang = state.i18n.lang();
    name_window(state, page.title.words(lang));
    let mut blocks: Vec<El> = Vec::new();
    let mut items: Vec<El> = Vec::new();
    for block in &page.blocks {
        if block.kind == BlockKind::Item {
            items.push(view! { <li>{words(&block.text, lang)}</li> });
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
            {say_links(state, catalogue, at, Kind::Page)}
        </article>
    }
}

fn end_list(blocks: &mut Vec<El>, items: &mut Vec<El>) {
    if !items.is_empty() {
        let items = std::mem::take(items);
        blocks.push(view! { <ul>{items}</ul> });
    }
}

fn block_view(state: AppState, block: &Block) -> El {
    let text = words(&block.text, state.i18n.lang());
    match block.kind {
        BlockKind::Heading => view! { <h2>{text}</h2> },
        BlockKind::Link => match block.href.as_deref().and_then(link) {
            Some(href) => view! { <p><a href=href>{text}</a></p> },
            None => view! { <p>{text}</p> },
        },
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Unknown(_) => {
            view! { <p>{text}</p> }
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
