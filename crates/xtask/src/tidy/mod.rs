//! `cargo xtask tidy`: the rules of the house that neither compiler nor linter knows.
//!
//! A rule is a function from the project's files to what is wrong with them.

mod files;

mod dependencies;
mod direction;
mod documents;
mod length;
mod pages;
mod pins;
mod privacy;
mod styles;

#[cfg(test)]
mod tests;

use std::fmt;

use anyhow::{Result, bail};

use crate::locales;
use crate::workspace;
use files::File;

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// Below the project's root.
    path: String,
    /// Counted from 1; 0 is the whole file.
    line: usize,
    message: String,
}

type Rule = fn(&[File]) -> Vec<Finding>;

const RULES: &[(&str, Rule)] = &[
    (
        "modules name only what their place may know",
        direction::check,
    ),
    ("no file is too long", length::check),
    ("paths named in documents exist", documents::check),
    ("every screen has an accessibility audit", pages::check),
    ("styles work in both writing directions", styles::check),
    (
        "nothing comes from elsewhere, no markup is made from text",
        privacy::check,
    ),
    ("pinned tools fit Cargo.lock", pins::check),
];

/// Checks everything and lists what is wrong.
pub fn run(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("unknown argument {argument}");
    }
    let mut broken = 0;
    report(
        "crates depend in one direction",
        &dependencies::check()?,
        &mut broken,
    );
    let files = files::read(workspace::root())?;
    for (rule, check) in RULES {
        report(rule, &check(&files), &mut broken);
    }
    for file in length::to_look_at_again(&files) {
        println!(
            "look again: {} has {} lines",
            file.path,
            file.text.lines().count()
        );
    }
    let messages = locales::run(workspace::root(), None)?;
    print!("{messages}");
    let messages = messages.verdict(true);
    match (broken, messages) {
        (0, Ok(())) => Ok(()),
        (0, Err(error)) => Err(error),
        (broken, _) => bail!("{broken} rules are broken"),
    }
}

fn report(rule: &str, findings: &[Finding], broken: &mut usize) {
    if findings.is_empty() {
        println!("ok: {rule}");
        return;
    }
    *broken += 1;
    println!("BROKEN: {rule}");
    for finding in findings {
        println!("  {finding}");
    }
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Finding {
        Finding {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}
