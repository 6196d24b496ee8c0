//! Tools that come from npm.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{self, command, output};
use crate::workspace;

/// The release of Binaryen whose `wasm-opt` is known to keep the app working.
const BINARYEN: &str = "132";
/// The release of esbuild, which makes the JavaScript smaller.
const ESBUILD: &str = "0.28.1";
const OLDEST_NODE: u32 = 20;

/// Where the browser stories live.
pub fn e2e_folder() -> PathBuf {
    workspace::root().join("tests").join("e2e")
}

/// Where the measuring lives.
pub fn bench_folder() -> PathBuf {
    workspace::root().join("tests").join("bench")
}

pub(super) fn node() -> Option<String> {
    let version = output(command("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next()?;
    (major.parse::<u32>().ok()? >= OLDEST_NODE).then_some(version)
}

pub(super) fn shrinkers() -> Option<String> {
    let binaryen = ["wasm-opt", "wasm-metadce"];
    let is_wanted = |program: &&str| {
        let version = output(command(program).arg("--version"));
        version.is_some_and(|version| version.split(' ').nth(2) == Some(BINARYEN))
    };
    let esbuild = output(command("esbuild").arg("--version"))?;
    let wanted = binaryen.iter().all(is_wanted) && esbuild == ESBUILD;
    wanted.then(|| format!("binaryen {BINARYEN}, esbuild {esbuild}"))
}

/// Both at once: npm takes away what it is not asked for.
pub(super) fn install_shrinkers() -> Result<()> {
    let folder = workspace::tools_folder();
    std::fs::create_dir_all(&folder)?;
    let packages = [
        format!("binaryen@{BINARYEN}.0.0"),
        format!("esbuild@{ESBUILD}"),
    ];
    process::run(
        command("npm")
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--prefix",
            ])
            .arg(folder)
            .args(packages),
    )
}

/// Where the backends are named that the tests run against.
pub fn backends_folder() -> PathBuf {
    workspace::root().join("tests").join("backends")
}

/// The packages installed in a folder, if they are those of its lock file.
pub(super) fn installed(folder: &Path) -> Result<Option<String>> {
    let packages = locked_packages(folder)?;
    Ok(packages.map(|packages| packages.join(" ")))
}

/// json-server and pouchdb-server; their packages are too many to name.
pub(super) fn backends() -> Result<Option<String>> {
    let packages = locked_packages(&backends_folder())?;
    let asked_for = |package: &String| {
        ["json-server@", "pouchdb-server@"]
            .iter()
            .any(|name| package.starts_with(name))
    };
    Ok(packages.map(|packages| {
        let names: Vec<String> = packages.into_iter().filter(asked_for).collect();
        names.join(" ")
    }))
}

/// The installed packages, if they are those of the lock file.
fn locked_packages(folder: &Path) -> Result<Option<Vec<String>>> {
    let wanted = packages(&workspace::read(folder.join("package-lock.json"))?)?;
    let installed = folder.join("node_modules/.package-lock.json");
    let Ok(installed) = std::fs::read_to_string(installed) else {
        return Ok(None);
    };
    let same = packages(&installed)? == wanted;
    Ok(same.then_some(wanted))
}

/// Installs the packages of a folder's lock file. Their scripts stay unrun: what is used works without them.
pub(super) fn install(folder: &Path) -> Result<()> {
    let mut install = command("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(install.current_dir(folder))
}

/// The names and versions in a lock file of npm, those for other systems left out.
fn packages(lock: &str) -> Result<Vec<String>> {
    let lock: serde_json::Value = serde_json::from_str(lock)?;
    let Some(packages) = lock["packages"].as_object() else {
        bail!("a lock file of npm without packages");
    };
    let mut list = Vec::new();
    for (path, package) in packages {
        if let Some((_, name)) = path.rsplit_once("node_modules/")
            && package["optional"] != true
        {
            let version = package["version"]
                .as_str()
                .context("a package without version")?;
            list.push(format!("{name}@{version}"));
        }
    }
    list.sort();
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_a_lock_file() {
        let lock = r#"{"packages": {
            "": {"name": "stories"},
            "node_modules/b": {"version": "2.0.0"},
            "node_modules/b/node_modules/a": {"version": "1.0.0"},
            "node_modules/only-on-macos": {"version": "3.0.0", "optional": true}
        }}"#;
        assert_eq!(packages(lock).unwrap(), ["a@1.0.0", "b@2.0.0"]);
    }

    #[test]
    fn something_else_than_a_lock_file() {
        assert!(packages("{}").is_err());
    }
}
