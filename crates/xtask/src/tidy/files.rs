//! The project's files: everything that is written by people.

use std::path::Path;

use anyhow::Result;

/// Folders of things that are built or downloaded.
const NOT_OURS: &[&str] = &[".git", ".tools", "dist", "node_modules", "target"];

/// What rules look into; of other files only the path is kept.
const READ: &[&str] = &[
    "css",
    "html",
    "js",
    "lock",
    "md",
    "mjs",
    "rs",
    "svg",
    "toml",
    "webmanifest",
];

/// A file of the project.
#[derive(Debug, Default)]
pub(super) struct File {
    /// Below the project's root, with `/` between folders.
    pub path: String,
    /// Empty where no rule looks into it.
    pub text: String,
}

impl File {
    #[cfg(test)]
    pub fn new(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub fn is_below(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    pub fn has_extension(&self, extensions: &[&str]) -> bool {
        let extension = self.path.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| extensions.contains(&extension))
    }

    /// Numbered lines without their comments, for Rust and JavaScript.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(index, line)| (index + 1, without_comment(line)))
    }
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") {
        return "";
    }
    // A slash pair inside a word belongs to an address.
    line.split_once(" // ").map_or(line, |(code, _)| code)
}

/// All files below the root, sorted by path.
pub(super) fn read(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let name = entry.file_name();
            if NOT_OURS.iter().any(|folder| name == *folder) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                waiting.push(path);
                continue;
            }
            let mut file = File {
                path: path.strip_prefix(root)?.to_string_lossy().into_owned(),
                text: String::new(),
            };
            if file.has_extension(READ) {
                file.text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
            }
            files.push(file);
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
