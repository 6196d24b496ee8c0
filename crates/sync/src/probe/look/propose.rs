//! The profile that is proposed, and its trial.

mod record;
mod trial;

use serde_json::{Map, Value, json};

use self::trial::failures;
use super::{
    Options, known::Known, notes::Sure, paging, seen::Seen, sight::Sight, since, targets,
    tongues::Tongues, view::View,
};
use crate::{probe::session::Session, profile::Credentials};

/// A proposal in the making.
pub struct Proposal<'a, 'o> {
    pub session: &'a Session<'a>,
    pub options: &'o Options<'o>,
    pub view: View<'a>,
    pub sight: &'o mut Sight,
}

impl Proposal<'_, '_> {
    /// Makes the profile: of a preset where one fits and works, else of what was seen.
    pub fn make(&mut self, known: Option<&Known>) {
        let seen = Seen::of(&self.view, known, &mut self.sight.notes);
        let (suggestions, tongues) =
            self.options
                .targets
                .suggest(&seen.columns, self.options.kind, self.options.language);
        let fields = targets::fields(&suggestions);
        if fields.is_none() && !suggestions.is_empty() && !seen.is_ours {
            self.sight.notes.ask(
                "which fields are meant: without the title the profile takes rows as they are",
            );
        }
        self.sight.suggestions = suggestions;
        if fields.is_none() || seen.is_ours {
            for field in &mut self.sight.suggestions {
                field.certain = false;
            }
        }
        let fields = fields.filter(|_| !seen.is_ours);
        let tongues = tongues.as_ref();
        if self.by_preset(known, &seen, fields.as_ref(), tongues) {
            return;
        }
        self.describe(known, &seen, fields, tongues);
    }

    fn by_preset(
        &mut self,
        known: Option<&Known>,
        seen: &Seen,
        fields: Option<&Value>,
        tongues: Option<&Tongues>,
    ) -> bool {
        let Some((known, preset)) = known.and_then(|known| Some((known, known.preset?))) else {
            return false;
        };
        let mut list = json!({"kind": self.options.kind, "path": known.path});
        crate::profile::merge_patch(&mut list, &known.list);
        if let Some(query) = query(&self.view).filter(|_| preset != "couchdb") {
            list["query"] = query;
        }
        let whole = (self.options.preset)(preset)
            .and_then(|text| serde_json::from_str::<Value>(&text).ok());
        if let Some(every) = whole.as_ref().and_then(|whole| whole.get("every")) {
            seen.mend(every, known, &mut list, &mut self.sight.notes);
        }
        if let Some(fields) = fields {
            list["fields"] = fields.clone();
            tell_languages(&mut list, tongues);
        } else if seen.is_ours && preset != "lotse" {
            list["body"] = json!("/body");
        }
        let mut profile = json!({
            "$schema": "profile.schema.json",
            "profile": 1,
            "name": format!("{} at {}", known.name, self.view.address.origin),
            "extends": preset,
            "lists": [list],
        });
        if self.view.auth.is_some() {
            profile["transport"] = json!({"auth": {"read": true}});
        } else if let Some(auth) = self.auth() {
            profile["transport"] = json!({"auth": auth});
        }
        self.sight.base_url.clone_from(&known.base);
        if self.try_out(profile) {
            return true;
        }
        let why = self.sight.check.as_ref().map(failures).unwrap_or_default();
        self.sight.notes.say(
            "server",
            Sure::Sure,
            format!(
                "the preset \"{preset}\" does not work here ({why}): described from what it answers"
            ),
        );
        false
    }

    fn describe(
        &mut self,
        known: Option<&Known>,
        seen: &Seen,
        fields: Option<Value>,
        tongues: Option<&Tongues>,
    ) {
        let Some(id) = self.view.id.clone() else {
            return;
        };
        let notes = &mut self.sight.notes;
        let paging = paging::find(&self.view, notes);
        self.view.address = self.view.address.without(&paging.parameters);
        let mut list = json!({
            "kind": self.options.kind,
            "path": self.view.address.path,
            "identity": id.json(),
        });
        if !self.view.items.is_root() {
            list["items"] = json!(self.view.items.to_string());
        }
        if self.view.keyed {
            list["keyed"] = json!(true);
            list["item"] = json!("/value");
        }
        if let Some(query) = query(&self.view) {
            list["query"] = query;
        }
        list["paging"] = paging.json;
        if paging.is_feed {
            list["since"] = json!({"mark": "cursor"});
            list["deletions"] = match &seen.only {
                Some(only) if only.get("not").is_some() => {
                    json!({"kind": "feed", "at": only["at"], "is": true})
                }
                Some(only) => json!({"kind": "feed", "at": only["at"], "set": true}),
                None => json!({"kind": "never"}),
            };
            if seen.only.is_none() {
                notes.ask("how the feed says that a record is gone");
            }
            if seen.updated.is_some() {
                list["updated"] = seen.updated_json();
            }
        } else if let Some(updated) = &seen.updated {
            let created = seen.created.as_ref().filter(|_| !updated.is_full());
            list["updated"] = seen.updated_json();
            if let Some(since) = since::find(&self.view, known, updated, created, notes) {
                list["since"] = since.json;
                list["deletions"] = json!({"kind": "full", "every_h": 24});
            }
        } else {
            notes.say(
                "changes since",
                Sure::NotFound,
                "without a time of the last change it cannot be asked for",
            );
        }
        if let Some(version) = &seen.version {
            list["version"] = json!(version);
        }
        if let Some(only) = seen.only.as_ref().filter(|_| !paging.is_feed) {
            list["where"] = only.clone();
        }
        self.one(&mut list, &id);
        if let Some(fields) = fields {
            list["fields"] = fields;
            tell_languages(&mut list, tongues);
        } else if seen.is_ours {
            list["body"] = json!("/body");
        }
        self.writing(&list, known);
        let mut profile = json!({
            "$schema": "profile.schema.json",
            "profile": 1,
            "name": format!("A list at {}", self.view.address.origin),
            "lists": [list],
        });
        if let Some(auth) = self.auth() {
            profile["transport"] = json!({"auth": auth});
        }
        if let Some(accept) = self.view.accept {
            profile["transport"]["headers"] = json!({"accept": accept});
        }
        self.sight.base_url.clone_from(&self.view.address.origin);
        self.try_out(profile);
    }

    /// How reading signs in, where not everybody may read.
    fn auth(&self) -> Option<Value> {
        if let Some((name, _)) = &self.view.key {
            return Some(json!({"kind": "query", "name": name, "read": true}));
        }
        self.view.auth.as_ref()?;
        Some(if self.options.credentials.token.is_some() {
            json!({"kind": "header", "name": "authorization", "value": "Bearer {token}", "read": true})
        } else {
            json!({"kind": "basic", "read": true})
        })
    }

    fn credentials(&self) -> Credentials {
        let mut credentials = self.options.credentials.clone();
        if let Some((_, key)) = &self.view.key {
            credentials.token = Some(key.clone());
        }
        credentials
    }
}

/// The languages of fields that are there once in each.
fn tell_languages(list: &mut Value, tongues: Option<&Tongues>) {
    let fields = list["fields"].as_object();
    let named = fields.is_some_and(|fields| fields.keys().any(|target| target.contains("{lang}")));
    if let Some(tongues) = tongues.filter(|_| named) {
        list["languages"] = tongues.json();
    }
}

/// The parameters of the address, as constants; never credentials.
fn query(view: &View<'_>) -> Option<Value> {
    let key = view.key.as_ref().map(|(name, _)| name);
    let pairs = view.address.query.iter();
    let members: Map<String, Value> = pairs
        .filter(|(name, _)| Some(name) != key)
        .map(|(name, value)| (name.clone(), json!(value)))
        .collect();
    (!members.is_empty()).then_some(Value::Object(members))
}
