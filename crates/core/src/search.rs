//! Words to records, over all languages at once.
//!
//! Every word that was typed must be met: best as a word of the title, then as a word of the text, whole before
//! begun, and last within a word, since German puts words together. Folding is that of [`crate::fold`].

use crate::catalogue::{Catalogue, RecordRef};
use crate::fold;
use crate::image::{Kind, Lexicon, Row};
use crate::order;

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
        let mut total: Vec<Vec<u8>> = catalogue
            .images()
            .map(|image| vec![0; image.len()])
            .collect();
        let mut best = total.clone();
        for (number, word) in words.iter().enumerate() {
            for (image, best) in catalogue.images().zip(&mut best) {
                best.fill(0);
                look_up(image.lexicon(), word, best);
            }
            lend_names(catalogue, &mut best);
            for (total, best) in total.iter_mut().flatten().zip(best.iter().flatten()) {
                let all_met = *best > 0 && (number == 0 || *total > 0);
                *total = if all_met {
                    best.saturating_add(*total)
                } else {
                    0
                };
            }
        }
        Some(Self { scores: total })
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

/// Who looks for an organization also finds what it offers: a word of its name counts like one of the offer's text.
fn lend_names(catalogue: &Catalogue, best: &mut [Vec<u8>]) {
    let named = |at: &RecordRef| {
        let score = best.get(at.layer()).and_then(|best| best.get(at.row()));
        score.is_some_and(|score| *score >= TITLE_START)
    };
    let organizations = catalogue
        .records(Kind::Organization)
        .map(|(at, _)| at)
        .filter(named);
    let mut ids: Vec<(&str, u32)> = organizations.map(|at| (catalogue.id(at), 0)).collect();
    if ids.is_empty() {
        return;
    }
    order::by_text(&mut ids);
    let is_named = |id: &str| ids.binary_search_by(|(known, _)| (*known).cmp(id)).is_ok();
    for (image, best) in catalogue.images().zip(best) {
        for ((_, row), best) in image.rows().zip(best) {
            if row.organization != Row::NONE && image.string(row.organization).is_some_and(is_named)
            {
                *best = TEXT_START.max(*best);
            }
        }
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
