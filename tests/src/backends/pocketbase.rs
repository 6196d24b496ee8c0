//! PocketBase: SQLite behind REST, ids of 15 letters and digits, accounts, rules per collection.

use std::path::Path;
use std::process::Command;

use lotse_sync::Method;
use lotse_sync::profile::Credentials;
use serde_json::{Value, json};

use super::kind::from_python;
use super::offer::{Stored, text};
use super::{Adapter, Desk, Headers, Offer};
use crate::http::{expect_json, field};

const OFFICE: &str = "office@example.org";
const PERSON: &str = "person@example.org";
const PASSWORD: &str = "correct-horse-battery-staple";
const RECORDS: &str = "/api/collections/offers/records";
const SIGNED_IN: &str = "@request.auth.id != \"\"";
/// Of 1000 that it gives at most.
const PAGE: usize = 500;

pub(super) struct PocketBase;

impl Adapter for PocketBase {
    fn prepare(&self, folder: &Path) {
        let made = program(folder)
            .args(["superuser", "upsert", OFFICE, PASSWORD])
            .current_dir(folder)
            .output()
            .expect("PocketBase starts");
        let said = String::from_utf8_lossy(&made.stderr);
        assert!(made.status.success(), "no account for the office: {said}");
    }

    fn command(&self, folder: &Path, port: u16) -> Command {
        let mut command = program(folder);
        command.args(["serve", "--http", &format!("127.0.0.1:{port}")]);
        command.arg("--publicDir").arg(folder.join("public"));
        command
    }

    fn probe(&self) -> &'static str {
        "/api/health"
    }

    fn set_up(&self, url: &str, _folder: &Path) -> Headers {
        let office = sign_in(url, "_superusers", OFFICE);
        let post = |path: &str, body: &Value| {
            expect_json(url, Method::Post, path, office.clone(), Some(body));
        };
        let collection = json!({
            "name": "offers",
            "type": "base",
            "listRule": "",
            "viewRule": "",
            "createRule": SIGNED_IN,
            "updateRule": SIGNED_IN,
            "deleteRule": SIGNED_IN,
            "fields": [
                { "name": "title", "type": "text", "required": true, "max": 200 },
                { "name": "summary", "type": "text" },
                { "name": "tags", "type": "json" },
                { "name": "place", "type": "geoPoint" },
                { "name": "client_ref", "type": "text" },
                { "name": "created", "type": "autodate", "onCreate": true },
                { "name": "updated", "type": "autodate", "onCreate": true, "onUpdate": true },
            ],
            "indexes": [
                "CREATE UNIQUE INDEX one_per_reference ON offers (client_ref) WHERE client_ref != ''",
            ],
        });
        post("/api/collections", &collection);
        let person = json!({
            "email": PERSON, "password": PASSWORD, "passwordConfirm": PASSWORD, "verified": true,
        });
        post("/api/collections/users/records", &person);
        office
    }

    fn sign_in(&self, url: &str, _folder: &Path) -> Headers {
        sign_in(url, "users", PERSON)
    }

    fn person(&self) -> Credentials {
        Credentials {
            user: Some(PERSON.to_owned()),
            password: Some(PASSWORD.to_owned()),
            token: None,
        }
    }

    fn own_id(&self, number: u32) -> String {
        format!("offer{number:010}")
    }

    fn written(&self, offer: &Offer) -> Value {
        offer.flat()
    }

    fn read(&self, raw: &Value) -> Stored {
        Stored {
            id: text(&raw["id"]).unwrap_or_default(),
            version: None,
            updated: text(&raw["updated"]),
            offer: Offer::from_flat(raw),
            raw: raw.clone(),
        }
    }

    fn all(&self, desk: &Desk) -> Vec<Value> {
        let mut all = Vec::new();
        for page in 1.. {
            let path = format!("{RECORDS}?perPage={PAGE}&page={page}&sort=id");
            let answer = desk.read(&path);
            let items = answer["items"].as_array().expect("items");
            if items.is_empty() {
                break;
            }
            all.extend(items.iter().cloned());
        }
        all
    }

    fn create(&self, desk: &Desk, id: &str, offer: &Offer) {
        let mut body = self.written(offer);
        body["id"] = json!(id);
        desk.call(Method::Post, RECORDS, &[], Some(&body));
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

fn program(folder: &Path) -> Command {
    let mut command = Command::new(from_python("pocketbase"));
    for (flag, name) in [
        ("--dir", "data"),
        ("--migrationsDir", "migrations"),
        ("--hooksDir", "hooks"),
    ] {
        command.arg(flag).arg(folder.join(name));
    }
    command
}

fn sign_in(url: &str, collection: &str, identity: &str) -> Headers {
    let path = format!("/api/collections/{collection}/auth-with-password");
    let body = json!({ "identity": identity, "password": PASSWORD });
    let answer = expect_json(url, Method::Post, &path, Headers::new(), Some(&body));
    let token = text(&answer["token"]).expect("a token");
    vec![field("authorization", &token)]
}
