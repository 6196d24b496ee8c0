//! Django REST framework as a small city would use it: pages by number, ids of its own, tokens, and a reference that
//! the phone may fill. `tests/backends/django_offers.py` is the whole of it.

use std::path::Path;
use std::process::Command;

use lotse_sync::Method;
use lotse_sync::profile::Credentials;
use serde_json::{Value, json};

use super::kind::{folder, from_python};
use super::offer::{Stored, text};
use super::{Adapter, Desk, Headers, Offer};
use crate::http::field;

const OFFICE: &str = "token-of-the-office";
const PERSON: &str = "token-of-a-person";

pub(super) struct Django;

impl Adapter for Django {
    fn command(&self, folder: &Path, port: u16) -> Command {
        let mut command = Command::new(from_python("python"));
        command.arg(self::folder().join("django_offers.py"));
        command.arg(folder).arg(port.to_string());
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    fn probe(&self) -> &'static str {
        "/offers/"
    }

    fn set_up(&self, _url: &str, _folder: &Path) -> Headers {
        signed(OFFICE)
    }

    fn sign_in(&self, _url: &str, _folder: &Path) -> Headers {
        signed(PERSON)
    }

    fn person(&self) -> Credentials {
        Credentials {
            token: Some(PERSON.to_owned()),
            ..Credentials::default()
        }
    }

    fn own_id(&self, number: u32) -> String {
        number.to_string()
    }

    fn written(&self, offer: &Offer) -> Value {
        offer.flat()
    }

    fn read(&self, raw: &Value) -> Stored {
        let modified = text(&raw["modified"]);
        Stored {
            id: raw["id"].to_string(),
            version: modified.clone(),
            updated: modified,
            offer: Offer::from_flat(raw),
            raw: raw.clone(),
        }
    }

    fn all(&self, desk: &Desk) -> Vec<Value> {
        let mut all = Vec::new();
        for page in 1.. {
            let answer = desk.read(&format!("/offers/?page_size=100&page={page}"));
            all.extend(answer["results"].as_array().cloned().unwrap_or_default());
            if answer["next"].is_null() {
                break;
            }
        }
        all
    }

    fn create(&self, desk: &Desk, id: &str, offer: &Offer) {
        let mut body = self.written(offer);
        body["id"] = json!(id);
        desk.call(Method::Post, "/offers/", &[], Some(&body));
    }

    fn update(&self, desk: &Desk, before: &Stored, offer: &Offer) {
        let mut body = self.written(offer);
        if offer.client_ref.is_none() {
            // What a device called it stays its own.
            body["client_ref"] = before.raw["client_ref"].clone();
        }
        let path = format!("/offers/{}/", before.id);
        desk.call(Method::Patch, &path, &[], Some(&body));
    }

    fn delete(&self, desk: &Desk, before: &Stored) {
        let path = format!("/offers/{}/", before.id);
        desk.call(Method::Delete, &path, &[], None);
    }
}

fn signed(token: &str) -> Headers {
    vec![field("authorization", &format!("Token {token}"))]
}
