//! Reading a profile document so that everything wrong with it is said at once, each with its place.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::{Flaw, pointer::Pointer, template::Template};

/// A value of the document, its place, and where flaws are noted.
#[derive(Clone)]
pub(super) struct At<'a> {
    pub value: &'a Value,
    path: String,
    flaws: &'a RefCell<Vec<Flaw>>,
}

/// An object of the document that remembers which of its members were asked for.
pub(super) struct Object<'a> {
    at: At<'a>,
    members: &'a Map<String, Value>,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> At<'a> {
    pub fn new(value: &'a Value, path: String, flaws: &'a RefCell<Vec<Flaw>>) -> Self {
        Self { value, path, flaws }
    }

    pub fn flaw(&self, message: impl Into<String>) {
        self.flaws.borrow_mut().push(Flaw {
            path: self.path.clone(),
            message: message.into(),
        });
    }

    fn below(&self, value: &'a Value, step: &str) -> Self {
        let step = step.replace('~', "~0").replace('/', "~1");
        Self::new(value, format!("{}/{step}", self.path), self.flaws)
    }

    fn expected<T>(&self, what: &str) -> Option<T> {
        self.flaw(format!("expected {what}, found {}", shape(self.value)));
        None
    }

    /// Reads another value as if it stood here.
    pub fn with<T>(&self, value: &Value, read: impl FnOnce(&At<'_>) -> T) -> T {
        read(&At::new(value, self.path.clone(), self.flaws))
    }

    pub fn object(&self) -> Option<Object<'a>> {
        let Value::Object(members) = self.value else {
            return self.expected("an object");
        };
        Some(Object {
            at: self.clone(),
            members,
            known: RefCell::default(),
        })
    }

    pub fn items(&self) -> Vec<At<'a>> {
        match self.value {
            Value::Array(items) => {
                let numbered = items.iter().enumerate();
                numbered
                    .map(|(number, item)| self.below(item, &number.to_string()))
                    .collect()
            }
            _ => self.expected("an array").unwrap_or_default(),
        }
    }

    /// One or several: an array's items, or the value itself.
    pub fn one_or_more(&self) -> Vec<At<'a>> {
        match self.value {
            Value::Array(_) => self.items(),
            _ => vec![self.clone()],
        }
    }

    /// The members of an object whose names are free.
    pub fn members(&self) -> Vec<(&'a str, At<'a>)> {
        match self.value {
            Value::Object(members) => {
                let named = members.iter().filter(|(_, value)| !value.is_null());
                named
                    .map(|(name, value)| (name.as_str(), self.below(value, name)))
                    .collect()
            }
            _ => self.expected("an object").unwrap_or_default(),
        }
    }

    pub fn str(&self) -> Option<&'a str> {
        self.value.as_str().or_else(|| self.expected("a text"))
    }

    pub fn bool(&self) -> Option<bool> {
        self.value
            .as_bool()
            .or_else(|| self.expected("true or false"))
    }

    pub fn number(&self) -> Option<u32> {
        let number = self
            .value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok());
        number.or_else(|| self.expected("a whole number"))
    }

    /// A header's or field's name.
    pub fn name(&self) -> Option<String> {
        let name = self.str()?;
        if name.is_empty() {
            return self.expected("a name");
        }
        Some(name.to_owned())
    }

    pub fn pointer(&self) -> Option<Pointer> {
        let text = self.str()?;
        Pointer::parse(text)
            .map_err(|_| {
                self.flaw(format!(
                    "\"{text}\" is no JSON Pointer: it has to begin with /, as in \"/{text}\""
                ))
            })
            .ok()
    }

    pub fn pointers(&self) -> Vec<Pointer> {
        self.one_or_more().iter().filter_map(At::pointer).collect()
    }

    /// A template; numbers and truth values count as their text.
    pub fn template(&self) -> Option<Template> {
        let template = self.any_template()?;
        if template.uses_records() {
            self.flaw(
                "places of a record, as {/name}, can only be named by the templates of fields",
            );
            return None;
        }
        Some(template)
    }

    /// A template that may name places of a record.
    pub fn any_template(&self) -> Option<Template> {
        let text = match self.value {
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
            _ => self.str()?.to_owned(),
        };
        Template::parse(&text)
            .map_err(|message| self.flaw(message))
            .ok()
    }

    /// One of several words.
    pub fn choice<T: Clone>(&self, choices: &[(&str, T)]) -> Option<T> {
        let word = self.str()?;
        let found = choices.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            self.flaw(match nearest(word, names.iter().copied()) {
                Some(near) => format!("there is no \"{word}\" here; did you mean \"{near}\"?"),
                None => format!(
                    "there is no \"{word}\" here; there are {}",
                    names.join(", ")
                ),
            });
        }
        found.map(|(_, value)| value.clone())
    }
}

impl<'a> Object<'a> {
    /// The member of this name; `null` counts as absent.
    pub fn get(&self, name: &'static str) -> Option<At<'a>> {
        self.known.borrow_mut().push(name);
        let value = self.members.get(name).filter(|value| !value.is_null());
        value.map(|value| self.at.below(value, name))
    }

    /// The member of this name, even if it is `null`.
    pub fn get_null(&self, name: &'static str) -> Option<At<'a>> {
        self.known.borrow_mut().push(name);
        self.members
            .get(name)
            .map(|value| self.at.below(value, name))
    }

    /// The member of this name, which has to be there.
    pub fn need(&self, name: &'static str) -> Option<At<'a>> {
        let found = self.get(name);
        if found.is_none() {
            self.flaw(format!("\"{name}\" is missing"));
        }
        found
    }

    pub fn flaw(&self, message: impl Into<String>) {
        self.at.flaw(message);
    }

    /// Says which members mean nothing: all that were never asked for, beside `$schema` and `$comment`.
    pub fn end(self) {
        let known = self.known.into_inner();
        for name in self.members.keys() {
            if known.contains(&name.as_str()) || name == "$schema" || name == "$comment" {
                continue;
            }
            self.at
                .below(&Value::Null, name)
                .flaw(match nearest(name, known.iter().copied()) {
                    Some(near) => format!("there is no \"{name}\" here; did you mean \"{near}\"?"),
                    None => format!("there is no \"{name}\" here"),
                });
        }
    }
}

fn shape(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The name that was probably meant: at most a third of its letters differ.
pub(super) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let far = |name: &str| distance(word, name);
    let near = names.map(|name| (far(name), name)).min()?;
    (near.0 * 3 <= word.len().max(near.1.len())).then_some(near.1)
}

/// Letters to put in, take out, change or swap with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let mut best = (rows[i][j] + usize::from(a != b))
                .min(rows[i][j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant() {
        let check = |word: &str, near: Option<&str>| {
            assert_eq!(
                nearest(word, ["paging", "since", "size"].into_iter()),
                near,
                "{word}"
            );
        };
        check("pagign", Some("paging"));
        check("sinse", Some("since"));
        check("deletions", None);
    }
}
