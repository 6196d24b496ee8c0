//! A device of the simulated world of writing: a store, its open tabs, and what its person knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::tab::Tab;
use crate::{
    memory::MemoryStore,
    outbox::{Change, Decision, Number, Operation, overlay::Overlay, overlay::overlays, read},
    profile::{Credentials, Profile},
    rest::Writing,
    source::Source,
    store::{Area, Keys, Store},
    testing::{block_on, office::Capability},
};

#[derive(Debug)]
pub(super) struct Device {
    pub store: Rc<MemoryStore>,
    pub tabs: Vec<Tab>,
    pub writing: Rc<Writing>,
    pub source: Source,
    /// What the person was told to be saved, in every wording (edits change it).
    pub saved: BTreeMap<Number, Vec<Change>>,
    /// Changes about which the person decided something by which they may go.
    pub may_go: BTreeSet<Number>,
    /// Distinguishes the ids it makes.
    pub number: u64,
    pub ids: u64,
}

impl Device {
    pub fn new(number: u64, capability: Capability) -> Self {
        let profile = Profile::parse(&capability.profile(), |_| None);
        let profile = profile.unwrap_or_else(|flaws| panic!("{capability:?}: {flaws:?}"));
        let mut source = Source::new("city".parse().expect("a source id"), "");
        source.page_size = 4;
        Self {
            store: Rc::default(),
            tabs: Vec::new(),
            writing: Rc::new(Writing::new(profile, "")),
            source,
            saved: BTreeMap::new(),
            may_go: BTreeSet::new(),
            number,
            ids: 0,
        }
    }

    pub fn sign_in(&self, token: u64) {
        self.writing.sign_in(Credentials {
            token: Some(token.to_string()),
            ..Credentials::default()
        });
    }

    /// A new id: what a UUID is in the real world.
    pub fn id(&mut self) -> String {
        self.ids += 1;
        format!("device-{}-{}", self.number, self.ids)
    }

    pub fn rows(&self) -> BTreeMap<Number, Change> {
        let rows =
            block_on(self.store.load(Area::Outbox, Keys::All)).expect("memory gives everything");
        let each = rows.iter().map(|row| {
            let number = Number::from_key(&row.key).expect("a key of the outbox");
            (number, read(&row.value).expect("a row of the outbox"))
        });
        each.collect()
    }

    pub fn overlays(&self) -> Vec<Overlay> {
        let rows =
            block_on(self.store.load(Area::Outbox, Keys::All)).expect("memory gives everything");
        overlays(&rows)
    }

    /// The person decides something by which a change may go, or lose what it said.
    pub fn is_to_go(&mut self, number: Number, decision: &Decision) {
        if matches!(decision, Decision::Discard | Decision::Resolve(_)) {
            self.may_go.insert(number);
        }
    }

    /// The person takes in what the tabs told.
    pub fn hear(&mut self) {
        for tab in &mut self.tabs {
            for (number, change) in tab.told.drain(..) {
                // What is told to be gone must have arrived all the same: nothing is forgotten.
                let Some(change) = change else { continue };
                let wordings = self.saved.entry(number).or_default();
                if !wordings.iter().any(|known| known.fields == change.fields) {
                    wordings.push(change);
                }
            }
        }
    }
}

/// Whether a change may be edited, or only removed.
pub(super) fn has_fields(change: &Change) -> bool {
    change.operation != Operation::Delete
}
