//! Takes out of an exchange what is secret, what belongs to this machine, and what says nothing.

use lotse_sync::{Request, Response};

use super::Exchange;
use crate::http::Headers;

/// Stands for the backend's address.
const HOST: &str = "backend.example";
/// Stands for a credential.
const TOKEN: &str = "{token}";
/// About the connection or the moment, or true only of the bytes before scrubbing.
const SAYS_NOTHING: &[&str] = &[
    "connection",
    "content-length",
    "content-encoding",
    "date",
    "keep-alive",
    "server",
    "set-cookie",
    "transfer-encoding",
    "x-powered-by",
];

pub(super) struct Scrub {
    address: String,
    secrets: Vec<String>,
}

impl Scrub {
    /// The person's credentials are secret wherever they stand.
    pub fn new(url: &str, person: &Headers) -> Scrub {
        let values = person
            .iter()
            .filter_map(|(_, value)| value.rsplit(' ').next());
        Scrub {
            address: url.trim_start_matches("http://").to_owned(),
            secrets: values.map(str::to_owned).collect(),
        }
    }

    pub fn exchange(&self, exchange: &Exchange) -> Exchange {
        let Exchange {
            step,
            request,
            response,
        } = exchange;
        Exchange {
            step: step.clone(),
            request: Request {
                url: self.text(&request.url),
                headers: self.headers(&request.headers),
                body: request.body.as_deref().map(|body| self.body(body)),
                ..request.clone()
            },
            response: Response {
                status: response.status,
                headers: self.headers(&response.headers),
                body: self.body(&response.body),
            },
        }
    }

    fn headers(&self, headers: &Headers) -> Headers {
        let says = |(name, _): &&(String, String)| !SAYS_NOTHING.contains(&name.as_str());
        let kept = headers.iter().filter(says);
        let mut kept: Headers = kept
            .map(|(name, value)| (name.clone(), self.text(value)))
            .collect();
        kept.sort();
        kept
    }

    fn body(&self, body: &[u8]) -> Vec<u8> {
        let text = self.text(&String::from_utf8_lossy(body));
        without_stack(&text).into_bytes()
    }

    fn text(&self, text: &str) -> String {
        let mut text = text.replace(&self.address, HOST);
        for secret in &self.secrets {
            text = text.replace(secret, TOKEN);
        }
        text
    }
}

/// Servers in JavaScript show where in their files they stumbled.
fn without_stack(text: &str) -> String {
    for begin in ["\n    at ", "<br> &nbsp; &nbsp;at "] {
        if let Some((message, _)) = text.split_once(begin) {
            return message.to_owned();
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_credentials_and_stack_go() {
        let person = vec![("authorization".to_owned(), "Basic c2VjcmV0".to_owned())];
        let scrub = Scrub::new("http://127.0.0.1:4711", &person);
        let headers = vec![
            (
                "next-page".to_owned(),
                "http://127.0.0.1:4711/v1?_token=x".to_owned(),
            ),
            ("date".to_owned(), "today".to_owned()),
            ("authorization".to_owned(), "Basic c2VjcmV0".to_owned()),
        ];
        let kept = [
            ("authorization", "Basic {token}"),
            ("next-page", "http://backend.example/v1?_token=x"),
        ];
        let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(scrub.headers(&headers), kept);
        let body = b"Error: no\n    at f (/home/somebody/index.js:1:1)\n    at g";
        assert_eq!(scrub.body(body), b"Error: no");
        assert_eq!(
            scrub.body(br#"{"token":"c2VjcmV0"}"#),
            br#"{"token":"{token}"}"#
        );
    }
}
