//! The simulated world comes to rest with device and server in agreement, whatever happened before.
//!
//! `SEEDS=100000 cargo test -p lotse-sync --release --test world` for more; `SEED=17` for one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lotse_sync::testing::World;

/// Runs a world for a while, lets it settle and checks it.
fn live(seed: u64) {
    let mut world = World::new(seed);
    for _ in 0..150 {
        world.step();
    }
    world.settle();
    world.check();
}

fn check(share: u64) {
    if let Some(seed) = number("SEED") {
        return live(seed);
    }
    let seeds = number("SEEDS").unwrap_or(2_400) / 2;
    for seed in (0..seeds).map(|number| number * 2 + share) {
        let lived = catch_unwind(AssertUnwindSafe(|| live(seed)));
        assert!(
            lived.is_ok(),
            "failing seed: {seed} (SEED={seed} runs it alone)"
        );
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn even_seeds_come_to_agree() {
    check(0);
}

#[test]
fn odd_seeds_come_to_agree() {
    check(1);
}
