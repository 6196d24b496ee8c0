//! The reference server: the REST API of the catalogue, its change feed, and the built app, from one binary.
//!
//! Handlers parse the body into core types, ask `lotse_core::access`, write, answer.
//! Modules stand in suggested reading order.

pub mod db;
pub mod import;
