//! A made-up city of any size, the same for the same seed: for tests, benches and demonstrations.
//!
//! Records come as raw JSON, about 1.5 KB per offer, with texts in German, English, Arabic and Ukrainian.

mod offers;
mod phrases;
mod random;
mod rest;

use serde::Serialize;

use crate::lang::Lang;
use crate::localized::{Localized, Origin, Text, TextState};
use crate::place::{Coordinates, Place, Precision};
use crate::time::Timestamp;
use phrases::{DISTRICTS, Phrase, SYLLABLES};
use random::Random;

/// A made-up city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct City {
    /// Chooses the contents.
    pub seed: u64,
    /// How many offers it has.
    pub offers: usize,
}

/// The day on which the city was made: 1 November 2026.
const MADE: i64 = 1_793_491_200;

impl City {
    /// A city with so many offers.
    pub fn new(seed: u64, offers: usize) -> Self {
        Self { seed, offers }
    }

    /// Every record: the region, pages, organizations, events and offers.
    pub fn records(self) -> impl Iterator<Item = String> {
        let pages = (0..rest::PAGES.len()).map(move |number| self.page(number));
        let organizations = (0..self.organizations()).map(move |number| self.organization(number));
        let events = (0..self.events()).map(move |number| self.event(number));
        let offers = (0..self.offers).map(move |number| self.offer(number, 1));
        std::iter::once_with(move || self.region())
            .chain(pages)
            .chain(organizations)
            .chain(events)
            .chain(offers)
    }

    /// How many organizations it has: one for ten offers.
    pub fn organizations(self) -> usize {
        self.offers.div_ceil(10)
    }

    /// How many events it has: one for twenty offers.
    pub fn events(self) -> usize {
        self.offers.div_ceil(20)
    }

    /// `count` changed offers, spread over the city, as a source would send them next.
    pub fn changes(self, count: usize) -> impl Iterator<Item = String> {
        let step = (self.offers / count.max(1)).max(1);
        (0..count.min(self.offers)).map(move |number| self.offer(number * step, 2))
    }

    fn random(self, kind: u64, number: usize) -> Random {
        Random::new(self.seed, kind << 32 | number as u64)
    }
}

fn envelope(
    kind: &str,
    id: &str,
    rev: u64,
    updated_at: Timestamp,
    body: &impl Serialize,
) -> String {
    // Domain types have no maps with other keys than strings, so writing them cannot fail.
    let body = serde_json::to_string(body).unwrap_or_default();
    format!(
        r#"{{"kind":"{kind}","id":"{id}","rev":{rev},"updated_at":"{updated_at}","deleted":false,"body":{body}}}"#
    )
}

fn localized(phrase: &Phrase, name: &str) -> Localized {
    let mut text = Localized::default();
    for (lang, words) in [Lang::DE, Lang::EN, Lang::AR, Lang::UK]
        .into_iter()
        .zip(phrase)
    {
        let origin = if lang == Lang::DE {
            Origin::Human
        } else {
            Origin::Machine
        };
        text.set(
            lang,
            Text {
                text: words.replace("{}", name).into(),
                origin,
                state: TextState::Current,
            },
        );
    }
    text
}

fn name(random: &mut Random) -> String {
    let mut name: String = (0..2 + random.below(2))
        .map(|_| *random.pick(SYLLABLES))
        .collect();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn place(random: &mut Random) -> Place {
    let (slug, _, latitude, longitude) = *random.pick(DISTRICTS);
    let mut off = || (random.below(2000) as f64 - 1000.0) / 1e5;
    let coordinates = Coordinates::new(round(latitude + off()), round(longitude + off()));
    Place {
        name: Localized::default(),
        street: Some(format!("{}straße {}", name(random), 1 + random.below(120)).into()),
        postal_code: Some(format!("39{}", 104 + random.below(20)).into()),
        city: Some("Musterstadt".into()),
        district: slug.parse().ok(),
        coordinates,
        precision: Precision::Exact,
        directions: Localized::default(),
    }
}

fn round(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

#[cfg(test)]
mod tests;
