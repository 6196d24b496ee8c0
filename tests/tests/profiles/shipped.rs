//! Presets and examples.

use std::collections::BTreeSet;

use lotse_core::wire::KINDS;

use crate::files::{Schema, all_in, read};

const PRESETS: &str = "public/profiles/presets";
const EXAMPLES: &str = "public/profiles/examples";

fn names(folder: &str) -> BTreeSet<String> {
    all_in(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn every_preset_has_an_example_and_every_example_its_preset_or_says_all_itself() {
    let (presets, examples) = (names(PRESETS), names(EXAMPLES));
    assert!(presets.is_subset(&examples), "{presets:?} {examples:?}");
    for (name, text) in all_in(EXAMPLES) {
        let extends = text.contains(&format!("\"extends\": \"{name}\""));
        assert_eq!(extends, presets.contains(&name), "{name}");
        assert!(extends || !text.contains("\"extends\""), "{name}");
    }
}

#[test]
fn the_app_and_the_schema_understand_what_ships() {
    let schema = Schema::published();
    for (name, text) in all_in(EXAMPLES) {
        let profile = read(&text).unwrap_or_else(|flaws| panic!("{name}: {flaws:#?}"));
        for list in &profile.lists {
            let kinds = list.kind.all().expect("kinds");
            let known = |kind: &&str| KINDS.contains(kind) || *kind == "feedback";
            assert!(kinds.iter().all(known), "{name}: {kinds:?}");
        }
        assert_eq!(schema.complaints(&text), Vec::<String>::new(), "{name}");
    }
    for (name, text) in all_in(PRESETS) {
        let with_a_list = text.replacen(
            '{',
            r#"{"lists": [{"kind": "offer", "path": "/offers"}],"#,
            1,
        );
        if !text.contains("\"lists\": [") {
            let flaws = read(&with_a_list).err();
            assert_eq!(flaws, None, "{name} wants more than a kind and a path");
            assert_eq!(
                schema.complaints(&with_a_list),
                Vec::<String>::new(),
                "{name}"
            );
        }
    }
}

/// Places where a profile could carry what only its operator may know.
#[test]
fn no_profile_carries_a_credential() {
    for (name, text) in all_in(PRESETS).into_iter().chain(all_in(EXAMPLES)) {
        let lower = text.to_lowercase();
        let values = lower
            .split('"')
            .filter(|part| part.starts_with("bearer ") || part.starts_with("basic "));
        let values: Vec<_> = values.collect();
        assert!(
            values.iter().all(|value| *value == "bearer {token}"),
            "{name}: {values:?}"
        );
        assert!(!lower.contains("://"), "{name} names a host");
    }
}
