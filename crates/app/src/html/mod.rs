//! What screens are made of: `view!` gives an [`El`], which is put into another or onto the page.
//!
//! [`el`] is an element and what can become one, [`template`] builds what `view!` wrote down,
//! [`live`] keeps what depends on signals up to date.

pub mod el;
pub mod live;
pub mod template;

pub use crate::platform::dom::Event;
pub use el::{El, IntoEl, IntoValue};
pub use live::show;
pub use lotse_view::view;
pub use template::Markup;
