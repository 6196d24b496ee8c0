//! One value of one filter: whether it is chosen, how many it would give, what it is called.

use leptos::prelude::*;
use lotse_core::audience::{Group, Residence};
use lotse_core::course::{DayTime, Level, Provider};
use lotse_core::filter::{Facets, Query, STARTS_WITHIN};
use lotse_core::id::DistrictId;
use lotse_core::lang::Lang;
use lotse_core::taxonomy::TopicId;
use lotse_core::time::Weekday;

use super::Finder;
use crate::components::icon::icon;
use crate::html::{El, view};
use crate::labels;
use crate::state::AppState;

/// A value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A topic of either level.
    Topic(TopicId),
    /// For these people.
    Group(Group),
    /// With this residence status.
    Residence(Residence),
    /// Spoken there.
    Language(Lang),
    /// On this day.
    Weekday(Weekday),
    /// At this time of day.
    DayTime(DayTime),
    /// In this district.
    District(DistrictId),
    /// A course of this level.
    Level(Level),
    /// Taught by these.
    Provider(Provider),
    /// Costs nothing.
    Free,
    /// Open now.
    OpenNow,
    /// No step.
    StepFree,
    /// Children are looked after.
    Childcare,
    /// Courses for women only.
    WomenOnly,
    /// Courses that start soon.
    StartsSoon,
    /// Has free places.
    FreePlaces,
    /// Also what is over.
    Ended,
}

impl Choice {
    /// Whether the query asks for it.
    pub fn is_on(&self, query: &Query) -> bool {
        match self {
            Self::Topic(topic) => query.topics.contains(topic),
            Self::Group(group) => query.groups.contains(group),
            Self::Residence(residence) => query.residence.contains(residence),
            Self::Language(lang) => query.languages.contains(lang),
            Self::Weekday(day) => query.weekdays.contains(day),
            Self::DayTime(time) => query.day_times.contains(time),
            Self::District(district) => query.districts.contains(district),
            Self::Level(level) => query.levels.contains(level),
            Self::Provider(provider) => query.providers.contains(provider),
            Self::Free => query.free,
            Self::OpenNow => query.open_now,
            Self::StepFree => query.step_free,
            Self::Childcare => query.childcare,
            Self::WomenOnly => query.women_only,
            Self::StartsSoon => query.starts_within.is_some(),
            Self::FreePlaces => query.free_places,
            Self::Ended => query.ended,
        }
    }

    /// Chooses it, or no longer.
    pub fn toggle(&self, query: &mut Query) {
        match self {
            Self::Topic(topic) => flip(&mut query.topics, topic),
            Self::Group(group) => flip(&mut query.groups, group),
            Self::Residence(residence) => flip(&mut query.residence, residence),
            Self::Language(lang) => flip(&mut query.languages, lang),
            Self::Weekday(day) => flip(&mut query.weekdays, day),
            Self::DayTime(time) => flip(&mut query.day_times, time),
            Self::District(district) => flip(&mut query.districts, district),
            Self::Level(level) => flip(&mut query.levels, level),
            Self::Provider(provider) => flip(&mut query.providers, provider),
            Self::Free => query.free = !query.free,
            Self::OpenNow => query.open_now = !query.open_now,
            Self::StepFree => query.step_free = !query.step_free,
            Self::Childcare => query.childcare = !query.childcare,
            Self::WomenOnly => query.women_only = !query.women_only,
            Self::StartsSoon => {
                query.starts_within = if query.starts_within.is_some() {
                    None
                } else {
                    Some(STARTS_WITHIN)
                };
            }
            Self::FreePlaces => query.free_places = !query.free_places,
            Self::Ended => query.ended = !query.ended,
        }
    }

    /// How many offers there would be with it; of what is over, how many more.
    pub fn count(&self, facets: &Facets) -> u32 {
        match self {
            Self::Topic(topic) => facets.topic(topic.as_str()),
            Self::Group(group) => of(&facets.groups, group),
            Self::Residence(residence) => of(&facets.residence, residence),
            Self::Language(lang) => of(&facets.languages, lang),
            Self::Weekday(day) => of(&facets.weekdays, day),
            Self::DayTime(time) => of(&facets.day_times, time),
            Self::District(district) => of(&facets.districts, district),
            Self::Level(level) => of(&facets.levels, level),
            Self::Provider(provider) => of(&facets.providers, provider),
            Self::Free => facets.free,
            Self::OpenNow => facets.open_now,
            Self::StepFree => facets.step_free,
            Self::Childcare => facets.childcare,
            Self::WomenOnly => facets.women_only,
            Self::StartsSoon => facets.starts_within,
            Self::FreePlaces => facets.free_places,
            Self::Ended => facets.ended,
        }
    }

    /// What people call it.
    pub fn words(&self, state: AppState) -> String {
        let t = state.i18n;
        match self {
            Self::Topic(topic) => labels::topic(t, topic),
            Self::Group(group) => labels::group(t, group),
            Self::Residence(residence) => labels::residence(t, residence),
            Self::Language(lang) => labels::language(t, *lang),
            Self::Weekday(day) => labels::weekday(t, *day),
            Self::DayTime(time) => labels::day_time(t, time),
            Self::District(district) => {
                labels::district(&state.copy.catalogue.get_untracked(), district)
            }
            Self::Level(level) => labels::level(t, level),
            Self::Provider(provider) => labels::provider(t, provider),
            Self::Free => t.t("filter-cost-free"),
            Self::OpenNow => t.t("filter-open-now"),
            Self::StepFree => t.t("filter-step-free"),
            Self::Childcare => t.t("filter-childcare"),
            Self::WomenOnly => t.t("courses-women-only"),
            Self::StartsSoon => t.t("sort-start"),
            Self::FreePlaces => t.t("courses-free-places"),
            Self::Ended => t.t("filter-ended"),
        }
    }

    fn icon(&self) -> Option<&'static str> {
        match self {
            Self::Free => Some("euro"),
            Self::OpenNow => Some("clock"),
            Self::StepFree => Some("wheelchair"),
            Self::Childcare => Some("child"),
            Self::WomenOnly => Some("woman"),
            Self::StartsSoon => Some("calendar"),
            Self::FreePlaces => Some("people"),
            _ => None,
        }
    }
}

/// A button that chooses a value, with how many there are; it stays the same element, so that focus stays on it.
pub fn chip(finder: Finder, choice: Choice) -> El {
    let words = choice.words(finder.state);
    let icon_view = choice.icon().map(icon);
    let (pressed, counted, emptied, pushed) =
        (choice.clone(), choice.clone(), choice.clone(), choice);
    let count = move || counted.count(&finder.results.get().facets);
    let is_empty = move || emptied.count(&finder.results.get().facets) == 0;
    view! {
        <button
            type="button"
            class="chip"
            class:is-none=is_empty
            aria-pressed=move || finder.query.with(|query| pressed.is_on(query)).to_string()
            on:click=move |_| finder.change(|query| pushed.toggle(query))
        >
            {icon_view}
            <span>{words}</span>
            <span class="chip-count">{count}</span>
        </button>
    }
}

/// All choices a query has made, in the order of the screen.
pub fn chosen(query: &Query) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    choices.extend(query.topics.iter().cloned().map(Choice::Topic));
    choices.extend(query.groups.iter().cloned().map(Choice::Group));
    choices.extend(query.residence.iter().cloned().map(Choice::Residence));
    choices.extend(query.languages.iter().copied().map(Choice::Language));
    choices.extend(query.weekdays.iter().copied().map(Choice::Weekday));
    choices.extend(query.day_times.iter().cloned().map(Choice::DayTime));
    choices.extend(query.districts.iter().cloned().map(Choice::District));
    choices.extend(query.levels.iter().cloned().map(Choice::Level));
    choices.extend(query.providers.iter().cloned().map(Choice::Provider));
    let flags = [
        Choice::Free,
        Choice::OpenNow,
        Choice::StepFree,
        Choice::Childcare,
        Choice::WomenOnly,
        Choice::StartsSoon,
        Choice::FreePlaces,
        Choice::Ended,
    ];
    choices.extend(flags.into_iter().filter(|flag| flag.is_on(query)));
    choices
}

fn flip<T: PartialEq + Clone>(list: &mut Vec<T>, value: &T) {
    match list.iter().position(|chosen| chosen == value) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(value.clone()),
    }
}

fn of<T: PartialEq>(counts: &[(T, u32)], value: &T) -> u32 {
    counts
        .iter()
        .find(|(known, _)| known == value)
        .map_or(0, |(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_can_be_taken_back() {
        let choices = [
            Choice::Topic(TopicId::new("health")),
            Choice::Group(Group::Women),
            Choice::Residence(Residence::Tolerated),
            Choice::Language(Lang::AR),
            Choice::Weekday(Weekday::Friday),
            Choice::DayTime(DayTime::Evening),
            Choice::Level(Level::A1),
            Choice::Provider(Provider::Volunteer),
            Choice::Free,
            Choice::OpenNow,
            Choice::StepFree,
            Choice::Childcare,
            Choice::WomenOnly,
            Choice::StartsSoon,
            Choice::FreePlaces,
            Choice::Ended,
        ];
        let mut query = Query::default();
        for choice in &choices {
            choice.toggle(&mut query);
            assert!(choice.is_on(&query), "{choice:?}");
        }
        assert_eq!(chosen(&query), choices);
        for choice in &choices {
            choice.toggle(&mut query);
        }
        assert_eq!(query, Query::default());
    }
}
