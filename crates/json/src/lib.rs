//! JSON in few bytes: a document is read once into a flat list of values, then into the types of its reader.
//!
//! Serde's typed reading makes a parser of its own for each type; for the phone one for all is a tenth of that.
//! A value is known by its place in the list, so the path of an error is looked up when there is one.
//!
//! [`read`] makes a type of a whole document; [`Json`] and [`Node`] are for looking at one; [`Object`] writes one.
#![warn(missing_docs)]

mod parse;
mod read;
mod write;

use std::borrow::Cow;
use std::fmt;

pub use write::Object;

/// What is made of a JSON value, by type.
pub trait Read: Sized {
    /// Reads the value at `at`.
    ///
    /// # Errors
    /// When it is of another type or not allowed.
    fn read(at: Node<'_, '_>) -> Result<Self, Fault>;
}

/// A document of JSON, each value with its place in the text.
#[derive(Debug)]
pub struct Json<'a> {
    values: Vec<Value<'a>>,
    /// The byte at which it stops being JSON; the values before that can be looked at.
    broken_at: Option<usize>,
}

/// A value of a document.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t, 'a> {
    values: &'t [Value<'a>],
    at: usize,
}

/// What is wrong with a value; [`Json::problem`] says where that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(Box<(usize, String)>);

/// What is wrong with a document, and where in it the trouble is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `offer/md-001/body` or as much of it as could be read.
    pub path: String,
    /// What is wrong, for those who run the source.
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Null,
    Bool,
    Number,
    Text,
    Array,
    Object,
}

/// What stands between quotes, escapes and all.
#[derive(Debug, Clone, Copy, Default)]
struct Quoted<'a> {
    raw: &'a str,
    has_escapes: bool,
}

/// A value with those below it right after it.
#[derive(Debug, Clone, Copy)]
struct Value<'a> {
    /// Its name; empty for what stands in no object.
    key: Quoted<'a>,
    /// The whole value as it stands in the text.
    raw: &'a str,
    /// It is a text in which not every letter stands for itself.
    has_escapes: bool,
    /// Where the next value beside it would stand in the list.
    end: usize,
    shape: Shape,
}

/// Reads a whole document as a `T`.
///
/// # Errors
/// When it is no JSON or no `T`; the path starts with a slash, or is empty for the whole.
pub fn read<T: Read>(json: &str) -> Result<T, Problem> {
    let json = Json::parse(json);
    json.root()
        .and_then(T::read)
        .map_err(|fault| json.problem("", fault))
}

impl<'a> Json<'a> {
    /// The document's outermost value.
    ///
    /// # Errors
    /// When the text is no JSON (RFC 8259), or nested more than 127 deep.
    pub fn root(&self) -> Result<Node<'_, 'a>, Fault> {
        match self.broken_at {
            None => Ok(self.sound()),
            Some(at) => Err(self.sound().fault(format!("no JSON from byte {at} on"))),
        }
    }

    /// Whether the text ends before the document does.
    pub fn is_cut_off(&self, text: &str) -> bool {
        self.broken_at == Some(text.len())
    }

    /// The outermost value with as much in it as could be read.
    pub fn sound(&self) -> Node<'_, 'a> {
        Node {
            values: &self.values,
            at: 0,
        }
    }

    /// The fault with its path, which begins with `place`, such as `offer/md-001/body`.
    pub fn problem(&self, place: &str, fault: Fault) -> Problem {
        let (target, message) = *fault.0;
        let mut path = place.to_owned();
        let mut at = self.sound();
        while at.at < target {
            let Some((index, below)) = at.below().enumerate().find(|(_, b)| target < b.end())
            else {
                break;
            };
            path.push('/');
            match at.shape() {
                Shape::Object => path.push_str(&below.key()),
                _ => path.push_str(&index.to_string()),
            }
            at = below;
        }
        Problem { path, message }
    }
}

impl<'t, 'a> Node<'t, 'a> {
    /// The value named `name`, if there is one.
    ///
    /// # Errors
    /// When this is no object, or the name stands in it twice.
    pub fn get(self, name: &str) -> Result<Option<Self>, Fault> {
        let object = self.expect(Shape::Object, "an object")?;
        let (mut found, mut at) = (None, object.at + 1);
        // A loop by hand: every field of every record comes past here, with all members each time.
        while at < object.end() {
            let member = Self { at, ..object };
            if member.is_named(name) && found.replace(member).is_some() {
                return Err(self.fault(["duplicate field `", name, "`"].concat()));
            }
            at = member.end();
        }
        Ok(found)
    }

    /// The value named `name`.
    ///
    /// # Errors
    /// When it is missing or there twice.
    pub fn need(self, name: &str) -> Result<Self, Fault> {
        self.get(name)?
            .ok_or_else(|| self.fault(["missing field `", name, "`"].concat()))
    }

    /// The values of an object, see [`Node::key`].
    ///
    /// # Errors
    /// When this is none.
    pub fn members(self) -> Result<impl Iterator<Item = Self>, Fault> {
        self.expect(Shape::Object, "an object").map(Self::below)
    }

    /// The values of an array.
    ///
    /// # Errors
    /// When this is none.
    pub fn items(self) -> Result<impl Iterator<Item = Self>, Fault> {
        self.expect(Shape::Array, "a sequence").map(Self::below)
    }

    /// A text.
    ///
    /// # Errors
    /// When this is none, or has half a surrogate pair in it.
    pub fn text(self) -> Result<Cow<'a, str>, Fault> {
        let raw = self.expect(Shape::Text, "a string")?.raw();
        let inside = Quoted {
            raw: raw.get(1..raw.len() - 1).unwrap_or_default(),
            has_escapes: self.value().is_some_and(|value| value.has_escapes),
        };
        let text = inside.text();
        text.ok_or_else(|| self.fault("lone surrogate in a string".to_owned()))
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.shape() == Shape::Null
    }

    /// Its name in the object it stands in; what cannot be decoded stays as it is.
    pub fn key(self) -> Cow<'a, str> {
        let key = self.value().map_or(Quoted::default(), |value| value.key);
        key.text().unwrap_or(Cow::Borrowed(key.raw))
    }

    /// The value as it stands in the text.
    pub fn raw(self) -> &'a str {
        self.value().map_or("", |value| value.raw)
    }

    /// That this value cannot be taken.
    pub fn fault(self, message: String) -> Fault {
        Fault(Box::new((self.at, message)))
    }

    /// That this value is of another type than the `expected` one.
    pub fn wrong(self, expected: &str) -> Fault {
        let (found, mark) = match self.shape() {
            Shape::Null => ("type: null", ""),
            Shape::Bool => ("type: boolean ", "`"),
            Shape::Number if self.raw().contains(['.', 'e', 'E']) => ("type: floating point ", "`"),
            Shape::Number => ("value: integer ", "`"),
            Shape::Text => ("type: string ", ""),
            Shape::Array => ("type: sequence", ""),
            Shape::Object => ("type: map", ""),
        };
        let value = match self.shape() {
            Shape::Bool | Shape::Number | Shape::Text => self.raw(),
            _ => "",
        };
        self.fault(
            [
                "invalid ",
                found,
                mark,
                value,
                mark,
                ", expected ",
                expected,
            ]
            .concat(),
        )
    }

    fn expect(self, shape: Shape, expected: &str) -> Result<Self, Fault> {
        if self.shape() == shape {
            Ok(self)
        } else {
            Err(self.wrong(expected))
        }
    }

    fn is_named(self, name: &str) -> bool {
        self.value().is_some_and(|value| match value.key {
            Quoted {
                has_escapes: true, ..
            } => *self.key() == *name,
            Quoted { raw, .. } => raw == name,
        })
    }

    fn below(self) -> impl Iterator<Item = Self> + use<'t, 'a> {
        let (values, end) = (self.values, self.end());
        let beside = move |at: usize| (at < end).then_some(Self { values, at });
        let first = match self.shape() {
            Shape::Array | Shape::Object => beside(self.at + 1),
            _ => None,
        };
        std::iter::successors(first, move |node| beside(node.end()))
    }

    fn end(self) -> usize {
        self.value()
            .map_or(0, |value| value.end)
            .min(self.values.len())
    }

    fn shape(self) -> Shape {
        self.value().map_or(Shape::Null, |value| value.shape)
    }

    fn value(self) -> Option<&'t Value<'a>> {
        self.values.get(self.at)
    }
}

impl Problem {
    /// The problem seen from further out: `parts` are what stands around the place its path begins at.
    pub fn below(self, parts: &[&str]) -> Self {
        Self {
            path: parts.join("/") + &self.path,
            ..self
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests;
