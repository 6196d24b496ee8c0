//! Which messages the app's source names, and whether it gives them their variables.
//!
//! A message counts as used when its key stands as a string literal anywhere in `crates/app/src` outside of tests,
//! or when it begins with a prefix that `de.ftl` declares (`# dynamic: topic-*`) and a literal begins with that
//! prefix, as in `format!("topic-{slug}")`, or is the prefix without its hyphen, as in `coded(t, "audience", code)`.
//! A key that does not exist, or lacks a variable, is found where the source says that a literal is a key: as the
//! first argument of `t` or `t_args`, or given to something named `key` or ending in `_key`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Finding;
use super::rust::{Role, literals};
use super::source::Source;
use crate::binaries::{Binary, READING};

/// The string literals of the app.
#[derive(Debug, Default)]
pub struct Usage {
    /// Each with the binaries whose own sources it stands in; what all of them share counts as the reading app's.
    literals: BTreeMap<String, BTreeSet<&'static str>>,
    keys: Vec<Named>,
}

/// A literal that is a key.
#[derive(Debug)]
struct Named {
    key: String,
    file: PathBuf,
    owner: &'static Binary,
    line: usize,
    /// The variables it is given, where that can be seen.
    variables: Option<BTreeSet<String>>,
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
        let owner = Binary::of_source(file);
        for literal in literals(text) {
            let variables = match literal.role {
                Role::Key => Some(None),
                Role::Call(variables) => Some(variables),
                Role::Other => None,
            };
            self.keys.extend(variables.map(|variables| Named {
                key: literal.value.clone(),
                file: file.to_owned(),
                owner,
                line: literal.line,
                variables,
            }));
            let owners = self.literals.entry(literal.value).or_default();
            owners.insert(owner.name);
        }
    }

    /// Keys the source names and German does not have, or has only in another binary's words,
    /// and variables that are missing or too many.
    pub fn wrong(&self, german: &[&Source]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for named in &self.keys {
            let mut say = |problem: String| {
                findings.push(Finding {
                    file: named.file.clone(),
                    line: named.line,
                    message: format!("{}: {problem}", named.key),
                });
            };
            let holding = |source: &&&Source| source.messages.contains_key(&named.key);
            let Some(source) = german.iter().find(holding) else {
                say("there is no such message".into());
                continue;
            };
            let message = &source.messages[&named.key];
            if *source.owner != READING && source.owner != named.owner {
                let owner = source.owner.name;
                say(format!(
                    "only {owner} has this message, and this source is not its own"
                ));
            }
            let Some(given) = &named.variables else {
                continue;
            };
            let given: BTreeSet<&str> = given.iter().map(String::as_str).collect();
            let wanted = message.variables();
            for name in wanted.difference(&given) {
                say(format!("${name} is not given"));
            }
            for name in given.difference(&wanted) {
                say(format!("${name} is given, but not in the message"));
            }
        }
        findings
    }

    /// Messages no source names.
    pub fn unused(&self, german: &Source) -> Vec<Finding> {
        german
            .messages
            .iter()
            .filter(|(key, _)| !self.literals.contains_key(*key) && !self.builds_key(german, key))
            .map(|(key, message)| Finding {
                file: german.file.clone(),
                line: message.line,
                message: format!("{key}: no source names it"),
            })
            .collect()
    }

    /// Messages of the first visit that only another binary's sources name.
    pub fn misplaced(&self, german: &Source) -> Vec<Finding> {
        let owners = |key: &String| {
            let owners = self.literals.get(key)?;
            let is_spared = owners.contains(READING.name) || self.builds_key(german, key);
            (!is_spared).then(|| owners.iter().copied().collect::<Vec<_>>().join(", "))
        };
        german
            .messages
            .iter()
            .filter(|_| *german.owner == READING)
            .filter_map(|(key, message)| {
                let owners = owners(key)?;
                Some(Finding {
                    file: german.file.clone(),
                    line: message.line,
                    message: format!(
                        "{key}: only {owners} names it, whose words have a file of their own"
                    ),
                })
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
        self.literals.keys().any(|literal| {
            let rest = literal.strip_prefix(prefix);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('{'))
                || prefix.strip_suffix('-') == Some(literal)
        })
    }
}
