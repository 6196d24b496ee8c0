//! Texts in several languages: `title_de` and `title_en`, or `{"de": …, "en": …}`.

use serde_json::{Map, Value, json};

use super::columns::{Column, plain};
use crate::profile::Pointer;

/// What languages are called in fields, the likeliest first.
const KNOWN: [&str; 16] = [
    "de", "en", "ar", "uk", "fa", "tr", "fr", "ru", "ku", "ti", "so", "pl", "ro", "es", "vi", "it",
];

/// One text in several languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Tongues {
    /// The place, `{lang}` in it.
    pub place: String,
    /// The languages, each with what stands in the place of `{lang}`.
    pub words: Vec<(String, String)>,
}

impl Tongues {
    /// The columns of this name in at least so many languages, `language` among them.
    pub fn of(
        columns: &[Column],
        is_called: &dyn Fn(&Column) -> bool,
        language: &str,
        least: usize,
    ) -> Option<Self> {
        let ways: [fn(&str, &str) -> Option<Parted>; 2] = [beneath, behind];
        ways.into_iter().find_map(|way| {
            let mut found: Vec<Self> = Vec::new();
            for column in columns {
                let place = column.at.to_string();
                let (above, step) = place.rsplit_once('/')?;
                let Some(Parted { named, place, word }) = way(above, step) else {
                    continue;
                };
                let shorter = Column {
                    name: named.steps().last().unwrap_or_default().to_owned(),
                    at: named,
                    values: column.values.clone(),
                };
                if !is_called(&shorter) {
                    continue;
                }
                let code = word.trim_start_matches(['_', '-']).to_lowercase();
                let pair = (code, word);
                match found.iter_mut().find(|known| known.place == place) {
                    Some(known) => known.words.push(pair),
                    None => found.push(Self {
                        place,
                        words: vec![pair],
                    }),
                }
            }
            for known in &mut found {
                known.without_suffix(columns, language);
                known
                    .words
                    .sort_by_key(|(code, _)| KNOWN.iter().position(|known| known == code));
            }
            found.into_iter().find(|known| {
                known.words.iter().any(|(code, _)| code == language) && known.words.len() >= least
            })
        })
    }

    /// `title` is the first language where `title_en` is another.
    fn without_suffix(&mut self, columns: &[Column], language: &str) {
        let has = |code: &str| self.words.iter().any(|(known, _)| known == code);
        let plain = self.place.replace("{lang}", "");
        let all_behind = self
            .words
            .iter()
            .all(|(_, word)| word.starts_with(['_', '-']));
        let is_there = columns.iter().any(|column| column.at.to_string() == plain);
        if !has(language) && all_behind && is_there {
            self.words.push((language.to_owned(), String::new()));
        }
    }

    /// The profile's `languages`.
    pub fn json(&self) -> Value {
        let pairs = self.words.iter();
        let fields: Map<String, Value> = pairs
            .map(|(code, word)| (code.clone(), json!(word)))
            .collect();
        json!({"fields": fields})
    }
}

fn is_language(word: &str) -> bool {
    KNOWN.contains(&plain(word).as_str())
}

/// A place in its parts.
struct Parted {
    /// What it would be without a language.
    named: Pointer,
    /// The place, `{lang}` in it.
    place: String,
    /// What stands for the language.
    word: String,
}

/// `/title/de`
fn beneath(above: &str, step: &str) -> Option<Parted> {
    let named = Pointer::parse(above).ok()?;
    (!above.is_empty() && is_language(step)).then(|| Parted {
        named,
        place: format!("{above}/{{lang}}"),
        word: step.to_owned(),
    })
}

/// `/title_de`; the sign between goes with the word, since it may be missing in one language.
fn behind(above: &str, step: &str) -> Option<Parted> {
    let at = step.rfind(['_', '-'])?;
    let (name, word) = step.split_at(at);
    let named = Pointer::parse(&format!("{above}/{name}")).ok()?;
    (!name.is_empty() && is_language(word)).then(|| Parted {
        named,
        place: format!("{above}/{name}{{lang}}"),
        word: word.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::columns::columns, *};

    fn seen(row: Value) -> Option<(String, Value)> {
        let columns = columns(&[row], None);
        let is_title = |column: &Column| column.at.depth() == 1 && column.word() == "title";
        let found = Tongues::of(&columns, &is_title, "de", 2)?;
        Some((found.place.clone(), found.json()["fields"].clone()))
    }

    #[test]
    fn a_text_in_several_languages_is_known_by_its_names() {
        let check = |row: Value, place: &str, words: Value| {
            assert_eq!(seen(row), Some((place.to_owned(), words)));
        };
        check(
            json!({"id": 1, "title": {"en": "b", "de": "a"}}),
            "/title/{lang}",
            json!({"de": "de", "en": "en"}),
        );
        check(
            json!({"title_de": "a", "title_ar": "b", "title_extra": "c"}),
            "/title{lang}",
            json!({"de": "_de", "ar": "_ar"}),
        );
        check(
            json!({"title": "a", "title_en": "b"}),
            "/title{lang}",
            json!({"de": "", "en": "_en"}),
        );
        assert_eq!(seen(json!({"title": "a", "name_en": "b"})), None);
        assert_eq!(seen(json!({"title_en": "a"})), None, "not in German");
    }
}
