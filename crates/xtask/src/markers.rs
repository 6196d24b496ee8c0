//! Tables that a command writes into a page of the documentation, between two markers.

use anyhow::{Context, Result};

use crate::workspace;

/// Replaces what stands between the markers of `command` in a page of the project.
pub fn write_into(page: &str, command: &str, table: &str) -> Result<()> {
    let text = workspace::read(page)?;
    let text = between(&text, command, table).with_context(|| {
        let [begin, end] = markers(command);
        format!("{page} lacks the markers {begin} and {end}")
    })?;
    std::fs::write(workspace::root().join(page), text)?;
    println!("written to {page}");
    Ok(())
}

/// The page with another table between the markers; `None` when it lacks them.
fn between(page: &str, command: &str, table: &str) -> Option<String> {
    let [begin, end] = markers(command);
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{table}\n{end}{after}"))
}

fn markers(command: &str) -> [String; 2] {
    [
        format!("<!-- {command}: begin, written by `cargo xtask {command} --write` -->"),
        format!("<!-- {command}: end -->"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_text_between_the_markers_of_the_command_changes() {
        let page = |size: &str, bench: &str| {
            let part = |command: &str, table: &str| {
                let [begin, end] = markers(command);
                format!("before\n{begin}\n{table}\n{end}\nafter\n")
            };
            part("size", size) + &part("bench", bench)
        };
        let changed = between(&page("old", "older"), "bench", "new").unwrap();
        assert_eq!(changed, page("old", "new"));
        assert_eq!(between("no markers", "size", "new"), None);
    }
}
