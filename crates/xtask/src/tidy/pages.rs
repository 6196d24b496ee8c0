//! Every screen the router knows is audited for accessibility.

use std::collections::BTreeSet;

use super::Finding;
use super::files::File;

const ROUTES: &str = "crates/app/src/route.rs";
const ROUTES_OF_PEOPLE: &str = "crates/app/src/people/route.rs";
/// The variant of [`ROUTES`] that stands for the screens in [`ROUTES_OF_PEOPLE`].
const ELSEWHERE: &str = "People(";
const AUDITED: &str = "tests/e2e/pages.mjs";

/// `PATTERNS` of the router and the `pattern:` entries of the list of pages are the same set,
/// every screen has a pattern, and a story audits that list.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let text = |path: &str| {
        files
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.text.as_str())
    };
    let mut findings = Vec::new();
    let mut patterns = BTreeSet::new();
    for path in [ROUTES, ROUTES_OF_PEOPLE] {
        let Some(routes) = text(path) else {
            findings.push(Finding::new(path, 0, "is missing"));
            continue;
        };
        let own = strings_in_list(routes);
        let screens = variants(routes);
        if own.len() != screens {
            let message = format!("{screens} screens in Route but {} in PATTERNS", own.len());
            findings.push(Finding::new(path, 0, message));
        }
        patterns.extend(own);
    }
    let Some(pages) = text(AUDITED) else {
        findings.push(Finding::new(
            AUDITED,
            0,
            "is missing: the list of audited pages",
        ));
        return findings;
    };
    let audited = patterns_of_pages(pages);
    for pattern in patterns.difference(&audited) {
        findings.push(Finding::new(
            AUDITED,
            0,
            format!("does not audit {pattern}"),
        ));
    }
    for pattern in audited.difference(&patterns) {
        findings.push(Finding::new(
            AUDITED,
            0,
            format!("{pattern} is no pattern of the router"),
        ));
    }
    if !files.iter().any(audits) {
        findings.push(Finding::new(AUDITED, 0, "no story runs axe over this list"));
    }
    findings
}

/// The strings in the list of the router.
fn strings_in_list(source: &str) -> BTreeSet<&str> {
    let list = source
        .split_once("PATTERNS: &[&str] = &[")
        .map_or("", |(_, rest)| rest);
    let list = list.split_once("];").map_or("", |(list, _)| list);
    list.split('"').skip(1).step_by(2).collect()
}

/// How many variants the enum of the router has.
fn variants(source: &str) -> usize {
    let body = source
        .split_once("enum Route {")
        .map_or("", |(_, rest)| rest);
    let body = body.split_once("\n}").map_or("", |(body, _)| body);
    let starts = |line: &&str| {
        line.trim_start()
            .starts_with(|c: char| c.is_ascii_uppercase())
    };
    let is_here = |line: &&str| !line.trim_start().starts_with(ELSEWHERE);
    body.lines().filter(starts).filter(is_here).count()
}

/// What stands as a string after `pattern:`.
fn patterns_of_pages(source: &str) -> BTreeSet<&str> {
    let entries = source.split("pattern:").skip(1);
    entries
        .filter_map(|entry| entry.trim_start().strip_prefix('"')?.split('"').next())
        .collect()
}

fn audits(file: &File) -> bool {
    file.path.starts_with("tests/e2e/")
        && file.path.ends_with(".test.mjs")
        && file.text.contains("pages.mjs")
        && file.text.contains("axe")
}
