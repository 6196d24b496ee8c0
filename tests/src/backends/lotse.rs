//! The reference server of this workspace, with an operator's token.

use std::path::{Path, PathBuf};
use std::process::Command;

use lotse_sync::Method;
use lotse_sync::profile::Credentials;
use serde_json::{Value, json};

use super::offer::{Stored, point, text, texts};
use super::{Adapter, Desk, Headers, Offer};
use crate::http::field;

const TOKEN: &str = "correct-horse-battery-staple";
const RECORDS: &str = "/api/v1/offer";
/// What the server is told by `cargo xtask test backends`.
const PROGRAM: &str = "LOTSE_SERVER";

pub(super) struct Lotse;

impl Adapter for Lotse {
    fn prepare(&self, folder: &Path) {
        std::fs::write(folder.join("token"), TOKEN).expect("the token is written");
    }

    fn command(&self, folder: &Path, port: u16) -> Command {
        let mut command = Command::new(program());
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]);
        command.arg("--database").arg(folder.join("lotse.sqlite"));
        command
            .arg("--operator-token-file")
            .arg(folder.join("token"));
        command
    }

    fn probe(&self) -> &'static str {
        "/api/v1/health"
    }

    fn set_up(&self, _url: &str, _folder: &Path) -> Headers {
        operator()
    }

    fn sign_in(&self, _url: &str, _folder: &Path) -> Headers {
        operator()
    }

    fn person(&self) -> Credentials {
        Credentials {
            token: Some(TOKEN.to_owned()),
            ..Credentials::default()
        }
    }

    fn own_id(&self, number: u32) -> String {
        format!("offer-{number:06}")
    }

    fn written(&self, offer: &Offer) -> Value {
        json!({ "body": body(offer) })
    }

    fn read(&self, raw: &Value) -> Stored {
        let body = &raw["body"];
        let coordinates = &body["place"]["coordinates"];
        Stored {
            id: text(&raw["id"]).unwrap_or_default(),
            version: raw["rev"].as_u64().map(|rev| format!("\"{rev}\"")),
            updated: text(&raw["updated_at"]),
            offer: Offer {
                title: text(&body["title"]["de"]["text"]).unwrap_or_default(),
                summary: text(&body["summary"]["de"]["text"]).unwrap_or_default(),
                tags: texts(&body["topics"]),
                place: point(&coordinates["latitude"], &coordinates["longitude"]),
                client_ref: None,
            },
            raw: raw.clone(),
        }
    }

    fn all(&self, desk: &Desk) -> Vec<Value> {
        let mut all = Vec::new();
        let mut since = String::new();
        loop {
            let page = desk.read(&format!("{RECORDS}?limit=500&since={since}"));
            let changes = page["changes"].as_array().expect("changes");
            let there = changes.iter().filter(|record| record["deleted"] != true);
            all.extend(there.cloned());
            if page["more"] != true {
                return all;
            }
            since = text(&page["cursor"]).expect("a cursor");
        }
    }

    fn create(&self, desk: &Desk, id: &str, offer: &Offer) {
        let new = [("if-none-match", "*")];
        let path = format!("{RECORDS}/{id}");
        desk.call(Method::Put, &path, &new, Some(&self.written(offer)));
    }

    fn update(&self, desk: &Desk, before: &Stored, offer: &Offer) {
        let mut whole = before.raw["body"].clone();
        let fields = whole.as_object_mut().expect("a body");
        for name in ["summary", "place"] {
            fields.remove(name);
        }
        for (name, value) in body(offer).as_object().expect("an object") {
            fields.insert(name.clone(), value.clone());
        }
        write(desk, Method::Put, before, Some(&json!({ "body": whole })));
    }

    fn delete(&self, desk: &Desk, before: &Stored) {
        write(desk, Method::Delete, before, None);
    }
}

fn write(desk: &Desk, method: Method, before: &Stored, body: Option<&Value>) {
    let version = before.version.as_deref().expect("a revision");
    let path = format!("{RECORDS}/{}", before.id);
    desk.call(method, &path, &[("if-match", version)], body);
}

fn operator() -> Headers {
    vec![field("authorization", &format!("Bearer {TOKEN}"))]
}

/// The body as `lotse_core::wire` has it.
fn body(offer: &Offer) -> Value {
    let german = |text: &str| json!({ "de": { "text": text } });
    let mut body = json!({
        "kind": "service",
        "title": german(&offer.title),
        "topics": offer.tags,
    });
    if !offer.summary.is_empty() {
        body["summary"] = german(&offer.summary);
    }
    if let Some(place) = offer.place {
        let coordinates = json!({ "latitude": place.lat, "longitude": place.lon });
        body["place"] = json!({ "coordinates": coordinates, "precision": "exact" });
    }
    body
}

/// As named in the environment, else the one that lies where this test was built.
fn program() -> PathBuf {
    if let Some(program) = std::env::var_os(PROGRAM) {
        return program.into();
    }
    let test = std::env::current_exe().expect("this program's path");
    let target = test.parent().and_then(Path::parent);
    let program = target.map(|target| target.join("lotse-server"));
    program
        .filter(|program| program.is_file())
        .unwrap_or_else(|| {
            panic!(
                "lotse-server is not built: `cargo build --package lotse-server`, or name it in {PROGRAM}"
            )
        })
}
