//! Speaks to any REST backend as a [`Profile`](crate::profile::Profile) says.

mod write;

pub use self::write::Writing;
