use super::plan::{Plan, at_time, level_bits, on_day};
use super::{Condition, Query};
use crate::audience::{Group, Residence};
use crate::course::{DayTime, Level, Provider};
use crate::id::DistrictId;
use crate::image::{Image, Row, Traits};
use crate::lang::Lang;
use crate::taxonomy;
use crate::time::{Date, Weekday};

/// For every filter value: how many hits there are with this value and all other parts of the query.
///
/// So it is the number a person gets by choosing the value alone in its list, and, for a yes-or-no filter, by setting it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By slug, in the order of the taxonomy; see [`Facets::topic`].
    pub topics: Vec<(&'static str, u32)>,
    /// Known groups; offers for everybody count in each.
    pub groups: Vec<(Group, u32)>,
    /// Known residence statuses; offers that ask for none count in each.
    pub residence: Vec<(Residence, u32)>,
    /// Languages spoken anywhere in the catalogue.
    pub languages: Vec<(Lang, u32)>,
    /// Monday first.
    pub weekdays: Vec<(Weekday, u32)>,
    /// Morning, afternoon, evening.
    pub day_times: Vec<(DayTime, u32)>,
    /// Districts in which there is anything.
    pub districts: Vec<(DistrictId, u32)>,
    /// Levels of courses.
    pub levels: Vec<(Level, u32)>,
    /// Volunteers, professionals.
    pub providers: Vec<(Provider, u32)>,
    /// What costs nothing.
    pub free: u32,
    /// What is open now.
    pub open_now: u32,
    /// Where one gets in without a step.
    pub step_free: u32,
    /// Where children are looked after.
    pub childcare: u32,
    /// Language courses and practice.
    pub courses: u32,
    /// Courses for women only.
    pub women_only: u32,
    /// Courses that start within [`STARTS_WITHIN`] days, or within the days the query names.
    pub starts_within: u32,
    /// What has free places.
    pub free_places: u32,
    /// What answers the query and is over, whether the query shows it or not; it is not in the other counts unless it does.
    pub ended: u32,
}

/// The days that [`Facets::starts_within`] counts when the query names none.
pub const STARTS_WITHIN: u16 = 31;

impl Facets {
    /// The count of a topic by its slug.
    pub fn topic(&self, slug: &str) -> u32 {
        self.topics
            .iter()
            .find(|(known, _)| *known == slug)
            .map_or(0, |(_, count)| *count)
    }
}

/// Counts in numbers while rows go by; names come at the end of each image.
#[derive(Debug)]
pub(super) struct Counts {
    topics: [u32; 64],
    groups: [u32; 32],
    residence: [u32; 16],
    languages: [u32; 64],
    week: [u32; 7],
    day_times: [u32; 3],
    levels: [u32; 8],
    districts: Vec<(u32, u32)>,
    traits: [(u32, Condition, u32); 6],
    providers: [(Provider, u32, u32); 2],
    open_now: u32,
    starts_within: u32,
    starts: (i32, i32),
}

impl Counts {
    pub(super) fn new(query: &Query, today: Date) -> Self {
        let today = today.epoch_day();
        Self {
            topics: [0; 64],
            groups: [0; 32],
            residence: [0; 16],
            languages: [0; 64],
            week: [0; 7],
            day_times: [0; 3],
            levels: [0; 8],
            districts: Vec::new(),
            traits: [
                (Traits::FREE, Condition::Free, 0),
                (Traits::STEP_FREE, Condition::StepFree, 0),
                (Traits::CHILDCARE, Condition::Childcare, 0),
                (Traits::COURSE, Condition::Courses, 0),
                (Traits::WOMEN_ONLY, Condition::WomenOnly, 0),
                (Traits::FREE_PLACES, Condition::FreePlaces, 0),
            ],
            providers: [
                (Provider::Volunteer, Traits::VOLUNTEER, 0),
                (Provider::Professional, Traits::PROFESSIONAL, 0),
            ],
            open_now: 0,
            starts_within: 0,
            starts: (
                today,
                today.saturating_add(i32::from(query.starts_within.unwrap_or(STARTS_WITHIN))),
            ),
        }
    }

    /// Counts a row that fails the conditions `failed`; only one that fails at most one counts anywhere.
    pub(super) fn add(&mut self, row: &Row, failed: u32, open: bool, plan: &Plan) {
        if failed.count_ones() > 1 {
            return;
        }
        let counts = |condition: Condition| failed & !condition.bit() == 0;
        if counts(Condition::Topics) {
            count_bits(&mut self.topics, row.topics);
        }
        if counts(Condition::Groups) {
            count_bits(
                &mut self.groups,
                u64::from(if row.groups == 0 {
                    u32::MAX
                } else {
                    row.groups
                }),
            );
        }
        if counts(Condition::Residence) {
            count_bits(
                &mut self.residence,
                u64::from(if row.residence == 0 {
                    u16::MAX
                } else {
                    row.residence
                }),
            );
        }
        if counts(Condition::Languages) {
            count_bits(&mut self.languages, row.languages);
        }
        if counts(Condition::Levels) {
            count_bits(&mut self.levels, u64::from(level_bits(row)));
        }
        if counts(Condition::Times) && row.week != 0 {
            for (day, count) in (0..).zip(&mut self.week) {
                *count += u32::from(row.week & on_day(day) & plan.day_times != 0);
            }
            for (time, count) in (0..).zip(&mut self.day_times) {
                *count += u32::from(row.week & at_time(time) & plan.weekdays != 0);
            }
        }
        if counts(Condition::Districts) && row.district != Row::NONE {
            match self
                .districts
                .iter_mut()
                .find(|(district, _)| *district == row.district)
            {
                Some((_, count)) => *count += 1,
                None => self.districts.push((row.district, 1)),
            }
        }
        for (traits, condition, count) in &mut self.traits {
            *count += u32::from(row.has(*traits) && counts(*condition));
        }
        for (_, traits, count) in &mut self.providers {
            *count += u32::from(row.has(*traits) && counts(Condition::Providers));
        }
        let soon = row.has(Traits::COURSE) && (self.starts.0..=self.starts.1).contains(&row.starts);
        self.starts_within += u32::from(soon && counts(Condition::StartsWithin));
        self.open_now += u32::from(open && counts(Condition::OpenNow));
    }

    /// Gives what was counted in `image` its names.
    pub(super) fn name(self, image: &Image, facets: &mut Facets) {
        add_all(&mut facets.topics, taxonomy::all(), &self.topics);
        add_all(
            &mut facets.groups,
            Group::KNOWN.iter().cloned(),
            &self.groups,
        );
        add_all(
            &mut facets.residence,
            Residence::KNOWN.iter().cloned(),
            &self.residence,
        );
        add_all(&mut facets.weekdays, Weekday::ALL, &self.week);
        add_all(
            &mut facets.day_times,
            DayTime::KNOWN.iter().cloned(),
            &self.day_times,
        );
        add_all(
            &mut facets.levels,
            Level::KNOWN.iter().cloned(),
            &self.levels,
        );
        add_all(&mut facets.languages, image.languages(), &self.languages);
        for (number, count) in self.districts {
            if let Some(district) = image
                .string(number)
                .and_then(|slug| slug.parse::<DistrictId>().ok())
            {
                add_to(&mut facets.districts, district, count);
            }
        }
        for (provider, _, count) in self.providers {
            add_to(&mut facets.providers, provider, count);
        }
        for (_, condition, count) in self.traits {
            match condition {
                Condition::Free => facets.free += count,
                Condition::StepFree => facets.step_free += count,
                Condition::Childcare => facets.childcare += count,
                Condition::Courses => facets.courses += count,
                Condition::WomenOnly => facets.women_only += count,
                _ => facets.free_places += count,
            }
        }
        facets.open_now += self.open_now;
        facets.starts_within += self.starts_within;
    }
}

fn count_bits(counts: &mut [u32], mut bits: u64) {
    while bits != 0 {
        if let Some(count) = counts.get_mut(bits.trailing_zeros() as usize) {
            *count += 1;
        }
        bits &= bits - 1;
    }
}

fn add_all<T: PartialEq>(
    named: &mut Vec<(T, u32)>,
    names: impl IntoIterator<Item = T>,
    counts: &[u32],
) {
    for (name, count) in names.into_iter().zip(counts) {
        add_to(named, name, *count);
    }
}

fn add_to<T: PartialEq>(named: &mut Vec<(T, u32)>, name: T, count: u32) {
    match named.iter_mut().find(|(known, _)| *known == name) {
        Some((_, sum)) => *sum += count,
        None => named.push((name, count)),
    }
}

#[cfg(test)]
mod tests;
