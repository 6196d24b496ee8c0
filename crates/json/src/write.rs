//! From values to text: objects, member by member.

use std::fmt::Write;

/// An object that is being written.
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// All members so far, without the braces.
    members: String,
}

impl Object {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    pub fn text(mut self, name: &str, text: &str) -> Self {
        self.name(name);
        quote(&mut self.members, text);
        self
    }

    /// Adds a whole number.
    pub fn number(mut self, name: &str, number: i64) -> Self {
        self.name(name);
        self.members.push_str(&number.to_string());
        self
    }

    /// Adds `true` or `false`.
    pub fn flag(self, name: &str, on: bool) -> Self {
        self.raw(name, if on { "true" } else { "false" })
    }

    /// Adds an object.
    pub fn object(self, name: &str, object: Self) -> Self {
        self.raw(name, &object.finish())
    }

    /// Adds what is JSON already.
    pub fn raw(mut self, name: &str, json: &str) -> Self {
        self.name(name);
        self.members.push_str(json);
        self
    }

    /// The object as JSON.
    pub fn finish(self) -> String {
        ["{", &self.members, "}"].concat()
    }

    fn name(&mut self, name: &str) {
        if !self.members.is_empty() {
            self.members.push(',');
        }
        quote(&mut self.members, name);
        self.members.push(':');
    }
}

/// Writes a string; what must be escaped is (RFC 8259, section 7), all else stands for itself.
fn quote(json: &mut String, text: &str) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\0'..='\x1f' => {
                // Writing to a string cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(letter));
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}
