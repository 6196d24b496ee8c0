//! The app's own scripts without what only their readers need: trunk packs page and styles, not files it copies.

use std::path::Path;

use anyhow::Result;

/// The scripts of `public/`; what trunk makes itself is packed already.
const SCRIPTS: [&str; 4] = ["boot.js", "early.js", "sw.js", "away.js"];

/// Takes comments and indentation out of the scripts in this folder.
pub(super) fn pack(folder: &Path) -> Result<()> {
    for name in SCRIPTS {
        let path = folder.join(name);
        if path.is_file() {
            let script = std::fs::read_to_string(&path)?;
            std::fs::write(path, packed(&script))?;
        }
    }
    Ok(())
}

/// Lines without indentation, and without those that are comments; comments behind code stay, since telling
/// them from addresses in strings takes a parser. No script has a text over several lines (a test looks).
fn packed(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !(in_comment || line.is_empty() || line.starts_with("//")) {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn code_stays_and_words_about_it_go() {
        let script = "// What for.\n/** Loads.\n * Twice. */\nlet a = \"//x\"; // why\n\n  if (a) b(); /* or\n";
        assert_eq!(
            packed(script),
            "let a = \"//x\"; // why\nif (a) b(); /* or\n"
        );
    }

    #[test]
    fn no_text_of_our_scripts_goes_over_several_lines() {
        for name in SCRIPTS {
            let script = workspace::read(format!("public/{name}")).expect("a script");
            for line in script.lines() {
                let ticks = line.matches('`').count();
                assert!(
                    ticks.is_multiple_of(2) && !line.ends_with('\\'),
                    "{name}: {line}"
                );
            }
        }
    }
}
