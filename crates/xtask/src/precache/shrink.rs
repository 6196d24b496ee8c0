//! Fewer bytes for the same app: what nobody calls goes, and names that nobody reads get short.
//!
//! wasm-bindgen keeps what any library exports, and long names on both sides of the border. Here the JavaScript
//! loses all that it offers to others, then the Wasm what only that called (`wasm-metadce`), then the JavaScript
//! what the Wasm does not ask for any more; both get short names for each other (`wasm-opt`), and esbuild takes
//! out blanks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::glue::{exports_used, names_in, renamed, without_offers};
use crate::binaries::Binary;
use crate::process::{command, output};
use crate::workspace;

/// What the app's Wasm uses; the same as in index.html, where trunk calls `wasm-opt` the first time.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// The oldest browsers that run the app at all (`'wasm-unsafe-eval'` in the policy).
const BROWSERS: &str = "--target=chrome97,safari16";

/// Makes the Wasm and the JavaScript of every binary smaller, and names them by what they hold then.
pub(super) fn shrink(staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let mut text = std::fs::read_to_string(&page)?;
    for binary in Binary::all() {
        let pair = Pair::find(staging, binary)?;
        pair.shrink()
            .with_context(|| format!("{} cannot be shrunk", binary.name))?;
        let stem = format!("{}-{}", binary.name, pair.hash()?);
        text = named(&text, &pair.stem, &stem)?;
        pair.rename(&stem)?;
    }
    Ok(std::fs::write(page, text)?)
}

/// The page with another name for a pair of files.
fn named(page: &str, old: &str, new: &str) -> Result<String> {
    let script = format!("/{old}.js");
    ensure!(page.contains(&script), "index.html names no {script}");
    Ok(page.replace(&script, &format!("/{new}.js")))
}

/// The Wasm of a binary and the JavaScript that belongs to it.
struct Pair {
    folder: PathBuf,
    stem: String,
}

impl Pair {
    fn find(staging: &Path, binary: &Binary) -> Result<Self> {
        let files = super::files(staging)?;
        let is_ours = |stem: &&str| Binary::of_file(stem) == Some(binary);
        let mut stems = files
            .iter()
            .filter_map(|file| file.strip_suffix("_bg.wasm"))
            .filter(is_ours);
        let stem = stems
            .next()
            .with_context(|| format!("the build made no Wasm of {}", binary.name))?;
        ensure!(stems.next().is_none(), "two Wasm files of {}", binary.name);
        let pair = Self {
            folder: staging.to_owned(),
            stem: stem.to_owned(),
        };
        ensure!(pair.script().is_file(), "the build made no {stem}.js");
        Ok(pair)
    }

    fn script(&self) -> PathBuf {
        self.folder.join(format!("{}.js", self.stem))
    }

    fn wasm(&self) -> PathBuf {
        self.folder.join(format!("{}_bg.wasm", self.stem))
    }

    /// The same for the same content: what bears it in its name never changes.
    fn hash(&self) -> Result<String> {
        let mut hash = Sha256::new();
        for file in [self.script(), self.wasm()] {
            hash.update(std::fs::read(file)?);
        }
        let bytes = hash.finalize();
        Ok(bytes
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect())
    }

    fn rename(&self, stem: &str) -> Result<()> {
        let new = Self {
            folder: self.folder.clone(),
            stem: stem.to_owned(),
        };
        std::fs::rename(self.script(), new.script())?;
        Ok(std::fs::rename(self.wasm(), new.wasm())?)
    }

    fn shrink(&self) -> Result<()> {
        let work = workspace::target_folder().join("shrink");
        std::fs::create_dir_all(&work)?;
        let text = without_offers(&std::fs::read_to_string(self.script())?)?;
        let graph = work.join("graph.json");
        std::fs::write(&graph, graph_of(&exports_used(&text)).to_string())?;
        let needed = work.join("needed.wasm");
        tool(
            command("wasm-metadce")
                .arg(self.wasm())
                .arg("--graph-file")
                .arg(&graph)
                .arg("-o")
                .arg(&needed)
                .args(FEATURES),
        )?;
        let names = tool(
            command("wasm-opt")
                .arg(&needed)
                .args(["-Oz", "--low-memory-unused"])
                .arg("--minify-imports-and-exports-and-modules")
                .args(FEATURES)
                .arg("-o")
                .arg(self.wasm()),
        )?;
        let text = renamed(&text, &names_in(&names)?)?;
        let long = work.join("long.js");
        std::fs::write(&long, text)?;
        let short = tool(command("esbuild").arg(&long).args([
            "--minify",
            "--format=esm",
            "--tree-shaking=true",
            BROWSERS,
        ]))?;
        Ok(std::fs::write(self.script(), short)?)
    }
}

/// Runs a tool and gives what it printed.
pub(super) fn tool(command: &mut std::process::Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    output(command).with_context(|| format!("{program} failed on the built app"))
}

/// What `wasm-metadce` is told: the world outside reaches these exports and no others.
fn graph_of(exports: &BTreeSet<&str>) -> Value {
    let node = |name: &&str| json!({"name": format!("export {name}"), "export": name});
    let reaches: Vec<String> = exports
        .iter()
        .map(|name| format!("export {name}"))
        .collect();
    let mut nodes = vec![json!({"name": "the page", "root": true, "reaches": reaches})];
    nodes.extend(exports.iter().map(node));
    Value::Array(nodes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_names_the_files_by_what_they_hold() {
        let page = "<script data-app=/lotse-app-1.js src=/early.js>";
        assert_eq!(
            named(page, "lotse-app-1", "lotse-app-2f").unwrap(),
            page.replace("app-1", "app-2f")
        );
        assert!(named(page, "lotse-people", "lotse-people-2f").is_err());
    }

    #[test]
    fn only_what_is_called_is_reached_from_the_page() {
        let graph = graph_of(&BTreeSet::from(["memory"]));
        assert_eq!(graph[0]["reaches"], json!(["export memory"]));
        assert_eq!(graph[1]["export"], "memory");
    }
}
