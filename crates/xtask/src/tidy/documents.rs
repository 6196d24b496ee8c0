//! Documents that name files keep up with them.

use std::collections::BTreeSet;

use super::Finding;
use super::files::File;

/// Names without a folder are taken for files of ours only with these extensions.
const OUR_EXTENSIONS: &[&str] = &["rs", "toml", "js", "mjs", "css", "html", "ftl", "md"];
/// Folders that are there only after a build.
const BUILT: &[&str] = &["dist", "target", ".tools", "node_modules"];

/// A file that every build writes.
const WRITTEN: &[&str] = &["404.html"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let known = Known::new(files);
    let mut findings = Vec::new();
    for document in files.iter().filter(|file| is_document(&file.path)) {
        let folder = document
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        for (line, text) in prose(&document.text) {
            let links = links(text).filter(|link| !known.has_link(folder, link));
            let paths = code_spans(text).filter(|span| known.is_missing(folder, span));
            for name in links.chain(paths) {
                let message = format!("`{name}` does not exist");
                findings.push(Finding::new(&document.path, line, message));
            }
        }
    }
    findings
}

fn is_document(path: &str) -> bool {
    let markdown = path.ends_with(".md");
    markdown
        && (path == "README.md"
            || ["crates/", "docs/", "tests/"]
                .iter()
                .any(|folder| path.starts_with(folder)))
}

/// Numbered lines outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_block = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let fence = line.trim_start().starts_with("```");
        in_block ^= fence;
        (!in_block && !fence).then_some((index + 1, line))
    })
}

/// The targets of links to files of ours.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'));
    targets
        .map(|(target, _)| target.split(['#', ' ']).next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains(':') && !target.starts_with('/'))
}

/// What stands between backticks.
fn code_spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// All paths of the project, with their folders.
struct Known<'a> {
    paths: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(files: &'a [File]) -> Known<'a> {
        let mut paths = BTreeSet::new();
        for file in files {
            let mut path = file.path.as_str();
            while paths.insert(path) {
                let Some((folder, _)) = path.rsplit_once('/') else {
                    break;
                };
                path = folder;
            }
        }
        Known { paths }
    }

    fn has_link(&self, folder: &str, target: &str) -> bool {
        self.paths.contains(join(folder, target).as_str())
    }

    /// Whether the words mean a file of ours which is not there.
    fn is_missing(&self, folder: &str, span: &str) -> bool {
        let span = span.trim_end_matches('/');
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
        let starts_elsewhere = span.starts_with(['/', '~', '-']);
        if span.is_empty() || starts_elsewhere || !span.chars().all(is_plain) {
            return false;
        }
        let candidates = [join("", span), join(folder, span)];
        if candidates
            .iter()
            .any(|path| self.paths.contains(path.as_str()))
        {
            return false;
        }
        match span.split_once('/') {
            Some((first, _)) if BUILT.contains(&first) => false,
            // Media types and the like begin with no folder of ours.
            Some((first, _)) => [join("", first), join(folder, first)]
                .iter()
                .any(|path| self.paths.contains(path.as_str())),
            None => {
                let ending = format!("/{span}");
                has_our_extension(span)
                    && !WRITTEN.contains(&span)
                    && !self.paths.iter().any(|path| path.ends_with(&ending))
            }
        }
    }
}

fn has_our_extension(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(stem, extension)| !stem.is_empty() && OUR_EXTENSIONS.contains(&extension))
}

/// A path seen from a folder, with `.` and `..` resolved.
fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
