use super::*;
use crate::filter::tests::ask;
use crate::taxonomy::TopicId;

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
        "ended=1",
        "q=deutsch&ended=1",
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
