//! What must hold at every moment, and what must hold when the world has come to rest.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Exchange, device::Device};
use crate::{
    documents::Documents,
    outbox::{Change, Number, Operation, State, overlay::shown},
    testing::{block_on, office::Capability},
};

impl Exchange {
    /// Nothing that the person was told to be saved is missing, and nothing acknowledged never arrived.
    pub(super) fn look(&mut self) {
        if !std::mem::take(&mut self.written) {
            return;
        }
        self.devices.iter_mut().for_each(Device::hear);
        for device in &self.devices {
            let rows = device.rows();
            for (number, wordings) in &device.saved {
                let kept = rows.contains_key(number)
                    || device.may_go.contains(number)
                    || wordings.iter().any(|change| self.has_arrived(change));
                assert!(
                    kept,
                    "{} was saved and is missing: {wordings:?}",
                    number.key()
                );
            }
            for change in rows.values().filter(|change| change.is_sent()) {
                assert!(
                    self.has_arrived(change),
                    "said to be sent and never was: {change:?}"
                );
            }
        }
    }

    /// Whether what the change says stood at the source at some time.
    fn has_arrived(&self, change: &Change) -> bool {
        let office = &self.office;
        if change.operation == Operation::Delete {
            return office.removed.contains(&change.id) || office.body(&change.id).is_none();
        }
        let mut fields = change.fields.as_object().into_iter().flatten();
        fields.all(|(name, value)| {
            let value = value.as_str().unwrap_or_default();
            name == "about" || office.ever.contains(value)
        })
    }

    /// What must hold at rest.
    pub fn check(&self) {
        let capability = self.office.capability;
        if capability != Capability::Doubling {
            let doubled = &self.office.doubled;
            assert!(doubled.is_empty(), "doubled: {doubled:?}");
        }
        let at_source: BTreeMap<String, Value> = self
            .office
            .feed
            .records()
            .into_iter()
            .map(|(_, id, json)| (id, serde_json::from_str(&json).expect("a record")))
            .collect();
        for device in &self.devices {
            let documents = block_on(Documents::open(&device.store)).expect("a sound copy");
            let overlays = device.overlays();
            let rows = device.rows();
            for (number, change) in &rows {
                match &change.state {
                    State::Sent { missed, .. } => {
                        assert!(*missed, "neither come nor missed: {change:?}");
                    }
                    State::Stuck { .. } => {}
                    State::Waiting { .. } | State::Sending { .. } => assert!(
                        waits_for_the_person(&rows, *number, change),
                        "{capability:?}: still waiting: {} {change:?}",
                        number.key()
                    ),
                }
            }
            let mut copy = BTreeMap::new();
            for document in documents.iter() {
                copy.insert(document.id.to_owned(), document.json);
            }
            let ids = at_source.keys().chain(copy.keys());
            for id in ids {
                let mine = overlays
                    .iter()
                    .filter(|overlay| overlay.id == *id && overlay.state == "sent");
                let shown = shown(copy.get(id).copied(), mine);
                let shown =
                    shown.map(|shown| serde_json::from_slice::<Value>(&shown).expect("a document"));
                assert_eq!(
                    shown.as_ref(),
                    at_source.get(id),
                    "device and server differ at {id}"
                );
            }
        }
    }
}

/// Whether the change waits for one that the person must decide about.
fn waits_for_the_person(rows: &BTreeMap<Number, Change>, number: Number, change: &Change) -> bool {
    let before = rows.iter().filter(|(other, row)| {
        change.after.contains(other) || (**other < number && row.same_record(change))
    });
    let mut unsent = before.filter(|(_, row)| !row.is_sent());
    unsent.any(|(other, row)| {
        matches!(row.state, State::Stuck { .. }) || waits_for_the_person(rows, *other, row)
    })
}
