//! `cargo xtask run`: the app and the server, as one would deploy them, on this machine.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Result, bail};

use crate::build::{self, Profile};
use crate::process::{self, cargo, command};
use crate::tools;
use crate::workspace;

/// The server's variable for its address, and the address when nothing is said.
const LISTEN: &str = "LOTSE_LISTEN";
const ADDRESS: &str = "127.0.0.1:8080";

/// What the built app is made of.
const APP_SOURCES: &[&str] = &[
    "crates/app",
    "crates/core",
    "crates/idb",
    "crates/sync",
    "crates/xtask/src/locales",
    "crates/xtask/src/precache",
    "public",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
];

/// Installs and builds what is missing or stale, then becomes the server.
/// Arguments are passed on to it.
pub fn run(arguments: &[String]) -> Result<()> {
    let dist = built_app()?;
    let program = built_server()?;
    let mut server = server(&program, &dist);
    let address = address(arguments);
    println!("Lotse: http://{address}/   (Ctrl-C stops it; the data is in lotse.sqlite)");
    become_server(server.args(arguments))
}

/// The app in release, built when it is missing or stale.
pub fn built_app() -> Result<PathBuf> {
    tools::ensure(tools::FOR_BUILDING)?;
    let dist = workspace::dist();
    if is_stale(&dist) {
        println!("building the app (a first time takes minutes)");
        build::build(Profile::Release)?;
    }
    Ok(dist)
}

/// The server's program in release.
pub fn built_server() -> Result<PathBuf> {
    println!("building the server (a first time takes minutes)");
    process::run(cargo().args([
        "build",
        "--release",
        "--locked",
        "--package",
        "lotse-server",
    ]))?;
    Ok(workspace::target_folder().join("release/lotse-server"))
}

/// The server with the demo city, serving that app.
/// Flags and the environment say it otherwise: these are only defaults.
pub fn server(program: &Path, dist: &Path) -> Command {
    let root = workspace::root();
    let mut server = command(program);
    server.arg("serve");
    let mut default = |variable: &str, value: OsString| {
        if std::env::var_os(variable).is_none() {
            server.env(variable, value);
        }
    };
    default(LISTEN, ADDRESS.into());
    default("LOTSE_DATABASE", root.join("lotse.sqlite").into());
    default("LOTSE_ASSETS", dist.into());
    default("LOTSE_DEMO", root.join("data/demo").into());
    server
}

/// Where the server will listen.
fn address(arguments: &[String]) -> String {
    let mut flags = arguments.iter();
    let flag = flags
        .by_ref()
        .find_map(|flag| flag.strip_prefix("--listen"));
    let flag = match flag {
        Some("") => flags.next().cloned(),
        flag => flag.map(|value| value.trim_start_matches('=').to_owned()),
    };
    flag.or_else(|| std::env::var(LISTEN).ok())
        .unwrap_or_else(|| ADDRESS.to_owned())
}

/// From here on this process is the server: signals reach it, and nothing is left behind.
#[cfg(unix)]
fn become_server(server: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    bail!("the server cannot be started: {}", server.exec())
}

#[cfg(not(unix))]
fn become_server(server: &mut Command) -> Result<()> {
    process::run(server)
}

/// Whether the built app is missing, no release, or older than one of its sources.
fn is_stale(dist: &Path) -> bool {
    let built = std::fs::metadata(dist.join("index.html")).and_then(|page| page.modified());
    let Ok(built) = built else { return true };
    let is_release = dist.join("index.html.br").is_file();
    let newest = APP_SOURCES
        .iter()
        .filter_map(|path| newest(&workspace::root().join(path)))
        .max();
    !is_release || newest.is_none_or(|newest| newest > built)
}

/// When something in there last changed.
pub fn newest(path: &Path) -> Option<SystemTime> {
    let metadata = std::fs::metadata(path).ok()?;
    if metadata.is_dir() {
        let entries = std::fs::read_dir(path).ok()?;
        return entries
            .filter_map(|entry| newest(&entry.ok()?.path()))
            .max();
    }
    metadata.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_of_the_flag_in_both_forms() {
        let address = |arguments: &[&str]| {
            let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
            address(&arguments)
        };
        assert_eq!(address(&["--listen", "127.0.0.1:9000"]), "127.0.0.1:9000");
        assert_eq!(
            address(&["--log-format=json", "--listen=[::1]:80"]),
            "[::1]:80"
        );
    }
}
