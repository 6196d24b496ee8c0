//! What a backend gets of a request: what it needs to answer, and nothing about the person.

use axum::http::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, COOKIE, EXPECT, FORWARDED, HOST,
    ORIGIN, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, REFERER, TE, TRAILER, TRANSFER_ENCODING,
    UPGRADE, USER_AGENT, VIA,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::address::decode;
use super::upstream::Upstream;

/// Some servers close the door on requests without one; the person's own says much about them.
const AGENT: &str = concat!("lotse-server/", env!("CARGO_PKG_VERSION"));

/// Headers for the connection alone, those that tell who asks from where, and those that make another method of ours.
const DROPPED: [HeaderName; 15] = [
    COOKIE,
    EXPECT,
    FORWARDED,
    HOST,
    ORIGIN,
    REFERER,
    USER_AGENT,
    VIA,
    CONTENT_LENGTH,
    HeaderName::from_static("true-client-ip"),
    HeaderName::from_static("x-client-ip"),
    HeaderName::from_static("x-real-ip"),
    HeaderName::from_static("x-http-method"),
    HeaderName::from_static("x-http-method-override"),
    HeaderName::from_static("x-method-override"),
];
const DROPPED_FAMILIES: [&str; 4] = ["x-forwarded-", "sec-", "access-control-", "cf-"];

/// The headers of the request to the backend.
pub(super) fn headers(upstream: &Upstream, asked: &HeaderMap) -> HeaderMap {
    let named = named_by_connection(asked);
    let mut headers = HeaderMap::with_capacity(asked.len());
    for (name, value) in asked {
        let is_dropped = is_of_the_connection(name)
            || named.contains(name)
            || DROPPED.contains(name)
            || is_of_family(name, &DROPPED_FAMILIES)
            || (name == AUTHORIZATION && !upstream.passes_authorization);
        if !is_dropped {
            headers.append(name.clone(), value.clone());
        }
    }
    // Without it a backend may choose any coding.
    headers
        .entry(ACCEPT_ENCODING)
        .or_insert(HeaderValue::from_static("identity"));
    headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
    // Last, so that nobody's header stands in for the operator's.
    let credentials: Vec<_> = upstream
        .credentials
        .iter()
        .map(|one| one.header())
        .collect();
    for (name, _) in &credentials {
        headers.remove(name);
    }
    for (name, value) in credentials {
        headers.append(name, value);
    }
    headers
}

/// Whether a header is about one connection and never passed on (RFC 9110, section 7.6.1).
pub(super) fn is_of_the_connection(name: &HeaderName) -> bool {
    [
        CONNECTION,
        PROXY_AUTHENTICATE,
        PROXY_AUTHORIZATION,
        TE,
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
    ]
    .contains(name)
        || matches!(name.as_str(), "keep-alive" | "proxy-connection")
}

/// The headers that `Connection` says are about this connection as well.
pub(super) fn named_by_connection(headers: &HeaderMap) -> Vec<HeaderName> {
    let values = headers.get_all(CONNECTION).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect()
}

pub(super) fn is_of_family(name: &HeaderName, families: &[&str]) -> bool {
    families
        .iter()
        .any(|family| name.as_str().starts_with(family))
}

/// The method that a query would make of ours at a server that reads it there (WordPress does).
pub(super) fn method_in_query(query: Option<&str>) -> Option<String> {
    let pairs = query?
        .split(['&', ';'])
        .filter_map(|pair| pair.split_once('='));
    let decoded = |text: &str| String::from_utf8_lossy(&decode(text.as_bytes())).into_owned();
    let mut methods = pairs.filter(|(name, _)| decoded(name).eq_ignore_ascii_case("_method"));
    methods
        .next()
        .map(|(_, method)| decoded(method).to_ascii_uppercase())
}
