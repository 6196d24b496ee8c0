//! What tests of this crate, of stores and of apps need: a server that keeps versions, stores that
//! fail, and futures run without a runtime.

pub mod conformance;
mod executor;
mod faulty;
mod server;

pub use self::executor::{NoWait, block_on};
pub use self::faulty::{Fault, FaultyStore};
pub use self::server::FakeServer;
