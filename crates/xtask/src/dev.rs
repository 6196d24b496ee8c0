//! `cargo xtask dev`: the app and the server in debug, built again whenever a source changes.
//!
//! Trunk watches the app; this process watches what the server is made of and starts it anew.

use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};

use crate::process::{self, cargo};
use crate::run::{newest, server};
use crate::tools;
use crate::workspace;

const SERVER_SOURCES: &[&str] = &["crates/core", "crates/server", "data", "Cargo.lock"];
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Runs until it is interrupted; a terminal's Ctrl-C reaches trunk and the server as well.
pub fn run(arguments: &[String]) -> Result<()> {
    tools::ensure(tools::FOR_BUILDING)?;
    let dist = workspace::target_folder().join("dist-debug");
    // The server wants a folder to serve before trunk has built the first time.
    std::fs::create_dir_all(&dist)?;
    let mut trunk = process::trunk();
    trunk.args(["watch", "--dist"]).arg(&dist);
    let mut trunk = Running(trunk.spawn().context("trunk cannot be started")?);
    let program = workspace::target_folder().join("debug/lotse-server");
    let mut start = server(&program, &dist);
    start.args(arguments);
    loop {
        let seen = sources();
        let running = build_and_start(&mut start);
        while sources() == seen {
            if let Some(status) = trunk.0.try_wait()? {
                bail!("trunk has stopped ({status})");
            }
            sleep(LOOK_EVERY);
        }
        drop(running);
    }
}

/// The server, or `None` and a message when it cannot be built: the next change tries again.
fn build_and_start(start: &mut Command) -> Option<Running> {
    let built = process::run(cargo().args(["build", "--package", "lotse-server"]));
    let started = built.and_then(|()| Ok(start.spawn()?));
    match started {
        Ok(child) => Some(Running(child)),
        Err(error) => {
            eprintln!("no server: {error:#}");
            None
        }
    }
}

fn sources() -> Option<SystemTime> {
    SERVER_SOURCES
        .iter()
        .filter_map(|path| newest(&workspace::root().join(path)))
        .max()
}

/// A program that ends when it is no longer wanted.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
