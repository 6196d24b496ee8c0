use super::*;
use crate::lang::Lang;
use crate::sample::{berlin, catalogue, now, offer, record, tombstone};

fn organization() -> String {
    record(
        "organization",
        "org-1",
        r#"{"kind":"provider","name":{"de":{"text":"Caritas"}}}"#,
    )
}

fn region() -> String {
    let districts =
        r#"[{"id":"altstadt","name":"Altstadt","center":{"latitude":52.13,"longitude":11.63}}]"#;
    record(
        "region",
        "magdeburg",
        &format!(
            r#"{{"name":{{"de":{{"text":"Magdeburg"}}}},"state":"DE-ST","time_zone":"Europe/Berlin","districts":{districts}}}"#
        ),
    )
}

fn titles(catalogue: &Catalogue) -> Vec<String> {
    let card = |(at, _)| catalogue.card(at, Lang::DE).expect("a card");
    catalogue
        .records(Kind::Offer)
        .map(card)
        .map(|card| card.offer.title.words(Lang::DE).to_owned())
        .collect()
}

#[test]
fn a_card_knows_whom_and_where() {
    let offer = offer(
        "o-1",
        "Beratung",
        r#","organization":"org-1","place":{"district":"altstadt"}"#,
    );
    let catalogue = catalogue(&[offer, organization(), region()]);
    let at = catalogue.find(Kind::Offer, "o-1").expect("the offer");
    let card = catalogue.card(at, Lang::AR).expect("a card");
    assert_eq!(
        card.title().map(|title| (title.lang, &*title.text.text)),
        Some((Lang::DE, "Beratung"))
    );
    assert_eq!(
        card.organization_name().map(|name| &*name.text.text),
        Some("Caritas")
    );
    assert_eq!(card.district.as_deref(), Some("Altstadt"));
    let organization = "org-1".parse().expect("an id");
    assert_eq!(catalogue.of_organization(Kind::Offer, &organization), [at]);
}

#[test]
fn newer_records_replace_and_tombstones_take_away() {
    let mut catalogue = catalogue(&[offer("o-1", "Eins", ""), offer("o-2", "Zwei", "")]);
    let before = catalogue.find(Kind::Offer, "o-2").expect("the offer");
    let changes = [offer("o-1", "Eins neu", ""), offer("o-3", "Drei", "")];
    assert_eq!(
        catalogue.upsert(changes.iter().map(|json| ("city", json.as_str()))),
        []
    );
    assert_eq!(titles(&catalogue), ["Zwei", "Eins neu", "Drei"]);
    assert_eq!(
        catalogue.find(Kind::Offer, "o-2"),
        Some(before),
        "handles stay"
    );

    let gone = [tombstone("offer", "o-2"), tombstone("offer", "o-3")];
    catalogue.upsert(gone.iter().map(|json| ("city", json.as_str())));
    assert_eq!(titles(&catalogue), ["Eins neu"]);
    assert_eq!(catalogue.find(Kind::Offer, "o-2"), None);

    catalogue.upsert([("city", offer("o-2", "Zwei wieder", "").as_str())]);
    assert_eq!(titles(&catalogue), ["Eins neu", "Zwei wieder"]);
}

#[test]
fn sources_do_not_overwrite_each_other() {
    let mut catalogue = catalogue(&[offer("o-1", "Stadt", "")]);
    catalogue.upsert([("cms", offer("o-1", "CMS", "").as_str())]);
    assert_eq!(titles(&catalogue), ["Stadt", "CMS"]);
    let at = catalogue
        .find_from("cms", Kind::Offer, "o-1")
        .expect("the other");
    assert_eq!(catalogue.source(at), "cms");
    catalogue.upsert([("cms", tombstone("offer", "o-1").as_str())]);
    assert_eq!(titles(&catalogue), ["Stadt"]);
}

#[test]
fn the_region_follows_its_newest_record() {
    let mut catalogue = catalogue(&[]);
    assert_eq!(catalogue.region(), None);
    catalogue.upsert([("city", region().as_str())]);
    assert_eq!(
        catalogue.region().map(|region| &*region.state),
        Some("DE-ST")
    );
}

#[test]
fn a_bad_record_leaves_the_rest() {
    let mut catalogue = Catalogue::empty();
    let problems = catalogue.upsert([("city", "{"), ("city", offer("o-1", "Eins", "").as_str())]);
    assert_eq!(problems.len(), 1);
    assert_eq!(titles(&catalogue), ["Eins"]);
}

#[test]
fn what_is_new_leaves_out_what_is_over() {
    let today = berlin().local(now()).date();
    let catalogue = catalogue(&[
        offer("o-1", "Vorbei", r#","valid":{"through":"2026-11-21"}"#),
        offer("o-2", "Da", ""),
        offer("o-3", "Beendet", r#","status":"defunct""#),
    ]);
    let newest: Vec<_> = catalogue
        .newest(today, 10)
        .into_iter()
        .map(|at| catalogue.id(at).to_owned())
        .collect();
    assert_eq!(newest, ["o-2"]);
    let over = catalogue
        .find(Kind::Offer, "o-1")
        .expect("it can still be opened");
    assert_eq!(catalogue.freshness(over, today), Freshness::Expired);
    assert!(catalogue.offer(over).is_ok());
}

#[test]
fn the_row_is_as_fresh_as_the_record() {
    let today = berlin().local(now()).date();
    let checks = [
        r#","check":{"checked_on":"2026-11-01","next_check_due":"2027-02-01"}"#,
        r#","check":{"checked_on":"2026-11-01","next_check_due":"2026-11-21"}"#,
        r#","check":{"checked_on":"2025-11-01"}"#,
        r#","provenance":{"as_of":"2016-01-01"}"#,
        r#","provenance":{"as_of":"2026-06-01"}"#,
        r#","valid":{"through":"2026-11-22"}"#,
        r#","valid":{"through":"2026-11-21"}"#,
        "",
    ];
    for check in checks {
        let catalogue = catalogue(&[offer("o-1", "Da", check)]);
        let at = catalogue.find(Kind::Offer, "o-1").expect("the offer");
        let offer = catalogue.offer(at).expect("an offer");
        let expected = Freshness::of(&offer.check, &offer.provenance, offer.valid, today);
        assert_eq!(catalogue.freshness(at, today), expected, "{check}");
    }
}
