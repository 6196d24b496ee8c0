//! What tests of this crate, of stores and of apps need: a server that keeps versions, stores that
//! fail, futures run without a runtime, the suite of all stores and the simulated world.

mod server;
mod rest_query;
mod rest_server;
mod network;
mod faulty;
mod executor;
pub mod conformance;
mod tab;
mod world;
mod agreement;

pub use self::executor::{NoWait, block_on};
pub use self::faulty::{Fault, FaultyStore};
pub use self::network::Mischief;
pub use self::rest_server::{Abilities, Changes, Deleted, Order, Pages, RestServer};
pub use self::server::FakeServer;
pub use self::world::World;
