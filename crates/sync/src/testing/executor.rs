//! Running futures without a runtime.

use std::{
    cell::Cell,
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use crate::{driver::Clock, time::Timestamp};

/// Polls a future until it is done. Nothing in this crate's tests waits for anything outside.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// A clock whose waits are over at once; its time moves by what was waited.
#[derive(Debug, Default)]
pub struct NoWait(Cell<u64>);

impl Clock for NoWait {
    fn now(&self) -> Timestamp {
        Timestamp::default().plus_millis(self.0.get())
    }

    async fn sleep(&self, millis: u64) {
        self.0.set(self.0.get().saturating_add(millis));
    }
}
