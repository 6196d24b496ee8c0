//! Requests of IndexedDB as futures, and errors of the browser by their names.
//!
//! A request's own events settle a promise: no closure of ours is called while a transaction is open.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbRequest, IdbTransaction};

/// What went wrong, as the browser calls it (`QuotaExceededError`); empty when it has no name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure(pub String);

impl Failure {
    fn of(exception: Option<DomException>) -> Self {
        Self(
            exception
                .map(|exception| exception.name())
                .unwrap_or_default(),
        )
    }
}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        Self::of(thrown.dyn_into().ok())
    }
}

/// A request that was issued; its end is heard from now on, awaited or not.
pub(crate) struct Pending {
    request: IdbRequest,
    end: JsFuture,
}

impl Pending {
    pub fn new(request: IdbRequest) -> Self {
        let end = settled(&mut |resolve, reject| {
            request.set_onsuccess(Some(resolve));
            request.set_onerror(Some(reject));
        });
        Self { request, end }
    }

    /// What the request brought.
    pub async fn result(self) -> Result<JsValue, Failure> {
        match self.end.await {
            Ok(_) => Ok(self.request.result()?),
            Err(_) => Err(Failure::of(self.request.error().ok().flatten())),
        }
    }
}

/// Ends a transaction that was asked everything, and waits until it is complete.
#[expect(
    deprecated,
    reason = "an old description of the interface called commit so; browsers and the standard do not"
)]
pub(crate) async fn finish(transaction: &IdbTransaction) -> Result<(), Failure> {
    let end = settled(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onabort(Some(reject));
    });
    let ended = match transaction.commit() {
        Ok(()) => end.await.map(drop),
        Err(thrown) => Err(thrown),
    };
    // A store that runs full while finishing says so at the transaction only.
    ended.map_err(|thrown| match transaction.error() {
        Some(exception) => Failure(exception.name()),
        None => thrown.into(),
    })
}

/// A future that ends when one of the two functions is called, the first for good, the second for bad.
fn settled(hand_out: &mut dyn FnMut(&Function, &Function)) -> JsFuture {
    let promise = Promise::new(&mut |resolve, reject| hand_out(&resolve, &reject));
    promise.into()
}
