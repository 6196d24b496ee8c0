//! How changes reach a backend: the writing half of a profile's interpreter.
//!
//! Whatever a profile says: an answer counts only when it can be the source's, what the source answers is
//! taken over (its id too), a refusal that may mean another thing is looked into by reading the record, and
//! a create that may have arrived is looked up where that is possible.

mod record;
mod takes;
mod content;
mod address;
mod answer;
mod refusals;
mod delivery;

use std::{cell::RefCell, rc::Rc};

use self::delivery::{Begun, Way};
use super::link::Base;
use crate::{
    http::Request,
    outbox::{Change, Delivery, Operation as Change_, Outcome, Step, Writer},
    profile::{self, Concurrency, Credentials, List, Pointer, Profile, Scheme},
};

/// Writes to one backend as its profile says.
#[derive(Debug)]
pub struct Writing {
    profile: Rc<Profile>,
    base: Base,
    credentials: RefCell<Credentials>,
}

impl Writing {
    /// A writer to the backend below `base_url`.
    pub fn new(profile: impl Into<Rc<Profile>>, base_url: impl Into<String>) -> Self {
        Self {
            profile: profile.into(),
            base: Base::new(base_url),
            credentials: RefCell::default(),
        }
    }

    /// What the person signed in with, from now on. Afterwards the outbox is told
    /// [`Input::SignedIn`](crate::outbox::Input::SignedIn).
    pub fn sign_in(&self, credentials: Credentials) {
        self.credentials.replace(credentials);
    }

    /// Whether the profile lets records of this kind be written so.
    pub fn allows(&self, kind: &str, operation: Change_) -> bool {
        self.list(kind, operation).is_some()
    }

    /// The places of a record's body that can be changed: none where the profile allows no change of this kind,
    /// the root where all of it can.
    pub fn takes(&self, kind: &str) -> Vec<Pointer> {
        let list = self.list(kind, Change_::Update);
        list.map_or_else(Vec::new, |list| record::mapping(list).takes())
    }

    fn list(&self, kind: &str, operation: Change_) -> Option<&List> {
        let allows = |list: &List| way(list, operation).is_some();
        self.profile.list_of(kind, allows)
    }

    fn begun(&self, change: &Change) -> Option<Begun> {
        let list = self.list(&change.kind, change.operation)?;
        Some(Begun {
            list: Rc::new(list.clone()),
            way: Way {
                base: self.base.clone(),
                transport: self.profile.transport.clone(),
                credentials: self.credentials.borrow().clone(),
            },
            change: change.clone(),
        })
    }
}

/// How a list is written to.
fn way(list: &List, operation: Change_) -> Option<&profile::Operation> {
    match operation {
        Change_::Create => list.writes.create.as_ref(),
        Change_::Update => list.writes.update.as_ref(),
        Change_::Delete => list.writes.delete.as_ref(),
    }
}

impl Writer for Writing {
    fn deliver(&self, change: &Change, repeated: bool) -> (Box<dyn Delivery>, Step) {
        match self.begun(change) {
            Some(begun) => delivery::begin(begun, repeated),
            None => (Box::new(Nowhere), Step::Done(Outcome::NotAllowed)),
        }
    }

    fn prepare(&self, change: &Change) -> Option<Request> {
        let begun = self.begun(change)?;
        let signed = begun.way.signs();
        let safe = match (&begun.list.concurrency, change.operation) {
            // A taken id is refused by POST, and by any method under the condition.
            (concurrency, Change_::Create) => {
                let own = delivery::own_id(&begun.list, change).is_some();
                let guarded = matches!(concurrency, Concurrency::IfMatch { create, .. } if !create.is_empty());
                let posts = way(&begun.list, change.operation)
                    .is_some_and(|way| way.method == crate::http::Method::Post);
                own && (guarded || posts)
            }
            (Concurrency::None | Concurrency::Check, _) => false,
            _ => true,
        };
        (safe && !signed).then(|| delivery::first_write(begun))?
    }
}

/// A change that the profile has no way for.
#[derive(Debug)]
struct Nowhere;

impl Delivery for Nowhere {
    fn answer(&mut self, _: Result<&crate::http::Response, crate::http::Unreachable>) -> Step {
        Step::Done(Outcome::NotAllowed)
    }
}

impl Way {
    /// Whether requests carry credentials.
    fn signs(&self) -> bool {
        self.header().is_some() || self.parameter().is_some()
    }

    fn header(&self) -> Option<(String, String)> {
        self.transport.auth.scheme.header(&self.credentials)
    }

    fn parameter(&self) -> Option<(String, String)> {
        self.transport.auth.scheme.parameter(&self.credentials)
    }

    /// Whether there is a way to sign in.
    fn can_sign_in(&self) -> bool {
        self.transport.auth.scheme != Scheme::None
    }
}

#[cfg(test)]
mod tests;
