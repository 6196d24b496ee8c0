//! Requests and answers as plain values, and the one thing that can send them.

/// What the engine asks of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// Absolute, or relative to the page's origin when the source's base URL is empty.
    pub url: String,
    /// Header fields, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The content to send, if any.
    pub body: Option<Vec<u8>>,
    /// Give up after this many milliseconds, with [`Unreachable::TimedOut`].
    pub patience_ms: u32,
}

/// An HTTP method (RFC 9110, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Create or run.
    Post,
    /// Create or replace under a known address.
    Put,
    /// Change parts.
    Patch,
    /// Remove.
    Delete,
}

impl Method {
    /// The method's name as it stands in a request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// An answer, whatever its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status code, such as 200; 0 when the browser hides it.
    pub status: u16,
    /// Header fields that the transport could see.
    pub headers: Vec<(String, String)>,
    /// The content, decompressed.
    pub body: Vec<u8>,
}

impl Response {
    /// The first value of the header field `name`, in whatever case it came.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(field, _)| field.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Why there is no answer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// No connection, no name, or the browser refused (CORS): it does not say which.
    NoAnswer,
    /// Nothing came within the request's patience.
    TimedOut,
    /// The connection ended before the whole content was here.
    BrokenOff,
}

/// Sends requests.
///
/// An implementation sends no cookies and no referrer, keeps no answers (`cache: "no-store"`; the
/// engine asks conditionally by itself) and follows redirects only within the same origin.
/// Futures need not be `Send`: a browser has one thread.
#[allow(
    async_fn_in_trait,
    reason = "implementations run on one thread; no Send bound is wanted"
)]
pub trait Transport {
    /// Sends one request and waits for the whole answer.
    async fn send(&self, request: Request) -> Result<Response, Unreachable>;
}
