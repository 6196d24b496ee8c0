//! Texts in several languages: what a file says goes in, what it does not mention stays.

use lotse_core::lang::Lang;
use lotse_core::localized::{Localized, Origin, Text, TextState};

/// What a file says about a text in one language.
#[derive(Debug, Clone)]
pub(super) struct Said<'a> {
    pub lang: Lang,
    /// Empty takes the text away.
    pub text: &'a str,
    /// Kept as it was, or human for a new text, when the file does not say.
    pub origin: Option<Origin>,
    /// Current for a new text when the file does not say.
    pub state: Option<TextState>,
}

/// What parts the texts of a list in one cell.
pub(super) const SEPARATOR: char = '|';

/// Puts texts into a localized one.
///
/// Languages the file does not mention, or repeats unchanged, become outdated when the German text changes.
pub(super) fn merge(localized: &mut Localized, said: &[Said<'_>]) {
    let before = localized.get(Lang::DE).map(|text| text.text.clone());
    let mut merged = Localized::default();
    let mut renewed = vec![Lang::DE];
    for (lang, text) in localized.iter() {
        match said.iter().find(|said| said.lang == lang) {
            Some(said) if said.text.is_empty() => {}
            Some(said) if *said.text == *text.text => {
                let mut text = text.clone();
                text.origin = said.origin.clone().unwrap_or(text.origin);
                if let Some(state) = &said.state {
                    text.state = state.clone();
                    renewed.push(lang);
                }
                merged.set(lang, text);
            }
            Some(said) => {
                merged.set(lang, said.fresh());
                renewed.push(lang);
            }
            None => merged.set(lang, text.clone()),
        }
    }
    for said in said.iter().filter(|said| !said.text.is_empty()) {
        if merged.get(said.lang).is_none() {
            merged.set(said.lang, said.fresh());
            renewed.push(said.lang);
        }
    }
    let after = merged.get(Lang::DE).map(|text| text.text.clone());
    if before.is_some() && before != after {
        let stale: Vec<(Lang, Text)> = merged
            .iter()
            .filter(|(lang, _)| !renewed.contains(lang))
            .map(|(lang, text)| (lang, text.clone()))
            .collect();
        for (lang, mut text) in stale {
            text.state = TextState::Outdated;
            merged.set(lang, text);
        }
    }
    *localized = merged;
}

/// Puts lists of texts into a list of localized ones, part by part.
///
/// # Errors
/// When a language has another number of parts than the others.
pub(super) fn merge_list(list: &mut Vec<Localized>, said: &[Said<'_>]) -> Result<(), String> {
    let parts = |said: &Said<'_>| -> Vec<String> {
        let parts = said.text.split(SEPARATOR).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let said: Vec<(&Said<'_>, Vec<String>)> = said.iter().map(|s| (s, parts(s))).collect();
    let german = said.iter().find(|(said, _)| said.lang == Lang::DE);
    let count = german.map_or(list.len(), |(_, parts)| parts.len());
    for (said, parts) in &said {
        if !parts.is_empty() && parts.len() != count {
            return Err(format!(
                "{} has {} parts between “{SEPARATOR}”, German has {count}",
                said.lang,
                parts.len()
            ));
        }
    }
    list.resize_with(count, Localized::default);
    for (index, localized) in list.iter_mut().enumerate() {
        let part: Vec<Said<'_>> = said
            .iter()
            .map(|(said, parts)| Said {
                text: parts.get(index).map_or("", String::as_str),
                ..(*said).clone()
            })
            .collect();
        merge(localized, &part);
    }
    Ok(())
}

impl Said<'_> {
    fn fresh(&self) -> Text {
        Text {
            text: self.text.into(),
            origin: self.origin.clone().unwrap_or(Origin::Human),
            state: self.state.clone().unwrap_or(TextState::Current),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lang: Lang, text: &str) -> Said<'_> {
        Said {
            lang,
            text,
            origin: None,
            state: None,
        }
    }

    fn json(localized: &Localized) -> String {
        serde_json::to_string(localized).unwrap()
    }

    #[test]
    fn a_change_of_the_german_text_makes_the_others_outdated() {
        let mut text = Localized::default();
        merge(&mut text, &[said(Lang::DE, "Bett"), said(Lang::EN, "bed")]);
        merge(
            &mut text,
            &[said(Lang::DE, "Tisch"), said(Lang::AR, "طاولة")],
        );
        assert_eq!(
            json(&text),
            r#"{"de":{"text":"Tisch"},"en":{"text":"bed","state":"outdated"},"ar":{"text":"طاولة"}}"#
        );
        let before = text.clone();
        merge(&mut text, &[said(Lang::DE, "Tisch"), said(Lang::EN, "bed")]);
        assert_eq!(text, before);
        merge(&mut text, &[said(Lang::EN, "table"), said(Lang::AR, "")]);
        assert_eq!(
            json(&text),
            r#"{"de":{"text":"Tisch"},"en":{"text":"table"}}"#
        );
    }

    #[test]
    fn lists_are_merged_part_by_part() {
        let mut list = Vec::new();
        merge_list(&mut list, &[said(Lang::DE, "Anrufen | Kommen")]).unwrap();
        merge_list(&mut list, &[said(Lang::EN, "Call | Come")]).unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(list[1].words(Lang::EN), "Come");
        let error = merge_list(&mut list, &[said(Lang::EN, "Call")]).unwrap_err();
        assert_eq!(error, "en has 1 parts between “|”, German has 2");
        merge_list(&mut list, &[said(Lang::DE, "Anrufen")]).unwrap();
        assert_eq!(
            json(&list[0]),
            r#"{"de":{"text":"Anrufen"},"en":{"text":"Call"}}"#
        );
        assert_eq!(list.len(), 1);
    }
}
