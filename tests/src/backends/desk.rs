//! The office at a backend: fills it, changes it behind a device's back, and looks what it holds.

use lotse_sync::{Method, Response};
use serde_json::Value;

use super::{Headers, Kind, Offer, Stored};
use crate::http;

/// Somebody who may do everything at one backend.
///
/// Its methods panic when the backend refuses: in a test that means the test is wrong.
pub struct Desk {
    kind: Kind,
    url: String,
    headers: Headers,
}

impl Desk {
    pub(super) fn new(kind: Kind, url: String, headers: Headers) -> Desk {
        Desk { kind, url, headers }
    }

    /// All records there are, by id.
    pub fn all(&self) -> Vec<Stored> {
        let adapter = self.kind.adapter();
        let mut all: Vec<Stored> = adapter
            .all(self)
            .iter()
            .map(|raw| adapter.read(raw))
            .collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// One record, if it is there.
    pub fn get(&self, id: &str) -> Option<Stored> {
        self.all().into_iter().find(|stored| stored.id == id)
    }

    /// Makes a record under an id of our choosing, see [`Desk::own_id`].
    pub fn create(&self, id: &str, offer: &Offer) {
        self.kind.adapter().create(self, id, offer);
    }

    /// Makes [`Offer::sample`]s of these numbers, each under its [`Desk::own_id`].
    pub fn seed(&self, numbers: std::ops::Range<u32>) {
        for number in numbers {
            self.create(&self.own_id(number), &Offer::sample(number));
        }
    }

    /// Replaces what a record says, whatever it said before.
    ///
    /// # Panics
    /// When it is not there.
    pub fn update(&self, id: &str, offer: &Offer) {
        self.kind.adapter().update(self, &self.must_get(id), offer);
    }

    /// Takes a record away.
    ///
    /// # Panics
    /// When it is not there.
    pub fn delete(&self, id: &str) {
        self.kind.adapter().delete(self, &self.must_get(id));
    }

    /// An id this backend takes; ids sort like their numbers.
    pub fn own_id(&self, number: u32) -> String {
        self.kind.adapter().own_id(number)
    }

    fn must_get(&self, id: &str) -> Stored {
        self.get(id)
            .unwrap_or_else(|| panic!("{} holds no {id}", self.kind))
    }

    /// Sends JSON with the office's header fields and these, and expects success.
    pub(super) fn call(
        &self,
        method: Method,
        path: &str,
        more: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Value {
        let mut headers = self.headers.clone();
        headers.extend(more.iter().map(|(name, value)| http::field(name, value)));
        http::expect_json(&self.url, method, path, headers, body)
    }

    /// Reads JSON and expects success.
    pub(super) fn read(&self, path: &str) -> Value {
        self.call(Method::Get, path, &[], None)
    }

    /// Reads JSON and also wants the header fields.
    pub(super) fn ask(&self, path: &str) -> (Response, Value) {
        http::expect(&self.url, Method::Get, path, self.headers.clone(), None)
    }
}
