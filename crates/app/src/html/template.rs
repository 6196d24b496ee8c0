//! Builds what `view!` wrote down; `crates/view/src/template.rs` says how it writes.

use super::el::{El, Part};
use super::live::{insert, set};
use crate::platform::dom::{self, Element};

/// Builds a template with a part for each of its places.
pub fn build(template: &'static str, parts: Vec<Part>) -> El {
    let mut parts = parts.into_iter();
    let mut rest = template;
    let mut open: Vec<Element> = Vec::new();
    let mut roots: Vec<El> = Vec::new();
    while let Some(kind) = rest.as_bytes().first() {
        rest = rest.get(1..).unwrap_or_default();
        let grown = match kind {
            b'>' => open
                .pop()
                .map_or(Part::Nothing, |done| Part::Node(done.into())),
            b'*' => parts.next().unwrap_or(Part::Nothing),
            _ => {
                let name = word(&mut rest);
                match (kind, open.last()) {
                    (b'<', _) => open.push(dom::element(name)),
                    (b'!', _) => open.push(dom::svg_element(name)),
                    (b'.', Some(element)) => {
                        dom::set_attribute(element, name, Some(word(&mut rest)));
                    }
                    (b'"', _) => {
                        grow(Part::Text(name.into()), &open, &mut roots);
                    }
                    (kind, Some(element)) => {
                        if let Some(part) = parts.next() {
                            set(element, *kind, name, part);
                        }
                    }
                    _ => {}
                }
                continue;
            }
        };
        grow(grown, &open, &mut roots);
    }
    if roots.len() == 1
        && let Some(only) = roots.pop()
    {
        return only;
    }
    El(Part::Many(roots.into()))
}

/// Puts a part into the element that is open, or beside the others when none is.
fn grow(part: Part, open: &[Element], roots: &mut Vec<El>) {
    match open.last() {
        Some(parent) => insert(parent, part, None),
        None => roots.push(El(part)),
    }
}

/// The text up to the next `\0`.
fn word(rest: &mut &'static str) -> &'static str {
    let (word, after) = rest.split_once('\0').unwrap_or((rest, ""));
    *rest = after;
    word
}
