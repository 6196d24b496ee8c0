//! Takes messages out of the files: with `--remove-unused`, those that no source names.

use std::collections::BTreeSet;

/// The file without these messages and the comments right above them.
pub fn without(text: &str, keys: &BTreeSet<&str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut removing = false;
    for line in text.lines() {
        let continues = line.starts_with(' ') || line.starts_with('}');
        if removing && continues {
            continue;
        }
        removing = line
            .split_once(" =")
            .is_some_and(|(key, _)| keys.contains(key));
        if removing {
            while kept.last().is_some_and(|last| last.starts_with("# ")) {
                kept.pop();
            }
        } else {
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_messages_and_their_comments_go() {
        let text = "## Group\n\n# about a\na = A\nb = { $n ->\n    [one] x\n   *[other] y\n}\n# about c\nc = C\nab = AB\n";
        assert_eq!(
            without(text, &BTreeSet::from(["a", "b"])),
            "## Group\n\n# about c\nc = C\nab = AB\n"
        );
        assert_eq!(without(text, &BTreeSet::new()), text);
    }
}
