//! What a client gets of a backend's answer, with its addresses leading back here.

use axum::http::header::{
    ACCESS_CONTROL_EXPOSE_HEADERS, ALT_SVC, CONTENT_LOCATION, CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY_REPORT_ONLY, LINK, LOCATION, REFRESH, SERVER, SET_COOKIE,
    STRICT_TRANSPORT_SECURITY, VIA,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::address::Place;
use super::request::{is_of_family, is_of_the_connection, named_by_connection};
use super::upstream::Upstream;

/// What speaks for a whole origin, which here is the app's and not the backend's, and what clients would keep of it.
const DROPPED: [HeaderName; 13] = [
    ALT_SVC,
    CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY_REPORT_ONLY,
    REFRESH,
    SERVER,
    SET_COOKIE,
    STRICT_TRANSPORT_SECURITY,
    VIA,
    HeaderName::from_static("clear-site-data"),
    HeaderName::from_static("nel"),
    HeaderName::from_static("report-to"),
    HeaderName::from_static("service-worker-allowed"),
    HeaderName::from_static("x-powered-by"),
];
const DROPPED_FAMILIES: [&str; 2] = ["access-control-", "cross-origin-"];

/// Headers that pages of other origins may read anyway (Fetch standard, "CORS-safelisted response-header name").
const SAFE: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// The headers of the answer to the client.
pub(super) fn headers(upstream: &Upstream, got: &HeaderMap) -> HeaderMap {
    let named = named_by_connection(got);
    let mut headers = HeaderMap::with_capacity(got.len());
    for (name, value) in got {
        let is_dropped = is_of_the_connection(name)
            || named.contains(name)
            || DROPPED.contains(name)
            || is_of_family(name, &DROPPED_FAMILIES);
        if is_dropped {
            continue;
        }
        let here = match *name {
            LINK => rewritten(value, |text| links(upstream, text)),
            LOCATION | CONTENT_LOCATION => rewritten(value, |text| address(upstream, text)),
            _ => value.clone(),
        };
        headers.append(name.clone(), here);
    }
    headers
}

/// Lets pages of other origins read every header that is there.
pub(super) fn expose(headers: &mut HeaderMap) {
    let mut names: Vec<&str> = headers
        .keys()
        .map(HeaderName::as_str)
        .filter(|name| !SAFE.contains(name))
        .collect();
    names.sort_unstable();
    if let Ok(names) = HeaderValue::try_from(names.join(","))
        && !names.is_empty()
    {
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, names);
    }
}

fn rewritten(value: &HeaderValue, change: impl Fn(&str) -> String) -> HeaderValue {
    let changed = value.to_str().ok().map(change);
    changed
        .and_then(|changed| HeaderValue::try_from(changed).ok())
        .unwrap_or_else(|| value.clone())
}

fn address(upstream: &Upstream, reference: &str) -> String {
    match upstream.base.place(&upstream.name, reference.trim()) {
        Place::Here(here) => here,
        Place::Relative | Place::Elsewhere => reference.to_owned(),
    }
}

/// `<address>; rel="next", <address>; title="a <b>"`: what stands between angle brackets, but not within quotes.
fn links(upstream: &Upstream, value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    let mut quoted = false;
    while let Some(at) = rest.find(['<', '"', '\\']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let step = match found.as_bytes()[0] {
            b'"' => {
                quoted = !quoted;
                1
            }
            // A backslash in quotes makes the next one a letter.
            b'\\' if quoted => 1 + found[1..].chars().next().map_or(0, char::len_utf8),
            b'<' if !quoted => match found.find('>') {
                Some(end) => {
                    out.push('<');
                    out.push_str(&address(upstream, &found[1..end]));
                    rest = &found[end..];
                    continue;
                }
                None => found.len(),
            },
            _ => 1,
        };
        let (same, after) = found.split_at(step);
        out.push_str(same);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_back_here_and_keep_what_is_said_of_them() {
        let name = "cms".parse().unwrap();
        let upstream = Upstream::new(name, "https://cms.example/api".parse().unwrap());
        for (got, here) in [
            (
                r#"<https://cms.example/api/x?page=2>; rel="next", </api/x?page=9>; rel=last"#,
                r#"</proxy/cms/x?page=2>; rel="next", </proxy/cms/x?page=9>; rel=last"#,
            ),
            (
                r#"<https://other.example/>; rel="help"; title="see <https://cms.example/api/x> \"here\"""#,
                r#"<https://other.example/>; rel="help"; title="see <https://cms.example/api/x> \"here\"""#,
            ),
            (r#"<?page=2>; rel="next""#, r#"<?page=2>; rel="next""#),
            ("<https://cms.example/api/x", "<https://cms.example/api/x"),
            (r#"x="\"#, r#"x="\"#),
            ("", ""),
        ] {
            assert_eq!(links(&upstream, got), here);
        }
    }
}
