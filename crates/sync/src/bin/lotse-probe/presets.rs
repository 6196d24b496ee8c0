//! The presets of the workspace, and what fields are usually called.

use std::{fs, path::Path};

/// Where fields of the catalogue's records usually stand.
pub const TARGETS: &str = include_str!("targets.json");

macro_rules! presets {
    ($($name:literal),*) => {
        const PRESETS: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../../../../public/profiles/presets/", $name, ".json")))),*
        ];
    };
}

presets![
    "couchdb",
    "directus-11",
    "hsds-3.1",
    "integreat-v3",
    "json-server",
    "kinto",
    "lotse",
    "pocketbase",
    "postgrest",
    "strapi-5",
    "wordpress"
];

/// The text of a preset: from a directory if one was named, else the one built in.
pub fn of(directory: Option<&str>, name: &str) -> Option<String> {
    if let Some(directory) = directory {
        // A name, not a way out of the directory.
        let plain = !name.contains(['/', '\\']) && !name.starts_with('.');
        let file = Path::new(directory).join(format!("{name}.json"));
        if let Some(text) = plain.then(|| fs::read_to_string(file).ok()).flatten() {
            return Some(text);
        }
    }
    let found = PRESETS.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| (*text).to_owned())
}
