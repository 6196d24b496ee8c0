//! Versions that stand in two places.

use super::Finding;
use super::files::File;
use crate::workspace::version_in_lock;

/// Trunk refuses to download, so its pin and the library's version must be the same.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let text = |path: &str| {
        files
            .iter()
            .find(|file| file.path == path)
            .map(|file| &file.text)
    };
    let (Some(lock), Some(trunk)) = (text("Cargo.lock"), text("Trunk.toml")) else {
        return vec![Finding::new("Trunk.toml", 0, "it or Cargo.lock is missing")];
    };
    let Some(version) = version_in_lock(lock, "wasm-bindgen") else {
        return vec![Finding::new("Cargo.lock", 0, "names no wasm-bindgen")];
    };
    let pin = format!("wasm_bindgen = \"{version}\"");
    if trunk.lines().any(|line| line == pin) {
        return Vec::new();
    }
    vec![Finding::new(
        "Trunk.toml",
        0,
        format!("must say {pin}, as Cargo.lock does"),
    )]
}
