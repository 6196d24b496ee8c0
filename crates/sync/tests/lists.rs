//! Lists of everything: compared with the copy, guarded, merged; told page by page by a scripted protocol.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use lotse_sync::{
    Answer, Block, Checkpoint, Documents, Driver, Engine, Event, Frame, Generation, Marker,
    MemoryStore, Method, Notice, Page, Part, Problem, Protocol, Refusal, Request, Response, Source,
    Transport, Unreachable,
    testing::{NoWait, block_on},
};

/// What a record of a page says: its kind, its id and its JSON; none for one that is gone, empty for a name.
type Said = (&'static str, u32, Option<&'static str>);

/// One page of the script: its records, what they are, and whether more follow.
type Scripted = (Vec<Said>, Part, bool);

/// Answers with the next page of a script, whatever it is asked.
#[derive(Debug, Default)]
struct Script {
    pages: RefCell<VecDeque<Scripted>>,
    /// Where it was asked to go on.
    asked: RefCell<Vec<String>>,
}

impl Protocol for Script {
    fn ask(&self, at: Option<&Checkpoint>, _: u32, _: Option<&Marker>) -> Request {
        let at = at.map_or("nowhere", Checkpoint::as_str);
        self.asked.borrow_mut().push(at.to_owned());
        Request {
            method: Method::Get,
            url: String::new(),
            headers: Vec::new(),
            body: None,
            patience_ms: 0,
        }
    }

    fn read(&self, at: Option<&Checkpoint>, _: &Request, _: &Response) -> Result<Answer, Refusal> {
        let mut script = self.pages.borrow_mut();
        let Some((records, part, more)) = script.pop_front() else {
            return Err(Refusal::Failed { status: 500 });
        };
        let mut changes = Block::default();
        for (kind, id, json) in records {
            let frame = Frame {
                kind,
                id: &id.to_string(),
                deleted: json.is_none(),
                json: json.unwrap_or_default().as_bytes(),
            };
            changes.push(frame).expect("a short record");
        }
        // Beginning anew is the same as beginning.
        let at = at.map_or(0, |at| at.as_str().parse().unwrap_or(0));
        Ok(Answer::Page(Page {
            changes,
            next: Checkpoint::new((at + 1).to_string()),
            more,
            part,
            ..Page::default()
        }))
    }

    fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        [earlier, b"+", later].concat()
    }
}

struct Always;

impl Transport for Always {
    async fn send(&self, _: Request) -> Result<Response, Unreachable> {
        Ok(Response::default())
    }
}

#[derive(Default)]
struct Device {
    store: Rc<MemoryStore>,
    script: Rc<Script>,
}

impl Device {
    /// The app is opened, does what it is told and is closed once nothing is left to do.
    fn visit(&self, pages: Vec<Scripted>, also: Option<Event>) -> Vec<Notice> {
        *self.script.pages.borrow_mut() = pages.into();
        let source = Source::with_protocol("city".parse().expect("an id"), self.script.clone());
        let engine = Engine::new(7, vec![source]);
        let (driver, inbox) = Driver::new(engine, self.store.clone(), Always, NoWait::default());
        let shown = block_on(Generation::read(&self.store)).expect("the store can be read");
        inbox.post(Event::Opened(shown));
        also.into_iter().for_each(|event| inbox.post(event));
        inbox.post(Event::BecameLeader);
        drop(inbox);
        let mut notices = Vec::new();
        block_on(driver.run(|notice| notices.push(notice)));
        assert!(
            self.script.pages.borrow().is_empty(),
            "pages nobody asked for"
        );
        notices
    }

    fn holds(&self) -> Vec<String> {
        let documents = block_on(Documents::open(&self.store)).expect("the store can be read");
        let mut held: Vec<String> = documents
            .iter()
            .map(|document| {
                let json = String::from_utf8_lossy(document.json);
                format!("{} {} {json}", document.kind, document.id)
            })
            .collect();
        held.sort();
        held
    }
}

fn list(kinds: &[&str]) -> Part {
    Part::List {
        whole: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        adds: false,
    }
}

fn added() -> Part {
    Part::List {
        whole: vec!["offer".to_owned()],
        adds: true,
    }
}

/// Offers 1 to `last`, all saying the same.
fn offers(last: u32, json: &'static str) -> Vec<Said> {
    (1..=last).map(|id| ("offer", id, Some(json))).collect()
}

/// The records of all pages that were told, tombstones with a minus.
fn arrived(notices: &[Notice]) -> Vec<String> {
    let mut told = Vec::new();
    for notice in notices {
        if let Notice::Arrived(arrived) = notice {
            told.extend(arrived.changes.iter().map(|frame| {
                let sign = if frame.deleted { "-" } else { "" };
                format!("{sign}{}", frame.id)
            }));
        }
    }
    told
}

fn problem(notices: &[Notice]) -> Option<Problem> {
    let shown = notices.iter().rev().find_map(|notice| match notice {
        Notice::Show(_, status) => Some(status.problem),
        _ => None,
    });
    shown.expect("a status")
}

#[test]
fn a_first_list_is_shown_page_by_page() {
    let device = Device::default();
    let pages = vec![
        (offers(2, "a"), list(&[]), true),
        (vec![("offer", 3, Some("a"))], list(&["offer"]), false),
    ];
    let notices = device.visit(pages, None);
    assert_eq!(arrived(&notices), ["1", "2", "3"]);
    assert_eq!(device.holds().len(), 3);
}

#[test]
fn a_later_list_brings_only_what_differs_and_takes_what_is_gone() {
    let device = Device::default();
    let first = offers(3, "a").into_iter().chain([("page", 9, Some("p"))]);
    device.visit(
        vec![(first.collect(), list(&["offer", "page"]), false)],
        None,
    );
    let pages = vec![
        (
            vec![("offer", 1, Some("a")), ("offer", 2, Some("b"))],
            list(&[]),
            true,
        ),
        (vec![("offer", 4, Some("a"))], list(&["offer"]), false),
    ];
    let notices = device.visit(pages, None);
    assert_eq!(arrived(&notices), ["-3", "2", "4"]);
    assert_eq!(
        device.holds(),
        ["offer 1 a", "offer 2 b", "offer 4 a", "page 9 p"]
    );
}

#[test]
fn a_list_that_says_the_same_changes_and_tells_nothing() {
    let device = Device::default();
    device.visit(vec![(offers(8, "a"), list(&["offer"]), false)], None);
    let before = block_on(Generation::read(&device.store)).unwrap();
    let notices = device.visit(vec![(offers(8, "a"), list(&["offer"]), false)], None);
    assert_eq!(arrived(&notices), [""; 0]);
    assert_eq!(block_on(Generation::read(&device.store)).unwrap(), before);
    assert_eq!(problem(&notices), None);
}

#[test]
fn a_sweep_of_names_takes_what_is_gone_and_touches_nothing_else() {
    let device = Device::default();
    device.visit(vec![(offers(4, "a"), list(&["offer"]), false)], None);
    let names = [1, 2, 4].map(|id| ("offer", id, Some("")));
    let pages = vec![
        (vec![("offer", 2, Some("b"))], Part::Changes, true),
        (names.to_vec(), list(&["offer"]), false),
    ];
    let notices = device.visit(pages, None);
    assert_eq!(arrived(&notices), ["2", "-3"]);
    assert_eq!(device.holds(), ["offer 1 a", "offer 2 b", "offer 4 a"]);
}

#[test]
fn a_name_that_the_copy_does_not_have_makes_the_next_pull_begin_anew() {
    let device = Device::default();
    device.visit(vec![(offers(4, "a"), list(&["offer"]), false)], None);
    let names = |last: u32| vec![(offers(last, ""), list(&["offer"]), false)];
    device.visit(names(5), None);
    assert_eq!(device.holds().len(), 4);
    device.visit(vec![(offers(5, "a"), list(&["offer"]), false)], None);
    device.visit(names(5), None);
    assert_eq!(device.holds().len(), 5);
    assert_eq!(*device.script.asked.borrow(), ["nowhere", "1", "", "1"]);
}

#[test]
fn a_list_that_shrinks_by_more_than_half_is_believed_the_third_time() {
    let device = Device::default();
    device.visit(vec![(offers(10, "a"), list(&["offer"]), false)], None);
    for _ in 0..2 {
        let notices = device.visit(vec![(offers(4, "a"), list(&["offer"]), false)], None);
        let shrunk = Problem::Shrunk {
            held: 10,
            listed: 4,
        };
        assert_eq!(problem(&notices), Some(shrunk));
        assert_eq!(device.holds().len(), 10);
    }
    let notices = device.visit(vec![(offers(4, "a"), list(&["offer"]), false)], None);
    assert_eq!(problem(&notices), None);
    assert_eq!(device.holds().len(), 4);
}

#[test]
fn a_full_list_in_between_begins_the_counting_anew() {
    let device = Device::default();
    let listed = |last| vec![(offers(last, "a"), list(&["offer"]), false)];
    for (last, held) in [(10, 10), (0, 10), (0, 10), (9, 9), (0, 9), (0, 9), (0, 0)] {
        device.visit(listed(last), None);
        assert_eq!(
            device.holds().len(),
            held as usize,
            "after a list of {last}"
        );
    }
}

#[test]
fn a_person_may_believe_a_list_that_was_held_back() {
    let device = Device::default();
    device.visit(vec![(offers(10, "a"), list(&["offer"]), false)], None);
    let empty = || vec![(Vec::new(), list(&["offer"]), false)];
    // Nothing was held back yet: there is nothing to believe.
    device.visit(empty(), Some(Event::Believed));
    assert_eq!(device.holds().len(), 10);
    let notices = device.visit(empty(), Some(Event::Believed));
    assert_eq!((problem(&notices), device.holds().len()), (None, 0));
}

#[test]
fn another_language_adds_to_what_was_shown_already() {
    let device = Device::default();
    let first = vec![
        (offers(2, "de"), list(&[]), true),
        (vec![("offer", 2, Some("ar"))], added(), false),
    ];
    let notices = device.visit(first, None);
    assert_eq!(arrived(&notices), ["1", "2", "2"]);
    assert_eq!(device.holds(), ["offer 1 de", "offer 2 de+ar"]);
    // The next pull gathers all languages: a translation that was taken back is gone.
    let second = vec![
        (offers(2, "de"), list(&[]), true),
        (vec![("offer", 1, Some("ar"))], added(), false),
    ];
    let notices = device.visit(second, None);
    assert_eq!(arrived(&notices), ["2", "1"]);
    assert_eq!(device.holds(), ["offer 1 de+ar", "offer 2 de"]);
}

#[test]
fn an_interrupted_list_goes_on_where_it_was_and_loses_nothing() {
    let device = Device::default();
    device.visit(vec![(offers(6, "a"), list(&["offer"]), false)], None);
    let begun = vec![(offers(3, "a"), list(&[]), true)];
    device.visit(begun, None);
    assert_eq!(device.holds().len(), 6);
    let rest = [4, 5, 7].map(|id| ("offer", id, Some("a")));
    let notices = device.visit(vec![(rest.to_vec(), list(&["offer"]), false)], None);
    assert_eq!(arrived(&notices), ["-6", "7"]);
}
