//! Finding among the offers: what a person asks for, and what answers.
//!
//! [`Query`] is the question, as the address holds it after `#`; [`run`] answers it with hits in order, with
//! counts for every filter, and, when nothing fits, with what would.

mod facets;
pub mod fragment;
mod open;
mod plan;
mod run;
mod selection;

use crate::audience::{Group, Residence};
use crate::course::{DayTime, Level, Provider};
use crate::id::DistrictId;
use crate::lang::Lang;
use crate::taxonomy::TopicId;
use crate::time::Weekday;

pub use facets::{Facets, STARTS_WITHIN};
pub use open::OpenNow;
pub use run::{Context, Hit, NearMiss, Results, run};
pub use selection::Selection;

/// What a person looks for. Within a list any value fits; all parts that are set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed.
    pub words: String,
    /// Topics of either level.
    pub topics: Vec<TopicId>,
    /// For these people; offers for everybody fit too.
    pub groups: Vec<Group>,
    /// With this residence status; offers that ask for none fit too.
    pub residence: Vec<Residence>,
    /// Languages spoken there.
    pub languages: Vec<Lang>,
    /// Only what costs nothing.
    pub free: bool,
    /// On these days.
    pub weekdays: Vec<Weekday>,
    /// At these times of day.
    pub day_times: Vec<DayTime>,
    /// In these districts.
    pub districts: Vec<DistrictId>,
    /// Only what is open now.
    pub open_now: bool,
    /// Only where one gets in without a step.
    pub step_free: bool,
    /// Only where children are looked after.
    pub childcare: bool,
    /// Only language courses and practice.
    pub courses: bool,
    /// Courses that cover one of these levels.
    pub levels: Vec<Level>,
    /// Courses by volunteers or professionals.
    pub providers: Vec<Provider>,
    /// Courses for women only.
    pub women_only: bool,
    /// Courses that start within so many days from today.
    pub starts_within: Option<u16>,
    /// Only what has free places.
    pub free_places: bool,
    /// Also what is over, after everything else; it widens where all others narrow, so it is no [`Condition`].
    pub ended: bool,
    /// In which order.
    pub sort: Sort,
}

/// In which order hits stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; without words: made for the chosen people first, then usable, fresh, newest.
    #[default]
    Relevance,
    /// Nearest first, what has no place last.
    Distance,
    /// Last checked first.
    Freshness,
}

/// One part of a [`Query`] that can be dropped on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Condition {
    /// All words.
    Words,
    /// [`Query::topics`].
    Topics,
    /// [`Query::groups`].
    Groups,
    /// [`Query::residence`].
    Residence,
    /// [`Query::languages`].
    Languages,
    /// [`Query::free`].
    Free,
    /// [`Query::weekdays`] and [`Query::day_times`], which mean something only together.
    Times,
    /// [`Query::districts`].
    Districts,
    /// [`Query::open_now`].
    OpenNow,
    /// [`Query::step_free`].
    StepFree,
    /// [`Query::childcare`].
    Childcare,
    /// [`Query::courses`].
    Courses,
    /// [`Query::levels`].
    Levels,
    /// [`Query::providers`].
    Providers,
    /// [`Query::women_only`].
    WomenOnly,
    /// [`Query::starts_within`].
    StartsWithin,
    /// [`Query::free_places`].
    FreePlaces,
}

impl Condition {
    /// All of them, in the order people see them.
    pub const ALL: [Condition; 17] = [
        Condition::Words,
        Condition::Topics,
        Condition::Groups,
        Condition::Residence,
        Condition::Languages,
        Condition::Free,
        Condition::Times,
        Condition::Districts,
        Condition::OpenNow,
        Condition::StepFree,
        Condition::Childcare,
        Condition::Courses,
        Condition::Levels,
        Condition::Providers,
        Condition::WomenOnly,
        Condition::StartsWithin,
        Condition::FreePlaces,
    ];

    pub(crate) fn bit(self) -> u32 {
        1 << self as u8
    }
}

impl Query {
    /// Whether nothing is asked for; the order and what is over do not count.
    pub fn is_empty(&self) -> bool {
        Self {
            sort: Sort::default(),
            ended: false,
            words: self.words.trim().to_owned(),
            ..self.clone()
        } == Self::default()
    }

    /// Whether this part is set.
    pub fn has(&self, condition: Condition) -> bool {
        match condition {
            Condition::Words => !self.words.trim().is_empty(),
            Condition::Topics => !self.topics.is_empty(),
            Condition::Groups => !self.groups.is_empty(),
            Condition::Residence => !self.residence.is_empty(),
            Condition::Languages => !self.languages.is_empty(),
            Condition::Free => self.free,
            Condition::Times => !self.weekdays.is_empty() || !self.day_times.is_empty(),
            Condition::Districts => !self.districts.is_empty(),
            Condition::OpenNow => self.open_now,
            Condition::StepFree => self.step_free,
            Condition::Childcare => self.childcare,
            Condition::Courses => self.courses,
            Condition::Levels => !self.levels.is_empty(),
            Condition::Providers => !self.providers.is_empty(),
            Condition::WomenOnly => self.women_only,
            Condition::StartsWithin => self.starts_within.is_some(),
            Condition::FreePlaces => self.free_places,
        }
    }

    /// The query with this part dropped.
    pub fn without(&self, condition: Condition) -> Self {
        let mut wider = self.clone();
        match condition {
            Condition::Words => wider.words.clear(),
            Condition::Topics => wider.topics.clear(),
            Condition::Groups => wider.groups.clear(),
            Condition::Residence => wider.residence.clear(),
            Condition::Languages => wider.languages.clear(),
            Condition::Free => wider.free = false,
            Condition::Times => {
                wider.weekdays.clear();
                wider.day_times.clear();
            }
            Condition::Districts => wider.districts.clear(),
            Condition::OpenNow => wider.open_now = false,
            Condition::StepFree => wider.step_free = false,
            Condition::Childcare => wider.childcare = false,
            Condition::Courses => wider.courses = false,
            Condition::Levels => wider.levels.clear(),
            Condition::Providers => wider.providers.clear(),
            Condition::WomenOnly => wider.women_only = false,
            Condition::StartsWithin => wider.starts_within = None,
            Condition::FreePlaces => wider.free_places = false,
        }
        wider
    }

    /// The parts that are set.
    pub fn conditions(&self) -> impl Iterator<Item = Condition> {
        Condition::ALL
            .into_iter()
            .filter(|condition| self.has(*condition))
    }
}

#[cfg(test)]
mod tests;
