//! `cargo xtask locales`: checks the message files and compiles each to the flat table the phone reads.
//!
//! Sources are the Fluent files in `crates/app/locales`; German (`de.ftl`) is the one the others follow.
//! What only a further binary says stands in a folder of its own and becomes a table of its own.
//! The app carries no Fluent parser: [`flat`] writes what `crates/app/src/i18n/text` reads.

mod flat;
mod source;

mod check;
mod plural;
mod prune;
mod rust;
mod usage;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::binaries::FURTHER;
use source::Source;

/// Where the messages are; those of further binaries in a folder of their own below.
const FOLDER: &str = "crates/app/locales";
/// The language all others are compared with.
const REFERENCE: &str = "de";

/// Something that is wrong in a message file or in how the app uses it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Relative to the repository.
    pub file: PathBuf,
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// What a run found and wrote.
#[derive(Debug, Default)]
pub struct Report {
    /// Any of these makes the run fail.
    pub errors: Vec<Finding>,
    /// Messages that no source names; errors when the run is strict.
    pub unused: Vec<Finding>,
    /// Number of messages per language.
    pub messages: usize,
    /// Language and bytes of each table.
    pub tables: Vec<(String, usize)>,
}

/// The command: `[--strict] [--out <folder>] [--remove-unused]`.
pub fn command(arguments: &[String]) -> Result<()> {
    let mut strict = false;
    let mut out = None;
    let mut remove = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--strict" => strict = true,
            "--remove-unused" => remove = true,
            "--out" => out = Some(PathBuf::from(rest.next().context("--out needs a folder")?)),
            other => bail!(
                "unknown argument {other}; there are --strict, --out <folder> and --remove-unused"
            ),
        }
    }
    let root = crate::workspace::root();
    let mut report = run(root, out.as_deref())?;
    if remove {
        remove_unused(root, &report)?;
        report = run(root, out.as_deref())?;
    }
    print!("{report}");
    report.verdict(strict)
}

/// Checks all message files below `root` and, where nothing is wrong, writes the tables to `out`.
pub fn run(root: &Path, out: Option<&Path>) -> Result<Report> {
    let sources = read(root)?;
    let mut report = Report::default();
    let usage = usage::scan(root)?;
    let mut german = Vec::new();
    for (_, sources) in &sources {
        for source in sources {
            report.errors.extend(source.findings.iter().cloned());
        }
        report.errors.extend(check::compare(sources));
        let reference = reference(sources)?;
        report.messages += reference.messages.len();
        report.unused.extend(usage.unused(reference));
        report.errors.extend(usage.misplaced(reference));
        german.push(reference);
    }
    report.errors.extend(usage.wrong(&german));
    report.errors.extend(check::twice(&german));
    report.errors.sort();
    report.errors.dedup();
    if let Some(out) = out.filter(|_| report.errors.is_empty()) {
        for (below, sources) in &sources {
            let folder = out.join("locales").join(below);
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
            for source in sources {
                let table = flat::table(source);
                let path = folder.join(format!("{}.txt", source.lang));
                std::fs::write(&path, &table)
                    .with_context(|| format!("cannot write {}", path.display()))?;
                report
                    .tables
                    .push((format!("{below}{}", source.lang), table.len()));
            }
        }
    }
    Ok(report)
}

/// Takes the unused messages out of every language's file.
fn remove_unused(root: &Path, report: &Report) -> Result<()> {
    let keys: BTreeSet<&str> = report
        .unused
        .iter()
        .filter_map(|finding| finding.message.split_once(':'))
        .map(|(key, _)| key)
        .collect();
    for source in read(root)?.into_iter().flat_map(|(_, sources)| sources) {
        let path = root.join(&source.file);
        let text = std::fs::read_to_string(&path)?;
        std::fs::write(&path, prune::without(&text, &keys))?;
    }
    Ok(())
}

impl Report {
    /// An error when something is wrong; unused messages count when `strict`.
    pub fn verdict(&self, strict: bool) -> Result<()> {
        let count = self.errors.len() + if strict { self.unused.len() } else { 0 };
        match count {
            0 => Ok(()),
            1 => bail!("1 thing is wrong with the messages"),
            _ => bail!("{count} things are wrong with the messages"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.errors {
            writeln!(f, "error: {finding}")?;
        }
        for finding in &self.unused {
            writeln!(f, "unused: {finding}")?;
        }
        for (lang, bytes) in &self.tables {
            writeln!(f, "{lang}: {bytes} bytes")?;
        }
        writeln!(
            f,
            "{} messages, {} errors, {} unused",
            self.messages,
            self.errors.len(),
            self.unused.len()
        )
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

/// The message files of each binary that has words of its own, the reading app's first;
/// with the folder below that of all words.
fn read(root: &Path) -> Result<Vec<(String, Vec<Source>)>> {
    let mut all = vec![(String::new(), read_folder(root, Path::new(FOLDER))?)];
    for binary in FURTHER {
        let folder = Path::new(FOLDER).join(binary.short());
        if root.join(&folder).is_dir() {
            all.push((format!("{}/", binary.short()), read_folder(root, &folder)?));
        }
    }
    Ok(all)
}

/// The message files in a folder, by language tag.
fn read_folder(root: &Path, folder: &Path) -> Result<Vec<Source>> {
    let mut names = Vec::new();
    let full = root.join(folder);
    for entry in
        std::fs::read_dir(&full).with_context(|| format!("cannot read {}", full.display()))?
    {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl")
            && let Some(lang) = path.file_stem().and_then(|stem| stem.to_str())
        {
            names.push(lang.to_owned());
        }
    }
    names.sort();
    let text = |file: &Path| {
        std::fs::read_to_string(root.join(file))
            .with_context(|| format!("cannot read {}", file.display()))
    };
    names
        .into_iter()
        .map(|lang| {
            let name = format!("{lang}.ftl");
            let file = folder.join(&name);
            let beside = text(&Path::new(FOLDER).join(&name))?;
            Ok(Source::parse(&lang, file.clone(), &text(&file)?, &beside))
        })
        .collect()
}

fn reference(sources: &[Source]) -> Result<&Source> {
    sources
        .iter()
        .find(|source| source.lang == REFERENCE)
        .with_context(|| format!("{REFERENCE}.ftl is missing"))
}
