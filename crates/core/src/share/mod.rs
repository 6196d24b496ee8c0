//! Handing on: a saved list as a link, the whole catalogue as one file, offers as one page to print.

mod bundle;
mod handout;
mod saved;

pub use bundle::{Bundle, BundleError, BundleWriter, Part};
pub use handout::{Labels, handout};
pub use saved::{Item, from_fragment, to_fragment};
