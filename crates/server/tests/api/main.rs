//! The server from outside, in process: one module per part of the URL space.

mod client;

mod app;
mod changes;
mod events;
mod flags;
mod health;
mod openapi;
mod writing;
