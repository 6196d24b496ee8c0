//! JSON merge patches (RFC 7396): applied, and found between two values. Null and absent are one.

use serde_json::{Map, Value};

/// `target` with the patch applied.
pub fn applied(target: &Value, patch: &Value) -> Value {
    let Value::Object(changes) = patch else {
        return patch.clone();
    };
    let mut fields = match target {
        Value::Object(fields) => fields.clone(),
        _ => Map::new(),
    };
    for (name, change) in changes {
        if change.is_null() {
            fields.remove(name);
        } else {
            let before = fields.get(name).unwrap_or(&Value::Null);
            let after = applied(before, change);
            fields.insert(name.clone(), after);
        }
    }
    Value::Object(fields)
}

/// The patch that makes `to` of `from`, the smallest there is.
pub fn diff(from: &Value, to: &Value) -> Value {
    let (Value::Object(from), Value::Object(to)) = (from, to) else {
        return to.clone();
    };
    let mut patch = Map::new();
    for (name, before) in from {
        if !before.is_null() && to.get(name).is_none_or(Value::is_null) {
            patch.insert(name.clone(), Value::Null);
        }
    }
    for (name, after) in to.iter().filter(|(_, after)| !after.is_null()) {
        let change = match from.get(name) {
            Some(before) if before == after => continue,
            Some(before @ Value::Object(_)) if after.is_object() => diff(before, after),
            _ => after.clone(),
        };
        let was_object = from.get(name).is_some_and(Value::is_object);
        if !(was_object && is_empty(&change)) {
            patch.insert(name.clone(), change);
        }
    }
    Value::Object(patch)
}

/// Whether the patch changes nothing.
pub fn is_empty(patch: &Value) -> bool {
    patch.as_object().is_some_and(Map::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn examples_of_the_rfc() {
        for (target, patch, result) in [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]})),
            (
                json!({"a":{"b":"c"}}),
                json!({"a":{"b":"d","c":null}}),
                json!({"a":{"b":"d"}}),
            ),
            (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
            (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
            (json!({"a":"foo"}), json!("bar"), json!("bar")),
            (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
            (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
            (
                json!({}),
                json!({"a":{"bb":{"ccc":null}}}),
                json!({"a":{"bb":{}}}),
            ),
        ] {
            assert_eq!(applied(&target, &patch), result, "{target} {patch}");
        }
    }

    #[test]
    fn the_difference_names_only_what_changed() {
        let from = json!({"a": 1, "b": {"x": 1, "y": [1]}, "c": null, "d": 2});
        let to = json!({"a": 1, "b": {"x": 2, "y": [1]}, "e": {}});
        assert_eq!(diff(&from, &to), json!({"b": {"x": 2}, "d": null, "e": {}}));
        assert!(is_empty(&diff(&from, &from)));
        assert!(is_empty(&diff(&json!({}), &json!({"a": null}))));
    }
}
