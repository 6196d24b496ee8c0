//! The open database: made when first needed, let go of when another tab wants to change it.

use std::{
    cell::RefCell,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use js_sys::{Function, Reflect};
use lotse_sync::StoreError;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbVersionChangeEvent};

use crate::{
    problem,
    request::Pending,
    schema::{self, Step},
};

#[derive(Debug)]
pub(crate) struct Connection {
    name: String,
    steps: &'static [Step],
    open: Rc<RefCell<Option<IdbDatabase>>>,
}

/// What a request brings: the end of it, or that it has to wait for another tab.
type Outcome<T> = Rc<Slot<Result<T, StoreError>>>;

/// A place where one value is left and waited for.
#[derive(Debug)]
struct Slot<T>(RefCell<(Option<T>, Option<Waker>)>);

impl Connection {
    /// A connection to a database of the version that these steps make.
    pub fn new(name: String, steps: &'static [Step]) -> Self {
        Self {
            name,
            steps,
            open: Rc::default(),
        }
    }

    /// The database's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The database, opened if it is not.
    pub async fn database(&self) -> Result<IdbDatabase, StoreError> {
        let open = self.open.borrow().clone();
        if let Some(database) = open {
            return Ok(database);
        }
        let outcome: Outcome<IdbDatabase> = Outcome::default();
        let request = factory()?
            .open_with_u32(&self.name, self.steps.len() as u32)
            .map_err(at_once)?;
        let steps = self.steps;
        let database = request.clone();
        let upgrade = Closure::once(move |event: IdbVersionChangeEvent| {
            let upgraded = opened(&database.result())
                .and_then(|database| schema::upgrade(steps, event.old_version() as u32, &database));
            if let (Err(_), Some(transaction)) = (upgraded, database.transaction()) {
                // The request fails then, and all stays as it was.
                let _ = transaction.abort();
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let blocked = tell_when_blocked(&request, &outcome);
        let (open, left) = (self.open.clone(), outcome.clone());
        // On its own, whether somebody still waits or not: a request that is dropped half-way would
        // make a database without object stores, or hold a connection nobody closes.
        spawn_local(async move {
            let result = Pending::new(request.into()).result().await;
            let result = result.map_err(|failure| problem::opening(&failure));
            drop((upgrade, blocked));
            left.leave(result.and_then(|database| {
                let database = opened(&Ok(database)).map_err(|_| StoreError::Broken)?;
                Ok(keep(database, &open))
            }));
        });
        outcome.wait().await
    }

    /// Lets go of a connection that turned out to be closed.
    pub fn forget(&self) {
        self.open.borrow_mut().take();
    }

    /// Closes and deletes the database.
    pub async fn erase(&self) -> Result<(), StoreError> {
        let open = self.open.borrow_mut().take();
        if let Some(database) = open {
            database.close();
        }
        let request = factory()?.delete_database(&self.name).map_err(at_once)?;
        let outcome: Outcome<()> = Outcome::default();
        let blocked = tell_when_blocked(&request, &outcome);
        let left = outcome.clone();
        spawn_local(async move {
            let erased = Pending::new(request.into()).result().await;
            drop(blocked);
            left.leave(match erased {
                Ok(_) => Ok(()),
                Err(failure) => Err(problem::opening(&failure)),
            });
        });
        outcome.wait().await
    }
}

/// The browser's IndexedDB, in a window or a worker.
fn factory() -> Result<IdbFactory, StoreError> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into());
    let factory = factory.map_err(|thrown| problem::opening(&thrown.into()))?;
    factory.dyn_into().map_err(|_| StoreError::Unavailable)
}

/// What is thrown before there is a request, whatever it is: no store is allowed here.
fn at_once(_: JsValue) -> StoreError {
    StoreError::Unavailable
}

fn opened(result: &Result<JsValue, JsValue>) -> Result<IdbDatabase, JsValue> {
    result.clone()?.dyn_into()
}

/// Another tab holds on: nobody waits for that.
fn tell_when_blocked<T: 'static>(
    request: &IdbOpenDbRequest,
    outcome: &Outcome<T>,
) -> Closure<dyn FnMut()> {
    let outcome = outcome.clone();
    let blocked = Closure::once(move || outcome.leave(Err(StoreError::Blocked)));
    request.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
    blocked
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T> Slot<T> {
    fn leave(&self, value: T) {
        let (place, waker) = &mut *self.0.borrow_mut();
        *place = Some(value);
        if let Some(waker) = waker.take() {
            waker.wake();
        }
    }

    async fn wait(&self) -> T {
        poll_fn(|context| {
            let (place, waker) = &mut *self.0.borrow_mut();
            *waker = Some(context.waker().clone());
            place.take().map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }
}

/// Keeps a fresh connection and closes it as soon as another tab wants to upgrade or delete the
/// database: a new version is never blocked by an old tab.
fn keep(database: IdbDatabase, open: &Rc<RefCell<Option<IdbDatabase>>>) -> IdbDatabase {
    let (held, closing) = (open.clone(), database.clone());
    let let_go = Closure::once_into_js(move || {
        held.borrow_mut().take();
        closing.close();
    });
    let held = open.clone();
    let forget = Closure::once_into_js(move || drop(held.borrow_mut().take()));
    database.set_onversionchange(function(&let_go));
    database.set_onclose(function(&forget));
    *open.borrow_mut() = Some(database.clone());
    database
}

fn function(closure: &JsValue) -> Option<&Function> {
    closure.dyn_ref()
}
