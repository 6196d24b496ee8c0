//! A profile spoken on behalf of another binary.

use lotse_sync::rest::Rest;
use lotse_sync::{Protocol, remote};

use super::account;
use super::profile::{self, NoProfile};
use crate::state::device_store::DeviceStore;

/// A backend's protocol, for the other end of a [`remote::Carrier`].
pub struct Spoken(Rest);

/// Opens the protocol of a profile, for a phone that wants these languages (with commas between them). A source
/// whose lists are for signed-in people is read as the person who is.
///
/// # Errors
/// When there is no such profile.
pub async fn open(
    region: &str,
    source: &str,
    base_url: String,
    profile: &str,
    languages: &str,
) -> Result<Spoken, NoProfile> {
    let profile = profile::of(profile).await?;
    let needs_account = profile.transport.auth.read;
    let languages: Vec<String> = languages.split(',').map(str::to_owned).collect();
    let mut rest = Rest::new(profile, base_url, &languages);
    if needs_account
        && let Ok(source) = source.parse()
        && let Ok(store) = DeviceStore::open(region).await
        && let Some(credentials) = account::kept(&store, &source).await
    {
        rest = rest.signed_in(credentials);
    }
    Ok(Spoken(rest))
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
