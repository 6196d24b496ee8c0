//! Backends of many kinds, each with a small profile and a short conversation in its own manner.

mod talk;
mod feeds;
mod lists;
mod languages;
mod rules;
mod strangers;
