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

fn ask(query: Query) -> Results {
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

/// The counts, computed the slow way: by asking.
#[test]
fn counts_say_what_a_tick_would_give() {
    let starting_points = [
        "",
        "q=deutsch",
        "topic=language",
        "lang=de&free=1",
        "for=women",
        "district=altstadt",
        "day=MO&childcare=1",
        "level=B2",
    ];
    for fragment in starting_points {
        let query = Query::from_fragment(fragment);
        let facets = ask(query.clone()).facets;
        let hits = |query: Query| ask(query).hits.len() as u32;
        for (slug, count) in &facets.topics {
            assert_eq!(
                *count,
                hits(Query {
                    topics: vec![TopicId::new(slug)],
                    ..query.clone()
                }),
                "{fragment} {slug}"
            );
        }
        for (group, count) in &facets.groups {
            assert_eq!(
                *count,
                hits(Query {
                    groups: vec![group.clone()],
                    ..query.clone()
                }),
                "{fragment} {group:?}"
            );
        }
        for (status, count) in &facets.residence {
            assert_eq!(
                *count,
                hits(Query {
                    residence: vec![status.clone()],
                    ..query.clone()
                }),
                "{fragment} {status:?}"
            );
        }
        for (lang, count) in &facets.languages {
            assert_eq!(
                *count,
                hits(Query {
                    languages: vec![*lang],
                    ..query.clone()
                }),
                "{fragment} {lang}"
            );
        }
        for (district, count) in &facets.districts {
            assert_eq!(
                *count,
                hits(Query {
                    districts: vec![district.clone()],
                    ..query.clone()
                }),
                "{fragment} {district}"
            );
        }
        for (day, count) in &facets.weekdays {
            assert_eq!(
                *count,
                hits(Query {
                    weekdays: vec![*day],
                    ..query.clone()
                }),
                "{fragment} {day}"
            );
        }
        for (time, count) in &facets.day_times {
            assert_eq!(
                *count,
                hits(Query {
                    day_times: vec![time.clone()],
                    ..query.clone()
                }),
                "{fragment} {time:?}"
            );
        }
        for (level, count) in &facets.levels {
            assert_eq!(
                *count,
                hits(Query {
                    levels: vec![level.clone()],
                    ..query.clone()
                }),
                "{fragment} {level:?}"
            );
        }
        for (provider, count) in &facets.providers {
            assert_eq!(
                *count,
                hits(Query {
                    providers: vec![provider.clone()],
                    ..query.clone()
                }),
                "{fragment} {provider:?}"
            );
        }
        assert_eq!(
            facets.free,
            hits(Query {
                free: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.open_now,
            hits(Query {
                open_now: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.step_free,
            hits(Query {
                step_free: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.childcare,
            hits(Query {
                childcare: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.courses,
            hits(Query {
                courses: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.women_only,
            hits(Query {
                women_only: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.free_places,
            hits(Query {
                free_places: true,
                ..query.clone()
            }),
            "{fragment}"
        );
        assert_eq!(
            facets.starts_within,
            hits(Query {
                starts_within: Some(STARTS_WITHIN),
                ..query
            }),
            "{fragment}"
        );
    }
}

#[test]
fn sample_city_is_whole() {
    assert_eq!(city().count(Kind::Offer), 4);
}
