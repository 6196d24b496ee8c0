//! Translations: one text per row.

use crate::city::{City, numbers, said};

#[tokio::test]
async fn translations_go_into_records_that_are_there() {
    let city = City::new().await;
    city.import(
        "offers.csv",
        "id,title_de,next_steps_de\na,Brot,Kommen | Fragen\n",
    )
    .await;
    let table = "kind,id,field,lang,text,origin\n\
                 offer,a,title,en,Bread,machine\n\
                 offer,a,next_steps,en,Come | Ask,human\n\
                 offer,x,title,en,X,machine\n\
                 offer,a,summary,en,S,machine\n\
                 offer,a,colour,en,S,machine\n\
                 offer,a,title,klingonisch,S,machine\n\
                 offer,a,title,uk,Хліб,robot\n\
                 offer,a,next_steps,uk,Прийти,machine\n\
                 offer,a,title,en,Loaf,machine\n\
                 thing,a,title,en,Loaf,machine\n\
                 offer,a,title,ar,,machine\n";
    let report = city.import("translations.csv", table).await;
    assert_eq!(numbers(&report), [0, 2, 0, 9]);
    let expected = [
        "line 4, column id: error: there is no offer x;",
        "line 5, column field: error: the record has no summary",
        "line 6, column field: error: “colour” is no text",
        "line 7, column lang: error: “klingonisch” is no language tag",
        "line 8, column origin: error: “robot” is none of human, machine",
        "line 9, column text: error: uk has 1 parts between “|”, German has 2",
        "line 10, column lang: error: this text stands already",
        "line 11, column kind: error: “thing” is none of",
        "line 12, column text: error: the text is empty",
    ];
    for (said, expected) in said(&report).iter().zip(expected) {
        assert!(said.starts_with(expected), "{said}\nis not\n{expected}");
    }
    let body = city.body("offer", "a").await;
    assert_eq!(
        body["title"]["en"],
        serde_json::json!({"text": "Bread", "origin": "machine"})
    );
    assert_eq!(
        body["next_steps"][1]["en"],
        serde_json::json!({"text": "Ask"})
    );
    let rev = city.rev("offer", "a").await;
    let again = city.import("translations.csv", table).await;
    assert_eq!(numbers(&again), [0, 0, 2, 9]);
    let offers = city
        .import(
            "offers.csv",
            "id,title_de,next_steps_de\na,Brot,Kommen | Fragen\n",
        )
        .await;
    assert_eq!(numbers(&offers), [0, 0, 1, 0]);
    assert_eq!(city.rev("offer", "a").await, rev);
}
