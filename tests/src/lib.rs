//! What crosses crates: real backends started by tests, and the transcripts of what they said.
//!
//! Integration tests of this package need the backends installed: `cargo xtask test backends` sees to it.

pub mod backends;
pub mod http;
pub mod transcript;
