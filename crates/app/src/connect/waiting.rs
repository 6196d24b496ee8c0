//! A value that is waited for, as a command waits for what the outbox says of it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A place where one value is left and waited for.
#[derive(Debug)]
pub struct Slot<T>(Rc<RefCell<(Option<T>, Option<Waker>)>>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Slot<T> {
    /// Leaves the value; the first one that is left holds.
    pub fn leave(&self, value: T) {
        let (place, waker) = &mut *self.0.borrow_mut();
        place.get_or_insert(value);
        if let Some(waker) = waker.take() {
            waker.wake();
        }
    }

    /// Waits for the value.
    pub async fn wait(&self) -> T {
        poll_fn(|context| {
            let (place, waker) = &mut *self.0.borrow_mut();
            *waker = Some(context.waker().clone());
            place.take().map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }
}
