//! What a record says about itself, picked out of JSON that is known to be well-formed.
//!
//! Only the few fields before the body are looked at: the body, nearly all of the bytes, is read
//! once when the page is split into records and not again here.

use std::borrow::Cow;

use super::Flaw;

/// The fields of a record that this crate cares about.
#[derive(Debug, Default)]
pub(super) struct Envelope<'a> {
    pub kind: Option<Cow<'a, str>>,
    pub id: Option<Cow<'a, str>>,
    deleted: Option<bool>,
    body: bool,
}

impl<'a> Envelope<'a> {
    /// Reads a record; what could be read of it comes along with the flaw.
    pub fn read(json: &'a str) -> (Self, Option<Flaw>) {
        let mut envelope = Self::default();
        let flaw = envelope.fill(json).or_else(|| envelope.flaw());
        (envelope, flaw)
    }

    pub fn deleted(&self) -> bool {
        self.deleted == Some(true)
    }

    fn fill(&mut self, json: &'a str) -> Option<Flaw> {
        let mut flaw = None;
        let Some(mut fields) = Fields::of(json) else {
            return Some(Flaw::NoRecord);
        };
        while let Some((key, value)) = fields.next_start() {
            let first = value.as_bytes().first();
            match key.as_ref() {
                "kind" | "id" => match string(value) {
                    Some(text) if key == "id" => self.id = Some(text),
                    Some(text) => self.kind = Some(text),
                    None => flaw = Some(Flaw::NoRecord),
                },
                "deleted" => match first {
                    Some(b't') => self.deleted = Some(true),
                    Some(b'f') => self.deleted = Some(false),
                    _ => flaw = Some(Flaw::NoRecord),
                },
                "body" => self.body = first != Some(&b'n'),
                _ => {}
            }
            let complete = self.kind.is_some() && self.id.is_some() && self.deleted.is_some();
            if complete && self.body {
                break;
            }
        }
        flaw
    }

    fn flaw(&self) -> Option<Flaw> {
        let named =
            |name: &Option<Cow<'_, str>>| name.as_ref().is_some_and(|name| !name.is_empty());
        if !named(&self.kind) || !named(&self.id) {
            Some(Flaw::NoIdentity)
        } else if !self.body && !self.deleted() {
            Some(Flaw::NoBody)
        } else {
            None
        }
    }
}

/// Walks the fields of an object, skipping a value only when the next field is asked for.
struct Fields<'a> {
    /// What is left, from the value given out last.
    rest: &'a str,
    value: bool,
}

impl<'a> Fields<'a> {
    fn of(json: &'a str) -> Option<Self> {
        Some(Self {
            rest: json.strip_prefix('{')?,
            value: false,
        })
    }

    /// The next field's name, and the text from its value on.
    fn next_start(&mut self) -> Option<(Cow<'a, str>, &'a str)> {
        if std::mem::replace(&mut self.value, true) {
            self.rest = self.rest.get(value_end(self.rest)?..)?;
        }
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', ',']);
        let key = string(rest)?;
        let rest = rest.get(string_end(rest)?..)?;
        self.rest = rest.trim_start_matches([' ', '\t', '\n', '\r', ':']);
        Some((key, self.rest))
    }
}

/// The string that a text begins with.
fn string(text: &str) -> Option<Cow<'_, str>> {
    let token = text.get(..string_end(text)?)?;
    if token.contains('\\') {
        return serde_json::from_str(token).ok().map(Cow::Owned);
    }
    token.get(1..token.len() - 1).map(Cow::Borrowed)
}

/// Where the string that a text begins with ends.
fn string_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = bytes.starts_with(b"\"").then_some(1)?;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Where the value that a text begins with ends.
fn value_end(text: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        match text.as_bytes().get(at)? {
            b'"' => {
                at += string_end(text.get(at..)?)?;
                if depth == 0 {
                    return Some(at);
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return Some(at + depth),
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => return Some(at),
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backoff::Prng;

    /// Values that a walk could stumble over.
    const VALUES: [&str; 14] = [
        "null",
        "true",
        "-1.5e3",
        r#""""#,
        r#""}],{[""#,
        r#""a\\\"b\\""#,
        "[]",
        "{}",
        r#"[1,{"id":"inner","kind":"inner"},"]"]"#,
        r#"{"deleted":true,"body":{"id":2}}"#,
        r#"[ [ ] , { "x" : [ ] } ]"#,
        r#""ä\u00e4\n""#,
        r#"{"a":{"b":{"c":"}"}}}"#,
        "0",
    ];

    #[test]
    fn fields_are_found_wherever_they_stand() {
        for seed in 0..4_000 {
            let mut prng = Prng::new(seed);
            let mut pick =
                |values: &[&'static str]| values[prng.below(values.len() as u64) as usize];
            let mut fields = Vec::new();
            for name in [
                "\"kind\"",
                "\"id\"",
                "\"deleted\"",
                "\"body\"",
                "\"x\"",
                "\"y\"",
            ] {
                let name = if pick(&["", "", "", "escaped"]).is_empty() {
                    name.to_owned()
                } else {
                    name.replace('i', "\\u0069")
                };
                let value = match name.len() {
                    _ if name.contains("deleted") => pick(&["true", "false"]),
                    _ if name.contains("nd") || name.ends_with("d\"") => {
                        pick(&[r#""a""#, r#""\u0062ä""#])
                    }
                    _ => pick(&VALUES),
                };
                let (before, after) = (pick(&["", " ", "\n\t"]), pick(&["", " ", "\r\n"]));
                fields.push(format!("{before}{name}{after}:{before}{value}{after}"));
            }
            for number in (1..fields.len()).rev() {
                fields.swap(number, prng.below(number as u64 + 1) as usize);
            }
            fields.truncate(2 + prng.below(5) as usize);
            let json = format!("{{{}}}", fields.join(","));
            let oracle: serde_json::Value = serde_json::from_str(&json).unwrap();
            let text = |name: &str| oracle[name].as_str().map(str::to_owned);
            let (envelope, flaw) = Envelope::read(&json);
            assert_eq!(envelope.kind.as_deref(), text("kind").as_deref(), "{json}");
            assert_eq!(envelope.id.as_deref(), text("id").as_deref(), "{json}");
            assert_eq!(envelope.deleted(), oracle["deleted"] == true, "{json}");
            let whole = text("kind").is_some() && text("id").is_some();
            let content = !oracle["body"].is_null() || oracle["deleted"] == true;
            assert_eq!(flaw.is_none(), whole && content, "{json}");
        }
    }
}
