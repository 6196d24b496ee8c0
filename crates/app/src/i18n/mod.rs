//! Words in the person's language, right for reading from both sides.
//!
//! [`text`] reads the tables that `cargo xtask locales` makes of `crates/app/locales/*.ftl`,
//! [`words`] is one language with German behind it, [`phrase`] says dates, hours, distances and sizes,
//! [`context`] is what the screens hold: words that change when the language does.

pub mod context;
pub mod lang;
pub mod phrase;
pub mod words;

pub mod text;

pub use context::I18n;
pub use lang::TABLES;
pub use text::message::Arg;
pub use text::number::Number;

#[cfg(test)]
mod tests;
