//! `docs/backends.md`: what it shows is read by the app, and it leaves no knob out.

use std::collections::BTreeSet;

use lotse_sync::profile::merge_patch;
use serde_json::{Value, json};

use crate::corpus::knobs;
use crate::files::{Schema, read, text};

const GUIDE: &str = "docs/backends.md";

/// The JSON of the guide, with the line each begins at.
fn examples() -> Vec<(usize, Value)> {
    let text = text(GUIDE);
    let mut examples = Vec::new();
    let mut block: Option<(usize, String)> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut block {
            None if line == "```json" => block = Some((number + 1, String::new())),
            Some((first, json)) if line == "```" => {
                let value = serde_json::from_str(json)
                    .unwrap_or_else(|error| panic!("{GUIDE}:{first}: {error}"));
                examples.push((*first, value));
                block = None;
            }
            Some((_, json)) => json.push_str(line),
            None => {}
        }
    }
    examples
}

/// A profile around a part of one: of the transport, or of a list that reads changes or reads all.
fn around(part: &Value) -> Vec<String> {
    if part.get("transport").is_some() {
        let mut profile = json!({"profile": 1, "lists": [{"kind": "offer", "path": "/offers", "identity": "/id"}]});
        merge_patch(&mut profile, part);
        return vec![profile.to_string()];
    }
    let all = json!({"kind": "offer", "path": "/offers", "identity": "/id"});
    let mut changes = all.clone();
    let since = json!({"since": {"query": {"since": "{since}"}, "mark": {"max": "/updated"}}});
    merge_patch(&mut changes, &since);
    let lists = [all, changes].map(|mut list| {
        merge_patch(&mut list, part);
        json!({"profile": 1, "lists": [list]}).to_string()
    });
    lists.into()
}

#[test]
fn the_examples_are_read() {
    let schema = Schema::published();
    let examples = examples();
    assert!(examples.len() > 20, "{}", examples.len());
    for (line, example) in examples {
        let profiles = if let Some(regions) = example["regions"].as_array() {
            let sources = regions
                .iter()
                .flat_map(|region| region["sources"].as_array().expect("sources"));
            let inline = sources.filter(|source| source["profile"].is_object());
            inline
                .map(|source| vec![source["profile"].to_string()])
                .collect()
        } else if example.get("profile").is_some() {
            vec![vec![example.to_string()]]
        } else if example.get("offers").is_some() {
            Vec::new() // what json-server begins with
        } else {
            vec![around(&example)]
        };
        for candidates in profiles {
            let judged: Vec<_> = candidates
                .iter()
                .map(|text| (read(text).err(), schema.complaints(text)))
                .collect();
            let fine = judged
                .iter()
                .any(|(flaws, complaints)| flaws.is_none() && complaints.is_empty());
            assert!(fine, "{GUIDE}:{line}: {judged:#?}");
        }
    }
}

#[test]
fn every_knob_has_an_example() {
    let mut shown = BTreeSet::new();
    for (_, example) in examples() {
        crate::corpus::keys(&example, &mut shown);
    }
    let missing: BTreeSet<_> = knobs(&Schema::published().document)
        .difference(&shown)
        .cloned()
        .collect();
    assert_eq!(missing, BTreeSet::new());
}
