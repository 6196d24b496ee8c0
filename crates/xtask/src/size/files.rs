//! What is in dist/, and when a phone loads it.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// When a phone loads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before the first screen is complete.
    First,
    /// A table of messages; a first visit loads that of one language.
    Language,
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
    let mut parts: BTreeMap<(u8, String), Part> = BTreeMap::new();
    for path in crate::precache::files(dist)? {
        if let Some((order, name, when)) = kind(&path) {
            let bytes = measure(&dist.join(&path))?;
            let part = parts.entry((order, name.clone())).or_insert(Part {
                name,
                when,
                bytes: Bytes::default(),
            });
            part.bytes = [part.bytes, bytes].into_iter().sum();
        }
    }
    Ok(parts.into_values().collect())
}

/// The sum of what is loaded then; of the languages, the largest counts to the first visit.
pub fn total(parts: &[Part], when: When) -> Bytes {
    let of = |when| {
        parts
            .iter()
            .filter(move |part| part.when == when)
            .map(|part| part.bytes)
    };
    let languages = of(When::Language);
    match when {
        When::First => of(when)
            .chain(languages.max_by_key(|bytes| bytes.brotli))
            .sum(),
        When::Language | When::Background => of(when).sum(),
    }
}

/// Where in the table a file belongs, its line there, and when it is loaded.
fn kind(path: &str) -> Option<(u8, String, When)> {
    let first = |order, name: &str| Some((order, name.to_owned(), When::First));
    if let Some(table) = path.strip_prefix("locales/") {
        let (language, extension) = table.split_once('.')?;
        let is_copy = extension.ends_with("br") || extension.ends_with("gz");
        return (!is_copy).then(|| (7, format!("messages: {language}"), When::Language));
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
            part(When::First, 100),
            part(When::Language, 7),
            part(When::Language, 9),
            part(When::Background, 50),
        ];
        assert_eq!(
            total(&parts, When::First),
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
            assert_eq!(when(path), Some(When::First), "{path}");
        }
        for path in [
            "index.html.br",
            "locales/ar.txt.gz",
            "404.html",
            "screenshots/home.png",
        ] {
            assert_eq!(when(path), None, "{path}");
        }
        assert_eq!(when("locales/ar.txt"), Some(When::Language));
        assert_eq!(when("away.html"), Some(When::Background));
        assert_eq!(when("icons/192.png"), Some(When::Background));
    }
}
