//! The server from outside, in process: one module per part of the URL space.

mod client;

mod app;
mod changes;
mod cors;
mod events;
mod feedback;
mod flags;
mod health;
mod lists;
mod openapi;
mod session;
mod writing;
