//! Fields that are written in parts: a list whose sorts of items stand at places of their own, as a telephone
//! number and an address stand in two columns.

use serde_json::Value;

use crate::profile::{Field, Pointer, Rule, Source};

/// What is written of a value of the body: rules with places of their own, and their values.
///
/// `None` when the source has no place for something of it.
pub(super) fn parts<'r>(
    rule: &'r Rule,
    value: Option<&Value>,
) -> Option<Vec<(&'r Rule, Option<Value>)>> {
    if rule.written_at().is_some() {
        return Some(vec![(rule, value.cloned())]);
    }
    let mut items = match value {
        Some(Value::Array(items)) => items.clone(),
        None => Vec::new(),
        Some(_) => return None,
    };
    let mut parts = Vec::new();
    for fields in rule.sorts()? {
        let found = items.iter().position(|item| is_of(fields, item));
        let mut item = found.map(|at| items.remove(at));
        for Field { target, rule } in fields {
            let value = item.as_mut().and_then(|item| target.remove(item));
            if !matches!(rule.source, Source::Const(_)) {
                parts.push((rule, value));
            }
        }
        if !item.is_none_or(|item| says_nothing(&item)) {
            return None;
        }
    }
    items.is_empty().then_some(parts)
}

/// The places of the body that a field is written from: its own, or one for each sort of its items.
pub(super) fn takes(field: &Field) -> Vec<Pointer> {
    if field.rule.written_at().is_some() {
        return vec![field.target.clone()];
    }
    let sorts = field.rule.sorts().unwrap_or_default().into_iter();
    sorts
        .filter(|fields| fields.iter().any(|field| field.rule.written_at().is_some()))
        .map(|fields| field.target.member(&name(fields)))
        .collect()
}

/// The constants of a sort in words: `channel=phone`.
fn name(fields: &[Field]) -> String {
    let constant = |field: &Field| match &field.rule.source {
        Source::Const(value) => {
            let member = field.target.to_string();
            let word = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            Some(format!("{}={word}", member.trim_start_matches('/')))
        }
        _ => None,
    };
    let constants: Vec<String> = fields.iter().filter_map(constant).collect();
    constants.join("&")
}

/// Whether the constants of a sort are those of the item.
fn is_of(fields: &[Field], item: &Value) -> bool {
    fields.iter().all(|field| match &field.rule.source {
        Source::Const(value) => field.target.get(item) == Some(value),
        _ => true,
    })
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.values().all(says_nothing),
        Value::Array(items) => items.is_empty(),
        value => value.is_null(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{
        profile::{Merge, Pointer, Profile},
        rest::{Mapping, Unwritable},
    };

    #[test]
    fn columns_become_items_and_items_columns() {
        let text = r#"{"profile": 1, "lists": [{"kind": "offer", "path": "/offers", "identity": "/id", "fields": {
            "/title": "/title",
            "/contacts": [
                {"fields": {"/channel": {"const": "phone"}, "/value": "/phone"}},
                {"fields": {"/channel": {"const": "email"}, "/value": {"from": "/mail", "write_null": ""}}}
            ]
        }}]}"#;
        let profile = Profile::parse(text, |_| None).expect("a profile");
        let mapping = Mapping::new(&profile.lists[0], None);
        let phone = json!({"channel": "phone", "value": "1"});
        let mail = json!({"channel": "email", "value": "a@b.c"});
        let read = |row| mapping.body(&row, &Default::default()).expect("a body");
        let (both, one) = (
            json!({"contacts": [phone, mail]}),
            json!({"contacts": [mail]}),
        );
        assert_eq!(read(json!({"phone": "1", "mail": "a@b.c"})), both);
        assert_eq!(read(json!({"phone": null, "mail": "a@b.c"})), one);

        let change = |before: &Value, after: &Value| {
            mapping.update("offer", None, before, after, Merge::Levels(1))
        };
        assert_eq!(change(&both, &one), Ok(json!({"phone": null})));
        assert_eq!(change(&one, &both), Ok(json!({"phone": "1"})));
        assert_eq!(
            change(&both, &json!({"title": "x"})),
            Ok(json!({"title": "x", "phone": null, "mail": ""}))
        );
        assert_eq!(
            mapping.create("offer", &one, false),
            Ok(json!({"mail": "a@b.c"}))
        );

        let takes = mapping.takes();
        assert_eq!(
            takes.iter().map(Pointer::to_string).collect::<Vec<_>>(),
            [
                "/contacts/channel=phone",
                "/contacts/channel=email",
                "/title"
            ]
        );
        let no_place = Err(Unwritable(Pointer::parse("/contacts").expect("a place")));
        let letter = json!({"contacts": [phone, {"channel": "letter", "value": "x"}]});
        assert_eq!(change(&both, &letter), no_place);
        let two = json!({"contacts": [phone, phone]});
        assert_eq!(change(&both, &two), no_place);
        let labelled =
            json!({"contacts": [{"channel": "phone", "value": "1", "label": "desk"}, mail]});
        assert_eq!(change(&both, &labelled), no_place);
    }
}
