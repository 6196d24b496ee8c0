//! The scripts and styles that stand in a page itself, by hash.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// Hashes as a policy names them: `sha256-…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    pub(crate) scripts: Vec<String>,
    pub(crate) styles: Vec<String>,
}

impl Inline {
    /// Of a page as it is sent.
    ///
    /// Reads no more HTML than it must: comments, and where script and style elements begin and end.
    /// An element that never ends is left out, so a browser refuses it.
    pub fn of(page: &str) -> Self {
        let mut inline = Self::default();
        let mut rest = page;
        while let Some((_, at)) = rest.split_once('<') {
            rest = at;
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let is_script = begins(rest, "script");
            if !is_script && !begins(rest, "style") {
                continue;
            }
            let Some((tag, content)) = tag(rest) else {
                break;
            };
            let end = if is_script { "</script" } else { "</style" };
            let Some(length) = find_ignoring_case(content, end) else {
                break;
            };
            if is_script && !has_source(tag) {
                inline.scripts.push(hash(&content[..length]));
            } else if !is_script {
                inline.styles.push(hash(&content[..length]));
            }
            rest = &content[length..];
        }
        inline
    }

    /// Whether the page holds no such element.
    pub fn is_empty(&self) -> bool {
        self.scripts.is_empty() && self.styles.is_empty()
    }
}

/// Whether a tag has this name, as in `script`, `script src=…` and `SCRIPT`, not `scripted`.
fn begins(tag: &str, name: &str) -> bool {
    let Some((start, rest)) = tag.as_bytes().split_at_checked(name.len()) else {
        return false;
    };
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b">/".contains(byte);
    start.eq_ignore_ascii_case(name.as_bytes()) && rest.first().is_some_and(ends)
}

/// A tag from its name on, and what comes after it; `>` in a quoted value does not end it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            b'>' if quote.is_none() => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    None
}

/// Whether a script comes from a file. Without quotes, so that `data-x="a src=b"` does not count.
fn has_source(tag: &str) -> bool {
    let unquoted = tag.split(['"', '\'']).step_by(2);
    let mut words = unquoted.flat_map(|part| part.split(|c: char| c.is_ascii_whitespace()));
    words.any(|word| {
        let name = word.split('=').next().unwrap_or_default();
        name.eq_ignore_ascii_case("src")
    })
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(wanted.len());
    windows.position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// Browsers read every line break as one character, so it is hashed like that.
fn hash(content: &str) -> String {
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| hash(text)).collect()
    }

    #[test]
    fn a_page_without_such_elements() {
        let page = r#"<!doctype html><title>x</title><link rel="stylesheet" href="/a.css">
            <script src="/early.js"></script><script type=module data-x="a>b" SRC='/boot.js'></script>
            <p>styled, scripted <scripture>"#;
        assert!(Inline::of(page).is_empty());
        assert!(Inline::of("").is_empty());
        assert!(Inline::of("<").is_empty());
        assert!(Inline::of("<scrip").is_empty());
        assert!(Inline::of("<stylé").is_empty());
    }

    #[test]
    fn exactly_what_stands_between_the_tags() {
        let page = "<style> a{content:'<'}\n</style><STYLE media=\"a>b\">é</Style >\
            <script data-x=\"a src=b\">1</2</script><script></script>";
        let inline = Inline::of(page);
        assert_eq!(inline.styles, hashes(&[" a{content:'<'}\n", "é"]));
        assert_eq!(inline.scripts, hashes(&["1</2", ""]));
    }

    #[test]
    fn line_breaks_as_browsers_read_them() {
        assert_eq!(
            Inline::of("<script>a\r\nb\rc</script>"),
            Inline::of("<script>a\nb\nc</script>")
        );
    }

    #[test]
    fn comments_hold_no_elements_and_what_does_not_end_is_none() {
        let inline = Inline::of("<!-- <script>a</script> --><script>b</script><style>c");
        assert_eq!(inline.scripts, hashes(&["b"]));
        assert!(inline.styles.is_empty());
        assert!(Inline::of("<!-- <script>a</script>").is_empty());
        assert!(Inline::of("<script src='a>b</script>").is_empty());
    }
}
