//! `cargo xtask build`: the app as the browser gets it, in dist/.
//!
//! Trunk builds, and calls `cargo xtask precache` (Trunk.toml) before it puts the new dist in place.

use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::binaries::Binary;
use crate::process::{cargo, command, output, run as start, trunk};
use crate::tools;
use crate::workspace;

/// How the app is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As it is shipped.
    Release,
    /// Quick to build, large, and without a service worker.
    Debug,
}

/// Builds, as the arguments say.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut profile = Profile::Release;
    for argument in arguments {
        match argument.as_str() {
            "--debug" => profile = Profile::Debug,
            other => bail!("unknown argument {other}"),
        }
    }
    tools::ensure(tools::FOR_BUILDING)?;
    build(profile)
}

/// Builds the app into dist/ and looks whether all that a visit needs is there.
/// The tools must be there.
pub fn build(profile: Profile) -> Result<()> {
    // Two builds at a time would work in one staging folder.
    let lock = File::create(workspace::target_folder().join("dist.lock"))?;
    lock.lock()?;
    fetch_dependencies()?;
    let mut trunk = trunk();
    trunk.arg("build");
    if profile == Profile::Release {
        trunk.arg("--release").envs(SMALL_STANDARD_LIBRARY);
    }
    start(&mut trunk)?;
    verify(&workspace::dist())
}

/// The standard library is built along with the app, and a panic in it stops without making words
/// for nobody to read: 24 KB less for a phone to load (brotli). boot.js says what the person sees then.
/// These options are not stable yet, so `rust-toolchain.toml` says of which compiler they are.
const SMALL_STANDARD_LIBRARY: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none",
    ),
];

/// Downloads what Cargo.lock names, and what the standard library is built on: trunk itself builds without the network.
fn fetch_dependencies() -> Result<()> {
    let host = output(command("rustc").args(["--print", "host-tuple"]))
        .context("rustc is missing: install Rust by rustup")?;
    let targets = ["--target", "wasm32-unknown-unknown", "--target", &host];
    start(
        cargo()
            .args(["fetch", "--locked", "--quiet"])
            .args(targets)
            .envs(SMALL_STANDARD_LIBRARY),
    )
}

/// Fails when the built app cannot start in a browser.
fn verify(dist: &Path) -> Result<()> {
    let names: Vec<String> = std::fs::read_dir(dist)
        .with_context(|| format!("{} cannot be read", dist.display()))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    for wanted in ["index.html", "404.html", "boot.js", "sw.js", "config.json"] {
        ensure!(
            names.iter().any(|name| name == wanted),
            "the build made no {wanted}"
        );
    }
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    for binary in Binary::all() {
        let is_wasm =
            |name: &String| name.ends_with("_bg.wasm") && Binary::of_file(name) == Some(binary);
        ensure!(
            names.iter().any(is_wasm),
            "the build made no Wasm of {}",
            binary.name
        );
        ensure!(
            page.contains(&format!("data-{}=", binary.short())),
            "index.html does not name {} for early.js",
            binary.name
        );
    }
    ensure!(
        !page.contains("data-trunk"),
        "index.html still holds data-trunk elements"
    );
    Ok(())
}
