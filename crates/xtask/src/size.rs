//! `cargo xtask size`: the bytes a newcomer's phone loads, against the budget.
//!
//! The compressed bytes are those of the copies in dist/ that the server sends.

mod files;
mod table;

use anyhow::{Result, bail, ensure};

use crate::markers;
use crate::workspace;
use files::{Part, When};

/// What a first visit may load without content, compressed with brotli, in bytes.
pub const BUDGET: u64 = 225_000;

/// What a first visit never exceeds, whatever comes; it fails the check.
/// docs/performance.md names the distance to the budget and its cause.
pub const CEILING: u64 = 250_000;

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

/// Fails when the first visit exceeds the ceiling; says so when it exceeds the budget.
fn check(parts: &[Part]) -> Result<()> {
    let bytes = files::total(parts, When::First).brotli;
    ensure!(
        bytes <= CEILING,
        "a first visit loads {bytes} bytes, {} over the ceiling of {CEILING}",
        bytes - CEILING
    );
    if bytes > BUDGET {
        println!(
            "Unmet: {} bytes over the budget of {BUDGET}; the ceiling is {CEILING}.",
            bytes - BUDGET
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use files::Bytes;

    fn wasm(brotli: u64) -> Part {
        let bytes = Bytes {
            raw: brotli * 3,
            gzip: brotli * 2,
            brotli,
        };
        Part {
            name: "Wasm".into(),
            when: When::First,
            bytes,
        }
    }

    #[test]
    fn ceiling_is_kept_to_the_byte_and_not_below_the_budget() {
        const { assert!(CEILING >= BUDGET) };
        assert!(check(&[wasm(CEILING)]).is_ok());
        let error = check(&[wasm(CEILING), wasm(1)]).unwrap_err().to_string();
        assert!(error.contains("1 over the ceiling"), "{error}");
    }
}
