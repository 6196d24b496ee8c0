//! The simulated world comes to rest with device and server in agreement, whatever happened before.
//!
//! `LOTSE_LONG=1 cargo test -p lotse-sync --release --test world` for 100,000 seeds; see `seeds`.

mod seeds;

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

#[test]
fn even_seeds_come_to_agree() {
    seeds::every_second(0, 2_400, live);
}

#[test]
fn odd_seeds_come_to_agree() {
    seeds::every_second(1, 2_400, live);
}

/// Worlds in which something went wrong once, and what that was.
const FOUND: [(u64, &str); 3] = [
    (
        6821,
        "a full pull found a handed-over copy right, and a tab that does not lead was not told that it is whole",
    ),
    (14104, "the same in another order"),
    (
        70790,
        "a copy was handed over while a list was compared with the one before, and was dropped as unreadable",
    ),
];

#[test]
fn what_went_wrong_once_does_not_again() {
    seeds::found(&FOUND, live);
}
