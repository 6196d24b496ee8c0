//! Parts of one record that came from several lists, put together.

use serde_json::Value;

/// One document of two that say different things of it: objects by member, arrays of as many objects item by item
/// (the same parts in another language), anything else the later.
pub(super) fn merge(earlier: Value, later: Value) -> Value {
    match (earlier, later) {
        (Value::Object(mut earlier), Value::Object(later)) => {
            for (name, value) in later {
                let value = match earlier.remove(&name) {
                    Some(known) => merge(known, value),
                    None => value,
                };
                earlier.insert(name, value);
            }
            Value::Object(earlier)
        }
        (Value::Array(earlier), Value::Array(later))
            if earlier.len() == later.len()
                && earlier.iter().chain(&later).all(Value::is_object) =>
        {
            earlier
                .into_iter()
                .zip(later)
                .map(|(one, other)| merge(one, other))
                .collect()
        }
        (_, later) => later,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_second_language_adds_to_the_first() {
        let check =
            |earlier: Value, later: Value, merged: Value| assert_eq!(merge(earlier, later), merged);
        check(
            json!({"title": {"de": "Kurs"}, "blocks": [{"kind": "item", "text": {"de": "eins"}}]}),
            json!({"title": {"en": "Course"}, "blocks": [{"kind": "item", "text": {"en": "one"}}]}),
            json!({"title": {"de": "Kurs", "en": "Course"}, "blocks": [{"kind": "item", "text": {"de": "eins", "en": "one"}}]}),
        );
        check(
            json!([{"de": 1}, {"de": 2}]),
            json!([{"en": 3}]),
            json!([{"en": 3}]),
        );
        check(
            json!(["de", "ar"]),
            json!(["de", "en"]),
            json!(["de", "en"]),
        );
    }
}
