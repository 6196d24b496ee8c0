//! What stands in the form: the fields of an offer as texts; `patch.rs` makes a change of what was changed.

use std::str::FromStr;

use lotse_core::contact::{Channel, Contact};
use lotse_core::hours::OpeningHours;
use lotse_core::lang::Lang;
use lotse_core::localized::Localized;
use lotse_core::offer::Offer;
use lotse_core::time::Date;
use lotse_json::{Fault, Node, Object, Read};

mod patch;

/// The texts that an offer has in several languages, as pointers into its body.
pub const TEXTS: [&str; 5] = [
    "/title",
    "/summary",
    "/description",
    "/cost/note",
    "/hours/published",
];

/// All fields as they stand in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    /// The languages, and for each the texts in the order of [`TEXTS`].
    pub texts: Vec<(Lang, [String; TEXTS.len()])>,
    /// The code of what it costs.
    pub cost: String,
    /// The amount in euros.
    pub amount: String,
    /// Opening hours in OpenStreetMap's syntax.
    pub hours: String,
    /// Ways to reach somebody.
    pub contacts: Vec<ContactValue>,
    /// The code of whether it can be used.
    pub status: String,
    /// The last day, `2026-12-24`.
    pub until: String,
    /// Somebody has checked today that it is right.
    pub checked: bool,
}

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactValue {
    /// Which contact of the offer it was; none when it is new.
    pub from: Option<usize>,
    /// The code of the way.
    pub channel: String,
    /// Number or address.
    pub value: String,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No language has a name.
    NoName,
    /// It is no amount of money.
    Amount,
    /// These opening hours are understood so far, and not behind that.
    Hours(String, String),
    /// Nobody can be reached with it.
    Contact,
    /// It is no day.
    Day,
}

impl Values {
    /// The fields of an offer.
    pub fn of(offer: &Offer) -> Self {
        let all = texts_of(offer);
        let mut langs: Vec<Lang> = Vec::new();
        for (lang, _) in all.iter().flat_map(|text| text.iter()) {
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
        let text = |text: &Localized, lang| {
            text.get(lang)
                .map_or(String::new(), |text| text.text.to_string())
        };
        let contacts = offer.contacts.iter().enumerate();
        Self {
            texts: langs
                .into_iter()
                .map(|lang| (lang, all.map(|localized| text(localized, lang))))
                .collect(),
            cost: offer.cost.kind.code().to_owned(),
            amount: offer.cost.amount.map_or(String::new(), |cents| {
                format!("{},{:02}", cents / 100, cents % 100)
            }),
            hours: offer.hours.osm.as_deref().unwrap_or_default().to_owned(),
            contacts: contacts
                .map(|(from, contact)| ContactValue {
                    from: Some(from),
                    channel: contact.channel.code().to_owned(),
                    value: contact.value.to_string(),
                })
                .collect(),
            status: offer.status.code().to_owned(),
            until: offer
                .valid
                .through
                .map_or(String::new(), |day| day.to_string()),
            checked: false,
        }
    }

    /// What is wrong, by pointer; what stood there before may stay as it was.
    pub fn wrong(&self, before: &Self) -> Vec<(String, Wrong)> {
        let mut wrong = Vec::new();
        if self
            .texts
            .iter()
            .all(|(_, [title, ..])| title.trim().is_empty())
        {
            let lang = self.texts.first().map_or(Lang::DE, |(lang, _)| *lang);
            wrong.push((format!("/title/{lang}"), Wrong::NoName));
        }
        if self.amount != before.amount
            && !self.amount.trim().is_empty()
            && cents(&self.amount).is_none()
        {
            wrong.push(("/cost/amount".to_owned(), Wrong::Amount));
        }
        if self.hours != before.hours
            && let Some(found) = hours_wrong(&self.hours)
        {
            wrong.push(("/hours/osm".to_owned(), found));
        }
        for (number, contact) in self.contacts.iter().enumerate() {
            let is_new = !before.contacts.contains(contact);
            if is_new && !contact.value.trim().is_empty() && contact.href().is_none() {
                wrong.push((format!("/contacts/{number}"), Wrong::Contact));
            }
        }
        if self.until != before.until
            && !self.until.is_empty()
            && Date::from_str(&self.until).is_err()
        {
            wrong.push(("/valid/through".to_owned(), Wrong::Day));
        }
        wrong
    }

    fn text(&self, lang: Lang, number: usize) -> &str {
        let found = self.texts.iter().find(|(known, _)| *known == lang);
        found.map_or("", |(_, texts)| {
            texts.get(number).map_or("", |text| text.trim())
        })
    }

    /// All of it as JSON, for a draft.
    pub fn to_json(&self) -> String {
        let texts = self.texts.iter().fold(Object::new(), |all, (lang, texts)| {
            let names = TEXTS.iter().zip(texts);
            let own = names.fold(Object::new(), |own, (name, text)| own.text(name, text));
            all.object(lang.as_str(), own)
        });
        let contacts: Vec<String> = self
            .contacts
            .iter()
            .map(|contact| {
                let from = contact.from.map_or(-1, |from| from as i64);
                let json = Object::new().number("from", from);
                json.text("channel", &contact.channel)
                    .text("value", &contact.value)
                    .finish()
            })
            .collect();
        Object::new()
            .object("texts", texts)
            .text("cost", &self.cost)
            .text("amount", &self.amount)
            .text("hours", &self.hours)
            .raw("contacts", &format!("[{}]", contacts.join(",")))
            .text("status", &self.status)
            .text("until", &self.until)
            .flag("checked", self.checked)
            .finish()
    }
}

impl ContactValue {
    /// The link that it makes, if it makes one.
    fn href(&self) -> Option<String> {
        let contact = Contact {
            channel: Channel::from_code(&self.channel),
            value: self.value.trim().into(),
            label: Localized::default(),
            languages: Vec::new(),
        };
        contact.href()
    }
}

impl Read for Values {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let text = |name: &str| String::read(at.need(name)?);
        let mut texts = Vec::new();
        for own in at.need("texts")?.members()? {
            let mut here: [String; TEXTS.len()] = Default::default();
            for (place, name) in here.iter_mut().zip(TEXTS) {
                *place = String::read(own.need(name)?)?;
            }
            let lang = own.key().parse();
            texts.push((lang.map_err(|_| own.wrong("a language"))?, here));
        }
        Ok(Self {
            texts,
            cost: text("cost")?,
            amount: text("amount")?,
            hours: text("hours")?,
            contacts: Vec::read(at.need("contacts")?)?,
            status: text("status")?,
            until: text("until")?,
            checked: bool::read(at.need("checked")?)?,
        })
    }
}

impl Read for ContactValue {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(Self {
            from: usize::try_from(i64::read(at.need("from")?)?).ok(),
            channel: String::read(at.need("channel")?)?,
            value: String::read(at.need("value")?)?,
        })
    }
}

/// What is wrong with opening hours; none where there are none.
pub fn hours_wrong(hours: &str) -> Option<Wrong> {
    if hours.trim().is_empty() {
        return None;
    }
    let unclear = OpeningHours::parse(hours).err()?;
    let (known, rest) = hours
        .split_at_checked(unclear.understood)
        .unwrap_or(("", hours));
    Some(Wrong::Hours(
        known.trim().to_owned(),
        rest.trim().to_owned(),
    ))
}

/// Cents of an amount such as `12`, `12,5` or `12.50`.
fn cents(amount: &str) -> Option<u32> {
    let amount = amount.trim().trim_end_matches('€').trim_end();
    let (euros, part) = amount.split_once([',', '.']).unwrap_or((amount, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let part: u32 = match (part.len(), digits(part)) {
        (1, true) => part.parse::<u32>().ok()? * 10,
        (2, true) => part.parse().ok()?,
        _ => return None,
    };
    let euros: u32 = digits(euros).then(|| euros.parse().ok())??;
    euros.checked_mul(100)?.checked_add(part)
}

fn texts_of(offer: &Offer) -> [&Localized; TEXTS.len()] {
    [
        &offer.title,
        &offer.summary,
        &offer.description,
        &offer.cost.note,
        &offer.hours.published,
    ]
}

#[cfg(test)]
mod tests;
