//! The device's clock as the sync engine sees it.

use lotse_sync::{Clock, Timestamp};

use crate::platform::clock;

/// The device's clock and timers.
pub struct DeviceClock;

impl Clock for DeviceClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(clock::now_ms() as i64)
    }

    async fn sleep(&self, millis: u64) {
        clock::sleep(i32::try_from(millis).unwrap_or(i32::MAX)).await;
    }
}
