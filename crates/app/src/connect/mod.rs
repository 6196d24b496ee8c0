//! `lotse-connect`, a Wasm binary without screens: how other backends are read, and how what the person wrote is sent.
//!
//! `bin/connect.rs` offers it to the other binaries as functions on texts and bytes; they load it when a source has a
//! profile, or when something waits in the outbox. Nothing outside of this folder names it.

pub mod profile;
pub mod protocol;

pub mod outbox;
mod account;
mod command;
mod precious;
mod waiting;
