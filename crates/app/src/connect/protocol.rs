//! A profile spoken on behalf of another binary.

use lotse_sync::rest::Rest;
use lotse_sync::{Protocol, remote};

use super::profile::{self, NoProfile};

/// A backend's protocol, for the other end of a [`remote::Carrier`].
pub struct Spoken(Rest);

/// Opens the protocol of a profile, for a phone that wants these languages (with commas between them).
///
/// # Errors
/// When there is no such profile.
pub async fn open(base_url: String, profile: &str, languages: &str) -> Result<Spoken, NoProfile> {
    let profile = profile::of(profile).await?;
    let languages = languages.split(',').map(str::to_owned).collect::<Vec<_>>();
    Ok(Spoken(Rest::new(profile, base_url, &languages)))
}

impl Spoken {
    /// See [`remote::ask`].
    pub fn ask(&self, question: &str) -> Option<String> {
        remote::ask(&self.0, question)
    }

    /// See [`remote::read`].
    pub fn read(&self, envelope: &str, body: Vec<u8>) -> Option<(String, Vec<u8>)> {
        remote::read(&self.0, envelope, body)
    }

    /// See [`Protocol::merge`].
    pub fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        self.0.merge(earlier, later)
    }
}
