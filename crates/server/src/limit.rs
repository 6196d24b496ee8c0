//! How often somebody may do something: token buckets, by client and for all together.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::client::Client;

/// How often clients whose buckets are full again are forgotten; the rate for all bounds how many come in between.
const SWEEP: Duration = Duration::from_secs(60);

/// So much at once, and so much each minute from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    burst: u32,
    per_minute: u32,
}

/// The text is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadRate;

/// Buckets that fill up again by themselves.
#[derive(Debug)]
pub struct Limiter {
    each: Rate,
    all: Rate,
    buckets: Mutex<Buckets>,
}

/// A bucket is the moment at which it will be full again.
#[derive(Debug, Default)]
struct Buckets {
    each: HashMap<Client, Instant>,
    all: Option<Instant>,
    swept: Option<Instant>,
}

impl Rate {
    /// `burst` at once and `per_minute` from then on.
    pub const fn new(burst: u32, per_minute: u32) -> Self {
        Self { burst, per_minute }
    }

    /// What one more makes of the bucket, or how long to wait for it.
    fn take(self, full_at: Option<Instant>, now: Instant) -> Result<Instant, Duration> {
        let one = Duration::from_secs(60) / self.per_minute.max(1);
        let full_at = full_at.map_or(now, |full_at| full_at.max(now)) + one;
        match (full_at - now).checked_sub(one * self.burst) {
            None | Some(Duration::ZERO) => Ok(full_at),
            Some(wait) => Err(wait),
        }
    }
}

impl Limiter {
    /// `each` for a client and `all` for all of them together.
    pub fn new(each: Rate, all: Rate) -> Self {
        Self {
            each,
            all,
            buckets: Mutex::default(),
        }
    }

    /// Takes one out of the client's bucket and of everybody's.
    ///
    /// # Errors
    /// When one of them is empty, with the time to wait; then nothing was taken.
    pub fn take(&self, client: Client, now: Instant) -> Result<(), Duration> {
        let mut buckets = self.lock();
        let each = self.each.take(buckets.each.get(&client).copied(), now)?;
        let all = self.all.take(buckets.all, now)?;
        if *buckets.swept.get_or_insert(now) + SWEEP <= now {
            // A bucket that is full again is as good as none.
            buckets.each.retain(|_, full_at| *full_at > now);
            buckets.swept = Some(now);
        }
        buckets.each.insert(client, each);
        buckets.all = Some(all);
        Ok(())
    }

    /// Whether there is one to take in the client's own bucket; what others do is not held against it.
    ///
    /// # Errors
    /// When there is none, with the time to wait.
    pub fn check(&self, client: Client, now: Instant) -> Result<(), Duration> {
        let full_at = self.lock().each.get(&client).copied();
        self.each.take(full_at, now).map(drop)
    }

    fn lock(&self) -> MutexGuard<'_, Buckets> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FromStr for Rate {
    type Err = BadRate;

    /// Reads `20/1`: twenty at once, one each minute.
    fn from_str(text: &str) -> Result<Self, BadRate> {
        let (burst, per_minute) = text.split_once('/').ok_or(BadRate)?;
        let number = |text: &str| text.trim().parse().ok().filter(|n| *n > 0).ok_or(BadRate);
        Ok(Self::new(number(burst)?, number(per_minute)?))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.burst, self.per_minute)
    }
}

impl fmt::Display for BadRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rate is written 20/1: twenty at once, one each minute; both at least 1")
    }
}

impl std::error::Error for BadRate {}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn client(n: u32) -> Client {
        Client::of(IpAddr::V4(Ipv4Addr::from_bits(n)))
    }

    #[test]
    fn so_much_at_once_and_so_much_each_minute() {
        let limiter = Limiter::new(Rate::new(3, 2), Rate::new(100, 100));
        let start = Instant::now();
        let take = |seconds| limiter.take(client(1), start + Duration::from_secs(seconds));
        for _ in 0..3 {
            assert_eq!(take(0), Ok(()));
        }
        assert_eq!(take(0), Err(Duration::from_secs(30)));
        assert_eq!(take(10), Err(Duration::from_secs(20)));
        assert_eq!(take(30), Ok(()));
        assert_eq!(take(30), Err(Duration::from_secs(30)));
        // An hour later the bucket is full, and not fuller.
        for _ in 0..3 {
            assert_eq!(take(3600), Ok(()));
        }
        assert!(take(3600).is_err());
    }

    #[test]
    fn one_clients_bucket_is_not_anothers_but_all_share_one() {
        let limiter = Limiter::new(Rate::new(1, 1), Rate::new(2, 1));
        let now = Instant::now();
        assert_eq!(limiter.take(client(1), now), Ok(()));
        assert!(limiter.take(client(1), now).is_err());
        assert_eq!(limiter.check(client(2), now), Ok(()));
        assert_eq!(limiter.take(client(2), now), Ok(()));
        // The third finds everybody's bucket empty and keeps its own.
        assert!(limiter.take(client(3), now).is_err());
        assert_eq!(limiter.check(client(3), now), Ok(()));
        assert_eq!(limiter.lock().each.len(), 2);
    }

    #[test]
    fn clients_with_full_buckets_are_forgotten() {
        let limiter = Limiter::new(Rate::new(3, 1), Rate::new(100, 100));
        let start = Instant::now();
        let take = |n, seconds| {
            let now = start + Duration::from_secs(seconds);
            limiter.take(client(n), now).unwrap();
            limiter.lock().each.len()
        };
        assert_eq!((take(1, 0), take(2, 0), take(2, 1)), (1, 2, 2));
        // After a minute the first bucket is full again, after two the second is, too.
        assert_eq!(take(3, 60), 2);
        assert_eq!(take(4, 180), 1);
    }

    #[test]
    fn a_rate_is_written_with_a_slash() {
        assert_eq!("20/1".parse(), Ok(Rate::new(20, 1)));
        for bad in ["", "20", "20/", "0/1", "1/0", "-1/1", "20/1/1"] {
            assert_eq!(bad.parse::<Rate>(), Err(BadRate), "{bad}");
        }
    }
}
