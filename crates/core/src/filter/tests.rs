use super::*;
use crate::catalogue::Catalogue;
use crate::image::Kind;
use crate::place::Coordinates;
use crate::sample::{berlin, catalogue, now, offer, record};

fn city() -> Catalogue {
    catalogue(&[
        offer(
            "kurs",
            "Deutschkurs A1 bis B1",
            r#","summary":{"ar":{"text":"دورة اللغة الألمانية"}},"topics":["language-courses"],"languages":["de","ar"],"cost":{"kind":"free"},
              "place":{"district":"altstadt","coordinates":{"latitude":52.13,"longitude":11.63}},"check":{"checked_on":"2026-11-01"},
              "capacity":{"available":3,"updated":"2026-11-20"},
              "course":{"kind":"integration","provider":"volunteer","level_from":"A1","level_to":"B1","starts":"2026-12-01","weekdays":["MO","WE"],"day_times":["evening"]}"#,
        ),
        offer(
            "frauen",
            "Frauencafé",
            r#","summary":{"de":{"text":"Deutsch sprechen bei Kaffee"}},"topics":["meeting-women","language-practice"],"audience":{"groups":["women"]},"languages":["de","uk"],
              "childcare":true,"cost":{"kind":"free"},"check":{"checked_on":"2026-11-10"},
              "place":{"district":"neustadt","coordinates":{"latitude":52.15,"longitude":11.65}}"#,
        ),
        offer(
            "amt",
            "Ausländerbehörde",
            r#","topics":["arrival-registration"],"step_free":true,"hours":{"osm":"Mo-Fr 08:00-12:00; Su 15:00-19:00"},"audience":{"residence":["asylum_seekers"]},"place":{"district":"altstadt"}"#,
        ),
        offer(
            "alt",
            "Deutsch im Park",
            r#","valid":{"through":"2026-01-01"}"#,
        ),
    ])
}

pub(super) fn ask(query: Query) -> Results {
    let zone = berlin();
    let position = Coordinates::new(52.149, 11.649);
    run(
        &city(),
        &query,
        &Context {
            now: now(),
            zone: &zone,
            position,
            open: None,
        },
    )
}

fn ids(results: &Results) -> Vec<String> {
    let city = city();
    results
        .hits
        .iter()
        .map(|hit| city.id(hit.at).to_owned())
        .collect()
}

fn found(fragment: &str) -> Vec<String> {
    ids(&ask(Query::from_fragment(fragment)))
}

#[test]
fn each_part_narrows() {
    assert_eq!(found("").len(), 3);
    assert_eq!(found("topic=language"), found("free=1"));
    assert_eq!(found("topic=language-courses"), ["kurs"]);
    assert_eq!(found("topic=language-courses,arrival").len(), 2);
    assert_eq!(found("for=women").len(), 3);
    assert_eq!(
        found("for=women")[0],
        "frauen",
        "what is made for them stands first"
    );
    assert_eq!(found("for=men").len(), 2);
    assert_eq!(found("status=refugees").len(), 2);
    assert_eq!(found("lang=uk"), ["frauen"]);
    assert_eq!(found("lang=uk,ar").len(), 2);
    assert_eq!(found("district=altstadt").len(), 2);
    assert_eq!(found("step-free=1"), ["amt"]);
    assert_eq!(found("childcare=1"), ["frauen"]);
    assert_eq!(found("day=MO").len(), 2);
    assert_eq!(found("day=SA"), Vec::<String>::new());
    assert_eq!(found("day=MO&time=evening"), ["kurs"]);
    assert_eq!(found("day=MO&time=morning"), ["amt"]);
    assert_eq!(found("day=TU&time=evening"), Vec::<String>::new());
    assert_eq!(
        found("courses=1&level=A2&by=volunteer&places=1&starts=30"),
        ["kurs"]
    );
    assert_eq!(found("open=1"), ["amt"]);
    assert_eq!(found("day=FR&time=morning"), ["amt"]);
    assert_eq!(found("day=SU&time=afternoon,evening"), ["amt"]);
    assert_eq!(found("day=SU&time=morning"), Vec::<String>::new());
    assert_eq!(found("level=B2"), Vec::<String>::new());
    assert_eq!(found("by=professional"), Vec::<String>::new());
    assert_eq!(found("starts=5"), Vec::<String>::new());
}

#[test]
fn words_are_met_in_every_language_titles_first() {
    assert_eq!(found("q=deutsch"), ["kurs", "frauen"]);
    assert_eq!(found("q=deu"), ["kurs", "frauen"]);
    assert_eq!(
        found("q=%D8%A7%D9%84%D9%85%D8%A7%D9%86%D9%8A%D9%87"),
        ["kurs"],
        "without article and hamza"
    );
    assert_eq!(found("q=Auslaender"), ["amt"]);
    assert_eq!(found("q=behorde"), ["amt"], "within a compound");
    assert_eq!(found("q=deutsch+kaffee"), ["frauen"], "all words count");
    assert_eq!(
        found("q=park"),
        Vec::<String>::new(),
        "what is over is not listed"
    );
}

#[test]
fn hits_stand_in_the_order_asked_for() {
    assert_eq!(found("sort=distance"), ["frauen", "kurs", "amt"]);
    assert_eq!(found("sort=freshness"), ["frauen", "kurs", "amt"]);
    let distance = ask(Query {
        sort: Sort::Distance,
        ..Query::default()
    })
    .hits[0]
        .distance
        .expect("a distance");
    assert!((100.0..200.0).contains(&distance.0), "{distance:?}");
}

#[test]
fn what_is_over_is_counted_and_stands_last_for_who_asks() {
    let ended = |fragment| ask(Query::from_fragment(fragment)).facets.ended;
    assert_eq!((ended(""), ended("ended=1")), (1, 1));
    assert_eq!((ended("q=park"), ended("q=park&free=1")), (1, 0));
    assert_eq!(found("q=park&ended=1"), ["alt"]);
    for sort in ["", "&sort=distance", "&sort=freshness"] {
        let all = found(&format!("ended=1{sort}"));
        assert_eq!((all.len(), all[3].as_str()), (4, "alt"), "{sort}");
    }
    assert_eq!(found("q=deutsch&ended=1"), ["kurs", "frauen", "alt"]);
    let hours = r#","hours":{"osm":"24/7"},"valid":{"through":"2026-01-01"}"#;
    let closed = catalogue(&[offer("zu", "Beratung", hours)]);
    let zone = berlin();
    let context = Context {
        now: now(),
        zone: &zone,
        position: None,
        open: None,
    };
    let open = run(&closed, &Query::from_fragment("ended=1&open=1"), &context);
    assert_eq!(open.hits, [], "what is over opens no more");
}

#[test]
fn when_nothing_fits_the_nearest_wider_search_is_named() {
    let results = ask(Query::from_fragment("q=deutsch&lang=uk&step-free=1"));
    assert_eq!(ids(&results), Vec::<String>::new());
    let near: Vec<_> = results
        .near_misses
        .iter()
        .map(|near| (near.condition, near.hits))
        .collect();
    assert_eq!(near, [(Condition::StepFree, 1)]);
    assert_eq!(ids(&ask(results.near_misses[0].query.clone())), ["frauen"]);
    assert_eq!(ask(Query::default()).near_misses, []);
}

#[test]
fn of_several_words_each_is_left_out_in_turn() {
    let near = ask(Query::from_fragment("q=deutsch+amt+xylophon")).near_misses;
    assert_eq!(near, [], "dropping one word is not enough");
    let near = ask(Query::from_fragment("q=deutsch+xylophon&lang=uk")).near_misses;
    assert_eq!(near.len(), 2);
    // All words dropped finds the women's café, and so does the one word that stands in it.
    let words: Vec<_> = near
        .iter()
        .map(|near| (near.query.words.as_str(), near.dropped.as_str()))
        .collect();
    assert!(
        words == [("deutsch", "xylophon"), ("", "deutsch xylophon")],
        "{words:?}"
    );
}

#[test]
fn who_looks_for_an_organization_finds_what_it_offers() {
    let organization = record(
        "organization",
        "org-1",
        r#"{"kind":"provider","name":{"de":{"text":"Caritas Magdeburg"}}}"#,
    );
    let offer = offer("rat", "Beratung", r#","organization":"org-1""#);
    let named = catalogue(&[
        organization,
        offer,
        crate::sample::offer("andere", "Beratung", ""),
    ]);
    let zone = berlin();
    let context = Context {
        now: now(),
        zone: &zone,
        position: None,
        open: None,
    };
    let hits = |words: &str| {
        let query = Query {
            words: words.to_owned(),
            ..Query::default()
        };
        run(&named, &query, &context)
            .hits
            .iter()
            .map(|hit| named.id(hit.at).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(hits("caritas"), ["rat"]);
    assert_eq!(hits("beratung cari"), ["rat"]);
    assert_eq!(hits("beratung").len(), 2);
}

#[test]
fn people_are_told_the_number_that_lists_show() {
    let city = city();
    assert_eq!(city.count(Kind::Offer), 4);
    assert_eq!(
        city.offers("2026-11-22".parse().unwrap()).len(),
        found("").len()
    );
}
