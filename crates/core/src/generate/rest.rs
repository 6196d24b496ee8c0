use super::offers::languages;
use super::phrases::{DISTRICTS, Phrase, SUMMARIES, TITLES};
use super::{City, MADE, envelope, localized, name, place};
use crate::audience::Audience;
use crate::contact::{Channel, Contact};
use crate::event::{Event, EventStatus};
use crate::freshness::{Check, Provenance};
use crate::localized::Localized;
use crate::offer::{Cost, CostKind};
use crate::organization::{Organization, OrganizationKind};
use crate::page::{Block, BlockKind, Page};
use crate::place::{Attendance, Coordinates};
use crate::region::{District, Region, Stop};
use crate::taxonomy::TopicId;
use crate::time::{Date, LocalDateTime, TimeOfDay, Timestamp};

pub(super) const PAGES: &[(&str, Phrase)] = &[
    (
        "about",
        [
            "Über diese App",
            "About this app",
            "حول هذا التطبيق",
            "Про застосунок",
        ],
    ),
    (
        "imprint",
        ["Impressum", "Imprint", "بيانات الناشر", "Вихідні дані"],
    ),
    (
        "privacy",
        ["Datenschutz", "Privacy", "حماية البيانات", "Захист даних"],
    ),
];

const MUSTERSTADT: Phrase = ["Musterstadt", "Musterstadt", "مدينة نموذجية", "Мустерштадт"];

impl City {
    pub(super) fn region(self) -> String {
        let district = |(slug, name, latitude, longitude): &(&str, &str, f64, f64)| {
            Some(District {
                id: slug.parse().ok()?,
                name: (*name).into(),
                center: Coordinates::new(*latitude, *longitude)?,
            })
        };
        let stop = |number| {
            let mut random = self.random(5, number);
            let position = place(&mut random).coordinates?;
            Some(Stop {
                name: name(&mut random).into(),
                position,
            })
        };
        let phone = Contact {
            channel: Channel::Phone,
            value: "0391 555 0000".into(),
            label: Localized::default(),
            languages: vec![],
        };
        let region = Region {
            name: localized(&MUSTERSTADT, ""),
            state: "DE-ST".into(),
            time_zone: "Europe/Berlin".into(),
            districts: DISTRICTS.iter().filter_map(district).collect(),
            stops: (0..300).filter_map(stop).collect(),
            attribution: vec!["Generator".into()],
            office: vec![phone.clone()],
            volunteers: vec![phone],
        };
        envelope(
            "region",
            "musterstadt",
            1,
            Timestamp::from_seconds(MADE),
            &region,
        )
    }

    pub(super) fn page(self, number: usize) -> String {
        let (id, title) = PAGES[number % PAGES.len()];
        let paragraph = |phrase| Block {
            kind: BlockKind::Paragraph,
            text: localized(phrase, ""),
            href: None,
        };
        let page = Page {
            title: localized(&title, ""),
            blocks: SUMMARIES.iter().map(paragraph).collect(),
        };
        envelope("page", id, 1, Timestamp::from_seconds(MADE), &page)
    }

    pub(super) fn organization(self, number: usize) -> String {
        let mut random = self.random(2, number);
        let names: Phrase = ["{} e. V.", "{} association", "جمعية {}", "Об’єднання {}"];
        let organization = Organization {
            kind: random.pick(OrganizationKind::KNOWN).clone(),
            name: localized(&names, &name(&mut random)),
            description: localized(random.pick(SUMMARIES), ""),
            district: random.pick(DISTRICTS).0.parse().ok(),
            place: Some(place(&mut random)),
            contacts: vec![],
            languages: languages(&mut random),
            meets: Localized::default(),
            check: Check::default(),
            provenance: Provenance {
                demo: true,
                ..Provenance::default()
            },
        };
        envelope(
            "organization",
            &format!("org-{number}"),
            1,
            Timestamp::from_seconds(MADE),
            &organization,
        )
    }

    pub(super) fn event(self, number: usize) -> String {
        let mut random = self.random(3, number);
        let (topic, title) = *random.pick(TITLES);
        let day = Date::from_epoch_day((MADE / 86_400) as i32).plus_days(random.below(90) as i32);
        let time = TimeOfDay::new(9 + random.below(10) as u8, 0).unwrap_or(TimeOfDay::MIDNIGHT);
        let start = LocalDateTime::new(day, time);
        let rules = ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY"];
        let event = Event {
            title: localized(&title, &name(&mut random)),
            description: localized(random.pick(SUMMARIES), ""),
            status: EventStatus::Scheduled,
            start,
            end: Some(start.plus_minutes(120)),
            time_zone: "Europe/Berlin".into(),
            rrule: random.percent(40).then(|| (*random.pick(&rules)).into()),
            exdates: vec![],
            organization: format!("org-{}", random.below(self.organizations().max(1)))
                .parse()
                .ok(),
            topics: vec![TopicId::new(topic)],
            audience: Audience::default(),
            languages: languages(&mut random),
            cost: Cost {
                kind: CostKind::Free,
                amount: None,
                note: Localized::default(),
            },
            attendance: vec![Attendance::OnSite],
            place: Some(place(&mut random)),
            contacts: vec![],
            registration: Some(random.percent(30)),
            step_free: None,
            childcare: None,
            capacity: None,
            check: Check::default(),
            provenance: Provenance {
                demo: true,
                ..Provenance::default()
            },
        };
        envelope(
            "event",
            &format!("event-{number}"),
            1,
            Timestamp::from_seconds(MADE),
            &event,
        )
    }
}
