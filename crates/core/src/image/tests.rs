use proptest::prelude::*;

use super::*;
use crate::sample::{offer, record, tombstone};
use lotse_json::Problem;

fn build(records: &[String]) -> Vec<u8> {
    let mut builder = ImageBuilder::new();
    for record in records {
        builder.push("city", record).expect("a good record");
    }
    builder.finish(42)
}

fn records() -> Vec<String> {
    let course = r#","languages":["de","ar"],"topics":["language-courses"],"cost":{"kind":"free"},
        "organization":"org-1","hours":{"osm":"Mo-Fr 09:00-16:00"},"check":{"checked_on":"2026-11-01"},
        "place":{"district":"altstadt","coordinates":{"latitude":52.13,"longitude":11.62}},
        "course":{"kind":"integration","provider":"volunteer","level_from":"A1","level_to":"B1","weekdays":["MO"],"day_times":["evening"]}"#;
    vec![
        offer("o-1", "Deutschkurs für alle", course),
        offer("o-2", "Kleiderkammer", ""),
        record(
            "organization",
            "org-1",
            r#"{"kind":"provider","name":{"de":{"text":"Caritas"}}}"#,
        ),
        record("page", "about", r#"{"title":{"de":{"text":"Über Lotse"}}}"#),
    ]
}

fn words_of(image: &Image) -> Vec<String> {
    let lexicon = image.lexicon();
    (0..lexicon.len())
        .map(|index| lexicon.word(index).to_owned())
        .collect()
}

#[test]
fn what_was_pushed_is_read_in_place() {
    let image = Image::open(build(&records())).expect("an image");
    assert_eq!((image.generation(), image.len()), (42, 4));
    let (at, row) = image.find(Kind::Offer, "o-1").next().expect("the offer");
    assert_eq!((at, row.kind()), (0, Some(Kind::Offer)));
    assert_eq!(image.json(&row), records()[0]);
    assert!(
        image.body(&row).starts_with(r#"{"kind":"service""#) && image.body(&row).ends_with("}")
    );
    assert_eq!(image.string(row.hours), Some("Mo-Fr 09:00-16:00"));
    assert_eq!(image.string(row.district), Some("altstadt"));
    assert_eq!(image.string(row.organization), Some("org-1"));
    assert_eq!(image.string(row.source), Some("city"));
    assert!(row.has(Traits::FREE | Traits::COURSE | Traits::VOLUNTEER));
    assert_eq!((row.level_from, row.level_to, row.week), (1, 3, 0b100));
    assert_eq!(row.topics.count_ones(), 2, "the topic and its parent");
    let point = row.coordinates().expect("coordinates");
    assert_eq!((point.latitude(), point.longitude()), (52.13, 11.62));
    assert_eq!(
        image
            .languages()
            .map(|lang| lang.to_string())
            .collect::<Vec<_>>(),
        ["de", "ar"]
    );
    assert_eq!(
        words_of(&image),
        [
            "alle",
            "altstadt",
            "caritas",
            "deutschkurs",
            "fur",
            "kleiderkammer",
            "lotse",
            "uber"
        ]
    );
}

#[test]
fn the_same_records_make_the_same_bytes() {
    assert_eq!(build(&records()), build(&records()));
}

#[test]
fn of_one_record_the_last_version_counts() {
    let mut all = records();
    all.push(offer("o-1", "Deutschkurs B2", ""));
    all.push(tombstone("offer", "o-2"));
    let image = Image::open(build(&all)).expect("an image");
    let states = |id| {
        image
            .find(Kind::Offer, id)
            .map(|(_, row)| row.state)
            .collect::<Vec<_>>()
    };
    assert_eq!(states("o-1"), [Row::SUPERSEDED, 0]);
    assert_eq!(states("o-2"), [Row::SUPERSEDED, Row::TOMBSTONE]);
}

#[test]
fn a_bad_record_is_named_and_leaves_the_builder_as_it_was() {
    let mut builder = ImageBuilder::new();
    let bad = offer("o-3", "Kurs", r#","cost":{"kind":"paid","amount":"viel"}"#);
    let Problem { path, .. } = builder.push("city", &bad).expect_err("a problem");
    assert!(path.starts_with("offer/o-3/body"), "{path}");
    assert!(builder.is_empty());
    builder
        .push("city", &offer("o-4", "Kurs", ""))
        .expect("a good record");
    assert_eq!(builder.image(1).len(), 1);
}

#[test]
fn a_kind_of_a_newer_version_is_passed_over() {
    let mut builder = ImageBuilder::new();
    builder
        .push("city", &record("carpool", "c-1", r#"{"seats":3}"#))
        .expect("no problem");
    assert!(builder.is_empty());
}

#[test]
fn other_formats_are_stale_and_cut_bytes_are_corrupt() {
    let bytes = build(&records());
    let mut other = bytes.clone();
    other[4] ^= 1;
    assert_eq!(Image::open(other).err(), Some(ImageError::Stale));
    assert_eq!(
        Image::open(bytes[..bytes.len() - 1].to_vec()).err(),
        Some(ImageError::Corrupt)
    );
    assert_eq!(Image::open(Vec::new()).err(), Some(ImageError::Corrupt));
    assert_eq!(
        Image::open(b"<!doctype html>".to_vec()).err(),
        Some(ImageError::Corrupt)
    );
}

#[test]
fn an_empty_catalogue_is_an_image_too() {
    assert!(Image::open(build(&[])).expect("an image").is_empty());
}

/// Asks everything there is to ask.
fn read_all(image: &Image) -> usize {
    let mut seen = image.languages().count();
    for (_, row) in image.rows() {
        seen += image.json(&row).len()
            + image.body(&row).len()
            + usize::from(row.coordinates().is_some());
        seen += image.string(row.id).map_or(0, str::len);
    }
    for index in 0..image.lexicon().len() {
        image
            .lexicon()
            .postings(index, &mut |row, _| seen += row as usize & 1);
    }
    let catalogue = crate::catalogue::Catalogue::new(image.clone());
    for kind in Kind::ALL {
        for (at, _) in catalogue.records(kind) {
            seen += usize::from(catalogue.card(at, crate::lang::Lang::AR).is_ok());
        }
        seen += image.find(kind, "o-1").count();
    }
    let zone = crate::sample::berlin();
    let context = crate::filter::Context {
        now: crate::sample::now(),
        zone: &zone,
        position: None,
        open: None,
    };
    let query = crate::filter::Query {
        words: "deutsch".to_owned(),
        ..Default::default()
    };
    seen + crate::filter::run(&catalogue, &query, &context).hits.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damage_never_panics(flips in prop::collection::vec((0usize..4000, any::<u8>()), 1..24), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = build(&records());
        for (at, value) in flips {
            let at = at % bytes.len();
            // The header's magic and format are tested above.
            if at >= 8 {
                bytes[at] = value;
            }
        }
        if cuts {
            let len = cut.index(bytes.len());
            bytes.truncate(len);
        }
        if let Ok(image) = Image::open(bytes) {
            read_all(&image);
        }
    }
}
