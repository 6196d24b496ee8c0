//! Templates: texts with variables in braces, such as `/items/{id}` or `{/street} {/number}`.

use serde_json::Value;

use super::{pointer::Pointer, reader::nearest};
use crate::protocol::encode;

/// What a template can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Var {
    /// The record's id at its source.
    Id,
    /// The id the device made: the client reference.
    Ref,
    /// The watermark: changed since when.
    Since,
    /// The page's number.
    Page,
    /// How many rows stand before the page.
    Offset,
    /// How many rows a page has.
    Size,
    /// The token that continues the list.
    Cursor,
    /// The version the record had when it was read.
    Version,
    /// The token of whoever has signed in.
    Token,
    /// The language asked for, as the source calls it.
    Lang,
    /// The time, for sources without a clock of their own.
    Now,
    /// The name of whoever signs in.
    User,
    /// The password of whoever signs in.
    Password,
}

const NAMES: [(&str, Var); 13] = [
    ("id", Var::Id),
    ("ref", Var::Ref),
    ("since", Var::Since),
    ("page", Var::Page),
    ("offset", Var::Offset),
    ("size", Var::Size),
    ("cursor", Var::Cursor),
    ("version", Var::Version),
    ("token", Var::Token),
    ("lang", Var::Lang),
    ("now", Var::Now),
    ("user", Var::User),
    ("password", Var::Password),
];

/// A text with variables. Braces around anything else are part of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Var(Var),
    At(Pointer),
}

/// What the variables stand for now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vars(Vec<(Var, String)>);

impl Vars {
    /// The same with one more variable.
    pub fn with(mut self, var: Var, value: impl Into<String>) -> Self {
        self.set(var, value);
        self
    }

    /// Says what a variable stands for.
    pub fn set(&mut self, var: Var, value: impl Into<String>) {
        self.0.retain(|(known, _)| *known != var);
        self.0.push((var, value.into()));
    }

    /// What a variable stands for.
    pub fn get(&self, var: Var) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| *known == var);
        found.map(|(_, value)| value.as_str())
    }
}

impl std::fmt::Display for Var {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = NAMES.iter().find(|(_, var)| var == self);
        write!(f, "{{{}}}", name.map_or("", |(name, _)| name))
    }
}

impl Template {
    /// Reads a template; the error says which variable there is not.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            plain.push_str(before);
            match after
                .split_once('}')
                .and_then(|(name, after)| Some((piece(name)?, after)))
            {
                Some((piece, after)) => {
                    if !plain.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    }
                    pieces.push(piece?);
                    rest = after;
                }
                None => {
                    plain.push('{');
                    rest = after;
                }
            }
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Ok(Self(pieces))
    }

    /// Whether it names this variable.
    pub fn uses(&self, var: Var) -> bool {
        self.0.contains(&Piece::Var(var))
    }

    /// The variables it names.
    pub fn vars(&self) -> impl Iterator<Item = Var> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Var(var) => Some(*var),
            Piece::Text(_) | Piece::At(_) => None,
        })
    }

    /// Whether it names a place in a record.
    pub fn uses_records(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::At(_)))
    }

    /// The text for these variables; `None` when one of them has no value.
    pub fn fill(&self, vars: &Vars) -> Option<String> {
        self.write(vars, |value, text| text.push_str(value))
    }

    /// As [`Template::fill`] for a part of an address: values are percent-encoded, the text is not.
    pub fn fill_encoded(&self, vars: &Vars) -> Option<String> {
        self.write(vars, encode)
    }

    /// As [`Template::fill`] for a value in JSON: a page, offset or size that stands alone is a number.
    pub fn fill_json(&self, vars: &Vars) -> Option<Value> {
        let text = self.fill(vars)?;
        match self.0.as_slice() {
            [Piece::Var(Var::Page | Var::Offset | Var::Size)] => {
                text.parse::<u64>().ok().map(Value::from)
            }
            _ => Some(Value::String(text)),
        }
    }

    /// The text made of a record; `None` when all the places it names are empty.
    pub fn of_record(&self, record: &Value) -> Option<String> {
        let mut text = String::new();
        let mut found = !self.uses_records();
        for piece in &self.0 {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::At(place) => match place.get(record) {
                    Some(Value::String(value)) => {
                        found |= !value.trim().is_empty();
                        text.push_str(value);
                    }
                    Some(value @ (Value::Number(_) | Value::Bool(_))) => {
                        found = true;
                        text.push_str(&value.to_string());
                    }
                    _ => {}
                },
                Piece::Var(_) => {}
            }
        }
        found.then(|| text.trim().to_owned())
    }

    fn write(&self, vars: &Vars, mut put: impl FnMut(&str, &mut String)) -> Option<String> {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Var(var) => put(vars.get(*var)?, &mut text),
                Piece::At(_) => return None,
            }
        }
        Some(text)
    }
}

/// What stands in braces, or `None` if these braces are part of the text, as in JSON.
fn piece(name: &str) -> Option<Result<Piece, String>> {
    if name.starts_with('/') {
        let place = Pointer::parse(name).ok()?;
        return Some(Ok(Piece::At(place)));
    }
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let var = NAMES.iter().find(|(known, _)| *known == name);
    is_name.then(|| match var {
        Some((_, var)) => Ok(Piece::Var(*var)),
        None => {
            let names = NAMES.iter().map(|(known, _)| *known);
            Err(match nearest(name, names) {
                Some(near) => format!("there is no variable {{{name}}}; did you mean {{{near}}}?"),
                None => format!("there is no variable {{{name}}}"),
            })
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn template(text: &str) -> Template {
        Template::parse(text).expect(text)
    }

    #[test]
    fn variables_are_filled_in_and_encoded_in_addresses() {
        let vars = Vars::default().with(Var::Id, "a/b").with(Var::Size, "25");
        assert_eq!(
            template("/items/{id}").fill_encoded(&vars).as_deref(),
            Some("/items/a%2Fb")
        );
        assert_eq!(template("\"{id}\"").fill(&vars).as_deref(), Some("\"a/b\""));
        assert_eq!(template("{size}").fill_json(&vars), Some(json!(25)));
        assert_eq!(
            template("{size} rows").fill_json(&vars),
            Some(json!("25 rows"))
        );
        assert_eq!(template("{since}").fill(&vars), None);
    }

    #[test]
    fn braces_of_json_are_text() {
        let filter = r#"{"_or":[{"updated":{"_gte":"{since}"}}]}"#;
        let filled = template(filter).fill(&Vars::default().with(Var::Since, "1"));
        assert_eq!(
            filled.as_deref(),
            Some(r#"{"_or":[{"updated":{"_gte":"1"}}]}"#)
        );
        assert!(template(filter).uses(Var::Since));
    }

    #[test]
    fn a_mistyped_variable_is_named() {
        let error = Template::parse("/items?since={sicne}").unwrap_err();
        assert_eq!(error, "there is no variable {sicne}; did you mean {since}?");
    }

    #[test]
    fn records_fill_templates_of_fields() {
        let street = template("{/street} {/number}");
        let check = |record: Value, text: Option<&str>| {
            assert_eq!(street.of_record(&record).as_deref(), text, "{record}");
        };
        check(
            json!({"street": "Am Markt", "number": 7}),
            Some("Am Markt 7"),
        );
        check(json!({"street": "Am Markt"}), Some("Am Markt"));
        check(json!({"street": "", "number": null}), None);
    }
}
