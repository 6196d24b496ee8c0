//! The sources of a region as somebody who writes sees them: what may be written, and who is signed in.
//!
//! Credentials stay on this phone: in the store, beside the person's own things, and in requests to their source.

use std::cell::Cell;
use std::rc::Rc;

use lotse_json::Object;
use lotse_sync::outbox::{Operation, Writer};
use lotse_sync::profile::{Credentials, Profile, Scheme};
use lotse_sync::rest::{SignIn, Writing, Wrong};
use lotse_sync::{Area, Batch, Durability, Keys, SourceId, Store, Transport};
use serde_json::{Value, json};

use super::profile;
use crate::platform::keep;
use crate::state::config::RegionConfig;
use crate::state::device_store::DeviceStore;
use crate::state::network::Network;

/// How the reference server is spoken to, and sources without a profile: known without a network.
const OWN: &str = include_str!("../../../../public/profiles/presets/lotse.json");
/// The sources that take changes of offers from who is signed in there, for the reading app: it shows who may edit what.
const SIGNED_IN: &str = "lotse.signed-in";

/// The sources of a region that can be written to.
pub struct Accounts {
    store: Rc<DeviceStore>,
    sources: Vec<Account>,
}

struct Account {
    id: SourceId,
    profile: Rc<Profile>,
    base_url: String,
    writing: Rc<Writing>,
    signed_in: Cell<bool>,
}

impl Accounts {
    /// Reads the profiles of a region's sources; those that have none that can be used are left out.
    pub async fn of_region(region: &RegionConfig, store: Rc<DeviceStore>) -> Self {
        let mut sources = Vec::new();
        for source in &region.sources {
            let profile = match &source.profile {
                Some(json) => profile::of(json).await.ok(),
                None => Profile::parse(OWN, |_| None).ok(),
            };
            let (Ok(id), Some(profile)) = (source.id.parse::<SourceId>(), profile) else {
                continue;
            };
            let profile = Rc::new(profile);
            let writing = Rc::new(Writing::new(profile.clone(), source.base_url.clone()));
            let kept = kept(&store, &id).await;
            let signed_in = Cell::new(kept.is_some());
            kept.into_iter()
                .for_each(|credentials| writing.sign_in(credentials));
            sources.push(Account {
                id,
                profile,
                base_url: source.base_url.clone(),
                writing,
                signed_in,
            });
        }
        Self { store, sources }
    }

    /// How each source is written to.
    pub fn writers(&self) -> Vec<(SourceId, Rc<dyn Writer>)> {
        let writer = |account: &Account| {
            (
                account.id.clone(),
                account.writing.clone() as Rc<dyn Writer>,
            )
        };
        self.sources.iter().map(writer).collect()
    }

    /// What may be written where, and who is signed in.
    pub fn sources(&self) -> Object {
        let sources: Vec<Value> = self.sources.iter().map(Account::describe).collect();
        Object::new().raw("sources", &Value::from(sources).to_string())
    }

    /// Finds out whether credentials are right, as far as the source says, and keeps them.
    ///
    /// # Errors
    /// `wrong`, `no-network`, `server`, or `storage`.
    pub async fn sign_in(
        &self,
        source: &SourceId,
        user: Option<String>,
        password: Option<String>,
        token: Option<String>,
    ) -> Result<(), &'static str> {
        let account = self.account(source).ok_or("server")?;
        let given = Credentials {
            user,
            password,
            token,
        };
        let sign_in = SignIn::new(account.profile.clone(), &account.base_url);
        let credentials = match sign_in.request(&given) {
            None => given,
            Some(request) => {
                let network = Network::default();
                let answer = network.send(request).await.map_err(|_| "no-network")?;
                sign_in.read(given, &answer).map_err(|wrong| match wrong {
                    Wrong::Credentials => "wrong",
                    Wrong::Server => "server",
                })?
            }
        };
        self.keep(source, Some(&credentials)).await?;
        account.writing.sign_in(credentials);
        account.signed_in.set(true);
        self.tell();
        Ok(())
    }

    /// Forgets the credentials of a source.
    ///
    /// # Errors
    /// `storage`, or `server` when there is no such source.
    pub async fn sign_out(&self, source: &SourceId) -> Result<(), &'static str> {
        let account = self.account(source).ok_or("server")?;
        self.keep(source, None).await?;
        account.writing.sign_in(Credentials::default());
        account.signed_in.set(false);
        self.tell();
        Ok(())
    }

    fn account(&self, source: &SourceId) -> Option<&Account> {
        self.sources.iter().find(|account| account.id == *source)
    }

    async fn keep(
        &self,
        source: &SourceId,
        credentials: Option<&Credentials>,
    ) -> Result<(), &'static str> {
        let mut batch = Batch {
            durability: Durability::Strict,
            ..Batch::default()
        };
        match credentials {
            Some(Credentials {
                user,
                password,
                token,
            }) => {
                let row = json!({ "user": user, "password": password, "token": token });
                batch.put(Area::State, key(source), row.to_string().into_bytes());
            }
            None => batch.delete(Area::State, Keys::One(key(source))),
        }
        self.store.commit(batch).await.map_err(|_| "storage")
    }

    fn tell(&self) {
        let takes = |account: &&Account| account.writing.allows("offer", Operation::Update);
        let signed = self
            .sources
            .iter()
            .filter(|account| account.signed_in.get())
            .filter(takes);
        let names: Vec<&str> = signed.map(|account| account.id.as_str()).collect();
        keep::write(SIGNED_IN, &json!(names).to_string());
    }
}

impl Account {
    fn describe(&self) -> Value {
        let mut writes = serde_json::Map::new();
        let mut takes = serde_json::Map::new();
        for kind in self.profile.kinds() {
            let operations = [
                ("create", Operation::Create),
                ("update", Operation::Update),
                ("delete", Operation::Delete),
            ];
            let allowed = operations
                .into_iter()
                .filter(|(_, operation)| self.writing.allows(kind, *operation));
            let allowed: Vec<&str> = allowed.map(|(name, _)| name).collect();
            writes.insert(kind.to_owned(), json!(allowed));
            let places = self.writing.takes(kind).into_iter();
            let places: Vec<String> = places.map(|place| place.to_string()).collect();
            takes.insert(kind.to_owned(), json!(places));
        }
        let sign_in = match &self.profile.transport.auth.scheme {
            Scheme::None => "none",
            Scheme::Basic | Scheme::Login { .. } => "password",
            Scheme::Header { .. } | Scheme::Query { .. } => "token",
        };
        json!({
            "id": self.id.as_str(), "writes": writes, "takes": takes, "sign_in": sign_in,
            "signed_in": self.signed_in.get(),
        })
    }
}

fn key(source: &SourceId) -> String {
    format!("account/{}", source.as_str())
}

/// What the person signed in with at a source.
pub async fn kept(store: &DeviceStore, source: &SourceId) -> Option<Credentials> {
    let rows = store.load(Area::State, Keys::One(key(source))).await.ok()?;
    let row: Value = serde_json::from_slice(&rows.first()?.value).ok()?;
    let text = |name: &str| Some(row.get(name)?.as_str()?.to_owned());
    Some(Credentials {
        user: text("user"),
        password: text("password"),
        token: text("token"),
    })
}
