use super::*;
use crate::catalogue::Catalogue;
use crate::filter::{Context, Query, run};
use crate::image::{Image, ImageBuilder, Kind};
use crate::sample::{berlin, now};

fn image(city: City) -> Vec<u8> {
    let mut builder = ImageBuilder::new();
    for record in city.records() {
        builder.push("city", &record).expect("a good record");
    }
    builder.finish(1)
}

#[test]
fn a_made_up_city_is_whole_and_always_the_same() {
    let city = City::new(1, 300);
    assert!(city.records().eq(City::new(1, 300).records()));
    assert!(!city.records().eq(City::new(2, 300).records()));
    let catalogue = Catalogue::new(Image::open(image(city)).expect("an image"));
    let counts = Kind::ALL.map(|kind| catalogue.count(kind));
    assert_eq!(counts, [300, 30, 15, 3, 1]);
    for (at, _) in catalogue.records(Kind::Offer) {
        let card = catalogue.card(at, Lang::AR).expect("a card");
        assert!(card.organization.is_some() && card.district.is_some() && card.title().is_some());
    }
}

#[test]
fn offers_are_as_long_as_real_ones() {
    let city = City::new(1, 500);
    let bytes: usize = (0..500).map(|number| city.offer(number, 1).len()).sum();
    assert!((1_200..2_000).contains(&(bytes / 500)), "{}", bytes / 500);
}

#[test]
fn a_change_is_a_newer_version_of_an_offer() {
    let city = City::new(1, 50);
    let mut catalogue = Catalogue::new(Image::open(image(city)).expect("an image"));
    let changes: Vec<String> = city.changes(10).collect();
    assert_eq!(
        catalogue.upsert(changes.iter().map(|json| ("city", json.as_str()))),
        []
    );
    assert_eq!((changes.len(), catalogue.count(Kind::Offer)), (10, 50));
    let changed = Query {
        words: "neu".to_owned(),
        ..Query::default()
    };
    let zone = berlin();
    let hits = run(
        &catalogue,
        &changed,
        &Context {
            now: now(),
            zone: &zone,
            position: None,
            open: None,
        },
    )
    .hits;
    assert!(hits.len() >= 9, "{}", hits.len());
}
