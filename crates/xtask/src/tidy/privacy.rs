//! Nothing is loaded from elsewhere, and no text becomes markup.

use super::Finding;
use super::files::File;

/// Addresses that are names or links a person follows; nothing is loaded from them.
const NEVER_LOADED: &[&str] = &[
    "http://www.w3.org/",
    "https://www.openstreetmap.org/",
    "https://example.",
    "http://example.",
    "http://127.0.0.1",
    "http://localhost",
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| is_shipped(file)) {
        for (line, code) in file.code() {
            if code.contains("inner_html") || code.contains("innerHTML") {
                let message = "inner_html: text must not become markup";
                findings.push(Finding::new(&file.path, line, message));
            }
            for address in addresses(code) {
                let message = format!("{address}: nothing comes from another origin");
                findings.push(Finding::new(&file.path, line, message));
            }
            if file.has_extension(&["html"]) && runs_inline(code) {
                let message = "the page's policy forbids inline scripts, styles and handlers";
                findings.push(Finding::new(&file.path, line, message));
            }
        }
    }
    findings
}

fn is_shipped(file: &File) -> bool {
    let source = [
        "crates/app/src/",
        "crates/desk/src/",
        "crates/ui/src/",
        "public/",
    ];
    let below = source.iter().any(|folder| file.is_below(folder));
    let is_test = file.path.ends_with("tests.rs") || file.path.contains("/tests/");
    (below || file.path == "index.html") && !is_test
}

/// Addresses in a line that could be loaded from.
fn addresses(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for scheme in ["http://", "https://"] {
        for (start, _) in code.match_indices(scheme) {
            let rest = &code[start..];
            let end = rest.find(|c: char| c.is_whitespace() || "\"'`)<>".contains(c));
            let address = &rest[..end.unwrap_or(rest.len())];
            let names_host = address.len() > scheme.len();
            if names_host && !NEVER_LOADED.iter().any(|known| address.starts_with(known)) {
                found.push(address);
            }
        }
    }
    found
}

/// Whether a line of HTML holds what `script-src 'self'; style-src 'self'` refuses.
fn runs_inline(code: &str) -> bool {
    let inline_script =
        code.contains("<script") && !code.contains(" src=") && !code.contains("data-trunk");
    let handler = [" onclick=", " onload=", " onerror=", " onsubmit="];
    inline_script || code.contains(" style=\"") || handler.iter().any(|name| code.contains(name))
}
