//! The string literals of Rust source and what stands around them; not a parser, but enough to find keys.

use std::collections::BTreeSet;

/// Functions and methods whose first literal argument is a key.
const CALLS: [&str; 3] = ["t", "t_args", "tr"];

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    pub value: String,
    /// Counted from 1.
    pub line: usize,
    pub role: Role,
}

/// What a literal is for.
#[derive(Debug, PartialEq, Eq)]
pub enum Role {
    /// Given to something named `key` or ending in `_key`.
    Key,
    /// First argument of a function of [`CALLS`], with the names of the variables that are given in the same
    /// call; `None` when they are made elsewhere.
    Call(Option<BTreeSet<String>>),
    Other,
}

/// The string literals outside of comments and before the file's tests.
pub fn literals(text: &str) -> Vec<Literal> {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let strings = strings(text);
    strings
        .iter()
        .enumerate()
        .map(|(index, string)| {
            let before = text.get(..string.start).unwrap_or_default();
            let rest = strings.get(index + 1..).unwrap_or_default();
            Literal {
                value: string.value.to_owned(),
                line: before.matches('\n').count() + 1,
                role: role(text, before, string, rest),
            }
        })
        .collect()
}

/// A literal with its quotation marks at `start` and before `end`.
struct Text<'a> {
    value: &'a str,
    start: usize,
    end: usize,
}

fn strings(text: &str) -> Vec<Text<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"//") {
            at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        } else if rest.starts_with(b"/*") {
            at += find(rest, b"*/").map_or(rest.len(), |end| end + 2);
        } else if rest.starts_with(b"'\"'") || rest.starts_with(b"'\\\"'") {
            at += 3;
        } else if rest.starts_with(b"r#\"") {
            at += find(rest, b"\"#").map_or(rest.len(), |end| end + 2);
        } else if *byte == b'"' {
            let end = at + string_length(rest) + 2;
            let value = text.get(at + 1..end - 1).unwrap_or_default();
            found.push(Text {
                value,
                start: at,
                end,
            });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Bytes up to the closing quotation mark.
fn string_length(rest: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'"' => break,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at.min(rest.len()) - 1
}

fn role(text: &str, before: &str, string: &Text<'_>, later: &[Text<'_>]) -> Role {
    let before = before.trim_end();
    if let Some(rest) = before.strip_suffix('(') {
        let name = last_name(rest.trim_end_matches('!'));
        if CALLS.contains(&name) {
            return Role::Call(variables(text, name, string, later));
        }
    } else if let Some(rest) = before.strip_suffix(['=', ':']) {
        let name = last_name(rest.trim_end());
        if name == "key" || name.ends_with("_key") {
            return Role::Key;
        }
    }
    Role::Other
}

/// The names in `t_args("key", &[("name", …), …])`; none for `t("key")`.
fn variables(
    text: &str,
    name: &str,
    key: &Text<'_>,
    later: &[Text<'_>],
) -> Option<BTreeSet<String>> {
    let after = text.get(key.end..).unwrap_or_default().trim_start();
    if name == "t" {
        return Some(BTreeSet::new());
    }
    let list = after.strip_prefix(',')?.trim_start().strip_prefix("&[")?;
    let start = text.len() - list.len();
    let end = start + closing_bracket(text, start, later)?;
    let names = later
        .iter()
        .filter(|string| string.start >= start && string.end <= end)
        .filter(|string| {
            let before = text.get(start..string.start).unwrap_or_default();
            let after = text.get(string.end..).unwrap_or_default();
            let before = before.trim_end().strip_suffix('(').unwrap_or("no");
            let opens = before.trim_end().is_empty() || before.trim_end().ends_with(',');
            opens && after.trim_start().starts_with(',')
        });
    Some(names.map(|string| string.value.to_owned()).collect())
}

/// Where the list that begins at `start` ends; brackets in literals do not count.
fn closing_bracket(text: &str, start: usize, strings: &[Text<'_>]) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        if strings
            .iter()
            .any(|string| (string.start..string.end).contains(&at))
        {
            continue;
        }
        match byte {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at - start),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The identifier at the end of some source.
fn last_name(source: &str) -> &str {
    let start = source
        .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
        .map_or(0, |at| at + 1);
    source.get(start..).unwrap_or_default()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}
