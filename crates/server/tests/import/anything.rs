//! Whatever stands in a file: nothing panics, every row is accounted for, and what is refused is not written.

use lotse_server::import::{self, Kind};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::city::City;

/// Bytes that look more or less like a table.
fn tables() -> impl Strategy<Value = Vec<u8>> {
    let names = prop_oneof![
        Just("id"),
        Just("title_de"),
        Just("title_en"),
        Just("title_en_origin"),
        Just("kind"),
        Just("topics"),
        Just("latitude"),
        Just("longitude"),
        Just("start"),
        Just("phone"),
        Just("weekdays"),
        Just("name_de"),
        Just("next_steps_de"),
        Just("places_free"),
        Just("field"),
        Just("lang"),
        Just("text"),
        Just("origin"),
        Just("x")
    ];
    let cells = prop_oneof![
        Just(String::new()),
        Just("a".to_owned()),
        Just("b|c".to_owned()),
        Just("health".to_owned()),
        Just("2026-11-22T10:00".to_owned()),
        Just("52,1".to_owned()),
        Just("language_course".to_owned()),
        Just("\"".to_owned()),
        Just("\"x\ny\"".to_owned()),
        Just("machine".to_owned()),
        any::<String>()
    ];
    let separator = prop_oneof![Just(";"), Just(","), Just("\t")];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    (
        vec(names, 1..6),
        vec(vec(cells, 1..7), 0..6),
        separator,
        end,
    )
        .prop_map(|(names, rows, separator, end)| {
            let mut text = names.join(separator);
            for row in rows {
                text.push_str(end);
                text.push_str(&row.join(separator));
            }
            text.into_bytes()
        })
}

fn files() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![1 => vec(any::<u8>(), 0..200), 4 => tables()]
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Offers),
        Just(Kind::Organizations),
        Just(Kind::Events),
        Just(Kind::Translations),
        Just(Kind::Records)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_imported_or_refused(bytes in files(), kind in kinds()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let city = City::new().await;
            let path = city.write("anything.csv", &bytes);
            let dry = import::file(&city.db, &path, Some(kind), true).await;
            prop_assert_eq!(city.db.count().await.unwrap(), 0);
            let Ok(report) = import::file(&city.db, &path, Some(kind), false).await else {
                prop_assert!(dry.is_err());
                prop_assert_eq!(city.db.count().await.unwrap(), 0);
                return Ok(());
            };
            prop_assert_eq!(dry.unwrap().rows, report.rows.clone());
            let summary = report.summary;
            prop_assert_eq!(city.db.count().await.unwrap(), summary.created as u64);
            prop_assert_eq!(summary.created + summary.refused, report.rows.len());
            prop_assert!(report.problems.len() >= summary.refused);
            let again = import::file(&city.db, &path, Some(kind), false).await.unwrap();
            prop_assert_eq!(again.summary.unchanged, summary.created);
            Ok(())
        })?;
    }
}
