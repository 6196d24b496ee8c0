//! The requests of one run: counted, written down without credentials, and not too many.

use std::{
    cell::{Cell, RefCell},
    fmt, thread,
    time::Duration,
};

use serde_json::{Value, json};

use super::http::{Asked, Trouble, Wire, follow};
use crate::{
    http::{Response, Unreachable},
    profile::{Credentials, Scheme},
};

/// Letters of an answer that a report shows.
const EXCERPT: usize = 200;
/// The longest that is waited when a server asks for it.
const PATIENCE_S: u64 = 10;

/// Everything that is asked in one run.
pub struct Session<'w> {
    wire: &'w dyn Wire,
    most: u32,
    sent: Cell<u32>,
    secrets: RefCell<Vec<String>>,
    last: RefCell<Option<Exchange>>,
}

/// A request and what came back, as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Method and address.
    pub line: String,
    /// The status code; none when there was no answer.
    pub status: Option<u16>,
    /// How the answer begins.
    pub excerpt: String,
}

impl Exchange {
    pub(super) fn json(&self) -> Value {
        json!({"request": self.line, "status": self.status, "answer": self.excerpt})
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            status,
            excerpt,
        } = self;
        match status {
            Some(status) => write!(f, "{line} → {status} {excerpt}"),
            None => write!(f, "{line} → {excerpt}"),
        }
    }
}

impl<'w> Session<'w> {
    /// A run over this wire, of so many requests at most.
    pub fn new(wire: &'w dyn Wire, most: u32) -> Self {
        Self {
            wire,
            most,
            sent: Cell::new(0),
            secrets: RefCell::default(),
            last: RefCell::default(),
        }
    }

    /// Never shows these credentials, nor how they stand in a request.
    pub fn hide(&self, scheme: &Scheme, credentials: &Credentials) {
        let Credentials {
            password, token, ..
        } = credentials;
        let mut secrets = self.secrets.borrow_mut();
        secrets.extend([password, token].into_iter().flatten().cloned());
        secrets.extend(scheme.header(credentials).map(|(_, value)| value));
        secrets.retain(|secret| !secret.is_empty());
        // The longest first: one may stand in another.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    }

    /// How many requests were sent.
    pub fn sent(&self) -> u32 {
        self.sent.get()
    }

    /// What was asked and answered last.
    pub fn last(&self) -> Option<Exchange> {
        self.last.borrow().clone()
    }

    /// Sends a request; waits and asks once more where the server wants that.
    ///
    /// # Errors
    /// When there is no answer, or there were too many requests already.
    pub fn send(&self, asked: impl Into<Asked>) -> Result<Response, Trouble> {
        self.fetch(asked).map(|(_, answer)| answer)
    }

    /// As [`Session::send`], and says at which address of the same origin the answer was got.
    ///
    /// # Errors
    /// As [`Session::send`].
    pub fn fetch(&self, asked: impl Into<Asked>) -> Result<(String, Response), Trouble> {
        let asked = asked.into();
        let first = self.once(&asked)?;
        let wait = first
            .1
            .header("retry-after")
            .and_then(|wait| wait.trim().parse::<u64>().ok());
        match (first.1.status, wait) {
            (429 | 503, Some(wait)) if wait <= PATIENCE_S => {
                thread::sleep(Duration::from_secs(wait));
                self.once(&asked)
            }
            _ => Ok(first),
        }
    }

    fn once(&self, asked: &Asked) -> Result<(String, Response), Trouble> {
        if self.sent.get() >= self.most {
            return Err(Trouble {
                kind: Unreachable::NoAnswer,
                why: format!(
                    "{} requests were sent, no more are allowed (--requests)",
                    self.most
                ),
            });
        }
        self.sent.set(self.sent.get() + 1);
        let answer = follow(self.wire, asked.clone());
        let line = self.masked(&format!("{} {}", asked.method, readable(&asked.url)));
        let (status, excerpt) = match &answer {
            Ok((_, answer)) => (Some(answer.status), self.excerpt(&answer.body)),
            Err(trouble) => (None, self.masked(&trouble.why)),
        };
        self.last.replace(Some(Exchange {
            line,
            status,
            excerpt,
        }));
        answer
    }

    /// How an answer begins, on one line.
    pub fn excerpt(&self, body: &[u8]) -> String {
        let text = String::from_utf8_lossy(body);
        let text = self.masked(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        short(&text, EXCERPT)
    }

    /// The text without credentials.
    pub fn masked(&self, text: &str) -> String {
        let secrets = self.secrets.borrow();
        secrets.iter().fold(text.to_owned(), |text, secret| {
            let mut encoded = String::new();
            crate::protocol::encode(secret, &mut encoded);
            text.replace(secret.as_str(), "•••")
                .replace(&encoded, "•••")
        })
    }
}

/// At most so many letters of a text.
pub(super) fn short(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// An address as people read it: brackets and the like are not percent-encoded.
fn readable(url: &str) -> String {
    let plain = [
        ("%5B", "["),
        ("%5D", "]"),
        ("%24", "$"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%27", "'"),
        ("%2F", "/"),
        ("%3E", ">"),
        ("%3D", "="),
    ];
    plain.iter().fold(url.to_owned(), |url, (code, letter)| {
        url.replace(code, letter)
    })
}
