//! Words in a language, without browser and without a Fluent parser.
//!
//! A [`Table`](table::Table) is what `cargo xtask locales` compiled from a Fluent file; [`message`] fills in
//! the variables; [`plural`] and [`number`] know what differs between languages.
//! The format is described in `crates/xtask/src/locales/flat.rs`, whose tests compare this reader with
//! `fluent-bundle` on every message of every language.

pub mod message;
pub mod table;

pub mod number;
pub mod plural;
