//! What happens in the world: people write and decide, tabs open and die, requests are answered.

use serde_json::{Value, json};

use super::{
    Exchange, Place,
    device::has_fields,
    tab::{ENGINE, OUTBOX, Pending, Tab},
};
use crate::{
    documents::Documents,
    event::Event,
    outbox::{
        Change, Decision, Input, NewChange, Number, Operation, Prepared, RawAnswer, Reason, Side,
        State,
        overlay::{past, shown},
        write,
    },
    store::{Area, Batch, Store, StoreError},
    testing::{block_on, office::Office},
};

impl Exchange {
    pub(super) fn office_acts(&mut self) {
        let ids = self.office.ids();
        let value = self.value();
        match (
            self.prng.below(8),
            self.choose(ids.len()).and_then(|at| ids.get(at)),
        ) {
            (0, _) | (_, None) => {
                self.office
                    .add(json!({"title": value, "phone": "none", "made": format!("made-{value}")}));
            }
            (1, Some(id)) => self.office.edit(id, None),
            (chance, Some(id)) => {
                let field = if chance < 5 { "title" } else { "phone" };
                self.office.edit(id, Some((field, &value)));
            }
        }
    }

    pub(super) fn open_tab(&mut self) {
        let Some(device) = self.choose(self.devices.len()) else {
            return;
        };
        if self
            .devices
            .get(device)
            .is_some_and(|device| device.tabs.len() < 2)
        {
            self.open(device);
        }
    }

    pub(super) fn open(&mut self, device: usize) {
        let seed = self.prng.draw();
        if let Some(device) = self.devices.get_mut(device) {
            let tab = Tab::open(self.now, seed, device);
            device.tabs.push(tab);
        }
    }

    /// What it was writing is written, or not; what it was sending arrives, or not.
    pub(super) fn kill_tab(&mut self) {
        let Some((device, tab)) = self.choose_tab() else {
            return;
        };
        let Some(owner) = self.devices.get_mut(device) else {
            return;
        };
        let mut tab = owner.tabs.swap_remove(tab);
        for (number, change) in tab.told.drain(..) {
            owner.told(number, change);
        }
        let store = owner.store.clone();
        for (_, pending) in tab.pending {
            let happens = self.prng.below(2) == 0;
            match pending {
                Pending::Commit(_, batch) if happens => {
                    block_on(store.commit(batch)).expect("memory takes everything");
                    self.written = true;
                }
                // What it says is never heard.
                Pending::Send(_, request) if happens => {
                    self.exchange(&request).ok();
                }
                _ => {}
            }
        }
    }

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
            .map(super::device::Device::rows)
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
                .map(super::device::Device::rows)
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

    pub(super) fn app_event(&mut self) {
        let chance = self.prng.below(8);
        let Some((device, tab)) = self.choose_tab() else {
            return;
        };
        let now = self.now;
        let Some(tab) = self
            .devices
            .get_mut(device)
            .and_then(|device| device.tabs.get_mut(tab))
        else {
            return;
        };
        let event = match chance {
            0..3 => Event::Refresh,
            3..6 => Event::Online,
            6 => Event::Idle,
            _ if tab.leads && tab.pending.is_empty() => {
                tab.leads = false;
                Event::BecameFollower
            }
            _ => return,
        };
        for which in [ENGINE, OUTBOX] {
            tab.handle(which, now, event.clone());
        }
    }

    pub(super) fn everybody(&mut self, event: impl Fn(usize) -> Event) {
        let now = self.now;
        for tab in self.devices.iter_mut().flat_map(|device| &mut device.tabs) {
            for which in [ENGINE, OUTBOX] {
                tab.handle(which, now, event(which));
            }
        }
    }

    /// Announcements reach the other tabs of the device; what was told reaches the person.
    pub(super) fn announce(&mut self) {
        let now = self.now;
        for device in &mut self.devices {
            for place in 0..device.tabs.len() {
                let Some(tab) = device.tabs.get_mut(place) else {
                    continue;
                };
                let told = std::mem::take(&mut tab.told);
                let [copies, outboxes] = std::mem::take(&mut tab.announced);
                let others = device
                    .tabs
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| *at != place);
                for (_, other) in others {
                    for generation in &copies {
                        other.handle(ENGINE, now, Event::FollowerTold(*generation));
                    }
                    if !outboxes.is_empty() {
                        other.input(now, Input::Told);
                    }
                }
                for (number, change) in told {
                    device.told(number, change);
                }
            }
        }
    }

    /// The apps compare their copies with what was sent.
    pub(super) fn app_compares(&mut self) {
        let now = self.now;
        for device in &mut self.devices {
            let Some(leader) = device.tabs.iter().position(|tab| tab.leads) else {
                continue;
            };
            let Ok(documents) = block_on(Documents::open(&device.store)) else {
                continue;
            };
            let overlays = device.overlays();
            let copy = |_: &str, _: &str, id: &str| {
                documents
                    .iter()
                    .find(|document| document.id == id)
                    .map(|document| document.json)
            };
            let past = past(&overlays, copy);
            if let Some(tab) = device.tabs.get_mut(leader) {
                tab.tell_checked(now);
                if !past.is_empty() {
                    tab.input(now, Input::Past(past));
                }
            }
        }
    }

    /// A service worker sends what is prepared, where no tab is open. It may die before it keeps the answer.
    pub(super) fn worker_sends(&mut self) {
        let Some(device) = self.choose(self.devices.len()) else {
            return;
        };
        let Some(owner) = self
            .devices
            .get(device)
            .filter(|device| device.tabs.is_empty())
        else {
            return;
        };
        let store = owner.store.clone();
        for (number, mut change) in owner.rows() {
            let Some(prepared) = change.request.clone().filter(|_| change.answer.is_none()) else {
                continue;
            };
            let Ok(answer) = self.exchange(&request(&prepared)) else {
                continue;
            };
            if self.prng.below(4) == 0 {
                return;
            }
            change.answer = Some(RawAnswer {
                status: answer.status,
                headers: answer.headers,
                body: String::from_utf8_lossy(&answer.body).into_owned(),
            });
            let mut batch = Batch::default();
            batch.put(Area::Outbox, number.key(), write(&change));
            block_on(store.commit(batch)).expect("memory takes everything");
            self.written = true;
        }
    }

    /// Somebody holds each device's lock, if any of its tabs is open.
    pub(super) fn lead(&mut self) {
        let now = self.now;
        for device in 0..self.devices.len() {
            let Some(owner) = self
                .devices
                .get(device)
                .filter(|device| !device.tabs.iter().any(|tab| tab.leads))
            else {
                continue;
            };
            let Some(chosen) = self.choose(owner.tabs.len()) else {
                continue;
            };
            let tab = self
                .devices
                .get_mut(device)
                .and_then(|device| device.tabs.get_mut(chosen));
            if let Some(tab) = tab {
                tab.leads = true;
                for which in [ENGINE, OUTBOX] {
                    tab.handle(which, now, Event::BecameLeader);
                }
            }
        }
    }

    /// One of the things a tab waits for happens.
    pub(super) fn perform(&mut self) {
        let Some((device, place)) = self.choose_tab() else {
            return;
        };
        let chance = self.prng.draw();
        let trouble = self.rough && self.prng.below(12) == 0;
        let twice = self.rough && self.prng.below(16) == 0;
        let now = self.now;
        let Some(owner) = self.devices.get_mut(device) else {
            return;
        };
        let store = owner.store.clone();
        let Some(tab) = owner
            .tabs
            .get_mut(place)
            .filter(|tab| !tab.pending.is_empty())
        else {
            return;
        };
        let chosen = (chance % tab.pending.len() as u64) as usize;
        let (which, pending) = tab.pending.swap_remove(chosen);
        match pending {
            Pending::Load(ticket, area, keys) => {
                let rows = match trouble {
                    true => Err(StoreError::Blocked),
                    false => block_on(store.load(area, keys)),
                };
                tab.handle(which, now, Event::Loaded(ticket, rows));
            }
            Pending::Commit(ticket, batch) => {
                let done = match trouble {
                    true => Err(StoreError::Full),
                    false => block_on(store.commit(batch)),
                };
                self.written = true;
                tab.handle(which, now, Event::Committed(ticket, done));
            }
            Pending::Answer(ticket, answer) => {
                if twice {
                    tab.pending
                        .push((which, Pending::Answer(ticket, answer.clone())));
                }
                tab.handle(which, now, Event::Answered(ticket, answer));
            }
            Pending::Send(ticket, request) => {
                let answer = self.exchange(&request);
                let owner = self.devices.get_mut(device);
                if let Some(tab) = owner.and_then(|owner| owner.tabs.get_mut(place)) {
                    tab.pending.push((which, Pending::Answer(ticket, answer)));
                }
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

/// The request as a service worker makes it of a row.
fn request(prepared: &Prepared) -> crate::http::Request {
    use crate::http::Method::{Delete, Get, Patch, Post, Put};
    let methods = [Get, Post, Put, Patch, Delete];
    let method = methods
        .into_iter()
        .find(|method| method.as_str() == prepared.method);
    crate::http::Request {
        method: method.expect("a method"),
        url: prepared.url.clone(),
        headers: prepared.headers.clone(),
        body: prepared.body.clone().map(String::into_bytes),
        patience_ms: 1,
    }
}
