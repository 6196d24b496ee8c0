//! Every code that screens name has a word; the other languages have the keys of German.

use std::collections::BTreeSet;

use lotse_core::audience::{Group, Residence};
use lotse_core::course::{CourseKind, DayTime, Level, Provider};
use lotse_core::offer::CostKind;
use lotse_core::organization::OrganizationKind;
use lotse_core::taxonomy;

fn keys() -> BTreeSet<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/de.ftl");
    let text = std::fs::read_to_string(path).unwrap();
    let keys = text.lines().filter_map(|line| line.split_once(" ="));
    keys.map(|(key, _)| key.to_owned()).collect()
}

/// The keys `labels` makes of codes.
fn check<'a>(prefix: &str, codes: impl Iterator<Item = &'a str>) {
    let keys = keys();
    for code in codes {
        let key = format!("{prefix}-{}", code.replace('_', "-").to_ascii_lowercase());
        assert!(keys.contains(&key), "{key} is missing in de.ftl");
    }
}

#[test]
fn every_code_that_screens_name_has_a_word() {
    check("topic", taxonomy::all());
    check("audience", Group::KNOWN.iter().map(Group::code));
    check("status", Residence::KNOWN.iter().map(Residence::code));
    check("cost", CostKind::KNOWN.iter().map(CostKind::code));
    check("time-of-day", DayTime::KNOWN.iter().map(DayTime::code));
    check(
        "organization-kind",
        OrganizationKind::KNOWN.iter().map(OrganizationKind::code),
    );
    check(
        "course-kind",
        CourseKind::KNOWN.iter().map(CourseKind::code),
    );
    check("course-level", Level::KNOWN.iter().map(Level::code));
    check(
        "course-provider",
        Provider::KNOWN.iter().map(Provider::code),
    );
}
