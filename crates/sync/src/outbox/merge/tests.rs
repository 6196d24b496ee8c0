use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn different_fields_are_both_taken() {
    let merged = merge(
        Some(&json!({"title": "a", "place": {"lat": 1, "lon": 2}, "tags": ["x"]})),
        Some(&json!({"title": "b", "place": {"lat": 1, "lon": 3}, "tags": ["x"]})),
        Some(&json!({"title": "a", "place": {"lat": 5, "lon": 2}, "tags": ["x", "y"], "new": 1})),
    );
    let expected =
        json!({"title": "b", "place": {"lat": 5, "lon": 3}, "tags": ["x", "y"], "new": 1});
    assert_eq!(merged.merged, Some(expected));
    assert_eq!(merged.conflicts, []);
}

#[test]
fn the_same_field_changed_differently_is_shown_with_all_values() {
    let merged = merge(
        Some(&json!({"a/b": {"t~": "old"}, "tags": [1]})),
        Some(&json!({"a/b": {"t~": "mine"}, "tags": [2]})),
        Some(&json!({"a/b": {"t~": "theirs"}, "tags": [1]})),
    );
    assert_eq!(
        merged.merged,
        Some(json!({"a/b": {"t~": "theirs"}, "tags": [2]}))
    );
    let conflict = Conflict {
        pointer: "/a~1b/t~0".to_owned(),
        base: Some(json!("old")),
        mine: Some(json!("mine")),
        theirs: Some(json!("theirs")),
    };
    assert_eq!(merged.conflicts, [conflict]);
}

#[test]
fn removing_what_others_changed_is_a_conflict_and_what_they_left_is_none() {
    let base = json!({"title": "a"});
    let removed = merge(Some(&base), None, Some(&base));
    assert_eq!((removed.merged, removed.conflicts.len()), (None, 0));
    let changed = json!({"title": "b"});
    let conflicts = merge(Some(&base), None, Some(&changed)).conflicts;
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].pointer, "");
}

#[test]
fn a_field_emptied_in_two_spellings_is_no_conflict() {
    let merged = merge(
        Some(&json!({"phone": "1", "fax": null, "a": 1})),
        Some(&json!({"fax": null, "a": 2})),
        Some(&json!({"phone": null, "a": 1})),
    );
    assert_eq!(merged.merged, Some(json!({"a": 2})));
    assert_eq!(merged.conflicts, []);
}

#[test]
fn a_value_is_put_where_the_pointer_says() {
    let mut value = json!({"a": {"b": 1}});
    put(&mut value, "/a/c~1d", Some(json!(2)));
    put(&mut value, "/a/b", None);
    put(&mut value, "/x/y", Some(json!([])));
    assert_eq!(value, json!({"a": {"c/d": 2}, "x": {"y": []}}));
    put(&mut value, "", Some(json!({"z": 0})));
    assert_eq!(value, json!({"z": 0}));
}

/// Few names and values, so that the sides meet.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        (0..3).prop_map(|number| json!(number)),
        "[ab]".prop_map(|text| json!(text)),
        prop::collection::vec(0..2, 0..2).prop_map(|list| json!(list)),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop::collection::btree_map("[a-d]", inner, 0..4)
            .prop_map(|fields| Value::Object(fields.into_iter().collect()))
    })
}

fn side() -> impl Strategy<Value = Option<Value>> {
    prop::option::weighted(0.9, value())
}

/// Every place with what stands there, nulls left out; an object that has nothing stands for itself.
fn leaves(pointer: String, value: Option<&Value>, found: &mut Vec<(String, Value)>) {
    match value {
        None | Some(Value::Null) => {}
        Some(Value::Object(fields)) if fields.values().any(|field| !field.is_null()) => {
            for (name, field) in fields {
                leaves(format!("{pointer}/{}", escape(name)), Some(field), found);
            }
        }
        Some(value) => found.push((pointer, clean(value))),
    }
}

fn all_leaves(value: &Option<Value>) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    leaves(String::new(), value.as_ref(), &mut found);
    found
}

/// The value without the nulls of objects.
fn clean(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let there = fields.iter().filter(|(_, field)| !field.is_null());
            Value::Object(
                there
                    .map(|(name, field)| (name.clone(), clean(field)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

fn cleaned(value: &Option<Value>) -> Option<Value> {
    value.as_ref().filter(|value| !value.is_null()).map(clean)
}

fn at<'a>(value: &'a Option<Value>, pointer: &str) -> Option<&'a Value> {
    value
        .as_ref()?
        .pointer(pointer)
        .filter(|value| !value.is_null())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn swapping_the_sides_swaps_the_conflicts_and_nothing_else(
        base in side(), mine in side(), theirs in side()
    ) {
        let one = merge(base.as_ref(), mine.as_ref(), theirs.as_ref());
        let other = merge(base.as_ref(), theirs.as_ref(), mine.as_ref());
        let mut swapped: Vec<Conflict> = other.conflicts.into_iter().map(|conflict| Conflict {
            mine: conflict.theirs, theirs: conflict.mine, ..conflict
        }).collect();
        swapped.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        let mut conflicts = one.conflicts;
        conflicts.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        let agreed = conflicts.is_empty();
        prop_assert_eq!(conflicts, swapped);
        if agreed {
            prop_assert_eq!(cleaned(&one.merged), cleaned(&other.merged));
        }
    }

    #[test]
    fn equal_changes_are_no_conflict_and_one_side_alone_wins(base in side(), mine in side()) {
        for (one, other) in [(&mine, &mine), (&mine, &base), (&base, &mine)] {
            let merged = merge(base.as_ref(), one.as_ref(), other.as_ref());
            prop_assert_eq!(merged.conflicts, []);
            prop_assert_eq!(cleaned(&merged.merged), cleaned(&mine));
        }
    }

    #[test]
    fn merging_the_result_again_changes_nothing(base in side(), mine in side(), theirs in side()) {
        let first = merge(base.as_ref(), mine.as_ref(), theirs.as_ref());
        let again = merge(theirs.as_ref(), first.merged.as_ref(), theirs.as_ref());
        prop_assert_eq!(&again.conflicts, &[]);
        prop_assert_eq!(cleaned(&again.merged), cleaned(&first.merged));
    }

    #[test]
    fn nothing_that_only_one_side_changed_is_dropped(base in side(), mine in side(), theirs in side()) {
        let merged = merge(base.as_ref(), mine.as_ref(), theirs.as_ref());
        let in_conflict = |pointer: &str| merged.conflicts.iter().any(|conflict| {
            let at = conflict.pointer.as_str();
            pointer == at || pointer.strip_prefix(at).is_some_and(|rest| rest.starts_with('/'))
                || at.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'))
        });
        for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
            for (pointer, value) in all_leaves(one) {
                let changed = at(&base, &pointer).map(clean) != Some(value.clone());
                let alone = at(other, &pointer).map(clean) == at(&base, &pointer).map(clean);
                if changed && alone && !in_conflict(&pointer) {
                    let kept = at(&merged.merged, &pointer).map(clean);
                    prop_assert_eq!(kept, Some(value), "at {}", pointer);
                }
            }
        }
    }

    #[test]
    fn a_difference_applied_gives_what_it_was_made_for(from in value(), to in value()) {
        let patch = super::super::patch::diff(&from, &to);
        let result = super::super::patch::applied(&from, &patch);
        prop_assert_eq!(cleaned(&Some(result)), cleaned(&Some(to)));
    }
}
