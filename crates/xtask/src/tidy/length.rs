//! One idea per file.

use super::Finding;
use super::files::File;

/// Files above this are worth another look.
const LOOK_AGAIN: usize = 250;
const STOP: usize = 400;
const MEASURED: &[&str] = &["rs", "js", "mjs", "css", "html"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let long = files.iter().filter(|file| lines(file) > STOP);
    long.map(|file| {
        let message = format!(
            "{} lines, {STOP} is the limit: split it by idea",
            lines(file)
        );
        Finding::new(&file.path, 0, message)
    })
    .collect()
}

/// Files that are long but not too long.
pub(super) fn to_look_at_again(files: &[File]) -> impl Iterator<Item = &File> {
    files
        .iter()
        .filter(|file| (LOOK_AGAIN + 1..=STOP).contains(&lines(file)))
}

fn lines(file: &File) -> usize {
    if file.has_extension(MEASURED) {
        file.text.lines().count()
    } else {
        0
    }
}
