//! Profiles proposed for lists nobody described: they bring everything, and notice what changes.

use std::collections::BTreeMap;

use lotse_sync::{
    probe::{Pulled, Session, Stopped, pull},
    profile::Profile,
    rest::Rest,
    testing::{Abilities, Changes, Deleted, Order, Pages, RestServer},
};
use serde_json::Value;

use crate::wire::{reading, seen};

fn abilities(pages: Pages, changes: Changes, most: usize) -> Abilities {
    Abilities {
        pages,
        changes,
        deleted: Deleted::Absent,
        order: Order::Id,
        most,
        total: false,
        past_end: None,
        date: true,
    }
}

fn filled(abilities: Abilities, records: u32) -> RestServer {
    let server = RestServer::new(abilities);
    for number in 0..records {
        server.advance(1_700);
        server.put(&format!("offer-{number:03}"), &format!("Offer {number}"));
    }
    server
}

/// The profile proposed for a server's list.
fn proposed(server: &RestServer) -> Value {
    let sight = seen(&reading(server), &format!("{}/offers", server.base_url()));
    let text = sight.to_string();
    sight.profile.unwrap_or_else(|| panic!("{text}"))
}

fn titles(pulled: &Pulled) -> BTreeMap<String, String> {
    let title = |json: &Vec<u8>| {
        let document: Value = serde_json::from_slice(json).expect("a document");
        let title = document.pointer("/body/title/de/text").expect("a title");
        title.as_str().unwrap_or_default().to_owned()
    };
    let found = pulled.found.iter();
    found
        .map(|((_, id), json)| (id.clone(), title(json)))
        .collect()
}

/// Pulls with a proposal, then what changed, and compares with what the server has.
fn brings_everything(server: &RestServer, profile: &Value) {
    let text = profile.to_string();
    let read = Profile::parse(&text, |_| None).unwrap_or_else(|flaws| panic!("{flaws:?}"));
    let rest = Rest::new(read, "https://rest.example.org", &[]);
    let wire = reading(server);
    let session = Session::new(&wire, 1000);
    let first = pull(&session, &rest, None, u32::MAX);
    assert_eq!(first.stopped, None::<Stopped>, "{text}");
    assert_eq!(titles(&first), server.records(), "{text}");
    server.advance(5_000);
    server.put("offer-002", "Changed");
    server.put("offer-new", "New");
    let second = pull(&session, &rest, first.next, u32::MAX);
    assert_eq!(second.stopped, None::<Stopped>, "{text}");
    let news = titles(&second);
    assert_eq!(
        news.get("offer-002").map(String::as_str),
        Some("Changed"),
        "{text}"
    );
    assert_eq!(
        news.get("offer-new").map(String::as_str),
        Some("New"),
        "{text}"
    );
}

#[test]
fn every_way_to_page_is_found_whatever_the_server_caps() {
    let ways = [
        (Pages::One, "none"),
        (Pages::Number, "page"),
        (Pages::Offset, "offset"),
        (Pages::Token, "token"),
        (Pages::LinkInBody, "link"),
        (Pages::LinkInHeader, "link"),
    ];
    for (pages, kind) in ways {
        for most in [4, 7, 1000] {
            for total in [false, true] {
                for past_end in [None, Some(400)] {
                    let can = Abilities {
                        total,
                        past_end,
                        ..abilities(pages, Changes::Never, most)
                    };
                    let server = filled(can, 25);
                    let profile = proposed(&server);
                    let paging = &profile["lists"][0]["paging"];
                    assert_eq!(paging["kind"], kind, "{pages:?}, at most {most}: {paging}");
                    assert_eq!(paging.get("total").is_some(), total, "{paging}");
                    brings_everything(&server, &profile);
                }
            }
        }
    }
}

#[test]
fn short_lists_are_read_whole() {
    for pages in [Pages::One, Pages::Number, Pages::Token, Pages::LinkInHeader] {
        for records in [3, 4, 6] {
            let server = filled(abilities(pages, Changes::Since, 1000), records);
            let profile = proposed(&server);
            brings_everything(&server, &profile);
        }
    }
}

#[test]
fn a_question_for_changes_is_proposed_only_where_it_is_understood() {
    for order in [Order::Id, Order::Newest, Order::Oldest] {
        for pages in [Pages::Number, Pages::Offset, Pages::LinkInBody] {
            for (changes, found) in [
                (Changes::Since, true),
                (Changes::AfterSecond, true),
                (Changes::Never, false),
                (Changes::Ignored, false),
                (Changes::Number, false),
            ] {
                let can = Abilities {
                    order,
                    ..abilities(pages, changes, 10)
                };
                let server = filled(can, 25);
                let profile = proposed(&server);
                let since = &profile["lists"][0]["since"];
                assert_eq!(
                    since.is_object(),
                    found,
                    "{changes:?} in {order:?}: {since}"
                );
                brings_everything(&server, &profile);
            }
        }
    }
}

#[test]
fn a_feed_that_never_ends_is_known_by_its_last_token() {
    let can = Abilities {
        deleted: Deleted::Marked,
        ..abilities(Pages::Token, Changes::Feed, 10)
    };
    let server = filled(can, 25);
    server.delete("offer-024");
    let profile = proposed(&server);
    let list = &profile["lists"][0];
    assert_eq!(list["since"]["mark"], "cursor", "{list}");
    assert_eq!(list["deletions"]["kind"], "feed", "{list}");
    brings_everything(&server, &profile);
}

#[test]
fn what_cannot_be_found_out_is_asked() {
    let server = filled(abilities(Pages::One, Changes::Never, 1000), 50);
    let url = format!("{}/offers", server.base_url());
    let sight = seen(&reading(&server), &url);
    let questions = sight.questions().join("\n");
    assert!(questions.contains("ends after 50 rows"), "{questions}");
    assert!(questions.contains("only what changed"), "{questions}");
    assert!(questions.contains("may be written"), "{questions}");
    let json = sight.json();
    assert_eq!(
        json["questions"].as_array().map(Vec::len),
        Some(sight.questions().len())
    );
    assert_eq!(json["profile"]["profile"], 1);
}

#[test]
fn an_empty_list_and_no_list_are_said() {
    let empty = RestServer::new(abilities(Pages::Number, Changes::Since, 10));
    let sight = seen(&reading(&empty), &format!("{}/offers", empty.base_url()));
    assert!(sight.profile.is_none(), "nothing tells its records apart");
    let nowhere = seen(&reading(&empty), &format!("{}/nothing", empty.base_url()));
    assert!(nowhere.to_string().contains("404"), "{nowhere}");
}

#[test]
fn of_a_very_long_list_the_beginning_is_enough() {
    let server = filled(abilities(Pages::Number, Changes::Since, 3), 400);
    let url = format!("{}/offers", server.base_url());
    let sight = seen(&reading(&server), &url);
    let profile = sight.profile.as_ref().unwrap_or_else(|| panic!("{sight}"));
    assert_eq!(profile["lists"][0]["paging"]["kind"], "page");
    assert!(sight.to_string().contains("very long"), "{sight}");
}
