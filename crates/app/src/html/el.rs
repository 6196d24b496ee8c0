//! A piece of a screen, and the values that can become one.

use std::borrow::Cow;

use crate::platform::dom::{Event, Node};

/// A piece of a screen: one element or several, a text, nothing, or what changes with signals.
pub struct El(pub(super) Part);

/// What a template gets for one of its places.
///
/// One type as large as a `String`, whatever it holds: handing it on costs no code.
pub enum Part {
    /// Nothing; as an attribute, one that is not there.
    Nothing,
    /// A text.
    Text(Cow<'static, str>),
    /// An attribute, property or class that is on or off.
    Flag(bool),
    /// An element.
    Node(Node),
    /// Several, one behind the other.
    Many(Box<[El]>),
    /// Made anew whenever a signal changes that it reads.
    Live(Box<dyn Fn() -> Part>),
    /// Called when something happens to the element.
    Listener(Box<dyn Fn(Event)>),
}

const _: () = assert!(size_of::<Part>() == size_of::<String>());

/// What can stand between tags.
pub trait IntoEl {
    /// The piece of a screen.
    fn el(self) -> El;
}

/// What an attribute, property or class can be.
pub trait IntoValue {
    /// The value for a template.
    fn value(self) -> Part;
}

impl IntoEl for El {
    fn el(self) -> El {
        self
    }
}

impl IntoEl for () {
    fn el(self) -> El {
        El(Part::Nothing)
    }
}

impl IntoEl for &'static str {
    fn el(self) -> El {
        El(self.value())
    }
}

impl IntoEl for String {
    fn el(self) -> El {
        El(self.value())
    }
}

impl IntoEl for u32 {
    fn el(self) -> El {
        self.to_string().el()
    }
}

impl<T: IntoEl> IntoEl for Option<T> {
    fn el(self) -> El {
        self.map_or(El(Part::Nothing), T::el)
    }
}

impl<T: IntoEl> IntoEl for Vec<T> {
    fn el(self) -> El {
        El(Part::Many(self.into_iter().map(T::el).collect()))
    }
}

impl<F: Fn() -> T + 'static, T: IntoEl> IntoEl for F {
    fn el(self) -> El {
        El(Part::Live(Box::new(move || self().el().0)))
    }
}

impl IntoValue for &'static str {
    fn value(self) -> Part {
        Part::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn value(self) -> Part {
        Part::Text(Cow::Owned(self))
    }
}

impl IntoValue for bool {
    fn value(self) -> Part {
        Part::Flag(self)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn value(self) -> Part {
        self.map_or(Part::Nothing, T::value)
    }
}

impl<F: Fn() -> T + 'static, T: IntoValue> IntoValue for F {
    fn value(self) -> Part {
        Part::Live(Box::new(move || self().value()))
    }
}
