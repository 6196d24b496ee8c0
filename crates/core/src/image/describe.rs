//! What a record's row says: the record in numbers.

use super::build::ImageBuilder;
use super::row::{Row, Traits};
use crate::audience::{Audience, Group, Residence};
use crate::course::{Course, DayTime, Level, Provider};
use crate::event::{Event, EventStatus};
use crate::freshness::{CHECK_HOLDS_DAYS, Check, Provenance};
use crate::id::OrganizationId;
use crate::lang::Lang;
use crate::localized::Localized;
use crate::offer::{Capacity, Cost, CostKind, Offer, OfferKind, Status};
use crate::organization::Organization;
use crate::place::{Place, Precision};
use crate::taxonomy::{self, TopicId};
use crate::time::Date;
use crate::wire::Record;

// Bits of codes from a newer version: not everybody is meant, but whom we cannot say.
const UNKNOWN_GROUP: usize = 31;
const UNKNOWN_RESIDENCE: usize = 15;

/// What of a record is searched.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    pub(super) titles: Vec<&'a str>,
    pub(super) texts: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn title(&mut self, text: &'a Localized) {
        self.titles.extend(text.iter().map(|(_, text)| &*text.text));
    }

    fn text(&mut self, text: &'a Localized) {
        self.texts.extend(text.iter().map(|(_, text)| &*text.text));
    }

    fn place(&mut self, place: Option<&'a Place>) {
        if let Some(place) = place {
            self.text(&place.name);
            self.texts.extend(place.street.as_deref());
            self.texts
                .extend(place.district.as_ref().map(|district| district.as_str()));
        }
    }
}

impl Row {
    fn set(&mut self, traits: u32, on: bool) {
        if on {
            self.traits |= traits;
        }
    }
}

/// Fills `row` and says what of the record is searched.
pub(super) fn describe<'a>(
    record: &'a Record,
    row: &mut Row,
    builder: &mut ImageBuilder,
) -> Words<'a> {
    let mut words = Words::default();
    match record {
        Record::Offer(_, body) => offer(body, row, builder, &mut words),
        Record::Organization(_, body) => organization(body, row, builder, &mut words),
        Record::Event(_, body) => event(body, row, builder, &mut words),
        Record::Page(_, body) => {
            words.title(&body.title);
            body.blocks.iter().for_each(|block| words.text(&block.text));
        }
        Record::Region(_, body) => words.title(&body.name),
    }
    words
}

fn offer<'a>(offer: &'a Offer, row: &mut Row, builder: &mut ImageBuilder, words: &mut Words<'a>) {
    words.title(&offer.title);
    words.text(&offer.summary);
    words.text(&offer.description);
    offer.next_steps.iter().for_each(|step| words.text(step));
    words.place(offer.place.as_ref());
    row.set(
        Traits::PAUSED,
        matches!(offer.status, Status::TemporarilyClosed | Status::Inactive),
    );
    row.set(Traits::ENDED, offer.status == Status::Defunct);
    row.set(
        Traits::COURSE,
        offer.kind == OfferKind::LanguageCourse || offer.course.is_some(),
    );
    if let Some(osm) = offer.hours.osm.as_deref() {
        row.hours = builder.strings.number(osm);
        row.week = builder.week(row.hours, osm);
    }
    row.valid_from = day(offer.valid.from);
    row.valid_through = day(offer.valid.through);
    if let Some(of) = &offer.course {
        course(of, row);
    }
    organized(offer.organization.as_ref(), row, builder);
    audience(&offer.audience, &offer.topics, row);
    spoken(&offer.languages, row, builder);
    offered(
        &offer.cost,
        offer.step_free,
        offer.childcare,
        offer.capacity,
        row,
    );
    place(offer.place.as_ref(), row, builder);
    checked(&offer.check, &offer.provenance, row);
}

fn event<'a>(event: &'a Event, row: &mut Row, builder: &mut ImageBuilder, words: &mut Words<'a>) {
    words.title(&event.title);
    words.text(&event.description);
    words.place(event.place.as_ref());
    row.set(Traits::ENDED, event.status == EventStatus::Cancelled);
    row.set(Traits::RECURRING, event.rrule.is_some());
    row.starts = minute(event.start.epoch_minute());
    row.ends = event
        .end
        .map_or(Row::NO_NUMBER, |end| minute(end.epoch_minute()));
    organized(event.organization.as_ref(), row, builder);
    audience(&event.audience, &event.topics, row);
    spoken(&event.languages, row, builder);
    offered(
        &event.cost,
        event.step_free,
        event.childcare,
        event.capacity,
        row,
    );
    place(event.place.as_ref(), row, builder);
    checked(&event.check, &event.provenance, row);
}

fn organization<'a>(
    organization: &'a Organization,
    row: &mut Row,
    builder: &mut ImageBuilder,
    words: &mut Words<'a>,
) {
    words.title(&organization.name);
    words.text(&organization.description);
    words.place(organization.place.as_ref());
    spoken(&organization.languages, row, builder);
    place(organization.place.as_ref(), row, builder);
    if let Some(district) = &organization.district {
        row.district = builder.strings.number(district.as_str());
    }
    checked(&organization.check, &organization.provenance, row);
}

fn course(course: &Course, row: &mut Row) {
    row.set(Traits::WOMEN_ONLY, course.women_only);
    row.set(
        Traits::VOLUNTEER,
        course.provider == Some(Provider::Volunteer),
    );
    row.set(
        Traits::PROFESSIONAL,
        course.provider == Some(Provider::Professional),
    );
    let level = |level: &Option<Level>| {
        level
            .as_ref()
            .and_then(|level| Level::KNOWN.iter().position(|known| known == level))
    };
    let (from, to) = (level(&course.level_from), level(&course.level_to));
    if let Some(place) = from.or(to) {
        row.level_from = place as u8;
    }
    if let Some(place) = to.or(from) {
        row.level_to = place as u8;
    }
    row.starts = day(course.starts);
    row.ends = day(course.ends);
    if !course.weekdays.is_empty() {
        // Lessons, not the hours of the office that offers them.
        row.week = 0;
    }
    for weekday in &course.weekdays {
        for (part, time) in DayTime::KNOWN.iter().enumerate() {
            if course.day_times.is_empty() || course.day_times.contains(time) {
                row.week |= 1 << (3 * u32::from(weekday.index()) + part as u32);
            }
        }
    }
}

fn organized(organization: Option<&OrganizationId>, row: &mut Row, builder: &mut ImageBuilder) {
    if let Some(organization) = organization {
        row.organization = builder.strings.number(organization.as_str());
    }
}

fn audience(audience: &Audience, topics: &[TopicId], row: &mut Row) {
    for topic in topics {
        for (place, slug) in taxonomy::all().enumerate() {
            if taxonomy::is_within(topic.as_str(), slug) {
                row.topics |= 1 << place;
            }
        }
    }
    for group in &audience.groups {
        row.groups |= 1
            << Group::KNOWN
                .iter()
                .position(|known| known == group)
                .unwrap_or(UNKNOWN_GROUP);
    }
    for residence in &audience.residence {
        row.residence |= 1
            << Residence::KNOWN
                .iter()
                .position(|known| known == residence)
                .unwrap_or(UNKNOWN_RESIDENCE);
    }
}

fn spoken(languages: &[Lang], row: &mut Row, builder: &mut ImageBuilder) {
    for lang in languages {
        row.languages |= builder.lang_bit(*lang);
    }
}

fn offered(
    cost: &Cost,
    step_free: Option<bool>,
    childcare: Option<bool>,
    capacity: Option<Capacity>,
    row: &mut Row,
) {
    row.set(Traits::FREE, cost.kind == CostKind::Free);
    row.set(Traits::STEP_FREE, step_free == Some(true));
    row.set(Traits::CHILDCARE, childcare == Some(true));
    row.set(
        Traits::FREE_PLACES,
        capacity.is_some_and(|capacity| capacity.available > 0),
    );
}

fn place(place: Option<&Place>, row: &mut Row, builder: &mut ImageBuilder) {
    let Some(place) = place else { return };
    if let Some(district) = &place.district {
        row.district = builder.strings.number(district.as_str());
    }
    if place.precision == Precision::Hidden {
        row.set(Traits::HIDDEN_PLACE, true);
    } else if let Some(point) = place.coordinates {
        row.latitude = (point.latitude() * 1e7).round() as i32;
        row.longitude = (point.longitude() * 1e7).round() as i32;
    }
}

fn checked(check: &Check, provenance: &Provenance, row: &mut Row) {
    row.set(Traits::DEMO, provenance.demo);
    row.checked_on = day(check.checked_on);
    let last_word = check.checked_on.or(provenance.as_of);
    row.due = day(check
        .next_check_due
        .or(last_word.map(|day| day.plus_days(CHECK_HOLDS_DAYS))));
}

fn day(date: Option<Date>) -> i32 {
    date.map_or(Row::NO_NUMBER, Date::epoch_day)
}

fn minute(epoch_minute: i64) -> i32 {
    i32::try_from(epoch_minute).unwrap_or(Row::NO_NUMBER)
}

// Topics are bits of a `u64`.
const _: () = {
    let (mut count, mut place) = (0, 0);
    while place < taxonomy::TOPICS.len() {
        count += 1 + taxonomy::TOPICS[place].children.len();
        place += 1;
    }
    assert!(count <= 64);
};
