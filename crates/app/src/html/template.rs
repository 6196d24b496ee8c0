//! Builds what `view!` wrote down; `crates/view/src/template.rs` says how it writes.

use super::el::{El, IntoEl, IntoValue, Part};
use super::live::{insert, set};
use crate::platform::dom::{self, Element, Event};

/// A piece of markup that is being built; `view!` gives it what belongs into its places, one by one.
pub struct Markup {
    /// What of the template is still to come.
    rest: &'static str,
    /// The elements that are not closed yet, the innermost last.
    open: Vec<Element>,
    /// What stands in none of them.
    roots: Vec<El>,
}

impl Markup {
    /// Begins a template.
    pub fn new(template: &'static str) -> Self {
        Self {
            rest: template,
            open: Vec::new(),
            roots: Vec::new(),
        }
    }

    /// Takes what stands between tags.
    pub fn child(&mut self, value: impl IntoEl) {
        self.put(value.el().0);
    }

    /// Takes an attribute, property or class.
    pub fn value(&mut self, value: impl IntoValue) {
        self.put(value.value());
    }

    /// Takes a listener.
    pub fn on(&mut self, react: impl Fn(Event) + 'static) {
        self.put(Part::Listener(Box::new(react)));
    }

    /// The piece of a screen.
    pub fn done(mut self) -> El {
        self.put(Part::Nothing);
        if self.roots.len() == 1
            && let Some(only) = self.roots.pop()
        {
            return only;
        }
        El(Part::Many(self.roots.into()))
    }

    /// Builds on to the next place and puts the part there; without a further place, to the end.
    fn put(&mut self, part: Part) {
        while let Some(kind) = self.rest.as_bytes().first() {
            self.rest = self.rest.get(1..).unwrap_or_default();
            match kind {
                b'>' => {
                    if let Some(done) = self.open.pop() {
                        self.grow(Part::Node(done.into()));
                    }
                    continue;
                }
                b'*' => return self.grow(part),
                _ => {}
            }
            let name = self.word();
            match (kind, self.open.last()) {
                (b'<', _) => self.open.push(dom::element(name)),
                (b'!', _) => self.open.push(dom::svg_element(name)),
                (b'"', _) => self.grow(Part::Text(name.into())),
                (b'.', Some(element)) => {
                    let element = element.clone();
                    dom::set_attribute(&element, name, Some(self.word()));
                }
                (kind, Some(element)) => return set(element, *kind, name, part),
                _ => {}
            }
        }
    }

    /// Puts a part into the element that is open, or beside the others when none is.
    fn grow(&mut self, part: Part) {
        match self.open.last() {
            Some(parent) => insert(parent, part, None),
            None => self.roots.push(El(part)),
        }
    }

    /// The text up to the next `\0`.
    fn word(&mut self) -> &'static str {
        let (word, after) = self.rest.split_once('\0').unwrap_or((self.rest, ""));
        self.rest = after;
        word
    }
}
