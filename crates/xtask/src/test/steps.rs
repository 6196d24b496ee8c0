//! The checks themselves.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::{Options, Step};
use crate::build::{self, Profile};
use crate::process::{cargo, command, run};
use crate::size;
use crate::tidy;
use crate::tools::{self, Tool};
use crate::workspace;

pub(super) const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "every Rust file is formatted",
        run: fmt,
    },
    Step {
        name: "clippy",
        about: "no warnings, on this machine and for the browser",
        run: clippy,
    },
    Step {
        name: "tidy",
        about: "the rules of the house",
        run: tidy,
    },
    Step {
        name: "native",
        about: "unit, integration and doc tests",
        run: native,
    },
    Step {
        name: "backends",
        about: "conformance on real backends",
        run: backends,
    },
    Step {
        name: "idb",
        about: "the device's store, in Chromium",
        run: idb,
    },
    Step {
        name: "app",
        about: "the app in release",
        run: app,
    },
    Step {
        name: "size",
        about: "a first visit stays within its budget of bytes",
        run: size,
    },
    Step {
        name: "stories",
        about: "what people do, in Chromium on the release build",
        run: stories,
    },
];

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// The crates that run in the browser only.
const BROWSER_CRATES: [&str; 4] = ["--package", "lotse-app", "--package", "lotse-idb"];

fn fmt(_: &Options) -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(_: &Options) -> Result<()> {
    tools::ensure(&[Tool::WasmTarget])?;
    let strict = ["--locked", "--quiet", "--", "--deny", "warnings"];
    run(cargo()
        .args(["clippy", "--workspace", "--all-targets"])
        .args(strict))?;
    run(cargo()
        .args(["clippy", "--all-targets"])
        .args(BROWSER_CRATES)
        .args(WASM)
        .args(strict))
}

fn tidy(_: &Options) -> Result<()> {
    tidy::run(&[])
}

fn native(options: &Options) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
    // Its tests need other programs: the step after this one.
    test.args(["--exclude", "lotse-tests"]);
    run(with_options(&mut test, options))
}

fn backends(options: &Options) -> Result<()> {
    tools::ensure(tools::FOR_BACKENDS)?;
    run(cargo().args(["build", "--locked", "--package", "lotse-server"]))?;
    let mut test = cargo();
    test.args([
        "test",
        "--locked",
        "--no-fail-fast",
        "--package",
        "lotse-tests",
    ]);
    test.env(
        "LOTSE_SERVER",
        workspace::target_folder().join("debug/lotse-server"),
    );
    run(with_options(&mut test, options))
}

fn idb(options: &Options) -> Result<()> {
    tools::ensure(&[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium])?;
    let driver = tools::driver().context("no chromedriver")?;
    let mut test = cargo();
    test.args(["test", "--locked", "--package", "lotse-idb"])
        .args(WASM);
    test.env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    run(with_options(&mut test, options))
}

fn app(_: &Options) -> Result<()> {
    tools::ensure(tools::FOR_BUILDING)?;
    // What a failed build leaves behind must not pass for the new one in later steps.
    let dist = workspace::dist();
    if dist.exists() {
        std::fs::remove_dir_all(&dist).context("dist/ cannot be removed")?;
    }
    build::build(Profile::Release)
}

fn size(_: &Options) -> Result<()> {
    size::run(&[])
}

fn stories(options: &Options) -> Result<()> {
    let files = story_files()?;
    ensure!(!files.is_empty(), "tests/e2e holds no *.test.mjs");
    in_browser(options, files)
}

/// Runs files of `tests/e2e` against the built app and a server with the demo city.
pub(super) fn in_browser(options: &Options, files: Vec<PathBuf>) -> Result<()> {
    tools::ensure(&[Tool::Node])?;
    tools::ensure(tools::FOR_BROWSER_TESTS)?;
    let dist = workspace::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "there is no built app: cargo xtask build"
    );
    run(cargo().args(["build", "--locked", "--package", "lotse-server"]))?;
    let mut node = command("node");
    node.args(["--test", "--test-reporter=spec"]).args(files);
    node.env(
        "LOTSE_SERVER",
        workspace::target_folder().join("debug/lotse-server"),
    )
    .env("LOTSE_DIST", dist)
    .env("CHROMIUM", tools::browser().context("no Chromium")?);
    run(with_options(&mut node, options))
}

/// Node before 22 takes folders, later ones patterns: both take files.
fn story_files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(tools::e2e_folder())? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn with_options<'a>(
    command: &'a mut std::process::Command,
    options: &Options,
) -> &'a mut std::process::Command {
    if options.long {
        command.env("LOTSE_LONG", "1");
    }
    command
}
