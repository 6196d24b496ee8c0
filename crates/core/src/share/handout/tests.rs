use super::*;
use crate::catalogue::Catalogue;
use crate::image::Kind;
use crate::sample::{catalogue, offer};
use proptest::prelude::*;

fn page(catalogue: &Catalogue, lang: Lang, title: &str) -> String {
    let labels = Labels {
        lang,
        title,
        intro: "Stand heute",
        contents: "Inhalt",
        other: "Anderes",
        organization: "Wer",
        hours: "Wann",
        place: "Wo",
        cost: "Kosten",
        documents: "Mitbringen",
        steps: "Schritte",
        languages: "Sprachen",
        contact: "Kontakt",
        checked: "Geprüft",
        topic: &|slug| format!("Thema {slug}"),
        language: &|lang| format!("<{lang}>"),
        say_hours: &|hours| hours.osm.as_deref().unwrap_or_default().to_owned(),
        say_cost: &|cost| cost.kind.code().to_owned(),
        say_date: &|date| date.to_string(),
    };
    let cards: Vec<Card> = catalogue
        .records(Kind::Offer)
        .map(|(at, _)| catalogue.card(at, lang).expect("a card"))
        .collect();
    handout(&cards, &labels)
}

#[test]
fn a_page_by_topic_that_runs_nothing() {
    let catalogue = catalogue(&[
        offer(
            "a",
            "Rat <b>",
            r#","topics":["money-debts"],"languages":["de"],"contacts":[{"channel":"phone","value":"0391 1"},{"channel":"website","value":"javascript:alert(1)"}],"check":{"checked_on":"2026-11-01"}"#,
        ),
        offer(
            "b",
            "Ankommen",
            r#","topics":["arrival-asylum"],"summary":{"ar":{"text":"أهلا"}},"place":{"street":"Geheim 1","precision":"hidden"}"#,
        ),
        offer("c", "Sonstiges", ""),
    ]);
    let html = page(&catalogue, Lang::DE, "Mappe & mehr");
    assert!(html.starts_with("<!doctype html><html lang=\"de\" dir=\"ltr\"><head>"));
    let order: Vec<_> = [
        "Mappe &amp; mehr",
        "href=\"#arrival\"",
        "href=\"#money\"",
        "href=\"#other\"",
        "Ankommen",
        "Rat &lt;b&gt;",
        "Sonstiges",
    ]
    .into_iter()
    .map(|text| {
        html.find(text)
            .unwrap_or_else(|| panic!("{text} is missing"))
    })
    .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(html.contains("<p lang=\"ar\" dir=\"rtl\">أهلا</p>"));
    assert!(html.contains("<a href=\"tel:03911\" dir=\"ltr\">0391 1</a>"));
    assert!(html.contains("&lt;de&gt;") && html.contains("2026-11-01"));
    assert!(
        !html.contains("Geheim")
            && !html.contains("<script")
            && !html.contains("href=\"javascript")
    );
}

#[test]
fn a_page_in_arabic_runs_from_right_to_left() {
    let html = page(&catalogue(&[offer("a", "Rat", "")]), Lang::AR, "كتيب");
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("<h3 lang=\"de\" dir=\"ltr\">Rat</h3>"));
}

proptest! {
    #[test]
    fn no_text_becomes_markup(text in "[<>\"'&a-z/= ]{1,60}") {
        let made = |text: &str| {
            let json = serde_json::to_string(text).expect("JSON");
            let body = format!(r#","summary":{{"de":{{"text":{json}}}}},"contacts":[{{"channel":"website","value":{json}}}],"next_steps":[{{"de":{{"text":{json}}}}}]"#);
            page(&catalogue(&[offer("a", "Rat", &body)]), Lang::DE, text)
        };
        let count = |html: &str, sign: char| html.matches(sign).count();
        let (html, plain) = (made(&text), made("x"));
        // A value that is a web address becomes a link, which has two more tag ends and quotes than an isolated text.
        prop_assert!(count(&html, '<') == count(&plain, '<'));
        prop_assert!(count(&html, '>') == count(&plain, '>'));
    }
}
