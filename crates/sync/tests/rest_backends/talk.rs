//! A pull told as a conversation: what is asked, what is answered, what becomes of it.

use lotse_sync::{
    Answer, Block, Checkpoint, Marker, Page, Part, Protocol, Refusal, Request, Response,
    profile::{Flaw, Profile},
    rest::Rest,
};
use serde_json::Value;

/// Where the backends of these tests stand.
pub const BASE: &str = "https://example.org";

/// A backend being read.
pub struct Talk {
    pub rest: Rest,
    pub checkpoint: Option<Checkpoint>,
    pub marker: Option<Marker>,
    pub limit: u32,
}

/// What a pull brought.
#[derive(Debug, Default)]
pub struct Brought {
    /// `+kind/id body`, `-kind/id` for what is gone, `=kind/id` for what is only named.
    pub said: Vec<String>,
    pub skipped: Vec<String>,
    pub last: Page,
}

impl Talk {
    pub fn new(profile: &Value) -> Self {
        Self::in_languages(profile, &[])
    }

    pub fn in_languages(profile: &Value, languages: &[&str]) -> Self {
        let profile =
            Profile::parse(&profile.to_string(), |_| None).unwrap_or_else(|flaws: Vec<Flaw>| {
                let flaws: Vec<String> = flaws.iter().map(Flaw::to_string).collect();
                panic!("{}", flaws.join("\n"))
            });
        let languages: Vec<String> = languages
            .iter()
            .map(|&language| language.to_owned())
            .collect();
        Self {
            rest: Rest::new(profile, BASE, &languages),
            checkpoint: None,
            marker: None,
            limit: 1000,
        }
    }

    /// The next question.
    pub fn ask(&self) -> Request {
        self.rest
            .ask(self.checkpoint.as_ref(), self.limit, self.marker.as_ref())
    }

    /// The question with its address in plain letters, below the base.
    pub fn asks(&self) -> String {
        plain(&self.ask().url)
    }

    /// Takes an answer to the next question.
    pub fn hear(&mut self, response: &Response) -> Result<Answer, Refusal> {
        let request = self.ask();
        let answer = self
            .rest
            .read(self.checkpoint.as_ref(), &request, response)?;
        if let Answer::Page(page) = &answer {
            self.checkpoint = Some(page.next.clone());
            self.marker.clone_from(&page.marker);
        }
        Ok(answer)
    }

    /// A whole pull: each question has to be as expected, and the last answer has to end it.
    pub fn pull(&mut self, exchange: &[(&str, Response)]) -> Brought {
        let mut brought = Brought::default();
        for (number, (question, response)) in exchange.iter().enumerate() {
            assert_eq!(self.asks(), *question, "question {number}");
            match self.hear(response) {
                Ok(Answer::Page(page)) => {
                    brought.said.extend(said(&page.changes));
                    brought.skipped.extend(
                        page.skipped
                            .iter()
                            .map(|skipped| format!("{:?} {:?}", skipped.flaw, skipped.id)),
                    );
                    assert_eq!(page.more, number + 1 < exchange.len(), "after {question}");
                    brought.last = page;
                }
                other => panic!("{question}: {other:?}"),
            }
        }
        brought
    }
}

impl Brought {
    /// The kinds that were listed to the end.
    pub fn whole(&self) -> Vec<&str> {
        match &self.last.part {
            Part::Changes => Vec::new(),
            Part::List { whole, .. } => whole.iter().map(String::as_str).collect(),
        }
    }
}

pub fn said(block: &Block) -> Vec<String> {
    let frames = block.iter();
    frames
        .map(|frame| {
            let name = format!("{}/{}", frame.kind, frame.id);
            if frame.deleted {
                return format!("-{name}");
            }
            if frame.json.is_empty() {
                return format!("={name}");
            }
            let json: Value = serde_json::from_slice(frame.json).expect("JSON");
            assert_eq!(
                (&json["kind"], &json["id"]),
                (&frame.kind.into(), &frame.id.into())
            );
            format!("+{name} {}", json["body"])
        })
        .collect()
}

/// An answer with JSON.
pub fn json(body: Value) -> Response {
    with(&[], body)
}

/// An answer with JSON and header fields.
pub fn with(headers: &[(&str, &str)], body: Value) -> Response {
    let json = [("Content-Type", "application/json")];
    let headers = json.iter().chain(headers);
    Response {
        status: 200,
        headers: headers
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: body.to_string().into_bytes(),
    }
}

/// An answer with another status.
pub fn status(status: u16, body: Value) -> Response {
    Response {
        status,
        ..json(body)
    }
}

/// The documents of a page, whole.
pub fn documents(page: &Page) -> Vec<Value> {
    let frames = page.changes.iter().filter(|frame| !frame.json.is_empty());
    frames
        .map(|frame| serde_json::from_slice(frame.json).expect("JSON"))
        .collect()
}

fn plain(url: &str) -> String {
    let below = url.strip_prefix(BASE).expect("an address below the base");
    let mut plain = Vec::new();
    let mut bytes = below.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let hex: String = bytes.by_ref().take(2).map(char::from).collect();
            plain.push(u8::from_str_radix(&hex, 16).expect("a percent-encoded byte"));
        } else {
            plain.push(byte);
        }
    }
    String::from_utf8(plain).expect("UTF-8")
}
