//! Events, and values that several cells say together.

use crate::city::{City, numbers, said};

#[tokio::test]
async fn events_need_a_start_and_end_after_it() {
    let city = City::new().await;
    let table = "id;title_de;start;end;rrule;time_zone;exdates\n\
                 good;Café;2026-09-02T18:00;2026-09-02T20:00;FREQ=WEEKLY;;2026-09-09T18:00\n\
                 nostart;A;;;;;\n\
                 day;A;2026-09-02;;;;\n\
                 back;A;2026-09-02T18:00;2026-09-02T17:00;;;\n\
                 zone;A;2026-09-02T18:00;;;Mars/Base;\n\
                 rule;A;2026-09-02T18:00;;FREQ=SECONDLY;;\n";
    let report = city.import("events.csv", table).await;
    assert_eq!(numbers(&report), [2, 0, 0, 4]);
    let expected = [
        "line 3, column start: error: “”: expected a local date and time like",
        "line 4, column start: error: “2026-09-02”: expected",
        "line 5, column end: error: the end is before the start",
        "line 6, column time_zone: error: “Mars/Base” is no time zone",
        "line 7, column rrule: warning: the rule “FREQ=SECONDLY” is not understood",
    ];
    for (said, expected) in said(&report).iter().zip(expected) {
        assert!(said.starts_with(expected), "{said}\nis not\n{expected}");
    }
    assert_eq!(report.problems.len(), expected.len());
    let report = city
        .import("events.csv", "id,title_de\nnew,A\ngood,Treff\n")
        .await;
    assert_eq!(numbers(&report), [0, 1, 0, 1]);
    assert_eq!(
        said(&report),
        ["line 2, column start: error: a new event needs its start"]
    );
    let good = city.body("event", "good").await;
    assert_eq!(
        (&good["start"], &good["time_zone"]),
        (&"2026-09-02T18:00".into(), &"Europe/Berlin".into())
    );
    assert_eq!(good["exdates"][0], "2026-09-09T18:00");
}

#[tokio::test]
async fn free_places_are_nothing_without_their_day() {
    let city = City::new().await;
    let table = "id,title_de,kind,places_free,places_maximum,places_updated,level_from,valid_from,valid_through\n\
                 a,A,language_course,3,12,20.11.2026,A1,,\n\
                 b,B,,3,,,,,\n\
                 c,C,,,12,,,,\n\
                 d,D,,,,,A1,,\n\
                 e,E,,,,,,2026-02-01,2026-01-01\n";
    let report = city.import("offers.csv", table).await;
    assert_eq!(numbers(&report), [1, 0, 0, 4]);
    assert_eq!(
        said(&report),
        [
            "line 3, column places_free: error: free places need the day in places_updated",
            "line 4, column places_maximum: error: stands only beside places_free",
            "line 5, column level_from: error: stands only in rows of kind language_course",
            "line 6, column valid_through: error: the last day is before the first",
        ]
    );
    let offer = city.body("offer", "a").await;
    let capacity = serde_json::json!({"available": 3, "maximum": 12, "updated": "2026-11-20"});
    assert_eq!(offer["capacity"], capacity);
    assert_eq!(
        offer["course"],
        serde_json::json!({"kind": "course", "level_from": "A1"})
    );
    city.import("offers.csv", "id,kind\na,service\n").await;
    assert_eq!(city.body("offer", "a").await.get("course"), None);
}
