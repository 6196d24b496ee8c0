//! Tools that come from crates.io and rustup.

use anyhow::Result;

use crate::process::{self, command, output};
use crate::workspace;

const TRUNK: &str = "0.21.14";
const WASM: &str = "wasm32-unknown-unknown";

pub(super) fn wasm_target() -> Option<String> {
    let library = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    std::path::Path::new(&library)
        .is_dir()
        .then(|| WASM.to_owned())
}

pub(super) fn install_wasm_target() -> Result<()> {
    process::run(command("rustup").args(["target", "add", WASM]))
}

pub(super) fn rust_sources() -> Option<String> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    let sources = std::path::Path::new(&sysroot).join("lib/rustlib/src/rust/library");
    sources.is_dir().then(|| "rust-src".to_owned())
}

pub(super) fn install_rust_sources() -> Result<()> {
    process::run(command("rustup").args(["component", "add", "rust-src"]))
}

pub(super) fn trunk() -> Option<String> {
    let version = output(process::trunk().arg("--version"))?;
    version
        .strip_prefix("trunk ")
        .filter(|version| *version == TRUNK)
        .map(str::to_owned)
}

pub(super) fn install_trunk() -> Result<()> {
    // Without the check for its own updates it has fewer dependencies.
    let features = ["--locked", "--no-default-features", "--features", "rustls"];
    install("trunk", TRUNK, &features)
}

pub(super) fn wasm_bindgen() -> Result<Option<String>> {
    let wanted = workspace::locked_version("wasm-bindgen")?;
    let is_wanted = |program: &str| {
        let version = output(command(program).arg("--version"))?;
        version.ends_with(&format!(" {wanted}")).then_some(())
    };
    let both = is_wanted("wasm-bindgen").and_then(|()| is_wanted("wasm-bindgen-test-runner"));
    Ok(both.map(|()| wanted.clone()))
}

pub(super) fn install_wasm_bindgen() -> Result<()> {
    // Its own lock file names a crate that cannot be downloaded any more, so no --locked.
    install(
        "wasm-bindgen-cli",
        &workspace::locked_version("wasm-bindgen")?,
        &[],
    )
}

/// Builds a tool from crates.io into `.tools/bin`.
/// One folder holds what the builds share, and what an interrupted one had finished.
fn install(package: &str, version: &str, arguments: &[&str]) -> Result<()> {
    println!("  this compiles for some minutes, once");
    let mut install = process::cargo();
    install
        .args(["install", package, "--version", version])
        .args(arguments);
    install.arg("--root").arg(workspace::tools_folder());
    install
        .arg("--target-dir")
        .arg(workspace::tools_folder().join("target"));
    // These run for seconds: what they gain from optimising is less than it takes.
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    process::run(&mut install)
}
