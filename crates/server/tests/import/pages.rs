//! Pages: Markdown in several languages with the same blocks.

use lotse_core::lang::Lang;
use lotse_core::page::{BlockKind, Page};
use lotse_server::import::{self, Kind, Report};

use crate::city::{City, numbers, said};

const GERMAN: &str = "# Über uns\n\nErste Zeile\nzweite Zeile.\n\n## Wer\n- eins\n- zwei\n[Lizenz](https://a.de/x)\n";
const ENGLISH: &str = "<!-- origin: machine -->\n# About us\n\nFirst line\n\n## Who\n\n- one\n- two\n\n[Licence](https://a.de/x)";

async fn import(city: &City, files: &[(&str, &str)]) -> Report {
    let folder = city.folder("pages");
    for (name, content) in files {
        std::fs::write(folder.join(name), content).unwrap();
    }
    import::file(&city.db, &folder, None, false).await.unwrap()
}

#[tokio::test]
async fn languages_of_a_page_become_one_record() {
    let city = City::new().await;
    let files = [("about.de.md", GERMAN), ("about.en.md", ENGLISH)];
    let report = import(&city, &files).await;
    assert_eq!((report.kind, numbers(&report)), (Kind::Pages, [1, 0, 0, 0]));
    let page: Page = lotse_json::read(&city.body("page", "about").await.to_string()).unwrap();
    assert_eq!(page.title.words(Lang::EN), "About us");
    let kinds: Vec<&str> = page.blocks.iter().map(|block| block.kind.code()).collect();
    assert_eq!(kinds, ["paragraph", "heading", "item", "item", "link"]);
    assert_eq!(
        page.blocks[0].text.words(Lang::DE),
        "Erste Zeile zweite Zeile."
    );
    let english = page.blocks[4].text.get(Lang::EN).unwrap();
    assert_eq!(
        (&*english.text, english.origin.code()),
        ("Licence", "machine")
    );
    assert_eq!(page.blocks[4].kind, BlockKind::Link);
    assert_eq!(page.blocks[4].href.as_deref(), Some("https://a.de/x"));
    assert_eq!(numbers(&import(&city, &files).await), [0, 0, 1, 0]);
}

#[tokio::test]
async fn languages_that_do_not_match_are_reported() {
    for (english, why) in [
        (
            "# A\n\nFirst\n\n- not a heading\n- one\n- two\n[L](https://a.de/x)",
            "block 2 of page about is a item here and a heading",
        ),
        (
            "# A\n\nFirst\n\n## Who\n- one\n- two\n",
            "page about has 4 blocks here and 5 in the first language",
        ),
        (
            "# A\n\nFirst\n\n## Who\n- one\n- two\n[L](https://b.de/x)\n",
            "or leads elsewhere",
        ),
        (
            "# A\n\nFirst\n\n## Who\n- one\n- two\n[L](https://a.de/x)\nmore",
            "has more blocks here",
        ),
    ] {
        let city = City::new().await;
        let report = import(&city, &[("about.de.md", GERMAN), ("about.en.md", english)]).await;
        assert_eq!(numbers(&report), [0, 0, 0, 1]);
        let said = said(&report);
        assert!(
            said[0].contains("column about.en.md: error: ") && said[0].contains(why),
            "{said:?}"
        );
        assert_eq!(city.db.count().await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_file_that_is_no_page_does_not_stop_the_others() {
    let city = City::new().await;
    let files = [
        ("about.de.md", GERMAN),
        ("bad.de.md", "no title"),
        ("nolang.md", "# A"),
        ("two.de.md", "# A\n\n# B"),
        (
            "script.de.md",
            "# A\n[x](javascript:alert(1))\n[y](javascript:alert)",
        ),
    ];
    let report = import(&city, &files).await;
    assert_eq!(numbers(&report), [1, 0, 0, 4]);
    let all = said(&report).join("\n");
    for why in [
        "bad.de.md: error: a page begins with its title",
        "nolang.md: error: the file's name must end in its language",
        "line 3, column two.de.md: error: a page has one title",
        "line 3, column script.de.md: error: “javascript:alert” is no web address",
    ] {
        assert!(all.contains(why), "{all}");
    }
}
