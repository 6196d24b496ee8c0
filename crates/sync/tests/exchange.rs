//! The simulated world of writing comes to rest with nothing lost, nothing doubled and all in agreement.
//!
//! `LOTSE_LONG=1 cargo test -p lotse-sync --release --test exchange` for 100,000 seeds; see `seeds`.

mod seeds;

use lotse_sync::testing::Exchange;

/// Runs a world for a while, lets it settle and checks it.
fn live(seed: u64) -> usize {
    let mut world = Exchange::new(seed);
    for _ in 0..250 {
        world.step();
    }
    world.settle();
    world.check();
    world.doubles()
}

fn come_to_agree(first: u64) {
    let doubles: usize = seeds::every_second(first, 2_000, live).iter().sum();
    println!("{doubles} records stand twice where the server cannot tell");
}

#[test]
fn even_seeds_come_to_agree() {
    come_to_agree(0);
}

#[test]
fn odd_seeds_come_to_agree() {
    come_to_agree(1);
}

/// Worlds in which something went wrong once, and what that was.
const FOUND: [(u64, &str); 9] = [
    (
        13,
        "a row that was not stored yet asked to be sent at once, and hid when the store was to be tried again",
    ),
    (
        40,
        "a tab stored a change and died before it told the leading one, which never looked",
    ),
    (
        97,
        "a clock was set back, and a tab that had not read the rows numbered a removal before its create",
    ),
    (
        110,
        "a service worker sent a create, and an edit of it was taken for sent when it was found there",
    ),
    (
        149,
        "a follower wrote its old rows over newer ones when the person signed in",
    ),
    (
        850,
        "a create that was being sent when the app died was edited as if it had never been tried",
    ),
    (
        1098,
        "two tabs that knew the same rows took the same number, and one change was gone",
    ),
    (
        1135,
        "JSON of something else was taken for an acknowledgement, because none was to be expected",
    ),
    (
        30577,
        "a stranger answered a removal, and the record that somebody had changed was taken for removed",
    ),
];

#[test]
fn what_went_wrong_once_does_not_again() {
    seeds::found(&FOUND, live);
}
