//! `view!`: markup in Rust, in the syntax that Leptos uses, for the app's own `html` module.
//!
//! Leptos' macro makes a type of its own from every element, and so machine code of its own for every
//! screen. This one writes the markup down as a short text and hands the values over one by one;
//! a small builder of the app makes the elements from both.
//!
//! What it knows: elements with attributes (`class="a"`, `href=path`, `hidden`), `class:on=…`,
//! `prop:checked=…`, `on:click=…`, blocks `{…}`, texts in quotes, several elements beside each other.

mod compile;
mod template;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Builds elements; gives an `El` of the app's `html` module.
#[proc_macro]
pub fn view(markup: TokenStream) -> TokenStream {
    compile::compile(markup.into())
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
