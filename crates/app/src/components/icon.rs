//! Line icons from the sprite; always beside a word, so never read aloud.

use crate::html::{El, view};

/// An icon of `public/icons.svg` by its name.
pub fn icon(name: &str) -> El {
    mirrored(name, "i")
}

/// An icon that points somewhere, and so is mirrored where people read from right to left.
pub fn directed_icon(name: &str) -> El {
    mirrored(name, "i i-dir")
}

fn mirrored(name: &str, class: &'static str) -> El {
    let href = format!("/icons.svg#{name}");
    view! { <svg class=class aria-hidden="true"><use href=href></use></svg> }
}
