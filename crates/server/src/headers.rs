//! Headers that every answer carries.

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::Value;

/// The policy's own part; the app asks nobody but its server unless the operator says so.
const POLICY: [&str; 2] = [
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'",
    "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'",
];

/// Only the position may be asked for, and only by the app itself.
const PERMISSIONS: &str = "geolocation=(self), accelerometer=(), autoplay=(), bluetooth=(), \
    browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), \
    gyroscope=(), hid=(), idle-detection=(), interest-cohort=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

/// What does not change from answer to answer.
#[derive(Debug, Clone)]
pub struct SecurityHeaders {
    policy: HeaderValue,
}

/// A text that is no origin, such as one with a path or a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoOrigin(pub String);

impl SecurityHeaders {
    /// With origins besides our own that the app may ask.
    ///
    /// # Errors
    /// When one of them is no origin.
    pub fn new(connect_origins: &[String]) -> Result<Self, NoOrigin> {
        let [mut policy, rest] = POLICY.map(str::to_owned);
        for origin in connect_origins {
            policy.push(' ');
            policy.push_str(checked(origin)?);
        }
        policy.push_str(&rest);
        let policy = HeaderValue::try_from(&policy).map_err(|_| NoOrigin(policy))?;
        Ok(Self { policy })
    }
}

/// Sets the headers on whatever the routes answer.
pub async fn set(State(headers): State<SecurityHeaders>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let map = response.headers_mut();
    map.insert(CONTENT_SECURITY_POLICY, headers.policy);
    map.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    map.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    map.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(PERMISSIONS),
    );
    map.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}

/// The origins of the sources that `config.json` names.
pub fn sources(config: &Value) -> Vec<String> {
    let regions = config["regions"].as_array().into_iter().flatten();
    let sources = regions.flat_map(|region| region["sources"].as_array().into_iter().flatten());
    let urls = sources.filter_map(|source| source["base_url"].as_str());
    urls.filter_map(|url| {
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        checked(&format!("{scheme}://{host}"))
            .map(str::to_owned)
            .ok()
    })
    .collect()
}

/// `https://host` or `http://host:port`, and nothing a policy could be widened with.
pub fn checked(origin: &str) -> Result<&str, NoOrigin> {
    let host = origin
        .strip_prefix("https://")
        .or(origin.strip_prefix("http://"));
    let is_host_char = |char: char| char.is_ascii_alphanumeric() || ".-:[]".contains(char);
    match host {
        Some(host) if !host.is_empty() && host.chars().all(is_host_char) => Ok(origin),
        _ => Err(NoOrigin(origin.to_owned())),
    }
}

impl std::fmt::Display for NoOrigin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} is no origin such as https://data.example.org",
            self.0
        )
    }
}

impl std::error::Error for NoOrigin {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_says_whom_the_app_may_ask() {
        let config = serde_json::json!({ "regions": [{ "sources": [
            { "base_url": "" },
            { "base_url": "https://data.example.org:8443/lotse/" },
            { "base_url": "http://[::1]" },
            { "base_url": "https://a; script-src *" },
            { "base_url": "javascript://x" },
            {},
        ] }, {}] });
        assert_eq!(
            sources(&config),
            ["https://data.example.org:8443", "http://[::1]"]
        );
        assert_eq!(sources(&Value::Null), Vec::<String>::new());
    }

    #[test]
    fn the_policy_names_further_sources_and_cannot_be_widened() {
        let own = SecurityHeaders::new(&[]).unwrap().policy;
        assert_eq!(
            own.to_str().unwrap(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
             connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        );
        let other = SecurityHeaders::new(&["https://data.example.org".to_owned()]).unwrap();
        let other = other.policy.to_str().unwrap().to_owned();
        assert!(
            other.contains("connect-src 'self' https://data.example.org;"),
            "{other}"
        );
        for bad in [
            "*",
            "https://a; script-src *",
            "https://a b",
            "data:",
            "https://a/b",
            "https://",
        ] {
            assert!(SecurityHeaders::new(&[bad.to_owned()]).is_err(), "{bad}");
        }
    }
}
