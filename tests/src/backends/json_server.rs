//! json-server: a file of JSON behind REST. It has no clock, no revisions, no accounts and no rules.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use lotse_sync::Method;
use serde_json::{Value, json};

use super::kind::from_npm;
use super::offer::{Stored, text};
use super::{Adapter, Desk, Headers, Offer};

const FILE: &str = "db.json";

pub(super) struct JsonServer;

impl Adapter for JsonServer {
    fn prepare(&self, folder: &Path) {
        std::fs::write(folder.join(FILE), r#"{"offers":[]}"#).expect("the file is written");
    }

    fn command(&self, folder: &Path, port: u16) -> Command {
        let mut command = Command::new("node");
        command.arg(from_npm("json-server/lib/cli/bin.js"));
        command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
        command.arg(folder.join(FILE));
        command
    }

    fn probe(&self) -> &'static str {
        "/offers"
    }

    fn set_up(&self, _url: &str, _folder: &Path) -> Headers {
        Headers::new()
    }

    fn sign_in(&self, _url: &str, _folder: &Path) -> Headers {
        Headers::new()
    }

    fn own_id(&self, number: u32) -> String {
        format!("offer-{number:06}")
    }

    /// Who writes also stamps: the server does not.
    fn written(&self, offer: &Offer) -> Value {
        let mut body = offer.flat();
        body["updated_at"] = json!(now());
        body
    }

    fn read(&self, raw: &Value) -> Stored {
        Stored {
            id: text(&raw["id"]).unwrap_or_default(),
            version: None,
            updated: text(&raw["updated_at"]),
            offer: Offer::from_flat(raw),
            raw: raw.clone(),
        }
    }

    fn all(&self, desk: &Desk) -> Vec<Value> {
        match desk.read("/offers") {
            Value::Array(all) => all,
            other => panic!("no list: {other}"),
        }
    }

    fn create(&self, desk: &Desk, id: &str, offer: &Offer) {
        let mut body = self.written(offer);
        body["id"] = json!(id);
        desk.call(Method::Post, "/offers", &[], Some(&body));
    }

    fn update(&self, desk: &Desk, before: &Stored, offer: &Offer) {
        let path = format!("/offers/{}", before.id);
        desk.call(Method::Patch, &path, &[], Some(&self.written(offer)));
    }

    fn delete(&self, desk: &Desk, before: &Stored) {
        desk.call(Method::Delete, &format!("/offers/{}", before.id), &[], None);
    }

    /// It answers before it writes.
    fn settle(&self, desk: &Desk, folder: &Path) {
        let held = desk.read("/db");
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            let written = std::fs::read(folder.join(FILE)).unwrap_or_default();
            if serde_json::from_slice::<Value>(&written).is_ok_and(|written| written == held) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("json-server does not write its file");
    }
}

/// Now as RFC 3339 in UTC, to the millisecond.
fn now() -> String {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock after 1970");
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let milli = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// The date so many days after 1970-01-01; counted in years that begin in March, where the leap day comes last.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_around_leap_days() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(19_782), (2024, 2, 29));
        assert_eq!(civil(19_783), (2024, 3, 1));
        assert_eq!(civil(20_783), (2026, 11, 26));
    }
}
