//! What was changed in the form, as a merge patch (RFC 7396) of what the source has a place for.

use lotse_core::lang::Lang;
use lotse_core::time::Date;
use lotse_json::{Json, Node, Object};

use super::super::takes::Takes;
use super::{TEXTS, Values, cents};

impl Values {
    /// These with what the source has no place for as it was.
    pub fn within(mut self, takes: &Takes, before: &Self) -> Self {
        for (lang, texts) in &mut self.texts {
            for (number, (pointer, text)) in TEXTS.iter().zip(texts).enumerate() {
                if !takes.has(&format!("{pointer}/{lang}")) {
                    *text = before.text(*lang, number).to_owned();
                }
            }
        }
        for (place, own, was) in [
            ("/cost/kind", &mut self.cost, &before.cost),
            ("/cost/amount", &mut self.amount, &before.amount),
            ("/hours/osm", &mut self.hours, &before.hours),
            ("/status", &mut self.status, &before.status),
            ("/valid/through", &mut self.until, &before.until),
        ] {
            if !takes.has(place) {
                own.clone_from(was);
            }
        }
        if takes.has("/contacts") {
            self.keep_contacts_without_room(takes, before);
        } else {
            self.contacts.clone_from(&before.contacts);
        }
        self.checked &= takes.has("/check/checked_on");
        self
    }

    /// A draft may be older than what is known of the source now.
    fn keep_contacts_without_room(&mut self, takes: &Takes, before: &Self) {
        self.contacts.retain_mut(|contact| {
            if takes.room(&contact.channel) > 0 {
                return true;
            }
            let known = before
                .contacts
                .iter()
                .find(|known| known.from == contact.from);
            known
                .map(|known| contact.value.clone_from(&known.value))
                .is_some()
        });
    }

    /// The patch that makes this of `before`, which are the fields of the offer in `body`. `due` is the day of its
    /// next check.
    /// What the source has no place for beside a text is left out.
    pub fn patch(
        &self,
        before: &Self,
        body: &str,
        due: Option<Date>,
        today: Date,
        takes: &Takes,
    ) -> Object {
        let texts = |number: usize| self.texts_patch(before, number, takes);
        let mut cost = Object::new();
        if self.cost != before.cost {
            cost = cost.text("kind", &self.cost);
        }
        if self.amount != before.amount {
            cost = match cents(&self.amount) {
                Some(cents) => cost.number("amount", cents.into()),
                None => cost.raw("amount", "null"),
            };
        }
        let cost = with(cost, "note", texts(3));
        let mut hours = Object::new();
        if self.hours != before.hours {
            hours = text_or_null(hours, "osm", &self.hours);
        }
        let hours = with(hours, "published", texts(4));
        let mut patch = Object::new();
        for (name, part) in [
            ("title", texts(0)),
            ("summary", texts(1)),
            ("description", texts(2)),
            ("cost", cost),
            ("hours", hours),
        ] {
            patch = with(patch, name, part);
        }
        if self.contacts != before.contacts {
            patch = patch.raw("contacts", &self.contacts_json(body));
        }
        if self.status != before.status {
            patch = patch.text("status", &self.status);
        }
        if self.until != before.until {
            patch = patch.object("valid", text_or_null(Object::new(), "through", &self.until));
        }
        if self.checked {
            let mut check = Object::new().text("checked_on", &today.to_string());
            if due.is_some_and(|due| due <= today) && takes.has("/check/next_check_due") {
                check = check.raw("next_check_due", "null");
            }
            patch = patch.object("check", check);
        }
        patch
    }

    /// A text that a person changed is theirs and up to date; one that was made of a German text that has changed is not.
    fn texts_patch(&self, before: &Self, number: usize, takes: &Takes) -> Object {
        let german = before.text(Lang::DE, number);
        let source_changed = !german.is_empty() && self.text(Lang::DE, number) != german;
        let mut patch = Object::new();
        for (lang, _) in &self.texts {
            let (old, new) = (before.text(*lang, number), self.text(*lang, number));
            let pointer = TEXTS.get(number).copied().unwrap_or_default();
            let has = |beside: &str| takes.has(&format!("{pointer}/{lang}/{beside}"));
            patch = match (old == new, new.is_empty()) {
                (true, true) => patch,
                (true, false) if source_changed && has("state") => {
                    patch.object(lang.as_str(), Object::new().text("state", "outdated"))
                }
                (true, false) => patch,
                (false, true) => patch.raw(lang.as_str(), "null"),
                (false, false) => {
                    let beside = ["origin", "state"].into_iter().filter(|name| has(name));
                    let text = Object::new().text("text", new);
                    let text = beside.fold(text, |text, name| text.raw(name, "null"));
                    patch.object(lang.as_str(), text)
                }
            };
        }
        patch
    }

    /// The list of contacts: those that were there keep what this form does not know of them.
    fn contacts_json(&self, body: &str) -> String {
        let json = Json::parse(body);
        let raw = |number: usize| {
            let contacts = json.sound().get("contacts").ok()??;
            contacts.items().ok()?.nth(number)
        };
        let mut items = Vec::new();
        for contact in &self.contacts {
            let value = contact.value.trim();
            match contact.from.and_then(raw) {
                Some(was) if !value.is_empty() => items.push(replaced(was, value)),
                None if !value.is_empty() => {
                    let new = Object::new().text("channel", &contact.channel);
                    items.push(new.text("value", value).finish());
                }
                _ => {}
            }
        }
        format!("[{}]", items.join(","))
    }
}

/// A contact with another value.
fn replaced(was: Node<'_, '_>, value: &str) -> String {
    let fields = was.members().into_iter().flatten();
    let fields = fields.fold(Object::new(), |fields, field| match &*field.key() {
        "value" => fields.text("value", value),
        name => fields.raw(name, field.raw()),
    });
    fields.finish()
}

fn text_or_null(object: Object, name: &str, text: &str) -> Object {
    match text.trim() {
        "" => object.raw(name, "null"),
        text => object.text(name, text),
    }
}

/// Adds a part that says something.
fn with(object: Object, name: &str, part: Object) -> Object {
    if part.clone().finish() == "{}" {
        object
    } else {
        object.object(name, part)
    }
}
