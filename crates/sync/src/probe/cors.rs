//! What a web app at another origin may do: the Fetch standard's rules (CORS), played without a browser.

use super::http::Asked;
use crate::http::Response;

/// What a browser shows an app of another origin without being told to.
const ALWAYS: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Whether an answer may be read by an app at `origin`.
pub fn is_open(answer: &Response, origin: &str) -> bool {
    let allowed = answer.header("access-control-allow-origin").map(str::trim);
    allowed.is_some_and(|allowed| allowed == "*" || allowed == origin)
}

/// Whether an app may see this header field of an answer.
pub fn is_visible(answer: &Response, name: &str) -> bool {
    ALWAYS.contains(&name) || names(answer, "access-control-expose-headers", name, true)
}

/// The question a browser asks before a request that is not simple.
pub fn preflight(url: &str, origin: &str, method: &str, headers: &[String]) -> Asked {
    let mut asked = Asked::new("OPTIONS", url);
    asked.headers = vec![
        ("origin".to_owned(), origin.to_owned()),
        (
            "access-control-request-method".to_owned(),
            method.to_owned(),
        ),
    ];
    if !headers.is_empty() {
        asked.headers.push((
            "access-control-request-headers".to_owned(),
            headers.join(","),
        ));
    }
    asked
}

/// What a preflight's answer forbids; empty when the request may be sent.
pub fn forbidden(answer: &Response, origin: &str, method: &str, headers: &[String]) -> Vec<String> {
    let mut forbidden = Vec::new();
    if !(200..300).contains(&answer.status) {
        forbidden.push(format!("the preflight is answered with {}", answer.status));
    }
    if !is_open(answer, origin) {
        forbidden.push("the origin".to_owned());
    }
    let simple = matches!(method, "GET" | "HEAD" | "POST");
    if !simple && !names(answer, "access-control-allow-methods", method, true) {
        forbidden.push(format!("the method {method}"));
    }
    for header in headers {
        // The wildcard never covers credentials.
        let wildcard = header != "authorization";
        if !names(answer, "access-control-allow-headers", header, wildcard) {
            forbidden.push(format!("the header {header}"));
        }
    }
    forbidden
}

/// Whether one of a header field's names is this one.
fn names(answer: &Response, field: &str, wanted: &str, wildcard: bool) -> bool {
    let fields = answer
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case(field));
    let mut known = fields.flat_map(|(_, value)| value.split(','));
    known.any(|known| {
        let known = known.trim();
        known.eq_ignore_ascii_case(wanted) || (wildcard && known == "*")
    })
}
