//! The JavaScript that wasm-bindgen writes beside a Wasm, taken apart by the shape that the pinned version gives it:
//! whatever is not found as expected fails the build.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Everything before is offered to other scripts.
const FIRST_NEEDED: &str = "function __wbg_get_imports() {";
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
const START_ONLY: &str = "export { __wbg_init as default };";
/// What `wasm-opt` calls the first module that something is imported from; there is no second.
const MODULE: &str = "\"a\"";
const IMPORTS_BEGIN: &str = "    const import0 = {";
const IMPORTS_END: &str = "    };";

/// The short names of what the two call in each other.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// The JavaScript without what it offers to other scripts, but for plain functions: those are a binary's own.
/// Libraries export classes; nobody takes them.
pub(super) fn without_offers(script: &str) -> Result<String> {
    let at = script
        .find(FIRST_NEEDED)
        .with_context(|| format!("the app's JavaScript lacks `{FIRST_NEEDED}`"))?;
    ensure!(
        script.contains(EXPORTS),
        "the app's JavaScript lacks `{EXPORTS}`"
    );
    let (offers, needed) = script.split_at(at);
    let mut text = functions_in(offers);
    text.push_str(&needed.replace(EXPORTS, START_ONLY));
    Ok(text)
}

/// The functions among what is exported, each from its first line to the brace that closes it.
fn functions_in(offers: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for line in offers.lines() {
        inside |= line.starts_with("export function ");
        if inside {
            text.extend([line, "\n"]);
        }
        inside &= line != "}";
    }
    text
}

/// What of the Wasm the JavaScript calls: `wasm.name`.
pub(super) fn exports_used(script: &str) -> BTreeSet<&str> {
    script.split("wasm.").skip(1).map(name_at).collect()
}

/// The JavaScript name that a text begins with.
fn name_at(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    text.split(|c| !is_part(c)).next().unwrap_or_default()
}

/// What `wasm-opt` prints: `{"imports": [[module, long, short], …], "exports": [[long, short], …]}`.
pub(super) fn names_in(printed: &str) -> Result<Names> {
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
pub(super) fn renamed(script: &str, names: &Names) -> Result<String> {
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
    fn functions_of_a_binary_stay_offered() {
        let own = "/**\n * @param {string} a\n */\nexport function deliver(a) {\n    if (a) {\n    }\n    return wasm.deliver(a);\n}\n";
        let script = without_offers(&format!("{own}{SCRIPT}")).unwrap();
        assert!(script.starts_with("export function deliver(a) {\n"));
        assert!(script.contains("    return wasm.deliver(a);\n}\nfunction __wbg_get_imports"));
        assert!(!script.contains("class Offered"));
        assert!(exports_used(&script).contains("deliver"));
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
}
