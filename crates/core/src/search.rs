//! Words to records, over all languages at once.
//!
//! Every word that was typed must be met: best as a word of the title, then as a word of the text, whole before
//! begun, and last within a word, since German puts words together. Folding is that of [`crate::fold`].

use crate::catalogue::{Catalogue, RecordRef};
use crate::fold;
use crate::image::Lexicon;

/// How well each record meets the words.
#[derive(Debug, Clone)]
pub struct Matches {
    /// Per layer and row; zero is no match.
    scores: Vec<Vec<u8>>,
}

// What one word may earn.
const TITLE_WORD: u8 = 12;
const TITLE_START: u8 = 9;
const TEXT_WORD: u8 = 6;
const TEXT_START: u8 = 4;
const TITLE_WITHIN: u8 = 3;
const TEXT_WITHIN: u8 = 1;

/// Shorter beginnings are within nearly every word.
const SHORTEST_WITHIN: usize = 3;

impl Matches {
    /// Looks the words of `text` up; `None` when there is no word in it.
    pub fn of(catalogue: &Catalogue, text: &str) -> Option<Self> {
        Self::of_words(catalogue, &fold::query(text))
    }

    /// Looks folded words up; `None` when there is none.
    pub fn of_words(catalogue: &Catalogue, words: &[String]) -> Option<Self> {
        if words.is_empty() {
            return None;
        }
        let scores = catalogue.images().map(|image| {
            let mut total = vec![0; image.len()];
            let mut best = vec![0; image.len()];
            for (number, word) in words.iter().enumerate() {
                best.fill(0);
                look_up(image.lexicon(), word, &mut best);
                for (total, best) in total.iter_mut().zip(&best) {
                    let all_met = *best > 0 && (number == 0 || *total > 0);
                    *total = if all_met {
                        best.saturating_add(*total)
                    } else {
                        0
                    };
                }
            }
            total
        });
        Some(Self {
            scores: scores.collect(),
        })
    }

    /// How well a record meets the words; zero when it does not.
    pub fn score(&self, at: RecordRef) -> u8 {
        self.scores
            .get(at.layer())
            .and_then(|layer| layer.get(at.row()))
            .copied()
            .unwrap_or(0)
    }
}

/// Notes for each row the best that one word earns there.
fn look_up(lexicon: Lexicon<'_>, word: &str, best: &mut [u8]) {
    let mut earn = |index: usize, in_title: u8, in_text: u8| {
        lexicon.postings(index, &mut |row, title| {
            let earned = if title { in_title } else { in_text };
            if let Some(best) = best.get_mut(row as usize) {
                *best = earned.max(*best);
            }
        });
    };
    let started = lexicon.starting_with(word);
    for index in started.clone() {
        let whole = lexicon.word(index).len() == word.len();
        if whole {
            earn(index, TITLE_WORD, TEXT_WORD)
        } else {
            earn(index, TITLE_START, TEXT_START)
        }
    }
    if word.chars().count() >= SHORTEST_WITHIN {
        for index in (0..started.start).chain(started.end..lexicon.len()) {
            if lexicon.word(index).contains(word) {
                earn(index, TITLE_WITHIN, TEXT_WITHIN);
            }
        }
    }
}
