//! What backends answered, word for word, so that profiles can be tested without them.
//!
//! `tests/transcripts/<backend>.json` is a list of `{step, request, response}`. Bodies that are JSON stand as JSON.
//! Header fields stand by name, in lower case. The address is `http://backend.example`, credentials are `{token}`, times and ids are those of the recording.

mod scrub;
mod shape;

pub use shape::difference;

use std::collections::BTreeMap;
use std::path::PathBuf;

use lotse_sync::{Method, Request, Response};
use serde_json::{Value, json};

use crate::backends::Headers;
use crate::http;
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

/// The transcript that is kept of a backend.
///
/// # Panics
/// When there is none or it cannot be read.
pub fn kept(backend: &str) -> Vec<Exchange> {
    let path = path(backend);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let exchanges: Vec<Value> = serde_json::from_str(&text).expect("a list");
    exchanges.iter().map(from_json).collect()
}

/// Keeps a transcript of a backend.
///
/// # Panics
/// When it cannot be written.
pub fn keep(backend: &str, exchanges: &[Exchange]) {
    let list: Vec<Value> = exchanges.iter().map(to_json).collect();
    let text = serde_json::to_string_pretty(&list).expect("JSON");
    std::fs::write(path(backend), text + "\n").expect("the transcript is written");
}

fn path(backend: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("transcripts");
    folder.join(format!("{backend}.json"))
}

fn own(headers: &[(&str, &str)]) -> Headers {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    headers.iter().map(own).collect()
}

fn to_json(exchange: &Exchange) -> Value {
    let Exchange {
        step,
        request,
        response,
    } = exchange;
    json!({
        "step": step,
        "request": {
            "method": request.method.as_str(),
            "url": request.url,
            "headers": headers_to_json(&request.headers),
            "body": request.body.as_deref().map(body_to_json),
        },
        "response": {
            "status": response.status,
            "headers": headers_to_json(&response.headers),
            "body": body_to_json(&response.body),
        },
    })
}

fn from_json(value: &Value) -> Exchange {
    let (request, response) = (&value["request"], &value["response"]);
    let method = request["method"].as_str().unwrap_or_default();
    let methods = [
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
    ];
    let known = methods
        .into_iter()
        .find(|known| known.as_str() == method)
        .expect("a method");
    let headers = |of: &Value| -> Headers {
        let fields: BTreeMap<String, String> =
            serde_json::from_value(of["headers"].clone()).expect("header fields");
        fields.into_iter().collect()
    };
    Exchange {
        step: value["step"].as_str().unwrap_or_default().to_owned(),
        request: Request {
            method: known,
            url: request["url"].as_str().unwrap_or_default().to_owned(),
            headers: headers(request),
            body: (!request["body"].is_null()).then(|| body_from_json(&request["body"])),
            patience_ms: PATIENCE_MS,
        },
        response: Response {
            status: serde_json::from_value(response["status"].clone()).expect("a status"),
            headers: headers(response),
            body: body_from_json(&response["body"]),
        },
    }
}

/// A field that came twice stands once, as RFC 9110 allows.
fn headers_to_json(headers: &Headers) -> Value {
    let mut fields: BTreeMap<&str, String> = BTreeMap::new();
    for (name, value) in headers {
        let field = fields.entry(name).or_default();
        *field += if field.is_empty() { "" } else { ", " };
        *field += value;
    }
    json!(fields)
}

/// JSON as it is, anything else as a text; a JSON text alone is taken for the latter by nobody here.
fn body_to_json(body: &[u8]) -> Value {
    let json = serde_json::from_slice(body).ok();
    json.filter(|json: &Value| !json.is_string())
        .unwrap_or_else(|| String::from_utf8_lossy(body).into())
}

fn body_from_json(body: &Value) -> Vec<u8> {
    match body {
        Value::String(text) => text.clone().into_bytes(),
        json => json.to_string().into_bytes(),
    }
}
