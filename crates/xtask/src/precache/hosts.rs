//! What hosts need that only know files: the shell for unknown paths, and the headers.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use lotse_headers::{FIXED, Inline, POLICY, Policy, sources};

/// Files that browsers ask for anew each time, as `lotse-server` says it.
const ASKED_ANEW: [&str; 6] = [
    "",
    "index.html",
    "sw.js",
    "manifest.webmanifest",
    "config.json",
    "profiles/*",
];

/// Static hosts answer paths of the app, which are no files, with this copy of the shell.
pub(super) fn write_not_found(staging: &Path) -> Result<()> {
    std::fs::copy(staging.join("index.html"), staging.join("404.html"))
        .context("the build made no index.html")?;
    Ok(())
}

/// The headers of `lotse-server`, in the format of `_headers` that several hosts read.
pub(super) fn write_headers(staging: &Path, base: &str) -> Result<()> {
    let page = std::fs::read_to_string(staging.join("index.html"))?;
    let config =
        std::fs::read(staging.join("config.json")).context("the build made no config.json")?;
    let config = serde_json::from_slice(&config).context("config.json is no JSON")?;
    let policy = Policy::new(&sources(&config))?.with(&Inline::of(&page));
    let mut text = format!("{base}*\n  {POLICY}: {policy}\n");
    for (name, value) in FIXED {
        writeln!(text, "  {name}: {value}")?;
    }
    for file in ASKED_ANEW {
        writeln!(text, "{base}{file}\n  cache-control: no-cache")?;
    }
    Ok(std::fs::write(staging.join("_headers"), text)?)
}
