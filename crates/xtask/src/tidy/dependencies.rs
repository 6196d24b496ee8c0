//! Which crate may be built on which: the dependency table of the design.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;
use crate::process::{cargo, output};

const ASYNC: &[&str] = &["tokio", "async-std", "smol"];
const BROWSER: &[&str] = &["web-sys", "js-sys", "wasm-bindgen", "leptos", "gloo-net"];
const HTTP: &[&str] = &["hyper", "reqwest", "ureq", "axum"];
const SQL: &[&str] = &["sqlx", "rusqlite"];
const RANDOM: &[&str] = &["rand", "getrandom"];

/// What only a feature adds that is not on by itself: the feature `probe` of `lotse-sync` for the program
/// `lotse-probe`.
const APART: &[(&str, &str)] = &[("lotse-sync", "ureq")];

/// What a crate must not be built on.
struct Ban {
    package: &'static str,
    /// Whether the dependencies of its dependencies count too.
    deep: bool,
    banned: &'static [&'static [&'static str]],
}

const BANS: &[Ban] = &[
    Ban {
        package: "lotse-json",
        deep: true,
        banned: &[
            ASYNC,
            BROWSER,
            HTTP,
            SQL,
            RANDOM,
            &[
                "serde",
                "lotse-core",
                "lotse-sync",
                "lotse-idb",
                "lotse-server",
                "lotse-app",
            ],
        ],
    },
    Ban {
        package: "lotse-core",
        deep: true,
        banned: &[
            ASYNC,
            BROWSER,
            HTTP,
            SQL,
            RANDOM,
            &["lotse-sync", "lotse-idb", "lotse-server", "lotse-app"],
        ],
    },
    Ban {
        package: "lotse-sync",
        deep: true,
        banned: &[
            ASYNC,
            BROWSER,
            HTTP,
            SQL,
            &["lotse-core", "lotse-idb", "lotse-server", "lotse-app"],
        ],
    },
    // xtask is built on it, and waits for all that it is built on.
    Ban {
        package: "lotse-headers",
        deep: true,
        banned: &[
            ASYNC,
            BROWSER,
            HTTP,
            SQL,
            RANDOM,
            &[
                "lotse-core",
                "lotse-sync",
                "lotse-idb",
                "lotse-server",
                "lotse-app",
            ],
        ],
    },
    Ban {
        package: "lotse-idb",
        deep: false,
        banned: &[
            HTTP,
            SQL,
            &[
                "leptos",
                "gloo-net",
                "lotse-core",
                "lotse-server",
                "lotse-app",
            ],
        ],
    },
    Ban {
        package: "lotse-app",
        deep: false,
        banned: &[ASYNC, HTTP, SQL, &["lotse-server"]],
    },
    Ban {
        package: "lotse-server",
        deep: false,
        banned: &[BROWSER, &["lotse-sync", "lotse-idb", "lotse-app"]],
    },
    Ban {
        package: "lotse-tests",
        deep: false,
        banned: &[&["leptos"]],
    },
    Ban {
        package: "xtask",
        deep: false,
        banned: &[&["leptos", "lotse-app", "lotse-idb"], SQL],
    },
];

/// The names of the packages each package is built on, tests and build scripts left out.
type Graph = BTreeMap<String, BTreeSet<String>>;

pub(super) fn check() -> Result<Vec<Finding>> {
    let metadata = output(cargo().args(["metadata", "--format-version=1", "--locked"]))
        .context("cargo metadata failed: does Cargo.lock fit the manifests?")?;
    let graph =
        graph(&serde_json::from_str(&metadata)?).context("cargo metadata lacks the graph")?;
    Ok(findings(&graph))
}

pub(super) fn findings(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Ban {
        package,
        deep,
        banned,
    } in BANS
    {
        let below = if *deep {
            closure(graph, package)
        } else {
            direct(graph, package)
        };
        for dependency in banned.iter().copied().flatten() {
            if below.contains(*dependency) {
                let message = format!("must not be built on {dependency}");
                findings.push(Finding::new(package, 0, message));
            }
        }
    }
    findings
}

fn direct(graph: &Graph, package: &str) -> BTreeSet<String> {
    graph.get(package).cloned().unwrap_or_default()
}

fn closure(graph: &Graph, package: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![package.to_owned()];
    while let Some(package) = waiting.pop() {
        for dependency in direct(graph, &package) {
            if found.insert(dependency.clone()) {
                waiting.push(dependency);
            }
        }
    }
    found
}

/// Versions do not matter here, so packages of one name are one.
fn graph(metadata: &Value) -> Option<Graph> {
    let mut names = BTreeMap::new();
    for package in metadata["packages"].as_array()? {
        names.insert(package["id"].as_str()?, package["name"].as_str()?);
    }
    let mut graph = Graph::new();
    for node in metadata["resolve"]["nodes"].as_array()? {
        let name = *names.get(node["id"].as_str()?)?;
        let below = graph.entry(name.to_owned()).or_default();
        for dependency in node["deps"].as_array()? {
            let kinds = dependency["dep_kinds"].as_array()?;
            let other = *names.get(dependency["pkg"].as_str()?)?;
            if kinds.iter().any(|kind| kind["kind"].is_null()) && !APART.contains(&(name, other)) {
                below.insert(other.to_owned());
            }
        }
    }
    Some(graph)
}
