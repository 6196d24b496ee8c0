//! Arabic reads from the right: styles say start and end, never left and right.

use super::Finding;
use super::files::File;

/// Properties with a logical counterpart end or go on with one of these.
const SIDES: &[&str] = &["left", "right"];
/// Properties whose value names a side.
const VALUE_NAMES_SIDE: &[&str] = &["text-align", "float", "clear", "caption-side"];
/// Shorthands of four sides: top, right, bottom, left.
const FOUR_SIDES: &[&str] = &[
    "margin",
    "padding",
    "inset",
    "scroll-margin",
    "scroll-padding",
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.has_extension(&["css"])) {
        for (line, property, value) in declarations(&file.text) {
            if let Some(message) = physical(property, value) {
                findings.push(Finding::new(&file.path, line, message));
            }
        }
    }
    findings
}

/// What is wrong when a declaration means the same side in every script.
fn physical(property: &str, value: &str) -> Option<String> {
    let advice = "say inline-start or inline-end";
    if !property.starts_with("--") && property.split('-').any(|word| SIDES.contains(&word)) {
        return Some(format!("{property}: {advice}"));
    }
    if VALUE_NAMES_SIDE.contains(&property) && SIDES.contains(&value) {
        return Some(format!("{property}: {value}: {advice}"));
    }
    let sides: Vec<&str> = value.split_whitespace().collect();
    let differ = sides.len() == 4 && sides[1] != sides[3] && !value.contains('(');
    (FOUR_SIDES.contains(&property) && differ)
        .then(|| format!("{property}: {value}: its sides differ, {advice}"))
}

/// The declarations of a style sheet with their lines.
fn declarations(css: &str) -> Vec<(usize, &str, &str)> {
    let mut list = Vec::new();
    let mut start = 0;
    for (end, mark) in css.match_indices([';', '{', '}']) {
        // What stands before a brace is a selector.
        if mark != "{"
            && let Some((property, value)) = after_comments(&css[start..end]).split_once(':')
        {
            let line = css[..end].lines().count();
            list.push((line, property.trim(), value.trim()));
        }
        start = end + 1;
    }
    list
}

fn after_comments(text: &str) -> &str {
    text.rsplit_once("*/").map_or(text, |(_, rest)| rest)
}
