use proptest::prelude::*;

use super::*;
use crate::time::Weekday;

#[test]
fn the_address_reads_like_what_it_means() {
    let fragment = "q=erste%20Hilfe%20%26%20%C3%84rzte&topic=health,health-mental&for=women&lang=ar&day=MO,TU&open=1&sort=distance";
    let query = Query::from_fragment(&format!("#{fragment}&utm_source=x&broken"));
    assert_eq!(query.words, "erste Hilfe & Ärzte");
    assert_eq!(query.to_fragment(), fragment);
    assert_eq!(Query::default().to_fragment(), "");
    assert!(Query::from_fragment("#sort=distance&ended=1").is_empty());
    assert_eq!(decode("100%&%zz%C3"), "100%&%zz\u{FFFD}");
}

fn queries() -> impl Strategy<Value = Query> {
    let lists = (
        prop::collection::vec(
            prop::sample::select(crate::taxonomy::all().collect::<Vec<_>>()),
            0..3,
        ),
        prop::collection::vec(prop::sample::select(Group::KNOWN), 0..3),
        prop::collection::vec("[a-z]{1,8}[,&=%# ä]?[a-z]", 0..2),
        prop::collection::vec(prop::sample::select(&Weekday::ALL[..]), 0..3),
        prop::collection::vec("[a-z]{2}(-[a-z]{2,6})?", 0..3),
        prop::collection::vec("[a-z,&=%#ä-]{1,12}", 0..3),
    );
    (
        lists,
        "\\PC{0,30}",
        any::<[bool; 8]>(),
        any::<Option<u16>>(),
        0usize..3,
    )
        .prop_map(|(lists, words, flags, starts, sort)| {
            let (topics, groups, residence, weekdays, languages, districts) = lists;
            Query {
                words: words.trim().to_owned(),
                topics: topics.into_iter().map(TopicId::new).collect(),
                groups,
                residence: residence
                    .iter()
                    .map(|code| Residence::from_code(code))
                    .collect(),
                languages: languages
                    .iter()
                    .map(|tag| tag.parse().expect("a tag"))
                    .collect(),
                free: flags[0],
                weekdays,
                day_times: vec![DayTime::Evening],
                districts: districts
                    .iter()
                    .map(|id| id.parse().expect("an id"))
                    .collect(),
                open_now: flags[1],
                step_free: flags[2],
                childcare: flags[3],
                courses: flags[4],
                levels: vec![Level::A0],
                providers: vec![Provider::Volunteer],
                women_only: flags[5],
                starts_within: starts,
                free_places: flags[6],
                ended: flags[7],
                sort: [Sort::Relevance, Sort::Distance, Sort::Freshness][sort],
            }
        })
}

proptest! {
    #[test]
    fn the_address_keeps_the_whole_query(query in queries()) {
        prop_assert_eq!(Query::from_fragment(&query.to_fragment()), query);
    }

    #[test]
    fn any_fragment_is_read(fragment in "\\PC{0,80}") {
        let query = Query::from_fragment(&fragment);
        prop_assert_eq!(Query::from_fragment(&query.to_fragment()), Query { words: query.words.trim().to_owned(), ..query });
    }
}
