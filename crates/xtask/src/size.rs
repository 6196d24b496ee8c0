//! `cargo xtask size`: the bytes a newcomer's phone loads, against the budget.
//!
//! The compressed bytes are those of the copies in dist/ that the server sends.

mod files;
mod table;

use anyhow::{Result, bail, ensure};

use crate::binaries::{Binary, READING};
use crate::markers;
use crate::workspace;
use files::Part;

/// What a first visit may load without content, compressed with brotli, in bytes.
/// docs/performance.md names the distance to it and its cause; what is never exceeded is the limit of the binary.
pub const BUDGET: u64 = 225_000;

const PAGE: &str = "docs/performance.md";

/// Prints the table and fails over budget; `--write` also puts the table into the documentation.
pub fn run(arguments: &[String]) -> Result<()> {
    let write = match arguments {
        [] => false,
        [argument] if argument == "--write" => true,
        [argument, ..] => bail!("unknown argument {argument}"),
    };
    let parts = files::parts(&workspace::dist())?;
    let table = table::table(&parts);
    println!("{table}");
    if write {
        markers::write_into(PAGE, "size", &table)?;
    }
    check(&parts)
}

/// Fails when a binary exceeds its limit; says so when the first visit exceeds the budget.
fn check(parts: &[Part]) -> Result<()> {
    for binary in Binary::all() {
        let Binary { name, limit } = binary;
        let bytes = files::total(parts, binary).brotli;
        ensure!(
            bytes <= *limit,
            "the start of {name} loads {bytes} bytes, {} over its limit of {limit}",
            bytes - limit
        );
    }
    let first = files::total(parts, &READING).brotli;
    if first > BUDGET {
        println!(
            "Unmet: {} bytes over the budget of {BUDGET}; the limit is {}.",
            first - BUDGET,
            READING.limit
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binaries::FURTHER;
    use files::{Bytes, When};

    fn wasm(binary: &'static Binary, brotli: u64) -> Part {
        let bytes = Bytes {
            raw: brotli * 3,
            gzip: brotli * 2,
            brotli,
        };
        Part {
            name: "Wasm".into(),
            when: When::Start(binary),
            bytes,
        }
    }

    #[test]
    fn limits_are_kept_to_the_byte_and_not_below_the_budget() {
        const { assert!(READING.limit >= BUDGET) };
        for binary in Binary::all() {
            let full = || wasm(binary, binary.limit);
            assert!(check(&[full()]).is_ok());
            let error = check(&[full(), wasm(binary, 1)]).unwrap_err().to_string();
            assert!(error.contains("1 over its limit"), "{error}");
        }
        let both = [wasm(&READING, 200_000), wasm(&FURTHER[0], 190_000)];
        assert!(check(&both).is_ok(), "each counts for itself");
    }
}
