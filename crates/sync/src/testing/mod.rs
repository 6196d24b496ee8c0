//! What tests of this crate, of stores and of apps need: a server that keeps versions, stores that
//! fail, futures run without a runtime, the suite of all stores and the simulated world.

mod server;
mod abilities;
mod rest_query;
mod rest_server;
mod network;
mod faulty;
mod executor;
pub mod conformance;
mod tab;
mod world;
mod agreement;
mod office;
mod exchange;

pub use self::abilities::{Abilities, Changes, Deleted, Order, Pages};
pub use self::exchange::Exchange;
pub use self::executor::{NoWait, block_on};
pub use self::faulty::{Fault, FaultyStore};
pub use self::network::Mischief;
pub use self::office::{Capability, Office};
pub use self::rest_server::RestServer;
pub use self::server::{Backup, FakeServer};
pub use self::world::World;
