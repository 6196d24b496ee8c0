//! The markup as a text that `crates/app/src/html/template.rs` reads: a letter says what comes, `\0` ends a name or text.

use proc_macro2::{Ident, Span, TokenStream};

/// What is known of a piece of markup so far.
#[derive(Default)]
pub(crate) struct Template {
    /// The markup, with a place for each part.
    pub(crate) text: String,
    /// What is given for the places, in their order.
    pub(crate) parts: Vec<Given>,
}

/// What is given for a place.
pub(crate) struct Given {
    /// The function of the app's `Markup` that takes it.
    pub(crate) taker: Ident,
    pub(crate) value: TokenStream,
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
    pub(crate) fn child(&mut self, value: TokenStream) {
        self.text.push('*');
        self.give("child", value);
    }

    /// The place of a part that belongs to the open element: `=` attribute, `:` property, `?` class, `@` event.
    pub(crate) fn part(&mut self, kind: char, name: &str, value: TokenStream) {
        self.name(kind, name);
        self.give(if kind == '@' { "on" } else { "value" }, value);
    }

    fn give(&mut self, taker: &str, value: TokenStream) {
        let taker = Ident::new(taker, Span::call_site());
        self.parts.push(Given { taker, value });
    }

    fn name(&mut self, kind: char, name: &str) {
        self.text.push(kind);
        self.text.push_str(name);
        self.text.push('\0');
    }
}
