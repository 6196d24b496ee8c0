//! JSON Pointers (RFC 6901): where something stands in a document.

use std::fmt;

use serde_json::{Map, Value};

/// A place in a JSON document; the empty one is the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Vec<String>);

/// The text is no [`Pointer`]: it is neither empty nor begins with `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPointer;

impl Pointer {
    /// Reads the text form: `` or `/name/0`, with `~1` for `/` and `~0` for `~` inside a name.
    pub fn parse(text: &str) -> Result<Self, BadPointer> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let steps = text.strip_prefix('/').ok_or(BadPointer)?.split('/');
        let unescape = |step: &str| step.replace("~1", "/").replace("~0", "~");
        Ok(Self(steps.map(unescape).collect()))
    }

    /// Whether it is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// How many steps lead to the place.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// The names and numbers that lead to the place.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The pointer of the first `depth` steps.
    pub fn ancestor(&self, depth: usize) -> Self {
        Self(self.0.iter().take(depth).cloned().collect())
    }

    /// The place of a member of what stands here.
    pub fn member(&self, name: &str) -> Self {
        Self(self.0.iter().cloned().chain([name.to_owned()]).collect())
    }

    /// This place below another.
    pub fn below(&self, above: &Pointer) -> Self {
        Self(above.0.iter().chain(&self.0).cloned().collect())
    }

    /// The place as seen from `above`, if it is there or below.
    pub fn relative_to(&self, above: &Pointer) -> Option<Self> {
        self.0
            .strip_prefix(above.0.as_slice())
            .map(|rest| Self(rest.to_vec()))
    }

    /// The same place with `from` replaced by `to` in every name.
    pub fn with(&self, from: &str, to: &str) -> Self {
        Self(self.0.iter().map(|step| step.replace(from, to)).collect())
    }

    /// What stands there; `null` counts as nothing.
    pub fn get<'v>(&self, document: &'v Value) -> Option<&'v Value> {
        let found = self.0.iter().try_fold(document, |value, step| match value {
            Value::Object(members) => members.get(step),
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        });
        found.filter(|value| !value.is_null())
    }

    /// Puts a value there. What is missing on the way is made: an array where the step is `-` or a number below
    /// ten, filled up with `null`, else an object; `-` is the place after an array's last item. What stands in the
    /// way gives way.
    pub fn set(&self, document: &mut Value, value: Value) {
        let mut place = document;
        for step in &self.0 {
            place = enter(place, step);
        }
        *place = value;
    }

    /// Takes away what stands there, if anything does.
    pub fn remove(&self, document: &mut Value) -> Option<Value> {
        let (last, way) = self.0.split_last()?;
        let mut place = document;
        for step in way {
            place = match place {
                Value::Object(members) => members.get_mut(step)?,
                Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        match place {
            Value::Object(members) => members.remove(last),
            Value::Array(items) => {
                let number = last.parse::<usize>().ok()?;
                (number < items.len()).then(|| items.remove(number))
            }
            _ => None,
        }
    }

    /// The first of several places where something stands.
    pub fn first<'v>(places: &[Pointer], document: &'v Value) -> Option<&'v Value> {
        places.iter().find_map(|place| place.get(document))
    }
}

/// Arrays are filled up to so many items: coordinates and the like have few.
const FILLED: usize = 10;

fn enter<'v>(place: &'v mut Value, step: &str) -> &'v mut Value {
    let small = |least: usize| step == "-" || step.parse().is_ok_and(|at: usize| at < least);
    if place.is_null() && small(FILLED) {
        *place = Value::Array(Vec::new());
    }
    let fits = match place {
        Value::Object(_) => true,
        Value::Array(items) => small(FILLED.max(items.len() + 1)),
        _ => false,
    };
    if !fits {
        *place = Value::Object(Map::new());
    }
    match place {
        Value::Array(items) => {
            let number = step.parse().unwrap_or(items.len());
            if number >= items.len() {
                items.resize(number + 1, Value::Null);
            }
            &mut items[number]
        }
        place => &mut place[step],
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|step| write!(f, "/{}", step.replace('~', "~0").replace('/', "~1")))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).expect(text)
    }

    #[test]
    fn the_examples_of_the_rfc() {
        let document = json!({"foo": ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8, "none": null});
        let check = |text: &str, value: Option<Value>| {
            assert_eq!(at(text).get(&document), value.as_ref(), "{text}");
            assert_eq!(at(text).to_string(), text);
        };
        check("", Some(document.clone()));
        check("/foo/0", Some(json!("bar")));
        check("/", Some(json!(0)));
        check("/a~1b", Some(json!(1)));
        check("/m~0n", Some(json!(8)));
        check("/none", None);
        check("/foo/2", None);
        check("/foo/-", None);
        assert_eq!(Pointer::parse("foo"), Err(BadPointer));
    }

    #[test]
    fn setting_makes_what_is_missing_and_keeps_the_rest() {
        let check = |before: Value, place: &str, after: Value| {
            let mut document = before;
            at(place).set(&mut document, json!(1));
            assert_eq!(document, after, "{place}");
        };
        check(Value::Null, "/a/b", json!({"a": {"b": 1}}));
        check(
            json!({"a": {"c": 2}}),
            "/a/b",
            json!({"a": {"b": 1, "c": 2}}),
        );
        check(json!({}), "/a/0/b", json!({"a": [{"b": 1}]}));
        check(json!({"a": [5]}), "/a/-", json!({"a": [5, 1]}));
        check(json!({"a": [5]}), "/a/0", json!({"a": [1]}));
        check(json!({"0": 5}), "/0", json!({"0": 1}));
        check(json!({"a": "text"}), "/a/b", json!({"a": {"b": 1}}));
        check(json!({"a": [5]}), "/a/2", json!({"a": [5, null, 1]}));
        check(Value::Null, "/a/1", json!({"a": [null, 1]}));
        check(Value::Null, "/a/10", json!({"a": {"10": 1}}));
        check(json!({"a": [5]}), "/a/10", json!({"a": {"10": 1}}));
    }

    #[test]
    fn removing_leaves_the_siblings() {
        let mut document = json!({"a": {"b": 1, "c": 2}, "d": [1, 2]});
        assert_eq!(at("/a/b").remove(&mut document), Some(json!(1)));
        assert_eq!(at("/d/0").remove(&mut document), Some(json!(1)));
        assert_eq!(at("/d/7").remove(&mut document), None);
        assert_eq!(document, json!({"a": {"c": 2}, "d": [2]}));
    }

    #[test]
    fn places_above_and_below() {
        assert_eq!(at("/c").below(&at("/a/b")), at("/a/b/c"));
        assert_eq!(at("/a/b/c").relative_to(&at("/a")), Some(at("/b/c")));
        assert_eq!(at("/a").relative_to(&at("/b")), None);
        assert_eq!(at("/title/{lang}").with("{lang}", "de"), at("/title/de"));
    }
}
