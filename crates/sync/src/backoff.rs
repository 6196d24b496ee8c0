//! How long to wait before trying again, and the little randomness that takes.

/// The wait grows to this, in milliseconds.
const LONGEST: u64 = 5 * 60 * 1000;

/// The bound of the first wait, in milliseconds.
const FIRST: u64 = 2_000;

/// A small generator of pseudo-random numbers (SplitMix64); not for secrets.
#[derive(Clone, Debug)]
pub(crate) struct Prng(u64);

impl Prng {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number in `0..bound`; 0 for a bound of 0. The bias is far below what waiting notices.
    pub const fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.draw() % bound }
    }
}

/// Full jitter: milliseconds to wait after so many failures in a row, anything up to a bound that
/// doubles, so that phones cut off together do not come back together.
pub(crate) fn wait(prng: &mut Prng, failures: u32) -> u64 {
    let doublings = failures.saturating_sub(1).min(20);
    prng.below((FIRST << doublings).min(LONGEST) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_spread_over_a_bound_that_doubles_and_ends() {
        let mut prng = Prng::new(1);
        for (failures, bound) in [(1, 2_000), (2, 4_000), (5, 32_000), (40, LONGEST)] {
            let waits: Vec<u64> = (0..200).map(|_| wait(&mut prng, failures)).collect();
            assert!(waits.iter().all(|wait| *wait <= bound), "{failures}");
            assert!(waits.iter().any(|wait| *wait > bound * 3 / 4), "{failures}");
            assert!(waits.iter().any(|wait| *wait < bound / 4), "{failures}");
        }
    }
}
