//! What backends answered, word for word, so that profiles can be tested without them.
//!
//! `tests/transcripts/<backend>.json` is a list of `{step, request, response}`. Bodies that are JSON stand as JSON.
//! Header fields stand by name, in lower case. The address is `http://backend.example`, credentials are `{token}`, times and ids are those of the recording.

mod file;
mod scrub;
mod shape;

pub use file::{keep, kept};
pub use shape::difference;

use lotse_sync::{Method, Request, Response};
use serde_json::Value;

use crate::http::{self, Headers};
use scrub::Scrub;

/// The page that asks, so that answers say what a browser would let it see.
const ORIGIN: &str = "https://app.example";
const PATIENCE_MS: u32 = 30_000;

/// One question with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// What it shows, such as "past the end".
    pub step: String,
    /// As sent.
    pub request: Request,
    /// As answered.
    pub response: Response,
}

/// Asks a backend and keeps what was said.
pub struct Recorder {
    url: String,
    person: Headers,
    exchanges: Vec<Exchange>,
}

impl Recorder {
    /// At the backend of this address, with the header fields of somebody who may write.
    pub fn new(url: String, person: Headers) -> Recorder {
        Recorder {
            url,
            person,
            exchanges: Vec::new(),
        }
    }

    /// Reads without credentials.
    pub fn read(&mut self, step: &str, path: &str) -> Response {
        self.ask(step, Method::Get, path, &[], None)
    }

    /// Asks without credentials.
    pub fn ask(
        &mut self,
        step: &str,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Response {
        let body = body.map(Value::to_string);
        self.send(step, method, path, own(headers), body)
    }

    /// Asks as somebody who is signed in.
    pub fn write(
        &mut self,
        step: &str,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Response {
        let mut all = self.person.clone();
        all.extend(own(headers));
        self.send(step, method, path, all, body.map(Value::to_string))
    }

    /// Sends content that is no JSON, signed in.
    pub fn write_broken(
        &mut self,
        step: &str,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Response {
        let mut all = self.person.clone();
        all.extend(own(headers));
        self.send(step, method, path, all, Some(r#"{"title":"#.to_owned()))
    }

    /// What was said, without what is secret or belongs to this machine.
    pub fn finish(self) -> Vec<Exchange> {
        let scrub = Scrub::new(&self.url, &self.person);
        let exchanges = self.exchanges.iter();
        exchanges.map(|exchange| scrub.exchange(exchange)).collect()
    }

    fn send(
        &mut self,
        step: &str,
        method: Method,
        path: &str,
        mut headers: Headers,
        body: Option<String>,
    ) -> Response {
        headers.push(("accept".to_owned(), "application/json".to_owned()));
        headers.push(("origin".to_owned(), ORIGIN.to_owned()));
        if body.is_some() {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        let request = Request {
            method,
            url: format!("{}{path}", self.url),
            headers,
            body: body.map(String::into_bytes),
            patience_ms: PATIENCE_MS,
        };
        let response = http::send(&request).unwrap_or_else(|error| panic!("{step}: {error:?}"));
        self.exchanges.push(Exchange {
            step: step.to_owned(),
            request,
            response: response.clone(),
        });
        response
    }
}

/// What an answer holds; null when it is no JSON.
pub fn json_in(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap_or_default()
}

fn own(headers: &[(&str, &str)]) -> Headers {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    headers.iter().map(own).collect()
}
