//! Requests and answers as a service worker reads and writes them: texts only.

use serde::{Deserialize, Serialize};

use crate::http::{Request, Response};

/// A request that may be sent, and sent again, by somebody who does not understand it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The HTTP method.
    pub method: String,
    /// The address.
    pub url: String,
    /// Header fields. Credentials are never among them.
    pub headers: Vec<(String, String)>,
    /// The content, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawAnswer {
    /// The status code.
    pub status: u16,
    /// Header fields.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// The content.
    #[serde(default)]
    pub body: String,
}

impl Prepared {
    /// The request as texts.
    pub fn new(request: &Request) -> Self {
        let body = request.body.as_ref();
        Self {
            method: request.method.as_str().to_owned(),
            url: request.url.clone(),
            headers: request.headers.clone(),
            body: body.map(|body| String::from_utf8_lossy(body).into_owned()),
        }
    }

    /// Whether it asks the same, whoever asks.
    pub fn asks_like(&self, request: &Request) -> bool {
        let other = Self::new(request);
        (&self.method, &self.url, &self.body) == (&other.method, &other.url, &other.body)
    }
}

impl From<&RawAnswer> for Response {
    fn from(answer: &RawAnswer) -> Self {
        Self {
            status: answer.status,
            headers: answer.headers.clone(),
            body: answer.body.clone().into_bytes(),
        }
    }
}
