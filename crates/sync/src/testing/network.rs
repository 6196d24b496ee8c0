//! What a network does to an answer.

use crate::http::{Response, Unreachable};

/// Something that goes wrong with a request or its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mischief {
    /// The request never arrives.
    Lost,
    /// The answer takes too long.
    TimedOut,
    /// The connection ends in the middle and the browser notices.
    BrokenOff,
    /// The connection ends in the middle and nobody notices.
    Truncated,
    /// The server fails.
    Status(u16),
    /// The server asks for patience, in seconds.
    RetryAfter(u16),
    /// A captive portal answers in the server's place, status 200.
    Portal,
    /// A captive portal that calls its page JSON.
    PortalAsJson,
    /// JSON of another shape.
    OtherJson,
    /// The page has one more record, which is broken.
    BrokenRecord,
    /// A proxy lost the header fields.
    NoHeaders,
}

impl Mischief {
    /// All kinds, for tests to choose from.
    pub const ALL: [Mischief; 16] = [
        Mischief::Lost,
        Mischief::TimedOut,
        Mischief::BrokenOff,
        Mischief::Truncated,
        Mischief::Status(500),
        Mischief::Status(502),
        Mischief::Status(403),
        Mischief::Status(413),
        Mischief::Status(304),
        Mischief::RetryAfter(429),
        Mischief::RetryAfter(503),
        Mischief::Portal,
        Mischief::PortalAsJson,
        Mischief::OtherJson,
        Mischief::BrokenRecord,
        Mischief::NoHeaders,
    ];

    /// What is left of an answer.
    pub fn spoil(self, response: Response) -> Result<Response, Unreachable> {
        const PAGE: &str = "<!DOCTYPE html><title>Welcome to our Wi-Fi</title>";
        match self {
            Mischief::Lost => Err(Unreachable::NoAnswer),
            Mischief::TimedOut => Err(Unreachable::TimedOut),
            Mischief::BrokenOff => Err(Unreachable::BrokenOff),
            Mischief::Truncated => {
                let half = response.body.len() / 2;
                Ok(Response {
                    body: response.body.into_iter().take(half).collect(),
                    ..response
                })
            }
            Mischief::Status(status) => Ok(Response {
                status,
                ..Response::default()
            }),
            Mischief::RetryAfter(status) => Ok(Response {
                status,
                headers: vec![("Retry-After".to_owned(), "30".to_owned())],
                body: Vec::new(),
            }),
            Mischief::Portal => Ok(answer("text/html", PAGE)),
            Mischief::PortalAsJson => Ok(answer("application/json", PAGE)),
            Mischief::OtherJson => Ok(answer("application/json", r#"{"data":[{"id":1}]}"#)),
            Mischief::BrokenRecord => {
                let text = String::from_utf8_lossy(&response.body);
                let broken = r#"{"changes":[{"kind":"offer","id":17,"body":{}}"#;
                let body = match text.strip_prefix(r#"{"changes":["#) {
                    Some(rest) if rest.starts_with(']') => format!("{broken}{rest}"),
                    Some(rest) => format!("{broken},{rest}"),
                    None => text.into_owned(),
                };
                Ok(Response {
                    body: body.into_bytes(),
                    ..response
                })
            }
            Mischief::NoHeaders => Ok(Response {
                headers: Vec::new(),
                ..response
            }),
        }
    }
}

fn answer(media_type: &str, body: &str) -> Response {
    Response {
        status: 200,
        headers: vec![("Content-Type".to_owned(), media_type.to_owned())],
        body: body.as_bytes().to_vec(),
    }
}
