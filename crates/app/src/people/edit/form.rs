//! The form while somebody fills it in: each field a signal of its own, so that typing disturbs nothing else.

use leptos::prelude::*;
use lotse_core::lang::Lang;

use super::values::{ContactValue, TEXTS, Values};

/// The fields of the form.
#[derive(Clone, Copy)]
pub struct Form {
    /// The languages, each with its texts in the order of [`TEXTS`].
    pub texts: RwSignal<Vec<(Lang, [RwSignal<String>; TEXTS.len()])>>,
    /// The code of what it costs.
    pub cost: RwSignal<String>,
    /// The amount in euros.
    pub amount: RwSignal<String>,
    /// Opening hours.
    pub hours: RwSignal<String>,
    /// Ways to reach somebody.
    pub contacts: RwSignal<Vec<ContactField>>,
    /// The code of whether it can be used.
    pub status: RwSignal<String>,
    /// The last day.
    pub until: RwSignal<String>,
    /// Somebody has checked today that it is right.
    pub checked: RwSignal<bool>,
}

/// The field of a way to reach somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactField {
    /// Which contact of the offer it was; none when it is new.
    pub from: Option<usize>,
    /// The code of the way.
    pub channel: String,
    /// Number or address.
    pub value: RwSignal<String>,
}

impl Form {
    /// The form with these values in it.
    pub fn new(values: Values) -> Self {
        let texts = values.texts.into_iter();
        let contacts = values.contacts.into_iter().map(|contact| ContactField {
            from: contact.from,
            channel: contact.channel,
            value: RwSignal::new(contact.value),
        });
        Self {
            texts: RwSignal::new(
                texts
                    .map(|(lang, texts)| (lang, texts.map(RwSignal::new)))
                    .collect(),
            ),
            cost: RwSignal::new(values.cost),
            amount: RwSignal::new(values.amount),
            hours: RwSignal::new(values.hours),
            contacts: RwSignal::new(contacts.collect()),
            status: RwSignal::new(values.status),
            until: RwSignal::new(values.until),
            checked: RwSignal::new(values.checked),
        }
    }

    /// What stands in it now.
    pub fn values(&self) -> Values {
        let text = |signal: RwSignal<String>| signal.get_untracked();
        let texts = self.texts.get_untracked().into_iter();
        let contacts = self.contacts.get_untracked().into_iter();
        Values {
            texts: texts.map(|(lang, texts)| (lang, texts.map(text))).collect(),
            cost: text(self.cost),
            amount: text(self.amount),
            hours: text(self.hours),
            contacts: contacts
                .map(|contact| ContactValue {
                    from: contact.from,
                    channel: contact.channel,
                    value: text(contact.value),
                })
                .collect(),
            status: text(self.status),
            until: text(self.until),
            checked: self.checked.get_untracked(),
        }
    }

    /// Follows every field.
    pub fn track(&self) {
        for (_, texts) in self.texts.get() {
            texts.iter().for_each(|text| text.track());
        }
        for contact in self.contacts.get() {
            contact.value.track();
        }
        let single = [self.cost, self.amount, self.hours, self.status, self.until];
        single.iter().for_each(|field| field.track());
        self.checked.track();
    }

    /// One language more.
    pub fn add_language(&self, lang: Lang) {
        let texts = std::array::from_fn(|_| RwSignal::new(String::new()));
        self.texts.update(|all| all.push((lang, texts)));
    }

    /// One way to reach somebody more.
    pub fn add_contact(&self, channel: &str) {
        let field = ContactField {
            from: None,
            channel: channel.to_owned(),
            value: RwSignal::new(String::new()),
        };
        self.contacts.update(|all| all.push(field));
    }
}
