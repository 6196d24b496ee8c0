//! Fewer bytes for the same app: what nobody calls goes, and names that nobody reads get short.
//!
//! wasm-bindgen keeps what any library exports, and long names on both sides of the border. Here the JavaScript
//! loses all that it offers to others, then the Wasm what only that called (`wasm-metadce`), then the JavaScript
//! what the Wasm does not ask for any more; both get short names for each other (`wasm-opt`), and esbuild takes
//! out blanks. The text of the JavaScript is taken apart by the shape that the pinned wasm-bindgen gives it:
//! whatever is not found as expected fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

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
/// Everything before is offered to other scripts; nobody takes it.
const FIRST_NEEDED: &str = "function __wbg_get_imports() {";
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
const START_ONLY: &str = "export { __wbg_init as default };";
/// What `wasm-opt` calls the first module that something is imported from; there is no second.
const MODULE: &str = "\"a\"";
const IMPORTS_BEGIN: &str = "    const import0 = {";
const IMPORTS_END: &str = "    };";

/// The short names of what the two call in each other.
#[derive(Debug, Default, PartialEq)]
struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// Makes the Wasm and its JavaScript in a folder smaller.
pub(super) fn shrink(staging: &Path) -> Result<()> {
    let (script, wasm) = pair(staging)?;
    let before = [integrity(&script)?, integrity(&wasm)?];
    let work = workspace::target_folder().join("shrink");
    std::fs::create_dir_all(&work)?;
    let text = without_offers(&std::fs::read_to_string(&script)?)?;
    let graph = work.join("graph.json");
    std::fs::write(&graph, graph_of(&exports_used(&text)).to_string())?;
    let needed = work.join("needed.wasm");
    tool(
        command("wasm-metadce")
            .arg(&wasm)
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
            .arg(&wasm),
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
    std::fs::write(&script, short)?;
    let after = [integrity(&script)?, integrity(&wasm)?];
    vouch(&staging.join("index.html"), &before, &after)
}

/// What the page says of a file, so that browsers take no other.
fn integrity(file: &Path) -> Result<String> {
    let hash = Sha384::digest(std::fs::read(file)?);
    Ok(format!("sha384-{}", BASE64_STANDARD.encode(hash)))
}

/// Puts the hashes of the files as they are now into the page.
fn vouch(page: &Path, before: &[String], after: &[String]) -> Result<()> {
    let mut text = std::fs::read_to_string(page)?;
    for (before, after) in before.iter().zip(after) {
        ensure!(text.contains(before), "index.html vouches for no {before}");
        text = text.replace(before, after);
    }
    Ok(std::fs::write(page, text)?)
}

/// The app's JavaScript and its Wasm.
fn pair(staging: &Path) -> Result<(PathBuf, PathBuf)> {
    let files = super::files(staging)?;
    let stem = files
        .iter()
        .find_map(|file| file.strip_suffix("_bg.wasm"))
        .context("the build made no Wasm")?;
    let script = staging.join(format!("{stem}.js"));
    ensure!(script.is_file(), "the build made no {stem}.js");
    Ok((script, staging.join(format!("{stem}_bg.wasm"))))
}

/// Runs a tool and gives what it printed.
pub(super) fn tool(command: &mut std::process::Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    output(command).with_context(|| format!("{program} failed on the built app"))
}

/// The JavaScript without what it offers to other scripts.
fn without_offers(script: &str) -> Result<String> {
    let at = script
        .find(FIRST_NEEDED)
        .with_context(|| format!("the app's JavaScript lacks `{FIRST_NEEDED}`"))?;
    ensure!(
        script.contains(EXPORTS),
        "the app's JavaScript lacks `{EXPORTS}`"
    );
    Ok(script[at..].replace(EXPORTS, START_ONLY))
}

/// What of the Wasm the JavaScript calls: `wasm.name`.
fn exports_used(script: &str) -> BTreeSet<&str> {
    script.split("wasm.").skip(1).map(name_at).collect()
}

/// The JavaScript name that a text begins with.
fn name_at(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    text.split(|c| !is_part(c)).next().unwrap_or_default()
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

/// What `wasm-opt` prints: `{"imports": [[module, long, short], …], "exports": [[long, short], …]}`.
fn names_in(printed: &str) -> Result<Names> {
    let printed: Value = serde_json::from_str(printed).context("wasm-opt printed no names")?;
    let mut names = Names::default();
    for row in printed["imports"].as_array().context("no imports")? {
        let (long, short) = (row[1].as_str(), row[2].as_str());
        let (long, short) = long.zip(short).context("an import without a name")?;
        names.imports.insert(long.to_owned(), short.to_owned());
    }
    for row in printed["exports"].as_array().context("no exports")? {
        let (long, short) = (row[0].as_str(), row[1].as_str());
        let (long, short) = long.zip(short).context("an export without a name")?;
        names.exports.insert(long.to_owned(), short.to_owned());
    }
    Ok(names)
}

/// The JavaScript with short names, and without the functions that the Wasm does not ask for.
fn renamed(script: &str, names: &Names) -> Result<String> {
    let mut lines = Vec::new();
    let mut given = BTreeSet::new();
    let (mut in_imports, mut wanted) = (false, true);
    for line in script.lines() {
        in_imports |= line == IMPORTS_BEGIN;
        if in_imports && line == IMPORTS_END {
            (in_imports, wanted) = (false, true);
        }
        let member = line.strip_prefix("        __wb").filter(|_| in_imports);
        let Some((rest, (_, after))) = member.and_then(|rest| Some((rest, rest.split_once(": ")?)))
        else {
            if wanted {
                lines.push(line.to_owned());
            }
            continue;
        };
        let long = format!("__wb{}", name_at(rest));
        let short = names.imports.get(&long);
        wanted = short.is_some();
        if let Some(short) = short {
            lines.push(format!("{short}: {after}"));
            given.insert(long);
        }
    }
    if let Some(missing) = names.imports.keys().find(|name| !given.contains(*name)) {
        anyhow::bail!("the app's JavaScript has no {missing} for the Wasm");
    }
    let script = lines.join("\n");
    let mut pieces = script.split("wasm.");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let long = name_at(piece);
        let short = names
            .exports
            .get(long)
            .with_context(|| format!("the Wasm exports no {long}"))?;
        text.extend(["wasm.", short, &piece[long.len()..]]);
    }
    let module = text.find("_bg.js\": import0").and_then(|end| {
        let start = text[..end].rfind('"')?;
        Some(start..end + "_bg.js\"".len())
    });
    let module = module.context("the app's JavaScript does not name itself as a module")?;
    text.replace_range(module, MODULE);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"export class Offered {
    free() { wasm.__wbg_offered_free(this.ptr); }
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_used_0a: function(arg0) {
            return wasm.__wbindgen_malloc(arg0);
        },
        __wbg_offered_1b: function(arg0) {
            return Offered.__wrap(arg0);
        },
        __wbindgen_cast_0001: function(arg0) { return arg0; },
    };
    return {
        __proto__: null,
        "./app_bg.js": import0,
    };
}
let wasm;
export { initSync, __wbg_init as default };"#;

    fn names() -> Names {
        names_in(
            r#"{"imports": [["./app_bg.js", "__wbg_used_0a", "b"], ["./app_bg.js", "__wbindgen_cast_0001", "c"]],
                "exports": [["__wbindgen_malloc", "d"]]}"#,
        )
        .unwrap()
    }

    #[test]
    fn what_is_offered_goes_and_what_is_called_stays() {
        let script = without_offers(SCRIPT).unwrap();
        assert!(!script.contains("class Offered"));
        assert_eq!(
            exports_used(&script).into_iter().collect::<Vec<_>>(),
            ["__wbindgen_malloc"]
        );
        let short = renamed(&script, &names()).unwrap();
        assert!(!short.contains("Offered"), "{short}");
        for kept in [
            "b: function(arg0) {",
            "wasm.d(arg0)",
            "c: function",
            "\"a\": import0",
        ] {
            assert!(short.contains(kept), "{kept} in {short}");
        }
    }

    #[test]
    fn what_does_not_fit_together_is_an_error() {
        assert!(without_offers("export {};").is_err());
        let script = without_offers(SCRIPT).unwrap();
        let mut more = names();
        more.imports
            .insert("__wbg_new_2".to_owned(), "e".to_owned());
        let error = renamed(&script, &more).unwrap_err().to_string();
        assert!(error.contains("__wbg_new_2"), "{error}");
        let mut fewer = names();
        fewer.exports.clear();
        let error = renamed(&script, &fewer).unwrap_err().to_string();
        assert!(error.contains("__wbindgen_malloc"), "{error}");
    }

    #[test]
    fn only_what_is_called_is_reached_from_the_page() {
        let graph = graph_of(&BTreeSet::from(["memory"]));
        assert_eq!(graph[0]["reaches"], json!(["export memory"]));
        assert_eq!(graph[1]["export"], "memory");
    }
}
