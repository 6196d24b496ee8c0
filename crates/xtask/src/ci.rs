//! `cargo xtask ci`: what `.ci/run` does on a machine that has nothing yet.

use anyhow::Result;

use crate::test;

/// Runs every step of `test`.
pub fn run(arguments: &[String]) -> Result<()> {
    test::run(arguments)
}
