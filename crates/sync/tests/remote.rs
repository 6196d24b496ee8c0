//! A protocol in another module says and understands the same as one in this.

use lotse_sync::{
    Answer, Block, Checkpoint, Feed, Flaw, Frame, Marker, Method, Page, Part, Protocol, Refusal,
    Request, Response, Skipped,
    remote::{self, Carrier, Remote},
};

/// A protocol at the other end of a line that carries texts and bytes, or is dead.
#[derive(Debug)]
struct Line<P>(Option<P>);

impl<P: Protocol> Carrier for Line<P> {
    fn ask(&self, question: &str) -> Option<String> {
        remote::ask(self.0.as_ref()?, question)
    }

    fn read(&self, envelope: &str, body: &[u8]) -> Option<(String, Vec<u8>)> {
        remote::read(self.0.as_ref()?, envelope, body.to_vec())
    }

    fn merge(&self, earlier: &[u8], later: &[u8]) -> Option<Vec<u8>> {
        Some(self.0.as_ref()?.merge(earlier, later))
    }
}

/// Asks and answers the same whatever it is asked, and remembers nothing.
#[derive(Debug)]
struct Fixed(Request, Result<Answer, Refusal>);

impl Protocol for Fixed {
    fn ask(&self, checkpoint: Option<&Checkpoint>, limit: u32, _: Option<&Marker>) -> Request {
        let at = checkpoint.map_or("", Checkpoint::as_str);
        Request {
            url: format!("{} {at} {limit}", self.0.url),
            ..self.0.clone()
        }
    }

    fn read(
        &self,
        checkpoint: Option<&Checkpoint>,
        request: &Request,
        response: &Response,
    ) -> Result<Answer, Refusal> {
        assert_eq!(checkpoint, Some(&Checkpoint::new("here \"ä\"")));
        assert_eq!((request, response), (&self.0, &answered()));
        self.1.clone()
    }

    fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        [earlier, later].concat()
    }
}

fn request() -> Request {
    Request {
        method: Method::Patch,
        url: "https://city.example/a?b=\"c\"".to_owned(),
        headers: vec![("accept".to_owned(), "application/json".to_owned())],
        body: Some(r#"{"title":"ä"}"#.as_bytes().to_vec()),
        patience_ms: 60_000,
    }
}

fn answered() -> Response {
    Response {
        status: 207,
        headers: vec![("ETag".to_owned(), "\"1\"".to_owned())],
        body: vec![0, 255, b'x'],
    }
}

fn marker() -> Option<Marker> {
    Marker::of(&request(), &answered())
}

fn page() -> Page {
    let mut changes = Block::default();
    let frame = Frame {
        kind: "offer",
        id: "1",
        deleted: false,
        json: b"{}",
    };
    changes.push(frame).expect("a short record");
    Page {
        changes,
        skipped: vec![
            Skipped {
                position: 3,
                id: Some("x".to_owned()),
                flaw: Flaw::TooLong,
            },
            Skipped {
                position: 4,
                id: None,
                flaw: Flaw::NoIdentity,
            },
        ],
        next: Checkpoint::new("{\"page\":2}"),
        more: true,
        part: Part::List {
            whole: vec!["offer".to_owned(), "event".to_owned()],
            adds: true,
        },
        total: Some(107),
        marker: marker(),
    }
}

#[test]
fn answers_come_across_as_they_are() {
    let answers = [
        Ok(Answer::Page(page())),
        Ok(Answer::Page(Page::default())),
        Ok(Answer::Unchanged),
        Err(Refusal::Busy { wait_ms: None }),
        Err(Refusal::Busy { wait_ms: Some(7) }),
        Err(Refusal::Failed { status: 502 }),
        Err(Refusal::Rejected { status: 418 }),
        Err(Refusal::Expired),
        Err(Refusal::TooLarge),
        Err(Refusal::NotTheSource),
        Err(Refusal::Truncated),
        Err(Refusal::Malformed),
    ];
    for answer in answers {
        let there = Remote::new(Line(Some(Fixed(request(), answer.clone()))));
        let at = Checkpoint::new("here \"ä\"");
        assert_eq!(there.read(Some(&at), &request(), &answered()), answer);
    }
}

#[test]
fn questions_come_across_as_they_are() {
    let here = Fixed(request(), Ok(Answer::Unchanged));
    let there = Remote::new(Line(Some(Fixed(request(), Ok(Answer::Unchanged)))));
    for at in [None, Some(Checkpoint::new("\u{1}\\"))] {
        assert_eq!(
            there.ask(at.as_ref(), 9, None),
            here.ask(at.as_ref(), 9, None)
        );
    }
    assert_eq!(there.merge(b"a", b"b"), b"ab");
}

#[test]
fn a_condition_reaches_the_feed() {
    let there = Remote::new(Line(Some(Feed::new("https://city.example"))));
    let first = there.ask(None, 5, None);
    let marker = Marker::of(&first, &answered());
    let again = there.ask(None, 5, marker.as_ref());
    let condition = ("if-none-match".to_owned(), "\"1\"".to_owned());
    assert!(again.headers.contains(&condition), "{again:?}");
}

#[test]
fn nobody_at_the_other_end_changes_nothing() {
    let nobody = Remote::new(Line::<Feed>(None));
    assert_eq!(nobody.ask(None, 5, None).url, "");
    let answer = nobody.read(None, &request(), &answered());
    assert_eq!(answer, Err(Refusal::Malformed));
    assert_eq!(nobody.merge(b"a", b"b"), b"b");
}
