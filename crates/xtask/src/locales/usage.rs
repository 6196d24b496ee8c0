//! Which messages the app's source names.
//!
//! A message counts as used when its key stands as a string literal anywhere in `crates/app/src` outside of tests,
//! or when it begins with a prefix that `de.ftl` declares (`# dynamic: topic-*`) and a literal begins with that
//! prefix, as in `format!("topic-{slug}")`, or is the prefix without its hyphen, as in `coded(t, "audience", code)`.
//! A key that does not exist is found where the source says that a literal is a key: as the first argument of
//! a function in [`CALLS`], or given to something named `key` or ending in `_key`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Finding;
use super::source::Source;

/// Functions and methods whose first literal argument is a key.
const CALLS: [&str; 3] = ["t", "t_args", "tr"];

/// The string literals of the app.
#[derive(Debug, Default)]
pub struct Usage {
    literals: BTreeSet<String>,
    keys: Vec<(String, PathBuf, usize)>,
}

/// Reads every Rust file below `crates/app/src`.
pub fn scan(root: &Path) -> Result<Usage> {
    let mut usage = Usage::default();
    let mut folders = vec![root.join("crates/app/src")];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs")
                && path.file_name().is_some_and(|name| name != "tests.rs")
            {
                let text = std::fs::read_to_string(&path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                usage.add(path.strip_prefix(root).unwrap_or(&path), &text);
            }
        }
    }
    Ok(usage)
}

impl Usage {
    /// Adds one file's literals.
    pub fn add(&mut self, file: &Path, text: &str) {
        for literal in literals(text) {
            if literal.is_key {
                self.keys
                    .push((literal.value.clone(), file.to_owned(), literal.line));
            }
            self.literals.insert(literal.value);
        }
    }

    /// Keys the source names and German does not have.
    pub fn missing(&self, german: &Source) -> Vec<Finding> {
        let unknown = self
            .keys
            .iter()
            .filter(|(key, ..)| !german.messages.contains_key(key));
        unknown
            .map(|(key, file, line)| Finding {
                file: file.clone(),
                line: *line,
                message: format!("{key}: there is no such message"),
            })
            .collect()
    }

    /// Messages no source names.
    pub fn unused(&self, german: &Source) -> Vec<Finding> {
        german
            .messages
            .iter()
            .filter(|(key, _)| !self.literals.contains(*key) && !self.builds_key(german, key))
            .map(|(key, message)| Finding {
                file: german.file.clone(),
                line: message.line,
                message: format!("{key}: no source names it"),
            })
            .collect()
    }

    /// Whether a literal begins with the longest declared prefix of the key.
    fn builds_key(&self, german: &Source, key: &str) -> bool {
        let prefixes = german
            .dynamic
            .iter()
            .filter(|prefix| key.starts_with(*prefix));
        let longest = prefixes.max_by_key(|prefix| prefix.len());
        longest.is_some_and(|prefix| self.builds(prefix))
    }

    fn builds(&self, prefix: &str) -> bool {
        self.literals.iter().any(|literal| {
            let rest = literal.strip_prefix(prefix);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('{'))
                || prefix.strip_suffix('-') == Some(literal)
        })
    }
}

/// A string literal in Rust source.
#[derive(Debug, PartialEq, Eq)]
struct Literal {
    value: String,
    line: usize,
    is_key: bool,
}

/// The string literals outside of comments and before the file's tests.
fn literals(text: &str) -> Vec<Literal> {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
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
            let length = string_length(rest);
            let value = text.get(at + 1..at + 1 + length).unwrap_or_default();
            let before = text.get(..at).unwrap_or_default();
            found.push(Literal {
                value: value.to_owned(),
                line: before.matches('\n').count() + 1,
                is_key: names_key(before),
            });
            at += length + 2;
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

/// Whether the source before a literal says that it is a key.
fn names_key(before: &str) -> bool {
    let before = before.trim_end();
    let (before, call) = match before.strip_suffix('(') {
        Some(rest) => (rest.trim_end_matches('!'), true),
        None => match before.strip_suffix(['=', ':']) {
            Some(rest) => (rest.trim_end(), false),
            None => return false,
        },
    };
    let start = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
        .map_or(0, |at| at + 1);
    let name = before.get(start..).unwrap_or_default();
    if call {
        CALLS.contains(&name)
    } else {
        name == "key" || name.ends_with("_key")
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}
