//! One list for every backend: pull, page, delta, deletion, create offline, update with conflict, delete, restart.
//!
//! Each backend is the real program, spoken to through its shipped preset or example; only where its offers are, what
//! their fields are called, and the size of a page is said here.

mod phone;

use lotse_sync::Method;
use lotse_sync::outbox::{Decision, Reason, Side, State};
use lotse_sync::profile::Profile;
use lotse_tests::backends::{Backend, Kind, Offer};
use phone::Phone;
use serde_json::{Value, json};

/// What a backend's people say in their profile.
struct Site {
    kind: Kind,
    /// The preset, or the example where there is none.
    preset: &'static str,
    path: &'static str,
    /// What follows the address of the server in the base URL.
    below: &'static str,
    /// Where the title stands in our bodies.
    title: &'static str,
    /// A fresh id that it takes.
    fresh: [&'static str; 2],
}

const FLAT: &str = "/title";

impl Site {
    fn profile(&self) -> Profile {
        let mut list = json!({ "kind": "offer", "path": self.path });
        if self.path.is_empty() {
            list = json!({ "kind": "offer" });
        }
        if self.kind != Kind::Lotse {
            list["fields"] = json!({
                "/title": "/title", "/summary": "/summary", "/tags": "/tags", "/place": "/place",
            });
        }
        let mut every = json!({ "paging": { "size": { "value": 3 } } });
        if matches!(self.kind, Kind::PocketBase | Kind::Django) {
            every["deletions"] = json!({ "every_h": 0 });
        }
        // Whatever the way to sign in, what it gives is one header field.
        let auth = json!({ "kind": "header", "name": "authorization", "value": "{token}",
                           "request": null, "token": null });
        let profile = json!({
            "profile": 1, "name": "conformance", "extends": self.preset,
            "transport": { "auth": auth }, "every": every, "lists": [list],
        });
        let read = |folder: &str, name: &str| {
            let profiles = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/profiles");
            std::fs::read_to_string(format!("{profiles}/{folder}/{name}.json")).ok()
        };
        let preset = |name: &str| {
            let text = read("presets", name);
            text.or_else(|| every_list_of(&read("examples", name)?))
        };
        Profile::parse(&profile.to_string(), preset).unwrap_or_else(|flaws| panic!("{flaws:?}"))
    }

    fn body(&self, title: &str) -> Value {
        match self.kind {
            Kind::Lotse => json!({ "kind": "service", "title": { "de": { "text": title } } }),
            _ => json!({ "title": title, "summary": "neu", "tags": ["a"], "place": null }),
        }
    }
}

/// An example without a preset as one: what its list says holds for every list, but for the fields.
fn every_list_of(example: &str) -> Option<String> {
    let mut preset: Value = serde_json::from_str(example).ok()?;
    let mut every = preset["lists"][0].take();
    for own in ["fields", "languages", "kind", "path"] {
        every.as_object_mut()?.remove(own)?;
    }
    preset.as_object_mut()?.remove("lists")?;
    preset["every"] = every;
    Some(preset.to_string())
}

fn conforms(site: &Site) {
    let kind = site.kind;
    let mut backend = Backend::start(kind);
    let desk = backend.desk();
    let phone = Phone::new(&backend, site.below, site.profile(), site.title);
    let own = |number| desk.own_id(number);
    let there = || -> Vec<String> {
        let mut titles: Vec<String> = desk
            .all()
            .into_iter()
            .map(|stored| stored.offer.title)
            .collect();
        titles.sort();
        titles
    };
    let on_server = |id: &str| desk.get(id).map(|stored| stored.offer);
    let agree = |step: &str| {
        assert_eq!(phone.pull(), None, "{kind}: {step}");
        assert_eq!(phone.titles(), there(), "{kind}: {step}");
    };

    // Pull and page.
    desk.seed(1..12);
    agree("pull");
    let lists = phone.line.sent.take().len();
    assert!(
        lists >= 4,
        "{kind}: eleven offers by threes took {lists} requests"
    );

    // Nothing new.
    agree("nothing new");
    phone.line.sent.take();

    // Delta and deletion.
    desk.update(&own(1), &Offer::sample(1).titled("Umgezogen"));
    desk.seed(12..14);
    desk.delete(&own(2));
    agree("delta and deletion");

    // Restart of both: the phone goes on where it was.
    backend.restart();
    desk.update(&own(3), &Offer::sample(3).titled("Nach dem Neustart"));
    agree("restart");

    // Create offline: kept, sent once the line is back, once, even when the answer is lost.
    let [first, second] = site.fresh;
    phone.line.cut.set(true);
    phone.create(first, site.body("Im Keller geschrieben"));
    assert!(
        matches!(phone.unsent()[..], [State::Waiting { .. }]),
        "{kind}: {:?}",
        phone.unsent()
    );
    backend.restart();
    phone.line.cut.set(false);
    phone.deliver();
    assert_eq!(phone.unsent(), [], "{kind}: create offline");
    phone.line.loses_answer.set(true);
    phone.create(second, site.body("Antwort verloren"));
    phone.deliver();
    assert_eq!(phone.unsent(), [], "{kind}: the answer was lost");
    assert!(!phone.line.loses_answer.get());
    let twice = |title: &str| there().iter().filter(|other| *other == title).count();
    assert_eq!(
        (twice("Im Keller geschrieben"), twice("Antwort verloren")),
        (1, 1),
        "{kind}"
    );
    agree("create");

    // Update: what others changed beside it stays.
    let other = Offer {
        summary: "von anderen".to_owned(),
        ..Offer::sample(4)
    };
    desk.update(&own(4), &other);
    phone.retitle(&own(4), "Von mir");
    phone.deliver();
    assert_eq!(phone.unsent(), [], "{kind}: update beside another");
    let merged = on_server(&own(4)).expect("the fourth");
    assert_eq!(
        (&*merged.title, &*merged.summary),
        ("Von mir", "von anderen"),
        "{kind}"
    );
    assert_eq!(
        merged.place, other.place,
        "{kind}: what was not touched stays"
    );
    agree("update");

    // Update with a true conflict: both values are shown, and the person's choice holds.
    desk.update(&own(5), &Offer::sample(5).titled("Ihr Titel"));
    phone.retitle(&own(5), "Mein Titel");
    phone.deliver();
    let states = phone.unsent();
    let [
        State::Stuck {
            reason: Reason::Conflict { theirs, fields },
            ..
        },
    ] = &states[..]
    else {
        panic!("{kind}: {states:?}");
    };
    let [conflict] = &fields[..] else {
        panic!("{kind}: {fields:?}")
    };
    assert_eq!(conflict.pointer, site.title, "{kind}");
    assert_eq!(conflict.mine, Some(json!("Mein Titel")), "{kind}");
    assert_eq!(conflict.theirs, Some(json!("Ihr Titel")), "{kind}");
    assert_eq!(
        theirs["body"].pointer(site.title),
        Some(&json!("Ihr Titel")),
        "{kind}"
    );
    phone.decide(Decision::Resolve(vec![(site.title.to_owned(), Side::Mine)]));
    phone.deliver();
    assert_eq!(phone.unsent(), [], "{kind}: resolved");
    assert_eq!(
        on_server(&own(5)).expect("the fifth").title,
        "Mein Titel",
        "{kind}"
    );

    // Update whose answer is lost: it is no conflict with itself.
    phone.pull();
    phone.line.loses_answer.set(true);
    phone.retitle(&own(6), "Zweimal gesendet");
    assert!(!phone.line.loses_answer.get(), "{kind}: nothing was sent");
    phone.deliver();
    assert_eq!(phone.unsent(), [], "{kind}: update twice");
    assert_eq!(
        on_server(&own(6)).expect("the sixth").title,
        "Zweimal gesendet",
        "{kind}"
    );

    // Delete, and delete what is gone already.
    agree("before deleting");
    phone.delete(&own(7));
    desk.delete(&own(8));
    phone.delete(&own(8));
    phone.line.loses_answer.set(true);
    phone.delete(&own(9));
    phone.deliver();
    assert_eq!(phone.unsent(), [], "{kind}: delete");
    for number in [7, 8, 9] {
        assert_eq!(on_server(&own(number)), None, "{kind}: {number}");
    }
    agree("delete");

    let reads = phone.line.sent.take();
    let writes = reads
        .iter()
        .filter(|said| !said.starts_with(Method::Get.as_str()));
    assert!(writes.count() >= 6, "{kind}: {reads:?}");
}

#[test]
fn reference_server() {
    conforms(&Site {
        kind: Kind::Lotse,
        preset: "lotse",
        path: "/api/v1/offer",
        below: "",
        title: "/title/de/text",
        fresh: [
            "0199a0b0-0000-7000-8000-000000000001",
            "0199a0b0-0000-7000-8000-000000000002",
        ],
    });
}

#[test]
fn json_server() {
    conforms(&Site {
        kind: Kind::JsonServer,
        preset: "json-server",
        path: "/offers",
        below: "",
        title: FLAT,
        fresh: [
            "0199a0b0-0000-7000-8000-000000000001",
            "0199a0b0-0000-7000-8000-000000000002",
        ],
    });
}

#[test]
fn kinto() {
    conforms(&Site {
        kind: Kind::Kinto,
        preset: "kinto",
        path: "/v1/buckets/city/collections/offers/records",
        below: "",
        title: FLAT,
        fresh: [
            "0199a0b0-0000-7000-8000-000000000001",
            "0199a0b0-0000-7000-8000-000000000002",
        ],
    });
}

#[test]
fn pocketbase() {
    conforms(&Site {
        kind: Kind::PocketBase,
        preset: "pocketbase",
        path: "/api/collections/offers/records",
        below: "",
        title: FLAT,
        fresh: [
            "0199a0b0-0000-7000-8000-000000000001",
            "0199a0b0-0000-7000-8000-000000000002",
        ],
    });
}

#[test]
fn couch() {
    conforms(&Site {
        kind: Kind::Couch,
        preset: "couchdb",
        path: "",
        below: "/offers",
        title: FLAT,
        fresh: [
            "0199a0b0-0000-7000-8000-000000000001",
            "0199a0b0-0000-7000-8000-000000000002",
        ],
    });
}

#[test]
fn django() {
    conforms(&Site {
        kind: Kind::Django,
        preset: "django-rest-framework",
        path: "/offers/",
        below: "",
        title: FLAT,
        fresh: [
            "0199a0b0-0000-7000-8000-000000000001",
            "0199a0b0-0000-7000-8000-000000000002",
        ],
    });
}
