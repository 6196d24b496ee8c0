//! What people do: they write, decide and sign in.

use serde_json::{Value, json};

use super::{
    Exchange, Place,
    device::{Device, has_fields},
};
use crate::{
    documents::Documents,
    outbox::{
        Change, Decision, Input, NewChange, Number, Operation, Reason, Side, State, overlay::shown,
    },
    testing::{block_on, office::Office},
};

impl Exchange {
    pub(super) fn person_writes(&mut self) {
        let Some((device, tab)) = self.choose_tab() else {
            return;
        };
        let (chance, more) = (self.prng.below(10), self.prng.below(4));
        let values = [self.value(), self.value(), self.value()];
        let Some(owner) = self.devices.get_mut(device) else {
            return;
        };
        let Ok(documents) = block_on(Documents::open(&owner.store)) else {
            return;
        };
        let overlays = owner.overlays();
        let mut known: Vec<String> = documents
            .iter()
            .map(|document| document.id.to_owned())
            .collect();
        known.extend(overlays.iter().map(|overlay| overlay.id.clone()));
        known.sort_unstable();
        known.dedup();
        let id = usize::try_from(self.prng.draw())
            .ok()
            .and_then(|at| known.get(at % known.len().max(1)));
        let of = |id: &str| {
            let copy = documents
                .iter()
                .find(|document| document.id == id)
                .map(|document| document.json);
            let mine = overlays.iter().filter(|overlay| overlay.id == id);
            copy.map(<[u8]>::to_vec).or_else(|| shown(None, mine))
        };
        let [title, phone, made] = values;
        let mut new = NewChange {
            source: owner.source.id.clone(),
            kind: "offer".to_owned(),
            id: id.cloned().unwrap_or_default(),
            operation: Operation::Update,
            base: id.and_then(|id| of(id)),
            fields: Vec::new(),
            after: Vec::new(),
            references: Vec::new(),
        };
        let fields = match (chance, id) {
            (0..4, _) | (_, None) => {
                new.operation = Operation::Create;
                new.id = owner.id();
                new.base = None;
                let mut fields = json!({"title": title, "phone": phone, "made": made});
                let unsent = owner
                    .rows()
                    .into_iter()
                    .find(|(_, change)| change.operation == Operation::Create && !change.is_sent());
                if let (Some((number, change)), 0) = (unsent, more) {
                    fields["about"] = change.id.into();
                    new.after.push(number);
                    new.references.push("/about".to_owned());
                }
                fields
            }
            (4, Some(_)) => {
                new.operation = Operation::Delete;
                Value::Null
            }
            (5..8, Some(_)) => json!({"title": title}),
            (_, Some(_)) => json!({"phone": phone}),
        };
        if !fields.is_null() {
            new.fields = fields.to_string().into_bytes();
        }
        if let Some(tab) = owner.tabs.get_mut(tab) {
            tab.input(self.now, Input::Write(new));
        }
    }

    pub(super) fn person_decides(&mut self) {
        let Some((device, tab)) = self.choose_tab() else {
            return;
        };
        let rows = self
            .devices
            .get(device)
            .map(Device::rows)
            .unwrap_or_default();
        let stuck: Vec<(Number, Change)> = rows
            .into_iter()
            .filter(|(_, change)| !change.is_sent())
            .collect();
        let chosen = self
            .choose(stuck.len())
            .and_then(|at| stuck.get(at).cloned());
        if let Some((number, change)) = chosen {
            self.decide((device, number), tab, &change);
        }
    }

    fn decide(&mut self, (device, number): Place, tab: usize, change: &Change) {
        let (chance, value) = (self.prng.below(10), self.value());
        let is_stuck = matches!(change.state, State::Stuck { .. });
        let decision = match &change.state {
            State::Stuck {
                reason: Reason::Conflict { fields, .. },
                ..
            } if chance > 1 => {
                let side = if chance > 5 { Side::Mine } else { Side::Theirs };
                Decision::Resolve(
                    fields
                        .iter()
                        .map(|field| (field.pointer.clone(), side))
                        .collect(),
                )
            }
            _ if chance == 0 => Decision::Discard,
            _ if chance < 4 && has_fields(change) => {
                let mut fields = change.fields.clone();
                fields["phone"] = value.into();
                Decision::Edit(fields.to_string().into_bytes())
            }
            _ if is_stuck => Decision::TryAgain,
            _ => return,
        };
        let now = self.now;
        let Some(owner) = self.devices.get_mut(device) else {
            return;
        };
        owner.is_to_go(number, &decision);
        want(&mut self.office, change);
        if let Some(tab) = owner.tabs.get_mut(tab) {
            tab.input(now, Input::Decide(number, decision));
        }
    }

    /// Everybody decides about everything that is stuck: at last it is given up.
    pub(super) fn all_decide(&mut self) {
        for device in 0..self.devices.len() {
            let rows = self
                .devices
                .get(device)
                .map(Device::rows)
                .unwrap_or_default();
            for (number, change) in rows {
                let State::Stuck { reason, .. } = &change.state else {
                    continue;
                };
                let decision = match reason {
                    Reason::Conflict { fields, .. } => {
                        let each = fields
                            .iter()
                            .map(|field| (field.pointer.clone(), Side::Mine));
                        Decision::Resolve(each.collect())
                    }
                    Reason::Gone | Reason::DependsOn(_) => Decision::Discard,
                    _ => Decision::TryAgain,
                };
                let now = self.now;
                let Some(owner) = self.devices.get_mut(device) else {
                    continue;
                };
                owner.is_to_go(number, &decision);
                want(&mut self.office, &change);
                if let Some(tab) = owner.tabs.iter_mut().find(|tab| tab.leads) {
                    tab.input(now, Input::Decide(number, decision));
                }
            }
        }
    }

    pub(super) fn person_signs_in(&mut self) {
        if let Some(device) = self.choose(self.devices.len()) {
            self.sign_in(device);
        }
    }

    pub(super) fn everybody_signs_in(&mut self) {
        (0..self.devices.len()).for_each(|device| self.sign_in(device));
    }

    fn sign_in(&mut self, device: usize) {
        let (now, token) = (self.now, self.office.token);
        if let Some(device) = self.devices.get_mut(device) {
            device.sign_in(token);
            let source = device.source.id.clone();
            for tab in &mut device.tabs {
                tab.input(now, Input::SignedIn(source.clone()));
            }
        }
    }
}

/// Whoever decides about a change may want its values back, though others wrote over them.
fn want(office: &mut Office, change: &Change) {
    let fields = change.fields.as_object().into_iter().flatten();
    let values = fields.filter_map(|(_, value)| value.as_str());
    office.wanted.extend(values.map(str::to_owned));
}
