//! The Wasm binaries that are made of the crate `app`.
//!
//! A further one is a line in [`FURTHER`], one in `index.html`, one in `Trunk.toml`, and a `[[bin]]` of the crate.

use std::path::Path;

/// A Wasm with its JavaScript.
#[derive(Debug, PartialEq, Eq)]
pub struct Binary {
    /// What cargo calls it, and what its files begin with.
    pub name: &'static str,
    /// What its files and its words may weigh, compressed with brotli, in bytes.
    pub limit: u64,
}

/// What a newcomer's first visit loads. It never exceeds the limit, whatever comes.
pub const READING: Binary = Binary::new("lotse-app", 250_000);

/// What comes later and is loaded only where it is needed, in the order in which phones keep it.
pub const FURTHER: &[Binary] = &[
    Binary::new("lotse-people", 230_000),
    Binary::new("lotse-connect", 200_000),
];

impl Binary {
    const fn new(name: &'static str, limit: u64) -> Self {
        Self { name, limit }
    }

    /// All of them, the reading app first.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        std::iter::once(&READING).chain(FURTHER)
    }

    /// What its folders of sources and words are called, and what `boot.js` knows it by.
    pub fn short(&self) -> &'static str {
        self.name.trim_start_matches("lotse-")
    }

    /// Whose Wasm, JavaScript or table of words a built file is: `lotse-people-0a1b_bg.wasm`, `locales/people/de.txt`.
    pub fn of_file(file: &str) -> Option<&'static Self> {
        if let Some(table) = file.strip_prefix("locales/") {
            return Some(of_folder(table));
        }
        let stem = file.split('.').next()?;
        let stem = stem.strip_suffix("_bg").unwrap_or(stem);
        Self::all().find(|binary| {
            let rest = stem.strip_prefix(binary.name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    }

    /// Which binary alone has a source or a message file of the crate; the reading app's are in all of them.
    pub fn of_source(file: &Path) -> &'static Self {
        let file = file.to_str().unwrap_or_default();
        let below = ["crates/app/src/", "crates/app/locales/"]
            .iter()
            .find_map(|folder| file.strip_prefix(folder));
        let below = below.map(|below| below.strip_prefix("bin/").unwrap_or(below));
        of_folder(below.unwrap_or_default())
    }
}

/// The binary whose folder a path begins with: `people/route.rs`, `people.rs`.
fn of_folder(path: &str) -> &'static Binary {
    let first = path.split(['/', '.']).next().unwrap_or_default();
    let found = FURTHER.iter().find(|binary| binary.short() == first);
    found.unwrap_or(&READING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_belong_to_a_binary_by_their_names() {
        let name = |file| Binary::of_file(file).map(|binary| binary.name);
        for (file, expected) in [
            ("lotse-app-0a1b2c3d.js", Some("lotse-app")),
            ("lotse-people-0a1b2c3d_bg.wasm", Some("lotse-people")),
            ("lotse-people.js", Some("lotse-people")),
            ("locales/de.txt", Some("lotse-app")),
            ("locales/people/de.txt", Some("lotse-people")),
            ("lotse-peoples.js", None),
            ("boot.js", None),
        ] {
            assert_eq!(name(file), expected, "{file}");
        }
    }

    #[test]
    fn sources_belong_to_a_binary_by_their_folders() {
        for (file, expected) in [
            ("crates/app/src/people/route.rs", "lotse-people"),
            ("crates/app/src/bin/people.rs", "lotse-people"),
            ("crates/app/locales/people/de.ftl", "lotse-people"),
            ("crates/app/src/pages/saved.rs", "lotse-app"),
            ("crates/app/src/main.rs", "lotse-app"),
            ("crates/app/locales/de.ftl", "lotse-app"),
        ] {
            assert_eq!(Binary::of_source(Path::new(file)).name, expected, "{file}");
        }
    }
}
