//! What happens in the world: the office acts, tabs open and die, requests are answered.

use serde_json::json;

use super::{
    Exchange,
    tab::{ENGINE, OUTBOX, Pending, Tab},
};
use crate::{
    documents::Documents,
    event::Event,
    outbox::{Input, Prepared, RawAnswer, overlay::past, write},
    store::{Area, Batch, Store, StoreError},
    testing::block_on,
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
        owner.hear();
        let tab = owner.tabs.swap_remove(tab);
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

    /// Announcements reach the other tabs of the device.
    pub(super) fn announce(&mut self) {
        let now = self.now;
        for device in &mut self.devices {
            for place in 0..device.tabs.len() {
                let Some(tab) = device.tabs.get_mut(place) else {
                    continue;
                };
                let [copies, outboxes] = std::mem::take(&mut tab.announced);
                let others = device
                    .tabs
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| *at != place);
                for (_, other) in others {
                    for _ in 0..copies {
                        other.handle(ENGINE, now, Event::FollowerTold);
                    }
                    if outboxes > 0 {
                        other.input(now, Input::Told);
                    }
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
