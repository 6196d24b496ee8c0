//! `lotse-server proxy` in front of a made-up backend on loopback: one module per promise.

mod backend;

mod credentials;
mod failing;
mod flags;
mod headers;
mod origins;
mod passing;
