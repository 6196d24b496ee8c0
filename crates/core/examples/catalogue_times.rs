//! Prints what building, opening and searching the catalogue takes on this machine:
//! `cargo run --release -p lotse-core --features generate --example catalogue_times`.

use std::time::Instant;

use lotse_core::catalogue::Catalogue;
use lotse_core::filter::{Context, OpenNow, Query, run};
use lotse_core::generate::City;
use lotse_core::image::{Image, ImageBuilder};
use lotse_core::time::Zone;

fn main() {
    let now = "2026-11-23T09:30:00Z".parse().expect("a timestamp");
    for offers in [1_000, 10_000, 50_000] {
        let records: Vec<String> = City::new(1, offers).records().collect();
        let bytes: usize = records.iter().map(String::len).sum();
        let mut builder = ImageBuilder::new();
        let start = Instant::now();
        records
            .iter()
            .for_each(|record| builder.push("city", record).expect("a good record"));
        let pushed = start.elapsed();
        let start = Instant::now();
        let image = builder.finish(1);
        let finished = start.elapsed();
        let size = image.len();
        let start = Instant::now();
        let catalogue = Catalogue::new(Image::open(image).expect("an image"));
        let opened = start.elapsed();
        println!(
            "{offers} offers, {bytes} bytes of JSON, image {size}: push {pushed:?}, finish {finished:?}, open {opened:?}"
        );
        let zone = Zone::named("Europe/Berlin").expect("a known zone");
        let start = Instant::now();
        let open = OpenNow::at(&catalogue, zone.local(now));
        println!("  open now {:?}", start.elapsed());
        let context = Context {
            now,
            zone: &zone,
            position: None,
            open: Some(&open),
        };
        for fragment in [
            "",
            "q=d",
            "q=deu",
            "q=deutsch+kurs",
            "q=sprech",
            "topic=health&lang=ar&open=1",
            "sort=freshness",
        ] {
            let query = Query::from_fragment(fragment);
            let start = Instant::now();
            let results = run(&catalogue, &query, &context);
            println!(
                "  {fragment:30} {:6} hits in {:?}",
                results.hits.len(),
                start.elapsed()
            );
        }
    }
}
