//! A phone with one source that is read by a profile.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use lotse_core::wire::{Envelope, Record};
use lotse_sync::{
    Documents, Driver, Engine, Event, Generation, MemoryStore, Notice, Problem, Request, Response,
    Source, Transport, Unreachable,
    profile::Profile,
    rest::Rest,
    testing::{NoWait, block_on},
};
use serde_json::Value;

/// Where the backend is said to be.
pub const BASE: &str = "http://backend.example";

/// A backend: what it answers.
pub type Backend = dyn Fn(&Request) -> Response;

struct Line(Rc<Backend>);

impl Transport for Line {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        Ok((self.0)(&request))
    }
}

/// A phone that keeps what one source has.
pub struct Device {
    store: Rc<MemoryStore>,
    profile: Profile,
    base: String,
    languages: Vec<String>,
}

impl Device {
    /// With a profile that may extend a preset.
    pub fn new(profile: &str, base: &str, languages: &[&str]) -> Self {
        let preset = |name: &str| {
            let path = format!(
                "{}/../public/profiles/presets/{name}.json",
                env!("CARGO_MANIFEST_DIR")
            );
            std::fs::read_to_string(path).ok()
        };
        Self {
            store: Rc::default(),
            profile: Profile::parse(profile, preset).expect("a profile"),
            base: base.to_owned(),
            languages: languages
                .iter()
                .map(|&language| language.to_owned())
                .collect(),
        }
    }

    /// The app is opened, pulls, and is closed when there is nothing left to do.
    pub fn pull(&self, backend: Rc<Backend>) -> Vec<Notice> {
        let rest = Rest::new(self.profile.clone(), self.base.clone(), &self.languages);
        let source = Source::with_protocol("city".parse().expect("an id"), Rc::new(rest));
        let engine = Engine::new(7, vec![source]);
        let (driver, inbox) =
            Driver::new(engine, self.store.clone(), Line(backend), NoWait::default());
        let shown = block_on(Generation::read(&self.store)).expect("the store can be read");
        inbox.post(Event::Opened(shown));
        inbox.post(Event::BecameLeader);
        drop(inbox);
        let mut notices = Vec::new();
        block_on(driver.run(|notice| notices.push(notice)));
        notices
    }

    /// Pulls, and nothing may go wrong.
    pub fn pull_well(&self, backend: Rc<Backend>) {
        let notices = self.pull(backend);
        assert_eq!(problems(&notices), [], "{notices:#?}");
        let skipped = notices
            .iter()
            .find(|notice| matches!(notice, Notice::Skipped(..)));
        assert!(skipped.is_none(), "{skipped:?}");
    }

    /// What it holds: the JSON of each record by kind and id.
    pub fn holds(&self) -> BTreeMap<String, Value> {
        let documents = block_on(Documents::open(&self.store)).expect("the store can be read");
        documents
            .iter()
            .map(|document| {
                let json = serde_json::from_slice(document.json).expect("JSON");
                (format!("{}/{}", document.kind, document.id), json)
            })
            .collect()
    }
}

/// What was told to be wrong.
pub fn problems(notices: &[Notice]) -> Vec<Problem> {
    let told = notices.iter().filter_map(|notice| match notice {
        Notice::Show(_, status) => status.problem,
        _ => None,
    });
    told.collect()
}

/// The record that the app's screens are given.
pub fn record(json: &Value) -> Record {
    let text = json.to_string();
    let envelope = Envelope::read(&text).expect("an envelope");
    envelope.record().expect("a good record").expect("a record")
}

/// The text of an example that ships.
pub fn example(name: &str) -> String {
    let path = format!(
        "{}/../public/profiles/examples/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The text of a small sample of ours.
pub fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A folder of real data that is not part of the project, in the folder that `LOTSE_FIELD_DATA` names.
/// Says so when it is absent; with the variable set it has to be there.
pub fn field_data(name: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("LOTSE_FIELD_DATA") else {
        println!("not run on {name}: LOTSE_FIELD_DATA does not say where such data lies");
        return None;
    };
    let folder = PathBuf::from(folder).join(name);
    assert!(folder.is_dir(), "{} is not there", folder.display());
    Some(folder)
}
