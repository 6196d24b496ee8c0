//! Addresses: from ours to the backend's, and back from those it names in its answers.

use std::str::FromStr;

use axum::http::Uri;
use axum::http::uri::Scheme;

use super::upstream::{BadUpstream, Name};

/// Everything below this address is passed on, and nothing else of its host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    scheme: Scheme,
    /// Host and port.
    authority: String,
    /// Without a slash at its end; empty when the whole host is passed on.
    path: String,
}

/// Where an address in an answer leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Below the base: this is its address here.
    Here(String),
    /// Relative to what was asked for, so it leads to the same place from here.
    Relative,
    /// To another host, or to a part of this one that is not passed on.
    Elsewhere,
}

impl Base {
    /// Whether it is asked over TLS.
    pub fn is_secure(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// The address to ask, for the rest of an address here; nothing when that would lead out of the base.
    pub fn ask(&self, rest: &str, query: Option<&str>) -> Option<Uri> {
        if leads_up(rest) {
            return None;
        }
        let path = match [&self.path, rest].concat() {
            path if path.is_empty() => "/".to_owned(),
            path => path,
        };
        let path = match query {
            Some(query) => format!("{path}?{query}"),
            None => path,
        };
        Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.as_str())
            .path_and_query(path)
            .build()
            .ok()
    }

    /// Where a reference leads that stands in an answer of the backend called `name`.
    pub fn place(&self, name: &Name, reference: &str) -> Place {
        let path = match self.path_of(reference) {
            Reference::Path(path) => path,
            Reference::Relative => return Place::Relative,
            Reference::Elsewhere => return Place::Elsewhere,
        };
        let below = path.strip_prefix(self.path.as_str());
        match below {
            Some(rest) if rest.is_empty() || rest.starts_with(['/', '?', '#']) => {
                Place::Here(format!("/proxy/{name}{rest}"))
            }
            _ => Place::Elsewhere,
        }
    }

    fn path_of<'a>(&self, reference: &'a str) -> Reference<'a> {
        let after_scheme = ["https:", "http:"].into_iter().find_map(|scheme| {
            let start = reference.get(..scheme.len())?;
            (start.eq_ignore_ascii_case(scheme)).then(|| &reference[scheme.len()..])
        });
        let rest = after_scheme.unwrap_or(reference);
        if let Some(rest) = rest.strip_prefix("//") {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            return if without_port(authority) == without_port(&self.authority) {
                Reference::Path(path)
            } else {
                Reference::Elsewhere
            };
        }
        if after_scheme.is_some() || has_scheme(reference) {
            Reference::Elsewhere
        } else if reference.starts_with('/') {
            Reference::Path(reference)
        } else {
            Reference::Relative
        }
    }
}

enum Reference<'a> {
    Path(&'a str),
    Relative,
    Elsewhere,
}

/// A host in lower case, with its port unless that is a usual one: a backend behind a proxy of its own
/// often names itself by `http:` where it is asked by `https:`.
fn without_port(authority: &str) -> String {
    let authority = authority.to_ascii_lowercase();
    let usual = [":443", ":80", ":"];
    let host = usual
        .iter()
        .find_map(|port| authority.strip_suffix(port))
        .map(str::to_owned);
    host.unwrap_or(authority)
}

/// `mailto:…` and the like.
fn has_scheme(reference: &str) -> bool {
    let end = reference.find([':', '/', '?', '#']);
    end.is_some_and(|end| end > 0 && reference[end..].starts_with(':'))
}

/// Whether a backend could take a part of the path for a step upwards, however often it decodes it.
fn leads_up(path: &str) -> bool {
    let mut path = path.as_bytes().to_vec();
    loop {
        let mut parts = path.split(|byte| matches!(byte, b'/' | b'\\'));
        // Some servers take off what follows a semicolon.
        let name = |part: &[u8]| part.split(|byte| *byte == b';').next().map(<[u8]>::to_vec);
        if parts.any(|part| matches!(name(part).as_deref(), Some(b"." | b".."))) {
            return true;
        }
        let decoded = decode(&path);
        if decoded == path {
            return false;
        }
        path = decoded;
    }
}

/// The bytes behind percent signs; what is no escape stays as it is.
pub(super) fn decode(path: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(path.len());
    let mut rest = path;
    while let [first, after @ ..] = rest {
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                out.push(high * 16 + low);
                rest = &after[2..];
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

impl FromStr for Base {
    type Err = BadUpstream;

    fn from_str(text: &str) -> Result<Self, BadUpstream> {
        let bad = |reason: &str| Err(BadUpstream(format!("{reason}: {text}")));
        let Ok(uri) = text.parse::<Uri>() else {
            return bad("no address");
        };
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return bad("an address starts with https:// or http://");
        };
        if *scheme != Scheme::HTTPS && *scheme != Scheme::HTTP {
            return bad("an address starts with https:// or http://");
        }
        if authority.as_str().contains('@') {
            // Not shown: what stands before the @ is a password.
            return Err(BadUpstream(
                "credentials belong into a file, not into an address".to_owned(),
            ));
        }
        if uri.query().is_some() || text.contains('#') {
            return bad("an address to pass on ends with its path");
        }
        Ok(Self {
            scheme: scheme.clone(),
            authority: authority.as_str().to_owned(),
            path: uri.path().trim_end_matches('/').to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(text: &str) -> Base {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_here_becomes_one_below_the_base() {
        let ask = |base_address: &str, rest: &str, query: Option<&str>| {
            let uri = base(base_address).ask(rest, query);
            uri.map(|uri| uri.to_string()).unwrap_or_default()
        };
        let api = "https://cms.example/api/";
        assert_eq!(ask(api, "", None), "https://cms.example/api");
        assert_eq!(ask(api, "/", None), "https://cms.example/api/");
        assert_eq!(
            ask(api, "/a%2Fb/50%25", Some("q=%C3%BC&p=1")),
            "https://cms.example/api/a%2Fb/50%25?q=%C3%BC&p=1"
        );
        assert_eq!(ask("http://[::1]:80", "", None), "http://[::1]:80/");
        // Dots within a name are names.
        assert_ne!(ask(api, "/a..b/.well-known/...", None), "");
        for up in [
            "/..",
            "/../admin",
            "/a/../../admin",
            "/.",
            "/%2e%2E/admin",
            "/.%2e",
            "/a%2f..%2fadmin",
            "/..%5cadmin",
            "/%252e%252e/admin",
            "/%25252e./admin",
            "/..;x=1/admin",
        ] {
            assert_eq!(ask(api, up, None), "", "{up}");
        }
    }

    #[test]
    fn addresses_in_answers_lead_back_here() {
        let name: Name = "cms".parse().unwrap();
        let base = base("https://cms.example/api");
        let here = |path: &str| Place::Here(path.to_owned());
        for (reference, place) in [
            (
                "https://cms.example/api/x?page=2#y",
                here("/proxy/cms/x?page=2#y"),
            ),
            ("http://CMS.example:80/api/x", here("/proxy/cms/x")),
            ("HTTPS://cms.example:443/api", here("/proxy/cms")),
            ("https://cms.example/api?page=2", here("/proxy/cms?page=2")),
            ("//cms.example/api/x", here("/proxy/cms/x")),
            ("/api/x?page=2", here("/proxy/cms/x?page=2")),
            ("?page=2", Place::Relative),
            ("x/2", Place::Relative),
            ("https://cms.example/apixyz", Place::Elsewhere),
            ("/login", Place::Elsewhere),
            ("https://cms.example", Place::Elsewhere),
            ("https://cms.example:8443/api/x", Place::Elsewhere),
            ("https://evil.example/api/x", Place::Elsewhere),
            ("https://cms.example@evil.example/api/x", Place::Elsewhere),
            ("//evil.example/api", Place::Elsewhere),
            ("https:/api/x", Place::Elsewhere),
            ("javascript:alert(1)", Place::Elsewhere),
        ] {
            assert_eq!(base.place(&name, reference), place, "{reference}");
        }
    }

    #[test]
    fn a_base_is_an_address_without_secrets() {
        for bad in [
            "",
            "cms.example",
            "/api",
            "ftp://cms.example",
            "https://cms.example/?key=1",
            "https://cms.example/#x",
        ] {
            assert!(bad.parse::<Base>().is_err(), "{bad}");
        }
        let told = "https://me:secret@cms.example".parse::<Base>();
        assert!(!told.unwrap_err().to_string().contains("secret"));
    }
}
