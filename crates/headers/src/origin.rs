//! The origins that the app may ask besides its own.

use serde_json::Value;

/// A text that is no origin, such as one with a path or a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoOrigin(pub String);

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
}
