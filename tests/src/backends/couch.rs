//! The protocol of CouchDB, as PouchDB Server speaks it: revisions and a feed of changes.

use std::path::Path;
use std::process::Command;

use lotse_sync::Method;
use lotse_sync::profile::Credentials;
use serde_json::{Value, json};

use super::kind::from_npm;
use super::offer::{Stored, text};
use super::{Adapter, Desk, Headers, Offer};
use crate::http::{expect_json, field};

const OFFICE: &str = "office";
const PERSON: &str = "person";
const PASSWORD: &str = "correct-horse-battery-staple";
/// Who is not signed in may read; a title is needed and has an end.
const RULES: &str = "function (doc, old, user) {
  if (!user.name) throw { unauthorized: 'sign in first' };
  if (doc._deleted || doc._id.indexOf('_design/') === 0) return;
  if (typeof doc.title !== 'string' || doc.title === '') throw { forbidden: 'title: required' };
  if (doc.title.length > 200) throw { forbidden: 'title: too long' };
}";

pub(super) struct Couch;

impl Adapter for Couch {
    fn prepare(&self, folder: &Path) {
        let settings = json!({
            "admins": { OFFICE: PASSWORD },
            "httpd": { "enable_cors": true },
            "cors": {
                "origins": "*",
                "methods": "GET, PUT, POST, HEAD, DELETE",
                "headers": "accept, authorization, content-type, origin, referer",
            },
        });
        std::fs::write(folder.join("config.json"), settings.to_string())
            .and_then(|()| std::fs::create_dir(folder.join("data")))
            .expect("the settings are written");
    }

    fn command(&self, folder: &Path, port: u16) -> Command {
        let mut command = Command::new("node");
        command.arg(from_npm("pouchdb-server/bin/pouchdb-server"));
        command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
        command.args(["--no-color", "--config"]);
        command.arg(folder.join("config.json"));
        command.arg("--dir").arg(folder.join("data"));
        command
    }

    fn probe(&self) -> &'static str {
        "/"
    }

    fn set_up(&self, url: &str, _folder: &Path) -> Headers {
        let office = basic(OFFICE);
        let put = |path: &str, body: Option<&Value>| {
            expect_json(url, Method::Put, path, office.clone(), body);
        };
        put("/offers", None);
        let rules = json!({ "validate_doc_update": RULES });
        put("/offers/_design/rules", Some(&rules));
        let person = json!({
            "name": PERSON, "password": PASSWORD, "roles": [], "type": "user",
        });
        put(&format!("/_users/org.couchdb.user:{PERSON}"), Some(&person));
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
        offer.flat()
    }

    fn read(&self, raw: &Value) -> Stored {
        Stored {
            id: text(&raw["_id"]).unwrap_or_default(),
            version: text(&raw["_rev"]),
            updated: None,
            offer: Offer::from_flat(raw),
            raw: raw.clone(),
        }
    }

    fn all(&self, desk: &Desk) -> Vec<Value> {
        let answer = desk.read("/offers/_all_docs?include_docs=true");
        let rows = answer["rows"].as_array().expect("rows");
        let docs = rows.iter().map(|row| row["doc"].clone());
        docs.filter(|doc| !text(&doc["_id"]).is_some_and(|id| id.starts_with("_design/")))
            .collect()
    }

    fn create(&self, desk: &Desk, id: &str, offer: &Offer) {
        let path = format!("/offers/{id}");
        desk.call(Method::Put, &path, &[], Some(&self.written(offer)));
    }

    fn update(&self, desk: &Desk, before: &Stored, offer: &Offer) {
        let mut whole = before.raw.clone();
        for (name, value) in self.written(offer).as_object().expect("an object") {
            whole[name] = value.clone();
        }
        let path = format!("/offers/{}", before.id);
        desk.call(Method::Put, &path, &[], Some(&whole));
    }

    fn delete(&self, desk: &Desk, before: &Stored) {
        let rev = before.version.as_deref().expect("a revision");
        let path = format!("/offers/{}?rev={rev}", before.id);
        desk.call(Method::Delete, &path, &[], None);
    }
}

fn basic(name: &str) -> Headers {
    use base64::Engine as _;
    let pair_of = base64::engine::general_purpose::STANDARD.encode(format!("{name}:{PASSWORD}"));
    vec![field("authorization", &format!("Basic {pair_of}"))]
}
