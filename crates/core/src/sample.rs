//! Small records for tests.

use crate::catalogue::Catalogue;
use crate::image::ImageBuilder;
use crate::time::{Timestamp, Zone};

/// A record on the wire.
pub fn record(kind: &str, id: &str, body: &str) -> String {
    format!(
        r#"{{"kind":"{kind}","id":"{id}","rev":1,"updated_at":"2026-11-01T10:00:00Z","deleted":false,"body":{body}}}"#
    )
}

/// A service with a German title; `more` is put into the body as it is, starting with a comma.
pub fn offer(id: &str, title: &str, more: &str) -> String {
    record(
        "offer",
        id,
        &format!(r#"{{"kind":"service","title":{{"de":{{"text":"{title}"}}}}{more}}}"#),
    )
}

/// A tombstone.
pub fn tombstone(kind: &str, id: &str) -> String {
    format!(
        r#"{{"kind":"{kind}","id":"{id}","rev":2,"updated_at":"2026-11-02T10:00:00Z","deleted":true}}"#
    )
}

/// The catalogue of these records, all from the source `city`.
pub fn catalogue(records: &[String]) -> Catalogue {
    let mut builder = ImageBuilder::new();
    for record in records {
        builder.push("city", record).expect("a good record");
    }
    Catalogue::new(builder.image(7))
}

/// Sunday, 22 November 2026, 18:00 in Magdeburg.
pub fn now() -> Timestamp {
    "2026-11-22T17:00:00Z".parse().expect("a timestamp")
}

/// Europe/Berlin.
pub fn berlin() -> Zone {
    Zone::named("Europe/Berlin").expect("a known zone")
}
