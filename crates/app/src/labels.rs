//! What people call the codes of the catalogue; one place, so that one idea has one word.

use lotse_core::audience::{Group, Residence};
use lotse_core::catalogue::Catalogue;
use lotse_core::course::{CourseKind, DayTime, Level, Provider};
use lotse_core::id::DistrictId;
use lotse_core::lang::Lang;
use lotse_core::offer::{Cost, CostKind};
use lotse_core::organization::OrganizationKind;
use lotse_core::taxonomy::TopicId;
use lotse_core::time::Weekday;

use crate::i18n::I18n;

/// A topic; an unknown one by its slug.
pub fn topic(t: I18n, topic: &TopicId) -> String {
    if topic.is_known() {
        t.t(&format!("topic-{topic}"))
    } else {
        topic.to_string()
    }
}

/// A group of people.
pub fn group(t: I18n, group: &Group) -> String {
    coded(
        t,
        "audience",
        group.code(),
        matches!(group, Group::Unknown(_)),
    )
}

/// A residence status.
pub fn residence(t: I18n, residence: &Residence) -> String {
    coded(
        t,
        "status",
        residence.code(),
        matches!(residence, Residence::Unknown(_)),
    )
}

/// A language spoken by people; one the app has no name for by its tag.
pub fn language(t: I18n, lang: Lang) -> String {
    let key = format!("language-{lang}");
    let name = t.t(&key);
    if name == key { lang.to_string() } else { name }
}

/// A day of the week.
pub fn weekday(t: I18n, day: Weekday) -> String {
    t.t(&format!("weekday-{}", day.index() + 1))
}

/// A time of day.
pub fn day_time(t: I18n, time: &DayTime) -> String {
    coded(
        t,
        "time-of-day",
        time.code(),
        matches!(time, DayTime::Unknown(_)),
    )
}

/// A district by its name; one the region does not know by its slug.
pub fn district(catalogue: &Catalogue, id: &DistrictId) -> String {
    let known = catalogue.region().and_then(|region| region.district(id));
    known.map_or_else(|| id.to_string(), |district| district.name.to_string())
}

/// A level of language.
pub fn level(t: I18n, level: &Level) -> String {
    coded(
        t,
        "course-level",
        level.code(),
        matches!(level, Level::Unknown(_)),
    )
}

/// Who teaches.
pub fn provider(t: I18n, provider: &Provider) -> String {
    coded(
        t,
        "course-provider",
        provider.code(),
        matches!(provider, Provider::Unknown(_)),
    )
}

/// A kind of course.
pub fn course_kind(t: I18n, kind: &CourseKind) -> String {
    coded(
        t,
        "course-kind",
        kind.code(),
        matches!(kind, CourseKind::Unknown(_)),
    )
}

/// A kind of organization.
pub fn organization_kind(t: I18n, kind: &OrganizationKind) -> String {
    coded(
        t,
        "organization-kind",
        kind.code(),
        matches!(kind, OrganizationKind::Unknown(_)),
    )
}

/// What something costs.
pub fn cost(t: I18n, cost: &Cost) -> String {
    match (&cost.kind, cost.amount) {
        (CostKind::Paid, Some(cents)) => {
            let amount = crate::i18n::phrase::measure::euro(&t.words(), cents);
            t.t_args("cost-amount", &[("amount", amount.as_str().into())])
        }
        (kind, _) => coded(t, "cost", kind.code(), matches!(kind, CostKind::Unknown(_))),
    }
}

/// A code as a message `prefix-code`; a code of a newer version as it is.
fn coded(t: I18n, prefix: &str, code: &str, unknown: bool) -> String {
    if unknown {
        code.to_owned()
    } else {
        t.t(&format!(
            "{prefix}-{}",
            code.replace('_', "-").to_ascii_lowercase()
        ))
    }
}
