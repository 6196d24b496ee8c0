//! Prints a made-up city as `lotse-server import` reads it, an array with a record per line:
//! `cargo run -p lotse-core --features generate --example made_up_city -- 10000 > city.json`.
//!
//! `-- 10000 --offers 100 --rev 2` prints only so many of its offers, spread over the city, in that
//! revision: what an office would import next. Revision 1 takes it back.

use std::io::{self, Write};
use std::process::ExitCode;

use lotse_core::generate::City;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

const SEED: u64 = 1;
const USAGE: &str = "made_up_city <offers> [--offers <some of them> --rev <revision>]";

/// What an import takes of a record; revision and time are the server's to give.
#[derive(Deserialize, Serialize)]
struct Imported<'a> {
    kind: &'a str,
    id: &'a str,
    #[serde(borrow)]
    body: &'a RawValue,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(records) = records(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match print(records) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn records(arguments: &[String]) -> Option<Box<dyn Iterator<Item = String>>> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let city = |offers: &str| Some(City::new(SEED, offers.parse().ok()?));
    match words[..] {
        [offers] => Some(Box::new(city(offers)?.records())),
        [offers, "--offers", some, "--rev", rev] => {
            let (city, some, rev) = (
                city(offers)?,
                some.parse::<usize>().ok()?,
                rev.parse().ok()?,
            );
            let step = (city.offers / some.max(1)).max(1);
            let numbers = 0..some.min(city.offers);
            Some(Box::new(
                numbers.map(move |number| city.offer(number * step, rev)),
            ))
        }
        _ => None,
    }
}

fn print(records: impl Iterator<Item = String>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut before = "[\n";
    for record in records {
        let record: Imported<'_> = serde_json::from_str(&record)?;
        out.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut out, &record)?;
        before = ",\n";
    }
    out.write_all(b"\n]\n")?;
    out.flush()
}
