//! Profiles as files, and the two that judge them: the app's reader and the published schema.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use lotse_sync::profile::{Flaw, Profile, merge_patch};
use serde_json::{Map, Value, json};

/// A file of the project.
pub fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The text of a file of the project.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The JSON files directly in a folder of the project: their names without the ending, and their texts.
pub fn all_in(folder: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(at(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut all: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.expect("a file").path();
            let name = path
                .file_name()?
                .to_str()?
                .strip_suffix(".json")?
                .to_owned();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            Some((name, text))
        })
        .collect();
    all.sort();
    assert!(!all.is_empty(), "{folder} holds no profile");
    all
}

/// The text of a preset.
pub fn preset(name: &str) -> Option<String> {
    std::fs::read_to_string(at(&format!("public/profiles/presets/{name}.json"))).ok()
}

/// What the app says of a profile.
pub fn read(text: &str) -> Result<Profile, Vec<Flaw>> {
    Profile::parse(text, preset)
}

/// The published schema.
pub struct Schema {
    /// The schema itself.
    pub document: Value,
    written: Validator,
    whole: Validator,
}

impl Schema {
    pub fn published() -> Self {
        let document: Value =
            serde_json::from_str(&text("public/profiles/profile.schema.json")).expect("JSON");
        let whole = json!({
            "$schema": document["$schema"],
            "$defs": document["$defs"],
            "$ref": "#/$defs/whole",
        });
        Self {
            written: jsonschema::validator_for(&document).expect("a schema"),
            whole: jsonschema::validator_for(&whole).expect("a schema"),
            document,
        }
    }

    /// What is wrong with a profile as it is written, and with what it is once everything is merged.
    pub fn complaints(&self, text: &str) -> Vec<String> {
        let written: Value = serde_json::from_str(text).expect("JSON");
        let whole = whole(&written);
        let written = self.written.iter_errors(&written);
        let whole = self.whole.iter_errors(&whole);
        let say =
            |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
        written.map(say).chain(whole.map(say)).collect()
    }
}

/// A profile merged over its preset, and each list over what holds for every list.
pub fn whole(written: &Value) -> Value {
    let mut whole = resolved(written);
    let every = whole
        .get("every")
        .cloned()
        .unwrap_or(Value::Object(Map::new()));
    let lists = whole.get_mut("lists").and_then(Value::as_array_mut);
    for list in lists.into_iter().flatten() {
        let mut merged = every.clone();
        merge_patch(&mut merged, list);
        *list = merged;
    }
    whole
}

fn resolved(written: &Value) -> Value {
    let extended = written["extends"].as_str().and_then(preset);
    let mut whole = extended.map_or(json!({}), |text| {
        resolved(&serde_json::from_str(&text).expect("a preset"))
    });
    merge_patch(&mut whole, written);
    whole
}
