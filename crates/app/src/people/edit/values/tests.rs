//! The fields of an offer as texts, and back as the smallest patch.

use super::super::takes::Takes;
use super::*;

const BODY: &str = r#"{
    "kind": "service", "newer": {"kept": true},
    "title": {"de": {"text": "Café"}, "en": {"text": "Cafe", "origin": "machine"}, "ar": {"text": "مقهى"}},
    "cost": {"kind": "paid", "amount": 1250},
    "hours": {"osm": "Mo-Fr 09:00-17:00"},
    "contacts": [
        {"channel": "phone", "value": "0391 1", "label": {"de": {"text": "Büro"}}, "newer": 1},
        {"channel": "signal", "value": "x"}
    ],
    "check": {"next_check_due": "2026-01-01"}
}"#;

fn offer() -> Offer {
    lotse_json::read(BODY).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The patch after an edit.
fn patch(edit: impl FnOnce(&mut Values)) -> String {
    let offer = offer();
    let before = Values::of(&offer);
    let mut after = before.clone();
    edit(&mut after);
    assert_eq!(after.wrong(&before), []);
    let due = offer.check.next_check_due;
    let all = Takes::all();
    after
        .patch(&before, BODY, due, day("2026-11-26"), &all)
        .finish()
}

#[test]
fn what_the_source_has_no_place_for_is_as_it_was() {
    let before = Values::of(&offer());
    let mut after = before.clone();
    set(&mut after, Lang::DE, 0, "Teestube");
    set(&mut after, Lang::AR, 0, "");
    after.contacts.clear();
    after.until = "2026-12-24".to_owned();
    after.checked = true;
    let takes = Takes::of(["/title/de/text", "/valid/through"].map(str::to_owned));
    let after = after.within(&takes, &before);
    let patch = after.patch(&before, BODY, None, day("2026-11-26"), &takes);
    assert_eq!(
        patch.finish(),
        r#"{"title":{"de":{"text":"Teestube"}},"valid":{"through":"2026-12-24"}}"#
    );
}

#[test]
fn contacts_without_a_column_stay_as_they_were() {
    let before = Values::of(&offer());
    let mut after = before.clone();
    after.contacts[0].value = "0391 2".to_owned();
    after.contacts[1].value = "y".to_owned();
    after.contacts.push(ContactValue {
        from: None,
        channel: "website".to_owned(),
        value: "https://example.org".to_owned(),
    });
    let takes = Takes::of(["/contacts/channel=phone".to_owned()]);
    let after = after.within(&takes, &before);
    let values: Vec<&str> = after
        .contacts
        .iter()
        .map(|contact| &*contact.value)
        .collect();
    assert_eq!(values, ["0391 2", "x"]);
}

/// What is wrong after an edit.
fn wrong(edit: impl FnOnce(&mut Values)) -> Vec<(String, Wrong)> {
    let before = Values::of(&offer());
    let mut after = before.clone();
    edit(&mut after);
    after.wrong(&before)
}

fn set(values: &mut Values, lang: Lang, number: usize, text: &str) {
    let found = values.texts.iter_mut().find(|(known, _)| *known == lang);
    match found {
        Some((_, texts)) => texts[number] = text.to_owned(),
        None => {
            let mut texts: [String; TEXTS.len()] = Default::default();
            texts[number] = text.to_owned();
            values.texts.push((lang, texts));
        }
    }
}

#[test]
fn what_was_not_changed_is_not_sent() {
    assert_eq!(patch(|_| {}), "{}");
    assert_eq!(patch(|values| set(values, Lang::UK, 0, "  ")), "{}");
}

#[test]
fn a_text_is_the_persons_own_and_translations_of_a_changed_german_one_are_old() {
    assert_eq!(
        patch(|values| set(values, Lang::EN, 0, "Coffee ")),
        r#"{"title":{"en":{"text":"Coffee","origin":null,"state":null}}}"#
    );
    assert_eq!(
        patch(|values| {
            set(values, Lang::DE, 0, "Teestube");
            set(values, Lang::AR, 0, "");
        }),
        r#"{"title":{"de":{"text":"Teestube","origin":null,"state":null},"en":{"state":"outdated"},"ar":null}}"#
    );
    assert_eq!(
        patch(|values| set(values, Lang::UK, 3, "Для дітей безкоштовно")),
        r#"{"cost":{"note":{"uk":{"text":"Для дітей безкоштовно","origin":null,"state":null}}}}"#
    );
}

#[test]
fn simple_fields_are_set_or_taken_away() {
    for (edit, expected) in [
        (
            (|values| values.amount = "3.5".to_owned()) as fn(&mut Values),
            r#"{"cost":{"amount":350}}"#,
        ),
        (
            |values| {
                values.cost = "free".to_owned();
                values.amount = String::new();
            },
            r#"{"cost":{"kind":"free","amount":null}}"#,
        ),
        (
            |values| values.hours = "24/7".to_owned(),
            r#"{"hours":{"osm":"24/7"}}"#,
        ),
        (
            |values| values.hours = " ".to_owned(),
            r#"{"hours":{"osm":null}}"#,
        ),
        (
            |values| values.status = "defunct".to_owned(),
            r#"{"status":"defunct"}"#,
        ),
        (
            |values| values.until = "2026-12-24".to_owned(),
            r#"{"valid":{"through":"2026-12-24"}}"#,
        ),
        (
            |values| values.checked = true,
            r#"{"check":{"checked_on":"2026-11-26","next_check_due":null}}"#,
        ),
    ] {
        assert_eq!(patch(edit), expected);
    }
}

#[test]
fn contacts_keep_what_the_form_does_not_know() {
    assert_eq!(
        patch(|values| values.contacts[0].value = "0391 2".to_owned()),
        r#"{"contacts":[{"channel":"phone","value":"0391 2","label":{"de": {"text": "Büro"}},"newer":1},{"channel":"signal","value":"x"}]}"#
    );
    assert_eq!(
        patch(|values| {
            values.contacts.remove(0);
            values.contacts.push(ContactValue {
                from: None,
                channel: "email".to_owned(),
                value: "a@b.de".to_owned(),
            });
        }),
        r#"{"contacts":[{"channel":"signal","value":"x"},{"channel":"email","value":"a@b.de"}]}"#
    );
}

#[test]
fn what_is_wrong_is_said_beside_its_field() {
    let name = wrong(|values| {
        for lang in [Lang::DE, Lang::EN, Lang::AR] {
            set(values, lang, 0, " ");
        }
    });
    assert_eq!(name, [("/title/de".to_owned(), Wrong::NoName)]);
    for amount in ["viel", "12,345", "-3", "99999999999"] {
        let found = wrong(|values| values.amount = amount.to_owned());
        assert_eq!(
            found,
            [("/cost/amount".to_owned(), Wrong::Amount)],
            "{amount}"
        );
    }
    let hours = wrong(|values| values.hours = "Mo-Fr 09:00-17:00; immer".to_owned());
    let parts = Wrong::Hours("Mo-Fr 09:00-17:00;".to_owned(), "immer".to_owned());
    assert_eq!(hours, [("/hours/osm".to_owned(), parts)]);
    let contact = wrong(|values| values.contacts[0].value = "am Telefon".to_owned());
    assert_eq!(contact, [("/contacts/0".to_owned(), Wrong::Contact)]);
    let until = wrong(|values| values.until = "2026-02-30".to_owned());
    assert_eq!(until, [("/valid/through".to_owned(), Wrong::Day)]);
}

#[test]
fn a_draft_is_read_as_it_was_written() {
    let mut values = Values::of(&offer());
    values.checked = true;
    values.contacts.push(ContactValue {
        from: None,
        channel: "website".to_owned(),
        value: "\"".to_owned(),
    });
    assert_eq!(lotse_json::read(&values.to_json()), Ok(values));
}
