//! Looks at real backends from this machine: what `lotse-probe` does.
//!
//! [`look`] proposes a profile for a list nobody has described yet, [`check`] tries a profile against a live
//! backend. Both send what they send through a [`Wire`]; [`Native`] is the network.

mod http;
mod session;
mod pull;
mod report;
mod marks;
mod cors;
pub mod check;
pub mod look;

pub use self::{
    http::{Asked, Native, Trouble, Wire, follow},
    pull::{Key, Pulled, Stopped, pull},
    report::{Report, Step, Verdict},
    session::{Exchange, Session},
};
