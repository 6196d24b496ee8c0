//! The sources of a region: our own server's feed, or a backend with a profile, spoken to by another module.

use std::rc::Rc;

use lotse_sync::Source;
use lotse_sync::remote::{Carrier, Remote};

use super::config::{RegionConfig, SourceConfig};
use crate::platform::connect::FarProtocol;

/// The sources that can be spoken to.
pub async fn of_region(region: &RegionConfig, languages: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    for source in &region.sources {
        sources.extend(of(region, source, languages).await);
    }
    sources
}

async fn of(region: &RegionConfig, source: &SourceConfig, languages: &str) -> Option<Source> {
    let id = source.id.parse().ok()?;
    let Some(profile) = &source.profile else {
        return Some(Source::new(id, source.base_url.clone()));
    };
    let far =
        FarProtocol::open(&region.id, &source.id, &source.base_url, profile, languages).await?;
    Some(Source::with_protocol(id, Rc::new(Remote::new(far))))
}

impl Carrier for FarProtocol {
    fn ask(&self, question: &str) -> Option<String> {
        self.ask(question)
    }

    fn read(&self, envelope: &str, body: &[u8]) -> Option<(String, Vec<u8>)> {
        self.read(envelope, body)
    }

    fn merge(&self, earlier: &[u8], later: &[u8]) -> Option<Vec<u8>> {
        self.merge(earlier, later)
    }
}
