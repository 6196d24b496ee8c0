//! What a source takes of a change: a part that it has no place for is said, never passed for done.

use serde_json::Value;

use crate::{outbox::diff, profile::Pointer};

/// The first place of a change that is written nowhere.
pub(super) fn untaken(takes: &[Pointer], before: &Value, after: &Value) -> Option<Pointer> {
    let mut changed = Vec::new();
    leaves(&diff(before, after), &Pointer::default(), &mut changed);
    let is_taken = |place: &Pointer| {
        let meets = |taken: &Pointer| {
            taken.relative_to(place).is_some() || place.relative_to(taken).is_some()
        };
        takes.iter().any(meets)
    };
    changed.into_iter().find(|place| !is_taken(place))
}

/// The places that a patch speaks of, each as deep as it goes.
fn leaves(patch: &Value, place: &Pointer, found: &mut Vec<Pointer>) {
    match patch {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                leaves(value, &place.member(name), found);
            }
        }
        Value::Object(_) => {}
        _ => found.push(place.clone()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn places(texts: &[&str]) -> Vec<Pointer> {
        let places = texts.iter();
        places
            .map(|text| Pointer::parse(text).expect("a place"))
            .collect()
    }

    #[test]
    fn a_part_without_a_place_is_found() {
        let takes = places(&["/title/de/text", "/contacts"]);
        let before = json!({"title": {"de": {"text": "Rat"}, "ar": {"text": "x"}}, "contacts": [1], "status": "active"});
        let check = |patch: Value, expected: Option<&str>| {
            let after = crate::outbox::applied(&before, &patch);
            let found = untaken(&takes, &before, &after).map(|place| place.to_string());
            assert_eq!(found.as_deref(), expected, "{patch}");
        };
        check(json!({}), None);
        check(json!({"title": {"de": {"text": "Hilfe"}}}), None);
        // Taking nothing away is no change.
        check(
            json!({"title": {"de": {"text": "Hilfe", "state": null}}}),
            None,
        );
        check(json!({"title": {"de": null}}), None);
        check(json!({"contacts": []}), None);
        check(
            json!({"title": {"de": {"text": "Hilfe"}, "ar": {"text": "y"}}}),
            Some("/title/ar/text"),
        );
        check(json!({"title": {"ar": null}}), Some("/title/ar"));
        check(
            json!({"title": {"de": {"state": "outdated"}}}),
            Some("/title/de/state"),
        );
        check(
            json!({"status": "inactive", "contacts": []}),
            Some("/status"),
        );
        check(
            json!({"check": {"checked_on": "2026-11-26"}}),
            Some("/check/checked_on"),
        );
    }

    proptest! {
        /// Whoever takes everything is never in the way, and whoever takes nothing always.
        #[test]
        fn all_or_nothing(name in "[a-c]", other in "[a-c]", before in 0..3, after in 0..3) {
            let before = json!({"x": {name: before}});
            let after = json!({"x": {other: after}});
            prop_assert_eq!(untaken(&places(&[""]), &before, &after), None);
            prop_assert_eq!(untaken(&[], &before, &after).is_some(), before != after);
        }
    }
}
