//! The demo city goes in without any problem, again and again, and every part of it fits the others.

use std::path::PathBuf;

use lotse_core::event::Event;
use lotse_core::freshness::Freshness;
use lotse_core::hours::OpeningHours;
use lotse_core::lang::Lang;
use lotse_core::localized::{Localized, Origin};
use lotse_core::offer::Offer;
use lotse_core::organization::Organization;
use lotse_core::page::Page as GuidePage;
use lotse_core::place::Precision;
use lotse_core::recurrence::Recurrence;
use lotse_core::region::Region;
use lotse_core::time::Zone;
use lotse_json::{self as json, Read};
use lotse_server::db::{Cursor, Db, Pull, Selection};
use lotse_server::import::{self, Report};

fn demo() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/demo")
}

async fn city() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&folder.path().join("lotse.db")).await.unwrap();
    (folder, db)
}

async fn imported() -> (tempfile::TempDir, Db) {
    let (folder, db) = city().await;
    import::folder(&db, &demo(), false).await.unwrap();
    (folder, db)
}

async fn all<T: Read>(db: &Db, kind: &str) -> Vec<(String, T)> {
    let selection = Selection {
        kind: Some(kind.to_owned()),
        since: Cursor::START,
        limit: 10_000,
    };
    let Pull::Page(page) = db.pull(&selection).await.unwrap() else {
        panic!("the feed's start is always known");
    };
    page.records
        .into_iter()
        .map(|record| (record.id, json::read(&record.body.unwrap()).unwrap()))
        .collect()
}

fn problems(reports: &[Report]) -> Vec<String> {
    let problems = reports.iter().flat_map(|report| &report.problems);
    problems.map(ToString::to_string).collect()
}

#[tokio::test]
async fn it_goes_in_without_a_problem_and_a_second_time_changes_nothing() {
    let (_folder, db) = city().await;
    let dry = import::folder(&db, &demo(), true).await.unwrap();
    assert_eq!(db.count().await.unwrap(), 0);
    let first = import::folder(&db, &demo(), false).await.unwrap();
    assert_eq!(problems(&first), Vec::<String>::new());
    let rows = |reports: &[Report]| reports.iter().map(|r| r.rows.clone()).collect::<Vec<_>>();
    assert_eq!(rows(&dry), rows(&first));
    let refused: usize = first.iter().map(|report| report.summary.refused).sum();
    assert_eq!(refused, 0);
    let head = db.head();
    let second = import::folder(&db, &demo(), false).await.unwrap();
    for report in &second {
        assert_eq!(report.summary.unchanged, report.rows.len(), "{report}");
    }
    assert_eq!(db.head(), head);
}

#[tokio::test]
async fn offers_are_what_the_pages_said() {
    let (_folder, db) = imported().await;
    let offers = all::<Offer>(&db, "offer").await;
    assert_eq!(offers.len(), 50);
    let organizations = all::<Organization>(&db, "organization").await;
    let (_, region) = &all::<Region>(&db, "region").await[0];
    for (id, offer) in &offers {
        assert!(
            offer.provenance.demo && offer.provenance.url.is_some(),
            "{id}"
        );
        assert!(offer.provenance.as_of.is_some(), "{id}");
        assert!(!offer.topics.is_empty(), "{id}");
        assert!(offer.topics.iter().all(|topic| topic.is_known()), "{id}");
        if let Some(organization) = &offer.organization {
            let known = organizations
                .iter()
                .any(|(id, _)| id == organization.as_str());
            assert!(known, "{id} names {organization}");
        }
        if let Some(osm) = &offer.hours.osm {
            assert!(OpeningHours::parse(osm).is_ok(), "{id}: {osm}");
            assert!(!offer.hours.published.is_empty(), "{id}");
        }
        if let Some(place) = &offer.place {
            let district = place.district.as_ref();
            assert!(
                district.is_none_or(|id| region.district(id).is_some()),
                "{id}"
            );
            if place.coordinates.is_some() {
                assert_eq!(place.precision, Precision::Rough, "{id}");
            }
        }
        for contact in &offer.contacts {
            assert!(contact.href().is_some(), "{id}: {}", contact.value);
        }
    }
    let today = "2026-11-22".parse().unwrap();
    let fresh = |offer: &Offer| Freshness::of(&offer.check, &offer.provenance, offer.valid, today);
    let expired = offers
        .iter()
        .filter(|(_, o)| fresh(o) == Freshness::Expired);
    let expired: Vec<&str> = expired.map(|(id, _)| id.as_str()).collect();
    assert_eq!(expired, ["md-010", "md-046", "md-049"]);
    let courses = offers.iter().filter(|(_, offer)| offer.course.is_some());
    assert_eq!(courses.count(), 6);
}

#[tokio::test]
async fn every_text_is_there_in_four_languages_and_says_who_wrote_it() {
    let (_folder, db) = imported().await;
    let mut texts: Vec<(String, Localized)> = Vec::new();
    for (id, offer) in all::<Offer>(&db, "offer").await {
        let mut all = vec![
            offer.title,
            offer.summary,
            offer.hours.published,
            offer.cost.note,
        ];
        all.extend(offer.next_steps);
        texts.extend(all.into_iter().map(|text| (id.clone(), text)));
    }
    for (id, event) in all::<Event>(&db, "event").await {
        texts.push((id.clone(), event.title));
        texts.push((id, event.description));
    }
    for (id, page) in all::<GuidePage>(&db, "page").await {
        let blocks = page.blocks.into_iter().map(|block| block.text);
        texts.extend(blocks.chain([page.title]).map(|text| (id.clone(), text)));
    }
    for (id, organization) in all::<Organization>(&db, "organization").await {
        texts.push((id.clone(), organization.description));
        texts.push((id, organization.meets));
    }
    for (id, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        for lang in [Lang::DE, Lang::EN, Lang::AR, Lang::UK] {
            let text = text
                .get(lang)
                .unwrap_or_else(|| panic!("{id} has no {lang}: {text:?}"));
            let origin = match lang {
                Lang::DE => Origin::Human,
                _ => Origin::Machine,
            };
            assert_eq!(text.origin, origin, "{id}");
        }
    }
}

#[tokio::test]
async fn the_calendar_is_not_empty() {
    let (_folder, db) = imported().await;
    let events = all::<Event>(&db, "event").await;
    assert_eq!(events.len(), 16);
    for (id, event) in &events {
        assert_eq!(id.starts_with("demo-"), event.rrule.is_some(), "{id}");
        assert!(event.provenance.demo, "{id}");
        if let Some(rrule) = &event.rrule {
            let zone = Zone::named(&event.time_zone).unwrap();
            let recurrence = Recurrence::parse(event.start, rrule).unwrap();
            let first = recurrence.occurrences(&zone, event.start, event.start.plus_minutes(1));
            assert_eq!(first.count(), 1, "{id} does not begin by its own rule");
            assert!(event.title.words(Lang::DE).ends_with("(Demo)"), "{id}");
            assert!(event.end.is_some_and(|end| end > event.start), "{id}");
        }
    }
}

#[tokio::test]
async fn the_region_is_small_and_complete() {
    let (_folder, db) = imported().await;
    let record = db.get("region", "magdeburg").await.unwrap().unwrap();
    assert!(record.body.as_ref().unwrap().len() < 28 * 1024);
    let (_, region) = &all::<Region>(&db, "region").await[0];
    assert_eq!((region.districts.len(), &*region.state), (40, "DE-ST"));
    let cathedral = lotse_core::place::Coordinates::new(52.1249, 11.6346).unwrap();
    assert_eq!(&*region.nearest_stop(cathedral).unwrap().0.name, "Domplatz");
    assert!(
        region
            .attribution
            .iter()
            .any(|line| line.contains("OpenStreetMap"))
    );
}
