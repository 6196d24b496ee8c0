//! The app's own scripts without what only their readers need: trunk packs page and styles, not files it copies.
//!
//! `sw.js` stays as it is: the list of its files is filled in by its lines, and it comes after the first visit.

use std::path::Path;

use anyhow::Result;

use super::shrink::tool;
use crate::process::command;

/// Scripts of `public/` that a first visit loads, with how esbuild is to take them:
/// `early.js` and `away.js` run in browsers that are too old for the app, too.
const SCRIPTS: [(&str, &[&str]); 3] = [
    (
        "boot.js",
        &["--bundle", "--format=esm", "--target=chrome97,safari16"],
    ),
    ("early.js", &["--target=es5"]),
    ("away.js", &["--target=es5"]),
];

/// Packs the scripts of a folder.
pub(super) fn pack(folder: &Path) -> Result<()> {
    for (name, how) in SCRIPTS {
        let path = folder.join(name);
        let packed = tool(command("esbuild").arg(&path).arg("--minify").args(how))?;
        std::fs::write(&path, packed)?;
    }
    // It is in boot.js now.
    std::fs::remove_file(folder.join("spare.js"))?;
    Ok(())
}
