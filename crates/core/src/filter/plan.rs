//! A query as masks over the rows of one image.

use super::{Condition, Query};
use crate::audience::{Group, Residence};
use crate::course::{DayTime, Level, Provider};
use crate::image::{Image, Row, Traits};
use crate::taxonomy;
use crate::time::Date;

/// What the rows of one image are held against.
#[derive(Debug)]
pub(super) struct Plan {
    /// Bits of the conditions that are set, words and open-now left to the caller.
    set: u32,
    /// Traits that must be there, each with its condition's bit.
    traits: Vec<(u32, u32)>,
    topics: u64,
    groups: u32,
    residence: u16,
    languages: u64,
    /// Times that fit by weekday, by time of day; all when the query does not say.
    pub(super) weekdays: u32,
    pub(super) day_times: u32,
    districts: Vec<u32>,
    levels: u8,
    providers: u32,
    starts: (i32, i32),
}

impl Plan {
    pub(super) fn new(query: &Query, image: &Image, today: Date) -> Self {
        let traits = [
            (query.free, Traits::FREE, Condition::Free),
            (query.step_free, Traits::STEP_FREE, Condition::StepFree),
            (query.childcare, Traits::CHILDCARE, Condition::Childcare),
            (query.courses, Traits::COURSE, Condition::Courses),
            (query.women_only, Traits::WOMEN_ONLY, Condition::WomenOnly),
            (
                query.free_places,
                Traits::FREE_PLACES,
                Condition::FreePlaces,
            ),
        ];
        let today = today.epoch_day();
        Self {
            set: query
                .conditions()
                .map(Condition::bit)
                .fold(0, |set, bit| set | bit),
            traits: traits
                .into_iter()
                .filter(|(set, ..)| *set)
                .map(|(_, traits, of)| (traits, of.bit()))
                .collect(),
            topics: query
                .topics
                .iter()
                .fold(0, |mask, topic| mask | topic_bit(topic.as_str())),
            groups: query
                .groups
                .iter()
                .fold(0, |mask, group| mask | bit(Group::KNOWN, group) as u32),
            residence: query.residence.iter().fold(0, |mask, status| {
                mask | bit(Residence::KNOWN, status) as u16
            }),
            languages: (0..64)
                .zip(image.languages())
                .filter(|(_, lang)| query.languages.contains(lang))
                .fold(0, |mask, (place, _)| mask | 1 << place),
            weekdays: any(query.weekdays.iter().map(|day| on_day(day.index()))),
            day_times: any(query
                .day_times
                .iter()
                .map(|time| at_time(bit(DayTime::KNOWN, time).trailing_zeros()))),
            districts: match query.districts.is_empty() {
                true => Vec::new(),
                false => (0..image.strings())
                    .filter(|number| {
                        let name = image.string(*number);
                        query
                            .districts
                            .iter()
                            .any(|district| Some(district.as_str()) == name)
                    })
                    .collect(),
            },
            levels: query
                .levels
                .iter()
                .fold(0, |mask, level| mask | bit(Level::KNOWN, level) as u8),
            providers: query
                .providers
                .iter()
                .fold(0, |mask, provider| mask | provider_trait(provider)),
            starts: (
                today,
                today.saturating_add(i32::from(query.starts_within.unwrap_or(0))),
            ),
        }
    }

    /// The conditions that `row` does not meet, as bits; words and open-now are not looked at.
    pub(super) fn failed(&self, row: &Row) -> u32 {
        let mut failed = 0;
        let mut check = |condition: Condition, met: bool| {
            if !met {
                failed |= condition.bit();
            }
        };
        check(Condition::Topics, row.topics & self.topics != 0);
        check(
            Condition::Groups,
            row.groups == 0 || row.groups & self.groups != 0,
        );
        check(
            Condition::Residence,
            row.residence == 0 || row.residence & self.residence != 0,
        );
        check(Condition::Languages, row.languages & self.languages != 0);
        check(
            Condition::Times,
            row.week & self.weekdays & self.day_times != 0,
        );
        check(Condition::Districts, self.districts.contains(&row.district));
        check(Condition::Levels, level_bits(row) & self.levels != 0);
        check(Condition::Providers, row.traits & self.providers != 0);
        check(
            Condition::StartsWithin,
            row.has(Traits::COURSE) && (self.starts.0..=self.starts.1).contains(&row.starts),
        );
        failed &= self.set;
        for (traits, bit) in &self.traits {
            if !row.has(*traits) {
                failed |= bit;
            }
        }
        failed
    }
}

/// The bits of [`Row::week`] on one weekday.
pub(super) fn on_day(weekday: u8) -> u32 {
    0b111 << (3 * u32::from(weekday))
}

/// The bits of [`Row::week`] at one time of day; none for a time that is not known.
pub(super) fn at_time(time: u32) -> u32 {
    if time < 3 {
        0b001_001_001_001_001_001_001 << time
    } else {
        0
    }
}

/// All masks together; everything when there is none.
fn any(masks: impl Iterator<Item = u32>) -> u32 {
    masks.reduce(|a, b| a | b).unwrap_or(u32::MAX)
}

/// The levels a course covers, as bits.
pub(super) fn level_bits(row: &Row) -> u8 {
    (row.level_from..=row.level_to.min(7)).fold(0, |bits, level| {
        bits | 1u8.checked_shl(level.into()).unwrap_or(0)
    })
}

pub(super) fn provider_trait(provider: &Provider) -> u32 {
    match provider {
        Provider::Volunteer => Traits::VOLUNTEER,
        Provider::Professional => Traits::PROFESSIONAL,
        Provider::Unknown(_) => 0,
    }
}

fn topic_bit(slug: &str) -> u64 {
    taxonomy::all()
        .position(|known| known == slug)
        .map_or(0, |place| 1 << place)
}

fn bit<T: PartialEq>(known: &[T], value: &T) -> u64 {
    known
        .iter()
        .position(|known| known == value)
        .map_or(0, |place| 1 << place)
}
