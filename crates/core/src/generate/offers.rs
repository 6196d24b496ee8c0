use super::phrases::{DOCUMENTS, HOURS, STEPS, SUMMARIES, TITLES};
use super::random::Random;
use super::{City, MADE, envelope, localized, name, place};
use crate::audience::{Audience, Group, Residence};
use crate::contact::{Channel, Contact};
use crate::course::{Course, CourseKind, DayTime, Level, Provider};
use crate::freshness::{Check, Provenance, Validity};
use crate::lang::Lang;
use crate::localized::Localized;
use crate::offer::{Capacity, Cost, CostKind, Hours, Offer, OfferKind, Status};
use crate::place::Attendance;
use crate::taxonomy::TopicId;
use crate::time::{Date, Timestamp, Weekday};

const LANGUAGES: [&str; 10] = ["de", "en", "ar", "uk", "ru", "fa", "tr", "fr", "ku", "so"];

impl City {
    /// The offer of that number, in that revision.
    pub fn offer(self, number: usize, rev: u64) -> String {
        let mut random = self.random(4, number);
        let updated_at = Timestamp::from_seconds(
            MADE - random.below(200) as i64 * 86_400 + (rev as i64 - 1) * 2_000_000,
        );
        let (topic, title) = *random.pick(TITLES);
        let is_course = topic.starts_with("language");
        let today = Date::from_epoch_day((MADE / 86_400) as i32);
        let checked_on = random
            .percent(80)
            .then(|| today.plus_days(-(random.below(500) as i32)));
        let summary = random.pick(SUMMARIES);
        let offer = Offer {
            kind: if is_course {
                OfferKind::LanguageCourse
            } else {
                OfferKind::Service
            },
            status: if random.percent(97) {
                Status::Active
            } else {
                Status::TemporarilyClosed
            },
            title: localized(
                &title,
                format!("{} {}", name(&mut random), if rev > 1 { "neu" } else { "" }).trim_end(),
            ),
            summary: localized(summary, ""),
            description: Localized::default(),
            organization: format!("org-{}", random.below(self.organizations().max(1)))
                .parse()
                .ok(),
            topics: vec![TopicId::new(topic)],
            audience: audience(&mut random),
            languages: languages(&mut random),
            interpreter: random.percent(30).then_some(true),
            cost: Cost {
                kind: if random.percent(85) {
                    CostKind::Free
                } else {
                    CostKind::NotStated
                },
                amount: None,
                note: Localized::default(),
            },
            required_documents: if random.percent(25) {
                vec![localized(random.pick(DOCUMENTS), "")]
            } else {
                vec![]
            },
            next_steps: if random.percent(30) {
                vec![localized(random.pick(STEPS), "")]
            } else {
                vec![]
            },
            attendance: vec![Attendance::OnSite],
            place: Some(place(&mut random)),
            hours: Hours {
                osm: random.percent(80).then(|| hours(&mut random)),
                published: Localized::default(),
            },
            contacts: contacts(&mut random),
            step_free: random.percent(50).then(|| random.percent(60)),
            childcare: random.percent(20).then_some(true),
            capacity: is_course.then(|| Capacity {
                available: random.below(12) as u32,
                maximum: Some(15),
                updated: today,
            }),
            valid: Validity {
                from: None,
                through: random.percent(2).then(|| today.plus_days(-3)),
            },
            course: is_course.then(|| course(&mut random, today)),
            check: Check {
                checked_on,
                checked_by: checked_on.map(|_| "Koordinierungsstelle".into()),
                next_check_due: checked_on.map(|day| day.plus_days(365)),
            },
            provenance: Provenance {
                name: Some("Generator".into()),
                url: None,
                as_of: Some(today),
                demo: true,
            },
        };
        envelope("offer", &format!("offer-{number}"), rev, updated_at, &offer)
    }
}

fn audience(random: &mut Random) -> Audience {
    let groups = if random.percent(40) {
        vec![random.pick(Group::KNOWN).clone()]
    } else {
        vec![]
    };
    let residence = if random.percent(15) {
        vec![random.pick(Residence::KNOWN).clone()]
    } else {
        vec![]
    };
    Audience {
        groups,
        residence,
        minimum_age: None,
        maximum_age: None,
    }
}

pub(super) fn languages(random: &mut Random) -> Vec<Lang> {
    let mut languages = vec![Lang::DE];
    for _ in 0..random.below(4) {
        let lang = random.pick(&LANGUAGES).parse().unwrap_or(Lang::EN);
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    languages
}

/// Half of all hours are shared, half are a house's own, as in real directories.
fn hours(random: &mut Random) -> Box<str> {
    if random.percent(50) {
        return (*random.pick(HOURS)).into();
    }
    let day = |random: &mut Random| *random.pick(&["Mo", "Tu", "We", "Th", "Fr"]);
    let (first, opens, minute) = (day(random), 8 + random.below(8), 15 * random.below(4));
    format!(
        "{first} {opens:02}:{minute:02}-{:02}:00; PH off",
        opens + 1 + random.below(7)
    )
    .into()
}

fn contacts(random: &mut Random) -> Vec<Contact> {
    let contact = |channel, value: String| Contact {
        channel,
        value: value.into(),
        label: Localized::default(),
        languages: vec![],
    };
    vec![
        contact(
            Channel::Phone,
            format!("0391 555 {:04}", random.below(10_000)),
        ),
        contact(
            Channel::Email,
            format!("kontakt{}@example.org", random.below(5_000)),
        ),
    ]
}

fn course(random: &mut Random, today: Date) -> Course {
    let from = random.below(5);
    Course {
        kind: random.pick(CourseKind::KNOWN).clone(),
        provider: Some(random.pick(Provider::KNOWN).clone()),
        level_from: Level::KNOWN.get(from).cloned(),
        level_to: Level::KNOWN.get(from + 1 + random.below(2)).cloned(),
        women_only: random.percent(15),
        starts: Some(today.plus_days(random.below(120) as i32)),
        ends: None,
        register_by: None,
        weekdays: vec![*random.pick(&Weekday::ALL[..5])],
        day_times: vec![random.pick(DayTime::KNOWN).clone()],
    }
}
