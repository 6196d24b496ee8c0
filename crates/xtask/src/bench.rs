//! `cargo xtask bench`: what the reading app takes in Chromium, beside what it is compared with.
//!
//! tests/bench measures; here is built what it needs, and its figures become a table.
//! Times never fail: they depend on the machine, and on how quiet it is.

mod figure;
mod limits;
mod options;
mod table;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::markers;
use crate::process::{self, cargo, command};
use crate::run;
use crate::tools::{self, Tool};
use crate::workspace;
use figure::Measured;
use options::Options;

const PAGE: &str = "docs/performance.md";

/// Measures and prints the table; `--write` also puts it into the documentation.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = Options::read(arguments)?;
    tools::ensure(&[Tool::Node])?;
    tools::ensure(tools::FOR_BROWSER_TESTS)?;
    tools::ensure(tools::FOR_BENCH)?;
    let dist = run::built_app()?;
    let server = run::built_server()?;
    let city = city_program()?;
    let folder = workspace::target_folder().join("bench");
    fs::create_dir_all(&folder)?;
    let figures = folder.join("figures.ndjson");
    fs::write(&figures, "")?;
    let pouchdb = folder.join("pouchdb.js");
    bundle(&tools::bench_folder().join("lib/pouchdb.mjs"), &pouchdb)?;
    let mut node = command("node");
    node.arg(workspace::root().join("tests/bench/bench.mjs"));
    node.env("LOTSE_SERVER", server)
        .env("LOTSE_DIST", dist)
        .env("LOTSE_CITY", city)
        .env("LOTSE_POUCHDB", pouchdb)
        .env("CHROMIUM", tools::browser().context("no Chromium")?);
    let wanted = json!({
        "repeat": options.repeat,
        "only": options.only,
        "offers": options.offers,
        "figures": figures,
    });
    let ended = process::run(node.env("LOTSE_BENCH", wanted.to_string()));
    // What was measured before something went wrong is worth seeing.
    let measured = read(&figures)?;
    let table = table::table(&measured, &options);
    if !measured.is_empty() {
        println!("\n{table}");
    }
    ended?;
    if options.write {
        markers::write_into(PAGE, "bench", &table)?;
    }
    Ok(())
}

/// The program that makes up a city. Unoptimised: it runs for seconds, and what it needs is built for the tests anyway.
fn city_program() -> Result<std::path::PathBuf> {
    let package = ["--package", "lotse-core", "--features", "generate"];
    process::run(
        cargo()
            .args(["build", "--locked", "--example", "made_up_city"])
            .args(package),
    )?;
    Ok(workspace::target_folder().join("debug/examples/made_up_city"))
}

/// Makes one script for a page of a module and the packages it names, with the esbuild that the app was built with.
fn bundle(module: &Path, script: &Path) -> Result<()> {
    let mut outfile = OsString::from("--outfile=");
    outfile.push(script);
    process::run(
        command("esbuild")
            .arg(module)
            .args([
                "--bundle",
                "--minify",
                "--format=iife",
                "--log-level=warning",
            ])
            .arg(outfile),
    )
}

fn read(figures: &Path) -> Result<Vec<Measured>> {
    let lines = fs::read_to_string(figures)?;
    lines.lines().map(Measured::read).collect()
}
