//! What a change says, read from its JSON.

use lotse_core::feedback::KIND as FEEDBACK;
use lotse_core::lang::Lang;
use lotse_json::{Json, Node};

use crate::i18n::phrase::{date, measure};
use crate::labels;
use crate::state::AppState;
use crate::state::pending::Pending;

/// The record that a change is about.
pub struct About {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What somebody says of it; none of a change to it.
    pub verdict: Option<String>,
}

/// What a change is about: the record itself, or the one that somebody speaks of.
pub fn about(change: &Pending) -> About {
    let json = Json::parse(&change.fields);
    let spoken_of = || {
        let about = json.sound().get("about").ok()??;
        Some(About {
            kind: text(about, "kind")?,
            id: text(about, "id")?,
            verdict: text(json.sound(), "verdict"),
        })
    };
    let own = || About {
        kind: change.kind.clone(),
        id: change.id.clone(),
        verdict: None,
    };
    if change.kind == FEEDBACK {
        spoken_of().unwrap_or_else(own)
    } else {
        own()
    }
}

/// The words somebody wrote about a record.
pub fn comment(change: &Pending) -> String {
    text(Json::parse(&change.fields).sound(), "comment").unwrap_or_default()
}

/// The fields that a change is about, as pointers of one or two steps.
pub fn changed_fields(change: &Pending) -> Vec<String> {
    let json = Json::parse(&change.fields);
    let mut fields = Vec::new();
    for field in json.sound().members().into_iter().flatten() {
        let name = field.key();
        let languages = field.members().into_iter().flatten();
        let languages = languages.filter(|text| text.get("text").ok().flatten().is_some());
        let before = fields.len();
        fields.extend(languages.map(|text| format!("/{name}/{}", text.key())));
        if fields.len() == before {
            fields.push(format!("/{name}"));
        }
    }
    fields
}

/// What people call a field.
pub fn field_word(state: AppState, pointer: &str) -> String {
    let t = state.i18n;
    let mut steps = pointer.split('/').skip(1);
    let name = steps.next().unwrap_or_default();
    let word = match name {
        "title" => t.t("edit-name"),
        "summary" => t.t("edit-summary"),
        "description" => t.t("edit-description"),
        "cost" => t.t("offer-cost"),
        "hours" => t.t("edit-hours"),
        "contacts" => t.t("offer-contact"),
        "status" => t.t("edit-status"),
        "valid" => t.t("edit-until"),
        "check" => t.t("edit-checked"),
        "comment" => t.t("report-comment"),
        "verdict" => t.t("report-question"),
        other => other.to_owned(),
    };
    match steps.next().and_then(|step| step.parse::<Lang>().ok()) {
        Some(lang) if matches!(name, "title" | "summary" | "description") => {
            format!("{word} ({})", labels::language(t, lang))
        }
        _ => word,
    }
}

/// A value as people read it: its texts and numbers, each a line of its own, codes in words.
pub fn value_words(state: AppState, pointer: &str, json: &str) -> Vec<String> {
    let json = Json::parse(json);
    let mut words = Vec::new();
    let name = pointer.rsplit('/').next().unwrap_or_default();
    let mut say = |name: &str, value: String| words.push(word_of(state, name, value));
    leaves(name, json.sound(), &mut say);
    words
}

/// Hands on each value that is no object or list, with the name it has.
fn leaves(name: &str, at: Node<'_, '_>, say: &mut dyn FnMut(&str, String)) {
    if let Ok(fields) = at.members() {
        fields.for_each(|field| leaves(&field.key(), field, say));
    } else if let Ok(items) = at.items() {
        items.for_each(|item| leaves(name, item, say));
    } else if let Ok(text) = at.text() {
        say(name, text.into_owned());
    } else if !at.is_null() {
        say(name, at.raw().to_owned());
    }
}

/// A code, an amount or a day in words; anything else as it stands.
fn word_of(state: AppState, name: &str, value: String) -> String {
    let t = state.i18n;
    let coded = |prefix: &str| {
        let key = format!("{prefix}-{}", value.replace('_', "-"));
        let word = t.t(&key);
        (word != key).then_some(word)
    };
    let word = match name {
        "status" => coded("edit-status"),
        "kind" => coded("cost"),
        "channel" => coded("edit"),
        "amount" => value
            .parse()
            .ok()
            .map(|cents| measure::euro(&t.words(), cents)),
        _ => value.parse().ok().map(|day| date::full(&t.words(), day)),
    };
    word.unwrap_or(value)
}

/// A text below a node.
pub fn text(at: Node<'_, '_>, name: &str) -> Option<String> {
    Some(at.get(name).ok()??.text().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use lotse_core::time::Timestamp;

    use super::*;
    use crate::state::pending::Standing;

    fn change(kind: &str, fields: &str) -> Pending {
        Pending {
            key: "1".to_owned(),
            source: "city".to_owned(),
            kind: kind.to_owned(),
            id: "7".to_owned(),
            base: None,
            fields: fields.to_owned(),
            standing: Standing::Sending,
            written_at: Timestamp::from_seconds(0),
        }
    }

    #[test]
    fn feedback_is_about_another_record() {
        let fields = r#"{"about":{"kind":"event","id":"e"},"verdict":"wrong","comment":"zu"}"#;
        let said = change("feedback", fields);
        let About { kind, id, verdict } = about(&said);
        assert_eq!(
            (&*kind, &*id, verdict.as_deref()),
            ("event", "e", Some("wrong"))
        );
        assert_eq!(comment(&said), "zu");
        let About { kind, id, verdict } = about(&change("offer", "{}"));
        assert_eq!((&*kind, &*id, verdict), ("offer", "7", None));
    }

    #[test]
    fn fields_of_a_patch_are_named_by_language_where_they_have_one() {
        let fields = r#"{"title":{"de":{"text":"a"},"en":{"text":"b"}},"hours":{"osm":"24/7"},"contacts":[]}"#;
        assert_eq!(
            changed_fields(&change("offer", fields)),
            ["/title/de", "/title/en", "/hours", "/contacts"]
        );
    }

    #[test]
    fn values_are_read_leaf_by_leaf() {
        let read = |json: &str| {
            let mut said = Vec::new();
            let json = Json::parse(json);
            leaves("status", json.sound(), &mut |name, value| {
                said.push(format!("{name} {value}"))
            });
            said
        };
        assert_eq!(read(r#""active""#), ["status active"]);
        assert_eq!(
            read(r#"[{"channel":"phone","value":"0391"},{"n":5,"x":null}]"#),
            ["channel phone", "value 0391", "n 5"]
        );
    }
}
