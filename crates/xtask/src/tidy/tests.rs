//! Each rule on something that breaks it, and on something that does not.

use super::*;

/// What the rule says about one file.
fn about(rule: Rule, path: &str, text: &str) -> Vec<String> {
    messages(rule, &[File::new(path, text)])
}

fn messages(rule: Rule, files: &[File]) -> Vec<String> {
    rule(files).iter().map(ToString::to_string).collect()
}

fn graph(
    edges: &[(&str, &str)],
) -> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut graph = std::collections::BTreeMap::new();
    for (from, to) in edges {
        let below: &mut std::collections::BTreeSet<String> =
            graph.entry((*from).to_owned()).or_default();
        below.insert((*to).to_owned());
    }
    graph
}

#[test]
fn core_on_something_that_needs_a_runtime() {
    let graph = graph(&[
        ("lotse-core", "helper"),
        ("helper", "tokio"),
        ("lotse-core", "serde"),
    ]);
    let found = dependencies::findings(&graph);
    assert_eq!(
        found,
        [Finding::new("lotse-core", 0, "must not be built on tokio")]
    );
}

#[test]
fn sync_that_knows_the_domain() {
    let found = dependencies::findings(&graph(&[("lotse-sync", "lotse-core")]));
    assert_eq!(
        found,
        [Finding::new(
            "lotse-sync",
            0,
            "must not be built on lotse-core"
        )]
    );
}

#[test]
fn app_on_what_it_may_use() {
    let edges = [
        ("lotse-app", "lotse-sync"),
        ("lotse-app", "leptos"),
        ("lotse-server", "axum"),
    ];
    assert_eq!(dependencies::findings(&graph(&edges)), []);
}

#[test]
fn page_that_speaks_to_the_browser() {
    let source =
        "//! web_sys is fine in a comment\nuse leptos::prelude::*;\nuse web_sys::Window;\n";
    let found = about(direction::check, "crates/app/src/pages/home.rs", source);
    assert_eq!(
        found,
        ["crates/app/src/pages/home.rs:3: `web_sys`: only platform/ speaks to the browser"]
    );
    assert!(
        about(
            direction::check,
            "crates/app/src/platform/window.rs",
            source
        )
        .is_empty()
    );
}

#[test]
fn page_that_reads_the_store() {
    let source = "let copy = lotse_idb::open();";
    assert_eq!(
        about(direction::check, "crates/app/src/pages/home.rs", source).len(),
        1
    );
    assert!(about(direction::check, "crates/app/src/state/copy.rs", source).is_empty());
}

#[test]
fn screen_that_carries_another_binary() {
    for (source, own) in [
        (
            "use crate::people::pass_on;",
            "crates/app/src/people/mod.rs",
        ),
        ("#[wasm_bindgen]", "crates/app/src/bin/connect.rs"),
    ] {
        let found = about(direction::check, "crates/app/src/pages/home.rs", source);
        assert!(!found.is_empty(), "{source}");
        assert!(about(direction::check, own, source).is_empty(), "{source}");
    }
}

#[test]
fn core_that_looks_at_the_clock() {
    let source = "let now = std::time::SystemTime::now();";
    assert_eq!(
        about(direction::check, "crates/core/src/time/mod.rs", source).len(),
        1
    );
    let source = "let operand = brand::new();";
    assert!(about(direction::check, "crates/core/src/time/mod.rs", source).is_empty());
}

#[test]
fn crate_that_passes_anothers_names_on() {
    let source = "pub use lotse_core::offer::Offer;";
    assert_eq!(
        about(direction::check, "crates/server/src/lib.rs", source).len(),
        1
    );
}

#[test]
fn file_of_401_lines() {
    assert_eq!(about(length::check, "a.rs", &"\n".repeat(401)).len(), 1);
    assert!(about(length::check, "a.rs", &"\n".repeat(400)).is_empty());
    assert!(about(length::check, "a.md", &"\n".repeat(401)).is_empty());
}

#[test]
fn file_of_251_lines_is_worth_another_look() {
    let files = [
        File::new("a.css", &"\n".repeat(251)),
        File::new("b.css", &"\n".repeat(250)),
    ];
    let paths: Vec<&str> = length::to_look_at_again(&files)
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(paths, ["a.css"]);
}

#[test]
fn document_that_names_what_is_gone() {
    let text = "See `src/gone.rs`, `src/here.rs`, [map](../map.md) and [start](../README.md#run).\n\
                `404.html`, `text/html`, `/etc/lotse`, `--flag`, `dist/index.html` and `lost.rs`, `here.rs`.\n\
                ```\n`src/block.rs`\n```\n";
    let files = [
        File::new("README.md", ""),
        File::new("docs/a.md", text),
        File::new("src/here.rs", ""),
    ];
    assert_eq!(
        messages(documents::check, &files),
        [
            "docs/a.md:1: `../map.md` does not exist",
            "docs/a.md:1: `src/gone.rs` does not exist",
            "docs/a.md:2: `lost.rs` does not exist",
        ]
    );
}

const ROUTE: &str = "pub enum Route {\n    /// The start.\n    Home,\n    Offer(OfferId),\n    People(String),\n}\n\
    pub const PATTERNS: &[&str] = &[\n    \"/\",\n    \"/offer/*\",\n];\n";
const ROUTE_OF_PEOPLE: &str = "pub enum Route {\n    PassOn,\n}\n\
    pub const PATTERNS: &[&str] = &[\n    \"/pass-on\",\n];\n";
const STORY: &str = "import { pages } from './pages.mjs'; import axe from 'axe-core';";

fn pages_with(list: &str, story: &str) -> Vec<String> {
    let files = [
        File::new("crates/app/src/route.rs", ROUTE),
        File::new("crates/app/src/people/route.rs", ROUTE_OF_PEOPLE),
        File::new("tests/e2e/pages.mjs", list),
        File::new("tests/e2e/accessibility.test.mjs", story),
    ];
    messages(pages::check, &files)
}

#[test]
fn screens_that_are_all_audited() {
    let list = "[{ pattern: \"/\" }, { pattern: \"/offer/*\", path: \"/offer/a\" }, { pattern: \"/pass-on\" }]";
    assert_eq!(pages_with(list, STORY), [""; 0]);
    assert_eq!(
        pages_with(list, ""),
        ["tests/e2e/pages.mjs: no story runs axe over this list"]
    );
}

#[test]
fn screen_without_an_audit() {
    let found = pages_with("[{ pattern: \"/\" }, { pattern: \"/old\" }]", STORY);
    assert_eq!(
        found,
        [
            "tests/e2e/pages.mjs: does not audit /offer/*",
            "tests/e2e/pages.mjs: does not audit /pass-on",
            "tests/e2e/pages.mjs: /old is no pattern of the router",
        ]
    );
}

#[test]
fn screen_without_a_pattern() {
    let route = ROUTE.replace("    Home,\n", "    Home,\n    Saved,\n");
    let found = about(pages::check, "crates/app/src/route.rs", &route);
    assert!(
        found[0].contains("3 screens in Route but 2 in PATTERNS"),
        "{found:?}"
    );
}

#[test]
fn styles_that_name_a_side() {
    let wrong = [
        "margin-left: 1rem",
        "padding-right: 0",
        "left: 0",
        "right: 0",
        "float: left",
        "text-align: right",
        "border-left: 1px solid",
        "border-top-left-radius: 2px",
        "margin: 0 1px 0 2px",
        "inset: 0 auto 0 0",
    ];
    for declaration in wrong {
        let css =
            format!("/* margin-left: no */\n.a:hover {{\n  color: red;\n  {declaration};\n}}");
        let found = about(styles::check, "public/a.css", &css);
        assert_eq!(found.len(), 1, "{declaration}");
        assert!(found[0].starts_with("public/a.css:4:"), "{found:?}");
    }
}

#[test]
fn styles_that_follow_the_script() {
    let css = "@media (min-width: 30rem) { .left { margin-inline-start: 1rem; text-align: start } }\n\
               .b { inset: 0 auto 0 auto; margin: 0 auto; --left: 1px; background: left; }";
    assert_eq!(about(styles::check, "public/a.css", css), [""; 0]);
}

#[test]
fn something_from_elsewhere() {
    let page = "<script src=\"https://cdn.invalid/x.js\"></script>";
    assert_eq!(about(privacy::check, "index.html", page).len(), 1);
    assert_eq!(
        about(
            privacy::check,
            "public/a.css",
            "@import url(https://fonts.invalid/a);"
        )
        .len(),
        1
    );
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    assert!(about(privacy::check, "public/icons.svg", svg).is_empty());
}

#[test]
fn markup_made_from_text() {
    let source = "view! { <p inner_html=text></p> }";
    assert_eq!(
        about(privacy::check, "crates/app/src/pages/page.rs", source).len(),
        1
    );
}

#[test]
fn page_that_its_own_policy_would_stop() {
    for wrong in [
        "<script>start()</script>",
        "<p style=\"color:red\">",
        "<a onclick=\"go()\">",
    ] {
        assert_eq!(
            about(privacy::check, "index.html", wrong).len(),
            1,
            "{wrong}"
        );
    }
    let fine = "<script type=\"module\" src=\"boot.js\"></script>";
    assert!(about(privacy::check, "index.html", fine).is_empty());
}

#[test]
fn pin_that_lags_behind() {
    let lock = "name = \"wasm-bindgen\"\nversion = \"0.2.131\"\n";
    let pinned = |version| {
        let trunk = format!("[tools]\nwasm_bindgen = \"{version}\"\n");
        messages(
            pins::check,
            &[
                File::new("Cargo.lock", lock),
                File::new("Trunk.toml", &trunk),
            ],
        )
    };
    assert!(pinned("0.2.131").is_empty());
    assert_eq!(
        pinned("0.2.130"),
        ["Trunk.toml: must say wasm_bindgen = \"0.2.131\", as Cargo.lock does"]
    );
}
