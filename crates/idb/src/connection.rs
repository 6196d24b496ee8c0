//! The open database: made when first needed, let go of when another tab wants to change it.

use std::{
    cell::RefCell,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use indexed_db_futures::{
    Build,
    database::Database,
    error::OpenDbError,
    future::{OpenDbRequest, VoidRequest},
    internals::SystemRepr,
};
use lotse_sync::StoreError;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;

use crate::{
    problem,
    schema::{self, Step},
};

#[derive(Debug)]
pub(crate) struct Connection {
    name: String,
    steps: &'static [Step],
    open: Rc<RefCell<Option<Database>>>,
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

    /// The database, opened if it is not.
    pub async fn database(&self) -> Result<Database, StoreError> {
        let open = self.open.borrow().clone();
        if let Some(database) = open {
            return Ok(database);
        }
        let outcome: Outcome<Database> = Outcome::default();
        let request = self
            .request(&outcome)
            .map_err(|error| problem::opening(&error))?;
        let (open, left) = (self.open.clone(), outcome.clone());
        // On its own, whether somebody still waits or not: a request that is dropped half-way would
        // make a database without object stores, or hold a connection nobody closes.
        spawn_local(async move {
            left.leave(match request.await {
                Ok(database) => Ok(keep(database, &open)),
                Err(error) => Err(problem::opening(&error)),
            });
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
        let request: VoidRequest =
            Database::delete_by_name(&self.name).map_err(|error| problem::opening(&error))?;
        let outcome: Outcome<()> = Outcome::default();
        let blocked = outcome.clone();
        let on_blocked = Closure::once_into_js(move || blocked.leave(Err(StoreError::Blocked)));
        let raw: &web_sys::IdbOpenDbRequest = request.as_sys().unchecked_ref();
        raw.set_onblocked(function(&on_blocked));
        let left = outcome.clone();
        spawn_local(async move {
            let erased = request.await.map_err(OpenDbError::Base);
            left.leave(erased.map_err(|error| problem::opening(&error)));
        });
        outcome.wait().await
    }

    fn request(&self, outcome: &Outcome<Database>) -> Result<OpenDbRequest, OpenDbError> {
        let (blocked, steps) = (outcome.clone(), self.steps);
        Database::open(self.name.as_str())
            .with_version(steps.len() as u32)
            .with_on_blocked(move |_| {
                blocked.leave(Err(StoreError::Blocked));
                Ok(())
            })
            .with_on_upgrade_needed(|event, database| {
                schema::upgrade(steps, event.old_version() as u32, &database)
            })
            .build()
    }
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
fn keep(database: Database, open: &Rc<RefCell<Option<Database>>>) -> Database {
    let (held, closing) = (open.clone(), database.clone());
    let let_go = Closure::once_into_js(move || {
        held.borrow_mut().take();
        closing.close();
    });
    let held = open.clone();
    let forget = Closure::once_into_js(move || drop(held.borrow_mut().take()));
    database.as_sys().set_onversionchange(function(&let_go));
    database.as_sys().set_onclose(function(&forget));
    *open.borrow_mut() = Some(database.clone());
    database
}

fn function(closure: &JsValue) -> Option<&js_sys::Function> {
    closure.dyn_ref()
}
