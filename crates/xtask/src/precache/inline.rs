//! The page with what its first paint needs in itself: one answer on the way instead of three.
//!
//! On a slow line each round trip counts, and what is asked for by the page shares the line with the Wasm.
//! The sources keep files of their own, which stay readable and are what development loads. The policy allows
//! exactly what is put in here, by hash: `lotse_headers` finds it in the page.

use std::path::Path;

use anyhow::{Context, Result, ensure};

const SCRIPT: &str = "early.js";
const SHEET: &str = "shell-";

/// Puts the early script and the shell's styles into `index.html`; nothing loads the two files any more, so they go.
pub(super) fn inline(folder: &Path) -> Result<()> {
    let files = super::files(folder)?;
    let sheet = files
        .iter()
        .find(|file| file.starts_with(SHEET) && file.ends_with(".css"))
        .with_context(|| format!("the build made no {SHEET}….css"))?;
    let page = folder.join("index.html");
    let mut text = std::fs::read_to_string(&page)?;
    for (file, tags) in [(SCRIPT, ["<script", "</script>"]), (sheet, ["<link", ">"])] {
        let path = folder.join(file);
        let content = std::fs::read_to_string(&path)
            .with_context(|| format!("the build made no readable {file}"))?;
        text = within(&text, file, tags, content.trim_end())?;
        std::fs::remove_file(&path)?;
    }
    Ok(std::fs::write(&page, text)?)
}

/// A page in which the element that names a file is an element that holds the file's content.
fn within(page: &str, file: &str, [begin, end]: [&str; 2], content: &str) -> Result<String> {
    let name = if begin == "<link" { "style" } else { "script" };
    fits(content, name).with_context(|| format!("{file} cannot stand in the page"))?;
    let named = format!("/{file}");
    let (before, after) = page
        .split_once(&named)
        .with_context(|| format!("index.html does not load {file}"))?;
    ensure!(
        !after.contains(&named),
        "index.html names {file} more than once"
    );
    let before = before.rfind('<').map(|at| before.split_at(at));
    let (before, tag) = before.with_context(|| format!("{file} stands in no tag"))?;
    let (rest, after) = after
        .split_once(end)
        .with_context(|| format!("the element of {file} has no end"))?;
    // Another way to load it, or more of the page, must not be lost.
    let is_whole = tag.starts_with(begin) && !rest.contains('<');
    let is_plain = ["media=", "defer", "async", "module", "preload"]
        .iter()
        .all(|word| !tag.contains(word) && !rest.contains(word));
    ensure!(
        is_whole && is_plain,
        "unexpected element: {tag}{named}{rest}"
    );
    // What the script reads from its own element stays.
    let is_data = |word: &&str| word.starts_with("data-");
    let rest = rest.trim_end_matches('>');
    let words = tag.split_whitespace().chain(rest.split_whitespace());
    let data: String = words
        .filter(is_data)
        .map(|word| format!(" {word}"))
        .collect();
    Ok(format!("{before}<{name}{data}>{content}</{name}>{after}"))
}

/// Whether a text means the same inside of an element of a page: it does not end the element,
/// and addresses in it do not depend on where it stands.
fn fits(content: &str, name: &str) -> Result<()> {
    let lower = content.to_ascii_lowercase();
    let mut ends = vec![format!("</{name}"), "<!--".to_owned()];
    if name == "script" {
        ends.push("<script".to_owned());
    } else {
        ends.push("@import".to_owned());
    }
    for end in ends {
        ensure!(!lower.contains(&end), "it holds {end}");
    }
    if name == "style" {
        for address in lower.split("url(").skip(1) {
            let address = address.trim_start().trim_start_matches(['"', '\'']);
            let is_whole = ["data:", "/", "#"]
                .iter()
                .any(|start| address.starts_with(start));
            let begin: String = address.chars().take(20).collect();
            ensure!(is_whole, "it holds the relative address {begin}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<title>x</title><script src=/early.js></script>\
        <link href=/shell-1a.css integrity=sha384-x rel=stylesheet><script src=/boot.js type=module></script>";
    const SCRIPT_TAGS: [&str; 2] = ["<script", "</script>"];
    const LINK_TAGS: [&str; 2] = ["<link", ">"];

    #[test]
    fn elements_take_the_place_of_those_that_load() {
        let page = within(PAGE, "early.js", SCRIPT_TAGS, "a<b&&c()").unwrap();
        let page = within(&page, "shell-1a.css", LINK_TAGS, "a{b:url(\"data:x\")}").unwrap();
        assert_eq!(
            page,
            "<title>x</title><script>a<b&&c()</script><style>a{b:url(\"data:x\")}</style>\
             <script src=/boot.js type=module></script>"
        );
        let inline = lotse_headers::Inline::of(&page);
        assert_eq!(
            inline,
            lotse_headers::Inline::of(
                "<script>a<b&&c()</script><style>a{b:url(\"data:x\")}</style>"
            )
        );
    }

    #[test]
    fn data_for_the_script_stays() {
        let page = "<script data-app=/a-1.js src=/early.js data-people=/p-1.js></script>";
        assert_eq!(
            within(page, "early.js", SCRIPT_TAGS, "a()").unwrap(),
            "<script data-app=/a-1.js data-people=/p-1.js>a()</script>"
        );
    }

    #[test]
    fn what_would_end_the_element_or_mean_something_else_fails_the_build() {
        for script in ["'</SCRIPT>'", "'<!--'", "'<script>'"] {
            assert!(
                within(PAGE, "early.js", SCRIPT_TAGS, script).is_err(),
                "{script}"
            );
        }
        for sheet in [
            "a::after{content:'</style>'}",
            "@import 'b.css'",
            "a{b:url( 'c.png')}",
        ] {
            assert!(
                within(PAGE, "shell-1a.css", LINK_TAGS, sheet).is_err(),
                "{sheet}"
            );
        }
    }

    #[test]
    fn a_page_that_is_not_as_expected_fails_the_build() {
        for page in [
            "<p>no script</p>",
            "<script src=/early.js></script><script src=/early.js></script>",
            "<script defer src=/early.js></script>",
            "<script src=/early.js><p></p></script>",
            "<a href=/early.js></a></script>",
            "<script src=/early.js>",
            "/early.js</script>",
        ] {
            assert!(
                within(page, "early.js", SCRIPT_TAGS, "a").is_err(),
                "{page}"
            );
        }
    }
}
