//! Starting other programs, with the project's own tools first on the PATH.

use std::ffi::{OsStr, OsString};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// A command that starts in the project's root and finds the project's tools.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root()).env("PATH", path());
    command
}

/// A cargo command: the cargo that started this program.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A trunk command; its hook calls this very program.
pub fn trunk() -> Command {
    let mut trunk = command("trunk");
    // trunk 0.21 takes the NO_COLOR of the environment for a value of its own flag and stops.
    trunk.env_remove("NO_COLOR");
    if let Ok(program) = std::env::current_exe() {
        trunk.env("LOTSE_XTASK", program);
    }
    trunk
}

/// Says what it starts, runs it with its output on screen, and fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    println!("  $ {line}");
    let status = command
        .status()
        .with_context(|| format!("{line} could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What a command printed, or `None` when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The folders programs are looked up in: the project's own tools, then everybody's.
fn path() -> OsString {
    let tools = workspace::tools_folder();
    let own = [tools.join("bin"), tools.join("node_modules").join(".bin")];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = own.into_iter().chain(std::env::split_paths(&inherited));
    std::env::join_paths(folders).unwrap_or(inherited)
}

/// The command as one would type it.
fn describe(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let mut line = program.rsplit('/').next().unwrap_or(&program).to_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
