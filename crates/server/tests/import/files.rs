//! Files: what spreadsheets write, what is no table at all, JSON, and the report for programs.

use std::path::Path;

use lotse_server::import::{self, Done, Kind, Severity};

use crate::city::{City, numbers, said};

#[tokio::test]
async fn a_file_of_the_wrong_kind_is_refused_as_a_whole() {
    let city = City::new().await;
    for (content, why) in [
        (
            &b"id;title_de\r\na;M\xFCll\r\n"[..],
            "Windows-1252, where it is “ü”",
        ),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\xFF\xFEi\0d\0", "UTF-16"),
        (b"", "The file is empty"),
        (b"\r\n;;\r\n", "The file is empty"),
        (b"id,title_de,ID\n", "the column id stands twice"),
        (b"id,,title_de\n", "column 2 of the header has no name"),
    ] {
        let refusal = city.refusal("offers.csv", content).await;
        assert!(refusal.contains(why), "{refusal}");
        assert!(
            refusal.ends_with("Nothing of this file was written."),
            "{refusal}"
        );
    }
    let refusal = city.refusal("table.csv", "id\na\n").await;
    assert!(refusal.contains("--kind"), "{refusal}");
    let missing = import::file(&city.db, Path::new("no/offers.csv"), None, false).await;
    assert!(
        missing
            .unwrap_err()
            .to_string()
            .starts_with("no/offers.csv: ")
    );
}

#[tokio::test]
async fn spreadsheets_differ_and_say_the_same() {
    let city = City::new().await;
    let plain = "id,title_de,street\na,\"Brot, \"\"frisch\"\"\",Weg 1\n";
    city.import("offers.csv", plain).await;
    for same in [
        "\u{FEFF}ID;Title_de;Street\r\na;\"Brot, \"\"frisch\"\"\";Weg 1\r\n",
        "sep=;\r\nid;title_de;street;;\r\na; \"Brot, \"\"frisch\"\"\" ;Weg 1;;\r\n"
            .replace("; \"", ";\"")
            .as_str(),
        "\"id\"\t\"title_de\"\t\"street\"\ra\t\"Brot, \"\"frisch\"\"\"\t\u{A0}Weg 1 \r",
    ] {
        let report = city.import("offers.csv", same).await;
        assert_eq!(numbers(&report), [0, 0, 1, 0], "{same:?}: {report}");
    }
}

#[tokio::test]
async fn records_come_as_json_too() {
    let city = City::new().await;
    let refusal = city.refusal("region.json", "{\"kind\":").await;
    assert!(refusal.contains("no JSON: EOF"), "{refusal}");
    let report = city
        .import(
            "records.json",
            "[\n{\"kind\":\"offer\",\"id\":\"a\",\"body\":{\"kind\":\"service\",\"title\":{}}},\n\
             {\"kind\":\"offer\",\"id\":\"b\",\"body\":{\"kind\":\"service\"}},\n\
             {\"kind\":\"offer\",\"id\":\"c\",\"rev\":3}]",
        )
        .await;
    assert_eq!(numbers(&report), [1, 0, 0, 2]);
    let said = said(&report);
    assert!(
        said[0].starts_with("line 3: error: offer/b/body: missing field `title`"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("line 4: error: unknown field `rev`"),
        "{said:?}"
    );
}

#[tokio::test]
async fn the_report_is_also_for_programs() {
    let city = City::new().await;
    let path = city.write("any.csv", "id,title_de,kind\na,A,x\n");
    let report = import::file(&city.db, &path, Some(Kind::Offers), false)
        .await
        .unwrap();
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["summary"]["refused"], 1);
    assert_eq!(
        json["rows"][0],
        serde_json::json!({"line": 2, "id": "a", "done": "refused"})
    );
    assert_eq!(json["problems"][0]["column"], "kind");
    assert_eq!(report.problems[0].severity, Severity::Error);
    assert_eq!(report.rows[0].done, Done::Refused);
}

#[tokio::test]
async fn the_example_of_the_manual_goes_in() {
    let manual = include_str!("../../../../docs/import.md");
    let example = manual.split("```csv\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let city = City::new().await;
    let report = city.import("offers.csv", example).await;
    assert_eq!(said(&report), Vec::<String>::new());
    assert_eq!(numbers(&report), [2, 0, 0, 0]);
    let cafe = city.body("offer", "cafe-nord").await;
    assert_eq!(cafe["title"]["en"]["origin"], "machine");
}
