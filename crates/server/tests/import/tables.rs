//! Rows: what goes in, what is refused and how that is said, and that nothing is half-written.

use lotse_server::import;

use crate::city::{City, numbers, said};

const TWO: &str = "id,title_de,title_en,phone\na,Brot,Bread,0391 1\nb,Bett,Bed,0391 2\n";

#[tokio::test]
async fn a_second_import_changes_nothing() {
    let city = City::new().await;
    let first = city.import("offers.csv", TWO).await;
    assert_eq!(numbers(&first), [2, 0, 0, 0]);
    assert!(first.is_clean());
    let (head, rev) = (city.db.head(), city.rev("offer", "a").await);
    let second = city.import("offers.csv", TWO).await;
    assert_eq!(numbers(&second), [0, 0, 2, 0]);
    assert_eq!(city.db.head(), head);
    assert_eq!(city.rev("offer", "a").await, rev);
}

#[tokio::test]
async fn what_a_file_does_not_mention_stays() {
    let city = City::new().await;
    city.import("offers.csv", TWO).await;
    city.sql(
        "UPDATE records SET body = json_set(body, '$.newer', 'kept', '$.contacts[0].languages', json('[\"uk\"]')) \
         WHERE id = 'a'",
    )
    .await;
    let report = city
        .import("offers.csv", "id,title_de,phone\na,Brötchen,0391 1\n")
        .await;
    assert_eq!(numbers(&report), [0, 1, 0, 0]);
    let body = city.body("offer", "a").await;
    assert_eq!(body["newer"], "kept");
    assert_eq!(body["contacts"][0]["languages"][0], "uk");
    assert_eq!(body["title"]["de"]["text"], "Brötchen");
    assert_eq!(body["title"]["en"]["state"], "outdated");
    let report = city
        .import("offers.csv", "id,title_de,phone\na,Brötchen,\n")
        .await;
    assert_eq!(numbers(&report), [0, 1, 0, 0]);
    assert_eq!(
        city.body("offer", "a").await["contacts"],
        serde_json::Value::Null
    );
}

#[tokio::test]
async fn good_rows_go_in_and_bad_ones_are_named_by_line_and_column() {
    let city = City::new().await;
    let table = "id;title_de;kind;topics;languages;cost;latitude;longitude;as_of;hours;women_only;email;titel\r\n\
                 good;Gut;;health;de;free;52,1;11,6;22.11.2026;Mo-Fr 08:00-12:00;;a@b.de;\r\n\
                 \r\n\
                 ;;;;;;;;;;;;\r\n\
                 kind;A;servise;;;;;;;;;;\r\n\
                 topic;A;;helth;;;;;;;;;\r\n\
                 lang;A;;;deutsch;;;;;;;;\r\n\
                 cost;A;;;;billig;;;;;;;\r\n\
                 point;A;;;;;52,1;;;;;;\r\n\
                 date;A;;;;;;;gestern;;;;\r\n\
                 course;A;;;;;;;;;ja;;\r\n\
                 mail;A;;;;;;;;;;keine;\r\n\
                 good;Noch mal;;;;;;;;;;;\r\n\
                 notitle;;;;;;;;;;;;\r\n\
                 ;Ohne Id;;;;;;;;;;;\r\n\
                 short;zu kurz\r\n\
                 hours;\"Zeile 1\r\nZeile 2\";;;;;;;;nach Absprache;;;\r\n\
                 a b;A;;;;;;;;;;;\r\n\
                 two;A;x;y;;;;;;;;;\r\n";
    let report = city.import("offers.csv", table).await;
    assert_eq!(numbers(&report), [2, 0, 0, 14]);
    let expected = [
        "line 1, column titel: warning: This column is not known",
        "line 5, column kind: error: “servise” is none of service, ",
        "line 6, column topics: error: “helth” is no topic",
        "line 7, column languages: error: “deutsch” is no language tag",
        "line 8, column cost: error: “billig” is none of free, symbolic, paid, unknown",
        "line 9, column latitude: error: latitude and longitude stand together",
        "line 10, column as_of: error: “gestern” is no day like",
        "line 11, column women_only: error: stands only in rows of kind language_course",
        "line 12, column email: error: “keine” is no email",
        "line 13, column id: error: good stands already in line 2",
        "line 14: error: a record needs a title",
        "line 15, column id: error: every row needs an id",
        "line 16: error: The row has 2 cells, the header 13.",
        "line 17, column hours: warning: not understood",
        "line 19: error: offer/a b/id: an id must not contain white space",
        "line 20, column kind: error: “x” is none of",
        "line 20, column topics: error: “y” is no topic",
    ];
    let said = said(&report);
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.starts_with(expected), "{said}\nis not\n{expected}");
    }
    assert_eq!(city.db.count().await.unwrap(), 2);
    let good = city.body("offer", "good").await;
    assert_eq!(good["place"]["coordinates"]["latitude"], 52.1);
    assert_eq!(good["provenance"]["as_of"], "2026-11-22");
    assert_eq!(
        city.body("offer", "hours").await["title"]["de"]["text"],
        "Zeile 1\r\nZeile 2"
    );
}

#[tokio::test]
async fn a_dry_run_reports_the_same_and_writes_nothing() {
    let city = City::new().await;
    let path = city.write("offers.csv", "id,title_de,topics\na,A,health\nb,B,x\n");
    let dry = import::file(&city.db, &path, None, true).await.unwrap();
    assert_eq!(city.db.count().await.unwrap(), 0);
    let wet = import::file(&city.db, &path, None, false).await.unwrap();
    assert_eq!(numbers(&wet), [1, 0, 0, 1]);
    assert_eq!((dry.rows, dry.problems), (wet.rows, wet.problems));
    let again = import::file(&city.db, &path, None, true).await.unwrap();
    assert_eq!(numbers(&again), [0, 0, 1, 1]);
    assert!(again.to_string().contains("dry run, nothing written: "));
}

#[tokio::test]
async fn a_database_that_fails_halfway_keeps_nothing_of_the_file() {
    let city = City::new().await;
    city.import("offers.csv", "id,title_de\na,alt\n").await;
    city.sql(
        "CREATE TRIGGER full BEFORE INSERT ON records WHEN NEW.id = 'c' \
         BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    )
    .await;
    let table = "id,title_de\na,neu\nb,B\nc,C\nd,D\n";
    let path = city.write("offers.csv", table);
    let head = city.db.head();
    let error = import::file(&city.db, &path, None, false)
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("disk full. Nothing of this file was written."),
        "{error}"
    );
    assert_eq!(city.db.count().await.unwrap(), 1);
    assert_eq!(city.body("offer", "a").await["title"]["de"]["text"], "alt");
    assert_eq!(city.db.head(), head);
    city.sql("DROP TRIGGER full").await;
    assert_eq!(
        numbers(&city.import("offers.csv", table).await),
        [3, 1, 0, 0]
    );
}

#[tokio::test]
async fn organizations_are_found_by_name() {
    let city = City::new().await;
    let report = city
        .import(
            "organizations.csv",
            "name_de,kind\nAWO,provider\nplatz*machen e. V.,initiative\nAWO,office\n",
        )
        .await;
    assert_eq!(numbers(&report), [2, 0, 0, 1]);
    assert_eq!(
        said(&report),
        ["line 4, column id: error: awo stands already in line 2"]
    );
    let report = city
        .import(
            "offers.csv",
            "id,title_de,organization\na,A,AWO\nb,B,platz*machen e. V.\nc,C,awo\nd,D,Tafel\n",
        )
        .await;
    assert_eq!(numbers(&report), [4, 0, 0, 0]);
    assert_eq!(
        said(&report),
        ["line 5, column organization: warning: there is no organization tafel in the catalogue"]
    );
    assert_eq!(
        city.body("offer", "b").await["organization"],
        "platz-machen-e-v"
    );
}
