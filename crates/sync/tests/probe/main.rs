//! What `lotse-probe` finds out and checks: servers in memory that can and cannot do everything, and a real socket.

mod checks;
mod network;
mod program;
mod proposals;
mod strangers;
mod wire;
