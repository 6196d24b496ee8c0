//! `cargo xtask precache`: what trunk calls when all files are built and before they replace dist/.
//!
//! In release the Wasm and its JavaScript lose what nobody needs, and the page takes in what its first paint needs.
//! Trunk's staging folder gets the message tables, the service worker's list of files, `404.html` and `_headers`
//! for static hosts, and compressed copies. Nothing here depends on time.

mod compress;
mod glue;
mod hosts;
mod inline;
mod scripts;
mod shrink;
mod worker;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::locales;
use crate::workspace;

/// Reads where to work from the variables trunk sets for its hooks.
pub fn run(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("unknown argument {argument}");
    }
    let variable =
        |name| std::env::var(name).with_context(|| format!("trunk sets {name}; see Trunk.toml"));
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let base = variable("TRUNK_PUBLIC_URL")?;
    write_messages(&staging)?;
    match variable("TRUNK_PROFILE")?.as_str() {
        "release" => {
            shrink::shrink(&staging)?;
            scripts::pack(&staging)?;
            inline::inline(&staging)?;
            finish_release(&staging, &base)
        }
        _ => finish_debug(&staging),
    }
}

/// Puts the table of each language into the folder, unless something is wrong with one.
fn write_messages(staging: &Path) -> Result<()> {
    let report = locales::run(workspace::root(), Some(staging))?;
    for error in &report.errors {
        eprintln!("{error}");
    }
    report.verdict(true)
}

/// Everything a deployed app needs.
fn finish_release(staging: &Path, base: &str) -> Result<()> {
    hosts::write_not_found(staging)?;
    hosts::write_headers(staging, base)?;
    worker::fill_in(staging, base)?;
    for path in files(staging)? {
        compress::write_copies(staging, &path)?;
    }
    Ok(())
}

/// Development sees every change at once: the worker is the one that takes itself away.
fn finish_debug(staging: &Path) -> Result<()> {
    hosts::write_not_found(staging)?;
    std::fs::copy(staging.join("sw-kill.js"), staging.join("sw.js"))
        .context("the build made no sw-kill.js")?;
    Ok(())
}

/// All files below a folder, sorted, with `/` between folders.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut list = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(below) = waiting.pop() {
        for entry in std::fs::read_dir(folder.join(&below))
            .with_context(|| format!("{}/{below} cannot be listed", folder.display()))?
        {
            let entry = entry?;
            let name = entry.file_name();
            let name = name
                .to_str()
                .with_context(|| format!("{name:?} is no UTF-8"))?;
            let path = if below.is_empty() {
                name.to_owned()
            } else {
                format!("{below}/{name}")
            };
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else {
                list.push(path);
            }
        }
    }
    list.sort();
    Ok(list)
}

#[cfg(test)]
mod tests;
