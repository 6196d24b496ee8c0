//! Profiles as the configuration names them: in place, or a file beside the app; with what they build on.

use lotse_sync::profile::{Flaw, Profile};
use serde_json::Value;

use crate::platform::http;

/// Milliseconds that a file beside the app may take; the service worker has the last good one.
const PATIENCE: i32 = 20_000;

/// Why there is no profile; for whoever runs the deployment.
#[derive(Debug)]
pub enum NoProfile {
    /// The file at this address cannot be had.
    Unreachable(String),
    /// It is no profile.
    Flawed(Vec<Flaw>),
}

/// The profile that a configuration names: the profile itself, or a text with its address.
///
/// # Errors
/// When a file cannot be had, or is no profile.
pub async fn of(json: &str) -> Result<Profile, NoProfile> {
    let named = serde_json::from_str::<Value>(json).unwrap_or_default();
    let text = match named.as_str() {
        Some(address) => file(address).await?,
        None => json.to_owned(),
    };
    let presets = presets(&text).await?;
    let find = |name: &str| {
        let found = presets.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone())
    };
    Profile::parse(&text, find).map_err(NoProfile::Flawed)
}

/// What a profile builds on, by name.
async fn presets(text: &str) -> Result<Vec<(String, String)>, NoProfile> {
    let mut presets: Vec<(String, String)> = Vec::new();
    let mut next = builds_on(text);
    while let Some(name) = next.filter(|name| presets.iter().all(|(known, _)| known != name)) {
        let text = file(&format!("profiles/presets/{name}.json")).await?;
        next = builds_on(&text);
        presets.push((name, text));
    }
    Ok(presets)
}

fn builds_on(text: &str) -> Option<String> {
    let profile: Value = serde_json::from_str(text).ok()?;
    Some(profile.get("extends")?.as_str()?.to_owned())
}

async fn file(address: &str) -> Result<String, NoProfile> {
    let url = format!("/{}", address.trim_start_matches('/'));
    let unreachable = || NoProfile::Unreachable(address.to_owned());
    let answer = http::send("GET", &url, &[], None, PATIENCE)
        .await
        .map_err(|_| unreachable())?;
    let text = String::from_utf8(answer.body).ok();
    text.filter(|_| answer.status == 200)
        .ok_or_else(unreachable)
}

impl NoProfile {
    /// For whoever runs the deployment, in the browser's console.
    pub fn words(&self) -> String {
        match self {
            Self::Unreachable(address) => format!("{address} cannot be fetched"),
            Self::Flawed(flaws) => {
                let each = flaws.iter().map(ToString::to_string);
                each.collect::<Vec<_>>().join("\n")
            }
        }
    }
}
