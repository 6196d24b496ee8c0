//! Kinto: records in collections in buckets, a clock per collection, tombstones, conditional writes.
//!
//! It keeps nothing unless it has PostgreSQL; `tests/backends/kept.py` writes its memory into a file instead.

use std::path::Path;
use std::process::Command;

use lotse_sync::Method;
use lotse_sync::profile::Credentials;
use serde_json::{Value, json};

use super::kind::{folder, from_python};
use super::offer::{Stored, text};
use super::{Adapter, Desk, Headers, Offer};
use crate::http::{expect_json, field};

const OFFICE: &str = "office";
const PERSON: &str = "person";
const PASSWORD: &str = "correct-horse-battery-staple";
/// What the script `kinto` does, whose first line breaks when its folder moves.
const START: &str = "import sys; from kinto.__main__ import main; sys.exit(main())";
/// Where the offers are, below the address.
const RECORDS: &str = "/v1/buckets/city/collections/offers/records";

pub(super) struct Kinto;

impl Adapter for Kinto {
    fn command(&self, folder: &Path, port: u16) -> Command {
        let settings = folder.join("kinto.ini");
        std::fs::write(&settings, settings_of(folder, port)).expect("the settings are written");
        let mut command = Command::new(from_python("python"));
        command.args(["-c", START, "start", "--ini"]);
        command.arg(settings);
        command
            .env("PYTHONPATH", self::folder())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONUNBUFFERED", "1");
        command
    }

    fn probe(&self) -> &'static str {
        "/v1/__heartbeat__"
    }

    fn set_up(&self, url: &str, _folder: &Path) -> Headers {
        let office = basic(OFFICE);
        let put = |headers: &Headers, path: &str, body: &Value| {
            expect_json(url, Method::Put, path, headers.clone(), Some(body));
        };
        for account in [OFFICE, PERSON] {
            let body = json!({ "data": { "password": PASSWORD } });
            put(&Headers::new(), &format!("/v1/accounts/{account}"), &body);
        }
        let everybody = json!({ "read": ["system.Everyone"] });
        let bucket = json!({ "permissions": everybody });
        put(&office, "/v1/buckets/city", &bucket);
        let collection = json!({
            "data": { "schema": {
                "type": "object",
                "required": ["title"],
                "properties": {
                    "title": { "type": "string", "minLength": 1, "maxLength": 200 },
                    "summary": { "type": "string" },
                    "tags": { "type": "array", "items": { "type": "string" } },
                },
            } },
            "permissions": { "read": ["system.Everyone"], "write": [format!("account:{PERSON}")] },
        });
        put(&office, "/v1/buckets/city/collections/offers", &collection);
        office
    }

    fn sign_in(&self, _url: &str, _folder: &Path) -> Headers {
        basic(PERSON)
    }

    fn person(&self) -> Credentials {
        Credentials {
            user: Some(PERSON.to_owned()),
            password: Some(PASSWORD.to_owned()),
            token: None,
        }
    }

    fn own_id(&self, number: u32) -> String {
        format!("offer-{number:06}")
    }

    fn written(&self, offer: &Offer) -> Value {
        json!({ "data": offer.flat() })
    }

    fn read(&self, raw: &Value) -> Stored {
        let stamp = raw["last_modified"].as_u64().map(|stamp| stamp.to_string());
        Stored {
            id: text(&raw["id"]).unwrap_or_default(),
            version: stamp.clone(),
            updated: stamp,
            offer: Offer::from_flat(raw),
            raw: raw.clone(),
        }
    }

    fn all(&self, desk: &Desk) -> Vec<Value> {
        let mut all = Vec::new();
        let mut next = Some(RECORDS.to_owned());
        while let Some(path) = next {
            let (answer, page) = desk.ask(&path);
            all.extend(page["data"].as_array().cloned().unwrap_or_default());
            // Absolute; only what stands after the host is asked for.
            next = answer.header("next-page").map(|next| {
                let at = next.find("/v1/").expect("a next page of ours");
                next[at..].to_owned()
            });
        }
        all
    }

    fn create(&self, desk: &Desk, id: &str, offer: &Offer) {
        let new = [("if-none-match", "*")];
        let path = format!("{RECORDS}/{id}");
        desk.call(Method::Put, &path, &new, Some(&self.written(offer)));
    }

    fn update(&self, desk: &Desk, before: &Stored, offer: &Offer) {
        let path = format!("{RECORDS}/{}", before.id);
        desk.call(Method::Patch, &path, &[], Some(&self.written(offer)));
    }

    fn delete(&self, desk: &Desk, before: &Stored) {
        let path = format!("{RECORDS}/{}", before.id);
        desk.call(Method::Delete, &path, &[], None);
    }
}

fn basic(account: &str) -> Headers {
    use base64::Engine as _;
    let pair_of = base64::engine::general_purpose::STANDARD.encode(format!("{account}:{PASSWORD}"));
    vec![field("authorization", &format!("Basic {pair_of}"))]
}

/// The settings of `kinto init`, with accounts, without what a city would not turn on either.
fn settings_of(folder: &Path, port: u16) -> String {
    let folder = folder.display();
    format!(
        "[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}

[app:main]
use = egg:kinto
kinto.includes = kinto.plugins.accounts
kinto.storage_backend = kept.Storage
kinto.storage_url = {folder}/storage.pickle
kinto.permission_backend = kept.Permission
kinto.permission_url = {folder}/permission.pickle
kinto.cache_backend = kinto.core.cache.memory
kinto.userid_hmac_secret = not-a-secret-of-anybody
kinto.paginate_by = 100
kinto.experimental_collection_schema_validation = true
multiauth.policies = account
multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy
kinto.account_create_principals = system.Everyone
kinto.bucket_create_principals = account:{OFFICE}
"
    )
}
