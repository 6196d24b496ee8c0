//! The markup as a text that `crates/app/src/html/template.rs` reads: a letter says what comes, `\0` ends a name or text.

use proc_macro2::TokenStream;

/// What is known of a piece of markup so far.
#[derive(Default)]
pub(crate) struct Template {
    /// The markup, with a place for each part.
    pub(crate) text: String,
    /// The parts as calls, in the order of their places.
    pub(crate) parts: Vec<TokenStream>,
}

impl Template {
    /// `<name`, or in the namespace of SVG.
    pub(crate) fn open(&mut self, name: &str, svg: bool) {
        self.name(if svg { '!' } else { '<' }, name);
    }

    /// `</name>`
    pub(crate) fn close(&mut self) {
        self.text.push('>');
    }

    /// `name="value"`
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.name('.', name);
        self.text.push_str(value);
        self.text.push('\0');
    }

    /// A text between tags.
    pub(crate) fn text(&mut self, text: &str) {
        self.name('"', text);
    }

    /// The place of a part that is a child.
    pub(crate) fn child(&mut self, part: TokenStream) {
        self.text.push('*');
        self.parts.push(part);
    }

    /// The place of a part that belongs to the open element: `=` attribute, `:` property, `?` class, `@` event.
    pub(crate) fn part(&mut self, kind: char, name: &str, part: TokenStream) {
        self.name(kind, name);
        self.parts.push(part);
    }

    fn name(&mut self, kind: char, name: &str) {
        self.text.push(kind);
        self.text.push_str(name);
        self.text.push('\0');
    }
}
