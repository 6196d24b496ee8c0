//! The list of files the service worker keeps, written into `sw.js`.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::binaries::{Binary, READING};

const VERSION: &str = "const VERSION = \"dev\";";
const ASSETS: &str = "const ASSETS = [];";
const LATER: &str = "const LATER = [];";

/// Files that are asked for anew (workers, configuration) or serve static hosts and robots.
const NEVER_KEPT: &[&str] = &[
    "sw.js",
    "sw-kill.js",
    "404.html",
    "_headers",
    "config.json",
    "robots.txt",
];
const FOLDERS_NEVER_KEPT: &[&str] = &["profiles/", "screenshots/", ".well-known/"];

/// What the worker keeps.
#[derive(Debug, Default)]
struct Kept {
    /// What the reading app needs to open without a network.
    now: Vec<Asset>,
    /// The further binaries, which are kept afterwards.
    later: Vec<Asset>,
}

/// One file: the path it is asked for by, and its hash as in subresource integrity.
#[derive(Debug, PartialEq, Eq)]
struct Asset {
    path: String,
    integrity: String,
}

/// Fills `VERSION`, `ASSETS` and `LATER` of the worker in this folder. `base` is the path the app lives at.
pub(super) fn fill_in(folder: &Path, base: &str) -> Result<()> {
    let path = folder.join("sw.js");
    let script = std::fs::read_to_string(&path).context("the build made no sw.js")?;
    let script = filled(&script, &assets(folder, base)?)?;
    Ok(std::fs::write(path, script)?)
}

fn assets(folder: &Path, base: &str) -> Result<Kept> {
    let mut kept = Kept::default();
    for file in super::files(folder)? {
        if is_kept(&file) {
            let bytes = std::fs::read(folder.join(&file))?;
            let name = if file == "index.html" { "" } else { &file };
            let is_further = Binary::of_file(&file).is_some_and(|binary| *binary != READING);
            let list = if is_further {
                &mut kept.later
            } else {
                &mut kept.now
            };
            list.push(Asset {
                path: format!("{base}{name}"),
                integrity: integrity(&bytes),
            });
        }
    }
    Ok(kept)
}

fn is_kept(file: &str) -> bool {
    !NEVER_KEPT.contains(&file)
        && !FOLDERS_NEVER_KEPT
            .iter()
            .any(|folder| file.starts_with(folder))
        && !file.ends_with(".br")
        && !file.ends_with(".gz")
}

fn filled(script: &str, kept: &Kept) -> Result<String> {
    for line in [VERSION, ASSETS, LATER] {
        let found = script.matches(line).count();
        ensure!(
            found == 1,
            "sw.js must hold the line `{line}` once; it is there {found} times"
        );
    }
    let now = list(&kept.now)?;
    let later = list(&kept.later)?;
    let version = BASE64_STANDARD.encode(Sha256::digest(format!("{now}{later}{script}")));
    let version = version
        .replace(['+', '/'], "")
        .chars()
        .take(12)
        .collect::<String>();
    Ok(script
        .replace(VERSION, &format!("const VERSION = \"{version}\";"))
        .replace(ASSETS, &format!("const ASSETS = {now};"))
        .replace(LATER, &format!("const LATER = {later};")))
}

fn list(assets: &[Asset]) -> Result<String> {
    let pairs: Vec<_> = assets
        .iter()
        .map(|asset| (&asset.path, &asset.integrity))
        .collect();
    Ok(serde_json::to_string(&pairs)?)
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}
