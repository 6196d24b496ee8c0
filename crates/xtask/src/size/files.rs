//! What is in dist/, and when a phone loads it.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::binaries::{Binary, READING};

/// When a phone loads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before the first screen of this binary is complete; the reading app's is the first visit.
    Start(&'static Binary),
    /// A table of messages of this binary; a start loads that of one language.
    Language(&'static Binary),
    /// Afterwards, by the service worker, so that everything works offline.
    Background,
}

/// The size of a file, or of several: as it is, and compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

/// A line of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    pub when: When,
    pub bytes: Bytes,
}

/// All that phones load from a built app, grouped by kind; one part per language.
pub fn parts(dist: &Path) -> Result<Vec<Part>> {
    ensure!(
        dist.join("index.html.br").is_file(),
        "there is no app in release: cargo xtask build"
    );
    let mut parts: BTreeMap<(Option<&str>, u8, String), Part> = BTreeMap::new();
    for path in crate::precache::files(dist)? {
        if let Some((order, name, when)) = kind(&path) {
            let bytes = measure(&dist.join(&path))?;
            let of = when.binary().map(|binary| binary.name);
            let part = parts.entry((of, order, name.clone())).or_insert(Part {
                name,
                when,
                bytes: Bytes::default(),
            });
            part.bytes = [part.bytes, bytes].into_iter().sum();
        }
    }
    Ok(parts.into_values().collect())
}

/// What the start of a binary loads: all of its parts, and of its languages the largest.
pub fn total(parts: &[Part], binary: &'static Binary) -> Bytes {
    let of = |when| {
        parts
            .iter()
            .filter(move |part| part.when == when)
            .map(|part| part.bytes)
    };
    let languages = of(When::Language(binary));
    of(When::Start(binary))
        .chain(languages.max_by_key(|bytes| bytes.brotli))
        .sum()
}

/// Where in the table a file belongs, its line there, and when it is loaded.
fn kind(path: &str) -> Option<(u8, String, When)> {
    // Beside its Wasm, a further binary needs nothing that the reading app does not have.
    let binary = Binary::of_file(path).unwrap_or(&READING);
    let first = |order, name: &str| Some((order, name.to_owned(), When::Start(binary)));
    if path.starts_with("locales/") {
        let (language, extension) = path.rsplit('/').next()?.split_once('.')?;
        let is_copy = extension.ends_with("br") || extension.ends_with("gz");
        return (!is_copy).then(|| (7, format!("messages: {language}"), When::Language(binary)));
    }
    match path.rsplit_once('.')?.1 {
        "br" | "gz" => None,
        _ if path == "404.html" || path == "sw-kill.js" => None,
        _ if path.starts_with("screenshots/") || path.starts_with("profiles/") => None,
        _ if path == "sw.js" => Some((8, "service worker".to_owned(), When::Background)),
        _ if path.starts_with("away.") => {
            Some((9, "page of quick exit".to_owned(), When::Background))
        }
        "html" => first(0, "page"),
        "wasm" => first(1, "Wasm"),
        "js" => first(2, "JavaScript"),
        "css" => first(3, "styles"),
        "svg" => first(4, "icons on the page"),
        "json" => first(5, "configuration"),
        "webmanifest" => first(6, "manifest"),
        _ => Some((10, "app icons".to_owned(), When::Background)),
    }
}

fn measure(file: &Path) -> Result<Bytes> {
    let length = |suffix: &str| {
        let path = format!("{}{suffix}", file.display());
        std::fs::metadata(path).map(|metadata| metadata.len())
    };
    let raw = length("").with_context(|| format!("{} cannot be read", file.display()))?;
    // There is no copy where compressing gains nothing.
    let (gzip, brotli) = (length(".gz").unwrap_or(raw), length(".br").unwrap_or(raw));
    Ok(Bytes { raw, gzip, brotli })
}

impl When {
    fn binary(self) -> Option<&'static Binary> {
        match self {
            Self::Start(binary) | Self::Language(binary) => Some(binary),
            Self::Background => None,
        }
    }
}

impl Sum for Bytes {
    fn sum<I: Iterator<Item = Bytes>>(all: I) -> Bytes {
        all.fold(Bytes::default(), |a, b| Bytes {
            raw: a.raw + b.raw,
            gzip: a.gzip + b.gzip,
            brotli: a.brotli + b.brotli,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binaries::FURTHER;

    fn part(when: When, brotli: u64) -> Part {
        let bytes = Bytes {
            raw: 3 * brotli,
            gzip: 2 * brotli,
            brotli,
        };
        Part {
            name: String::new(),
            when,
            bytes,
        }
    }

    #[test]
    fn first_visit_loads_one_language_and_the_largest_counts() {
        let parts = [
            part(When::Start(&READING), 100),
            part(When::Language(&READING), 7),
            part(When::Language(&READING), 9),
            part(When::Background, 50),
            part(When::Start(&FURTHER[0]), 60),
            part(When::Language(&FURTHER[0]), 3),
        ];
        assert_eq!(total(&parts, &FURTHER[0]).brotli, 63);
        assert_eq!(
            total(&parts, &READING),
            Bytes {
                raw: 327,
                gzip: 218,
                brotli: 109
            }
        );
    }

    #[test]
    fn kinds_of_files() {
        let when = |path| kind(path).map(|(_, _, when)| when);
        for path in [
            "index.html",
            "boot.js",
            "lotse-app-1_bg.wasm",
            "snippets/a/b.js",
            "icons.svg",
        ] {
            assert_eq!(when(path), Some(When::Start(&READING)), "{path}");
        }
        for path in [
            "index.html.br",
            "locales/ar.txt.gz",
            "locales/people/ar.txt.br",
            "lotse-people-1.js.br",
            "404.html",
            "screenshots/home.png",
        ] {
            assert_eq!(when(path), None, "{path}");
        }
        assert_eq!(when("locales/ar.txt"), Some(When::Language(&READING)));
        for path in ["lotse-people-1_bg.wasm", "lotse-people-1.js"] {
            assert_eq!(when(path), Some(When::Start(&FURTHER[0])), "{path}");
        }
        let table = when("locales/people/ar.txt");
        assert_eq!(table, Some(When::Language(&FURTHER[0])));
        assert_eq!(when("away.html"), Some(When::Background));
        assert_eq!(when("icons/192.png"), Some(When::Background));
    }
}
