//! Texts in several languages, with where each came from and whether it is still true.

use serde::{Serialize, Serializer};

use crate::lang::{BadLang, Lang};
use lotse_json::{Fault, Node, Read};

open_enum! {
    /// Who wrote a text in its language.
    Origin {
        /// A person wrote or translated it.
        Human = "human",
        /// A machine translated it; readers are told (EU AI Act, article 50(4)).
        Machine = "machine",
    }
}

open_enum! {
    /// Whether a translation still says what its source says.
    TextState {
        /// As far as known it does.
        Current = "current",
        /// The source has changed since.
        Outdated = "outdated",
    }
}

record! {
    /// One text in one language.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Text {
        /// The words, plain text, paragraphs parted by a blank line.
        pub text: Box<str>,
        /// Who wrote it.
        pub origin: Origin = Origin::Human,
        /// Whether it is still true to its source.
        pub state: TextState = TextState::Current,
    }
}

/// A text in as many languages as there are; on the wire an object from language tag to [`Text`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Localized(Vec<(Lang, Text)>);

/// What a reader gets: the text, and in which language it really is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The language of the text, for `lang` and `dir`, and to say so when it is not the wished one.
    pub lang: Lang,
    /// The text with its origin and state.
    pub text: &'a Text,
}

impl Localized {
    /// A text by a person in one language.
    pub fn new(lang: Lang, text: &str) -> Self {
        let mut localized = Self::default();
        localized.set(
            lang,
            Text {
                text: text.into(),
                origin: Origin::Human,
                state: TextState::Current,
            },
        );
        localized
    }

    /// Puts or replaces the text of one language.
    pub fn set(&mut self, lang: Lang, text: Text) {
        match self.0.iter_mut().find(|(l, _)| *l == lang) {
            Some(slot) => slot.1 = text,
            None => self.0.push((lang, text)),
        }
    }

    /// The text in exactly this language.
    pub fn get(&self, lang: Lang) -> Option<&Text> {
        self.0
            .iter()
            .find(|(l, _)| *l == lang)
            .map(|(_, text)| text)
    }

    /// What a reader of `lang` is shown: the first of the fallbacks there is, else whatever there is.
    pub fn choose(&self, lang: Lang) -> Option<Chosen<'_>> {
        lang.fallbacks()
            .find_map(|lang| self.get(lang).map(|text| Chosen { lang, text }))
            .or_else(|| {
                self.0
                    .first()
                    .map(|(lang, text)| Chosen { lang: *lang, text })
            })
    }

    /// The words a reader of `lang` is shown; empty when there are none at all.
    pub fn words(&self, lang: Lang) -> &str {
        self.choose(lang).map_or("", |chosen| &chosen.text.text)
    }

    /// All languages with their texts, in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &Text)> {
        self.0.iter().map(|(lang, text)| (*lang, text))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(lang, text)| (lang.as_str(), text)))
    }
}

impl Read for Localized {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let mut localized = Self::default();
        for text in at.members()? {
            let lang: Lang = text
                .key()
                .parse()
                .map_err(|error: BadLang| text.fault(error.to_string()))?;
            localized.set(lang, Text::read(text)?);
        }
        Ok(localized)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn localized(json: &str) -> Localized {
        lotse_json::read(json).unwrap()
    }

    #[test]
    fn the_chosen_text_says_which_language_it_is_in() {
        let text = localized(r#"{"de":{"text":"Hallo"},"en":{"text":"Hello","origin":"machine"}}"#);
        let chosen = text.choose(Lang::AR).unwrap();
        assert_eq!((chosen.lang, &*chosen.text.text), (Lang::EN, "Hello"));
        assert_eq!(chosen.text.origin, Origin::Machine);
        assert_eq!(text.words(Lang::DE), "Hallo");
    }

    #[test]
    fn a_language_nobody_asked_for_is_better_than_nothing() {
        assert_eq!(
            localized(r#"{"tr":{"text":"Merhaba"}}"#).words(Lang::UK),
            "Merhaba"
        );
        assert_eq!(localized("{}").choose(Lang::UK), None);
    }

    #[test]
    fn an_origin_of_a_newer_version_survives() {
        let json = r#"{"de":{"text":"Hallo","origin":"relay"}}"#;
        assert_eq!(serde_json::to_string(&localized(json)).unwrap(), json);
    }
}
