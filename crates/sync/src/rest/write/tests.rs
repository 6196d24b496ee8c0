//! Deliveries by hand: each answer as the test says.

mod answers;
mod requests;
mod strangers;

use serde_json::{Value, json};

use super::*;
use crate::{
    Method, Response, Timestamp, Unreachable,
    outbox::{FieldRefusal, State},
};

/// A source with client ids and conditions in the header.
const CONDITIONAL: &str = r#"{"profile": 1, "name": "t", "lists": [{
    "kind": "offer", "path": "/offers", "items": "/data", "identity": {"at": "/id", "client": "uuid"},
    "version": "/rev", "body": "/body", "one": {"path": "/offers/{id}", "at": "/data"},
    "writes": {
        "create": {"method": "PUT", "path": "/offers/{id}", "wrap": "/data", "answer": "/data"},
        "update": {"path": "/offers/{id}", "wrap": "/data", "answer": "/data", "merge": 2},
        "delete": {"path": "/offers/{id}"},
        "constants": {"/type": "offers"}
    },
    "concurrency": {"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}},
    "refusals": {"at": "/errors", "field": "/pointer", "code": "/code", "message": "/detail"},
    "errors": [{"status": 400, "at": "/code", "matches": "token*", "means": "auth"}]
}], "transport": {"auth": {"kind": "header", "name": "authorization", "value": "Bearer {token}"}}}"#;

/// A source that makes the ids and lets a device fill a field.
const REFERENCED: &str = r#"{"profile": 1, "name": "t", "lists": [{
    "kind": "offer", "path": "/items", "items": "/data",
    "identity": {"at": "/id", "ref": {"at": "/client_ref", "query": {"client_ref": "{ref}"}}},
    "one": {"path": "/items/{id}", "at": "/data"},
    "writes": {"create": {"path": "/items", "answer": "/data"}, "update": {"path": "/items/{id}", "answer": "/data"},
        "delete": {"path": "/items/{id}"}}
}]}"#;

fn writing(profile: &str) -> Writing {
    let profile = Profile::parse(profile, |_| None).expect("a profile");
    Writing::new(profile, "https://example.org/api/")
}

fn change(operation: Change_, base: Option<Value>, fields: Value) -> Change {
    let creates = operation == Change_::Create;
    Change {
        source: "city".parse().unwrap(),
        kind: "offer".to_owned(),
        id: "0199-a".to_owned(),
        reference: creates.then(|| "0199-a".to_owned()),
        operation,
        base,
        fields,
        attempted: None,
        after: Vec::new(),
        references: Vec::new(),
        state: State::Waiting {
            attempts: 0,
            not_before: Timestamp::default(),
        },
        written_at: Timestamp::from_millis(1_790_000_000_123),
        seen: Vec::new(),
        request: None,
        answer: None,
    }
}

fn create() -> Change {
    change(Change_::Create, None, json!({"title": "x"}))
}

fn document(rev: u64, body: Value) -> Value {
    json!({"kind": "offer", "id": "0199-a", "version": rev.to_string(), "rev": rev,
        "updated_at": "1970-01-01T00:00:00Z", "deleted": false, "body": body})
}

fn update() -> Change {
    let base = document(3, json!({"title": "a", "place": {"lat": 1, "lon": 2}}));
    change(
        Change_::Update,
        Some(base),
        json!({"title": "x", "place": {"lat": 5}}),
    )
}

fn delete() -> Change {
    change(
        Change_::Delete,
        Some(document(3, json!({"title": "a"}))),
        Value::Null,
    )
}

/// The delivery and its questions in words, answered one after the other.
fn talk(
    writing: &Writing,
    change: &Change,
    repeated: bool,
    answers: &[(u16, Value)],
) -> (Vec<String>, Outcome) {
    let (mut delivery, mut step) = writing.deliver(change, repeated);
    let mut asked = Vec::new();
    let mut answers = answers.iter();
    loop {
        match step {
            Step::Done(outcome) => {
                assert_eq!(answers.next(), None, "answers nobody asked for: {asked:?}");
                return (asked, outcome);
            }
            Step::Send(request) => {
                asked.push(words(&request));
                let Some((status, body)) = answers.next() else {
                    panic!("one question too many: {asked:?}");
                };
                let body = match body {
                    Value::Null => Vec::new(),
                    Value::String(text) => text.clone().into_bytes(),
                    json => json.to_string().into_bytes(),
                };
                let answer = Response {
                    status: *status,
                    headers: Vec::new(),
                    body,
                };
                step = if *status == 1 {
                    delivery.answer(Err(Unreachable::TimedOut))
                } else {
                    delivery.answer(Ok(&answer))
                };
            }
        }
    }
}

fn words(request: &Request) -> String {
    let url = request
        .url
        .strip_prefix("https://example.org/api")
        .expect("the source's own address");
    let mut words = format!("{} {url}", request.method.as_str());
    for (name, value) in request
        .headers
        .iter()
        .filter(|(name, _)| name.starts_with("if-"))
    {
        words.push_str(&format!(" {name}: {value}"));
    }
    if let Some(body) = &request.body {
        words.push_str(&format!(" {}", String::from_utf8_lossy(body)));
    }
    words
}

fn row(rev: u64, body: Value) -> Value {
    json!({"data": {"id": "0199-a", "rev": rev, "body": body}})
}

fn sent(document: Option<Value>) -> Outcome {
    Outcome::Sent {
        id: "0199-a".to_owned(),
        document,
    }
}
