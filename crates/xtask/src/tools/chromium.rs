//! The browser the tests run in. `CHROMIUM` and `CHROMEDRIVER` name another one.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process::{self, command, output};

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const DRIVERS: &[&str] = &["chromedriver", "chromium.chromedriver"];

/// Packages by name: Debian's, then Ubuntu's.
const PACKAGES: &[&[&str]] = &[
    &["chromium", "chromium-driver"],
    &["chromium-browser", "chromium-chromedriver"],
];
/// Latin, Cyrillic and Arabic letters, and emoji: without them pages show boxes.
const FONTS: &[&str] = &["fonts-noto-core", "fonts-noto-color-emoji"];

/// The browser's program.
pub fn browser() -> Option<PathBuf> {
    named_by("CHROMIUM").or_else(|| BROWSERS.iter().find_map(|name| on_path(name)))
}

/// The program that steers it for Wasm tests.
pub fn driver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| DRIVERS.iter().find_map(|name| on_path(name)))
}

/// The browser's version, when a driver of the same major version and Arabic letters are there.
pub(super) fn version() -> Option<String> {
    let browser = version_of(browser()?)?;
    let driver = version_of(driver()?)?;
    let fonts = output(command("fc-list").args([":lang=ar", "family"]))?;
    let usable = browser.split('.').next() == driver.split('.').next() && !fonts.is_empty();
    usable.then_some(browser)
}

pub(super) fn install() -> Result<()> {
    if output(command("apt-get").arg("--version")).is_none() {
        bail!(
            "without apt, install Chromium or Chrome with its chromedriver and Noto fonts; \
             if they are not on the PATH, name them in CHROMIUM and CHROMEDRIVER"
        );
    }
    apt(&["update", "--quiet"])?;
    let packages = PACKAGES.iter().find(|packages| has_candidates(packages));
    let Some(packages) = packages else {
        bail!("apt offers no Chromium: name a browser and its driver in CHROMIUM and CHROMEDRIVER");
    };
    let mut arguments = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    arguments.push("fontconfig");
    arguments.extend_from_slice(packages);
    arguments.extend_from_slice(FONTS);
    apt(&arguments)
}

fn apt(arguments: &[&str]) -> Result<()> {
    let is_root = output(command("id").arg("-u")).is_some_and(|id| id == "0");
    let mut apt = command(if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        apt.arg("apt-get");
    }
    process::run(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Whether apt could install all of these.
fn has_candidates(packages: &[&str]) -> bool {
    packages.iter().all(|package| {
        let policy = output(
            command("apt-cache")
                .args(["policy", package])
                .env("LC_ALL", "C"),
        );
        policy.is_some_and(|policy| {
            policy.contains("Candidate: ") && !policy.contains("Candidate: (none)")
        })
    })
}

/// The first word of `--version` that begins with a digit.
fn version_of(program: PathBuf) -> Option<String> {
    let text = output(command(program).arg("--version"))?;
    let version = text
        .split(' ')
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    Some(version.to_owned())
}

fn named_by(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}
