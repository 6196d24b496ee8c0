//! Which simulated worlds are lived through: some in every run, 100,000 with `LOTSE_LONG`, those that are asked for
//! with `SEEDS=500` or `SEED=17`, and those in which something went wrong once.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Lives through every second world, from the first or the second on, and gives what each came to.
pub fn every_second<T>(first: u64, usual: u64, live: impl Fn(u64) -> T) -> Vec<T> {
    if let Some(seed) = number("SEED") {
        return vec![live(seed)];
    }
    let long = std::env::var_os("LOTSE_LONG").is_some();
    let seeds = number("SEEDS").unwrap_or(if long { 100_000 } else { usual });
    let worlds = (0..seeds / 2).map(|number| number * 2 + first);
    worlds
        .map(|seed| {
            let lived = catch_unwind(AssertUnwindSafe(|| live(seed)));
            lived.unwrap_or_else(|_| panic!("failing seed: {seed} (SEED={seed} runs it alone)"))
        })
        .collect()
}

/// Lives through worlds in which something went wrong once; beside each seed what that was.
pub fn found<T>(worlds: &[(u64, &str)], live: impl Fn(u64) -> T) {
    for (seed, what) in worlds {
        let lived = catch_unwind(AssertUnwindSafe(|| live(*seed)));
        assert!(lived.is_ok(), "seed {seed}: {what}");
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
