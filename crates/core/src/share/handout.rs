//! Offers as one HTML page that needs nothing else: to print, to mail, to put on a stick.

use std::fmt::Write;

use crate::catalogue::Card;
use crate::lang::Lang;
use crate::localized::{Chosen, Localized};
use crate::offer::{Cost, Hours};
use crate::place::{Place, Precision};
use crate::taxonomy::TOPICS;
use crate::time::Date;

/// The words of the page in its language, and how what is not text is said.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// Heading of the page.
    pub title: &'a str,
    /// What stands below it: who made it, as of when, whom to call in need.
    pub intro: &'a str,
    /// Heading of the table of contents.
    pub contents: &'a str,
    /// Heading for offers without a known topic.
    pub other: &'a str,
    /// "Who".
    pub organization: &'a str,
    /// "When".
    pub hours: &'a str,
    /// "Where".
    pub place: &'a str,
    /// "Cost".
    pub cost: &'a str,
    /// "What to bring".
    pub documents: &'a str,
    /// "What to do".
    pub steps: &'a str,
    /// "Languages".
    pub languages: &'a str,
    /// "Contact".
    pub contact: &'a str,
    /// "Checked on".
    pub checked: &'a str,
    /// The name of a topic by its slug.
    pub topic: &'a dyn Fn(&str) -> String,
    /// The name of a language.
    pub language: &'a dyn Fn(Lang) -> String,
    /// Hours in words.
    pub say_hours: &'a dyn Fn(&Hours) -> String,
    /// A cost in words.
    pub say_cost: &'a dyn Fn(&Cost) -> String,
    /// A date in words.
    pub say_date: &'a dyn Fn(Date) -> String,
}

/// The page itself; all texts are escaped, there is no script and nothing to load.
pub fn handout(cards: &[Card], labels: &Labels<'_>) -> String {
    let groups = by_topic(cards, labels);
    let mut page = Page(String::new());
    page.open(labels);
    page.tag("nav", &[])
        .tag("h2", &[])
        .text(labels.contents)
        .raw("</h2><ul>");
    for (slug, name, cards) in &groups {
        page.raw("<li>")
            .tag("a", &[("href", &format!("#{slug}"))])
            .text(name)
            .raw("</a>");
        page.raw(" (").text(&cards.len().to_string()).raw(")</li>");
    }
    page.raw("</ul></nav><main>");
    for (slug, name, cards) in &groups {
        page.tag("section", &[("id", slug)])
            .tag("h2", &[])
            .text(name)
            .raw("</h2>");
        cards.iter().for_each(|card| page.card(card, labels));
        page.raw("</section>");
    }
    page.raw("</main></body></html>\n");
    page.0
}

/// By the first known topic of the first level, in the order of the taxonomy; the rest last.
fn by_topic<'a>(
    cards: &'a [Card],
    labels: &Labels<'_>,
) -> Vec<(&'static str, String, Vec<&'a Card>)> {
    let root = |card: &Card| {
        card.offer
            .topics
            .iter()
            .find_map(|topic| topic.root())
            .map(|topic| topic.slug)
    };
    let topics = TOPICS
        .iter()
        .map(|topic| (Some(topic.slug), (labels.topic)(topic.slug)));
    let groups = topics
        .chain([(None, labels.other.to_owned())])
        .map(|(slug, name)| {
            let cards: Vec<&Card> = cards.iter().filter(|card| root(card) == slug).collect();
            (slug.unwrap_or("other"), name, cards)
        });
    groups.filter(|(_, _, cards)| !cards.is_empty()).collect()
}

/// Readable on paper and on the smallest phone.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem}\
article{border-top:1px solid #888;padding-block:.5rem;break-inside:avoid}\
h1,h2,h3{line-height:1.2}dl{margin:0}dt{font-weight:600}dd{margin:0 0 .4rem}p,dd{white-space:pre-line}a{color:inherit}\
@media print{nav{break-after:page}a{text-decoration:none}}";

/// HTML in the making: text can come in only through escaping.
struct Page(String);

impl Page {
    fn raw(&mut self, html: &'static str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            let _ = write!(self.0, " {name}=\"");
            self.text(value).0.push('"');
        }
        self.0.push('>');
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(letter),
            }
        }
        self
    }

    fn open(&mut self, labels: &Labels<'_>) {
        let (lang, dir) = (labels.lang.to_string(), labels.lang.direction().as_str());
        self.raw("<!doctype html>")
            .tag("html", &[("lang", &lang), ("dir", dir)]);
        self.raw(
            "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">",
        );
        self.raw("<title>")
            .text(labels.title)
            .raw("</title><style>")
            .raw(STYLE)
            .raw("</style></head><body>");
        self.raw("<h1>")
            .text(labels.title)
            .raw("</h1><p>")
            .text(labels.intro)
            .raw("</p>");
    }

    fn card(&mut self, card: &Card, labels: &Labels<'_>) {
        let (lang, offer) = (labels.lang, &card.offer);
        self.raw("<article>");
        if let Some(title) = card.title() {
            self.chosen("h3", title, lang).raw("</h3>");
        }
        if let Some(summary) = card.summary() {
            self.chosen("p", summary, lang).raw("</p>");
        }
        self.raw("<dl>");
        if let Some(name) = card.organization_name() {
            self.term(labels.organization)
                .chosen("dd", name, lang)
                .raw("</dd>");
        }
        self.row(labels.hours, &(labels.say_hours)(&offer.hours));
        if let Some(place) = offer
            .place
            .as_ref()
            .filter(|place| place.precision != Precision::Hidden)
        {
            self.row(
                labels.place,
                &address(place, card.district.as_deref(), lang),
            );
        }
        self.row(labels.cost, &(labels.say_cost)(&offer.cost));
        self.list(labels.documents, &offer.required_documents, lang);
        self.list(labels.steps, &offer.next_steps, lang);
        let languages: Vec<String> = offer
            .languages
            .iter()
            .map(|lang| (labels.language)(*lang))
            .collect();
        self.row(labels.languages, &languages.join(", "));
        self.contacts(card, labels);
        if let Some(day) = offer.check.checked_on {
            self.row(labels.checked, &(labels.say_date)(day));
        }
        self.raw("</dl></article>");
    }

    fn contacts(&mut self, card: &Card, labels: &Labels<'_>) {
        if card.offer.contacts.is_empty() {
            return;
        }
        self.term(labels.contact);
        for contact in &card.offer.contacts {
            self.raw("<dd>");
            if let Some(label) = contact.label.choose(labels.lang) {
                self.chosen("span", label, labels.lang).raw("</span> ");
            }
            match contact.href() {
                Some(href) => {
                    self.tag("a", &[("href", &href), ("dir", "ltr")])
                        .text(&contact.value)
                        .raw("</a>");
                }
                None => {
                    self.raw("<bdi>").text(&contact.value).raw("</bdi>");
                }
            }
            self.raw("</dd>");
        }
    }

    fn list(&mut self, label: &str, texts: &[Localized], lang: Lang) {
        let texts: Vec<Chosen<'_>> = texts.iter().filter_map(|text| text.choose(lang)).collect();
        if !texts.is_empty() {
            self.term(label);
            texts.into_iter().for_each(|text| {
                self.chosen("dd", text, lang).raw("</dd>");
            });
        }
    }

    fn row(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.term(label)
                .tag("dd", &[("dir", "auto")])
                .text(value)
                .raw("</dd>");
        }
    }

    fn term(&mut self, label: &str) -> &mut Self {
        self.raw("<dt>").text(label).raw("</dt>")
    }

    /// An open tag with a text in it, which says its language when that is not the page's.
    fn chosen(&mut self, name: &'static str, chosen: Chosen<'_>, lang: Lang) -> &mut Self {
        if chosen.lang == lang {
            self.tag(name, &[]);
        } else {
            self.tag(
                name,
                &[
                    ("lang", chosen.lang.as_str()),
                    ("dir", chosen.lang.direction().as_str()),
                ],
            );
        }
        self.text(&chosen.text.text)
    }
}

fn address(place: &Place, district: Option<&str>, lang: Lang) -> String {
    let town: Vec<&str> = place
        .postal_code
        .as_deref()
        .into_iter()
        .chain(place.city.as_deref())
        .collect();
    let town = town.join(" ");
    let name = Some(place.name.words(lang));
    let parts = [
        name,
        place.street.as_deref(),
        Some(&town),
        district,
        Some(place.directions.words(lang)),
    ];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests;
