//! Transcripts as they stand in `tests/transcripts`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use lotse_sync::{Method, Request, Response};
use serde_json::{Value, json};

use super::Exchange;
use crate::http::Headers;

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
            patience_ms: super::PATIENCE_MS,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for body in [r#"{"id":"a","tags":[1,null]}"#, "Error: no", ""] {
            let exchange = Exchange {
                step: "create".to_owned(),
                request: Request {
                    method: Method::Patch,
                    url: "http://backend.example/offers".to_owned(),
                    headers: vec![("accept".to_owned(), "application/json".to_owned())],
                    body: Some(br#"{"title":"#.to_vec()),
                    patience_ms: super::super::PATIENCE_MS,
                },
                response: Response {
                    status: 500,
                    headers: vec![("vary".to_owned(), "origin".to_owned())],
                    body: body.as_bytes().to_vec(),
                },
            };
            assert_eq!(from_json(&to_json(&exchange)), exchange);
        }
    }
}
