//! What is to be measured, and how often.

use anyhow::{Context, Result, bail};

/// Repetitions of which a median is worth keeping.
pub const ENOUGH: u64 = 7;
const QUICK: u64 = 3;

/// What the arguments say.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// Counted repetitions of both sides of a comparison.
    pub repeat: u64,
    /// Groups of rows, as tests/bench names them; none: all.
    pub only: Vec<String>,
    /// Sizes of cities; none: all.
    pub offers: Vec<u64>,
    /// Put the table into the documentation.
    pub write: bool,
}

impl Options {
    /// Reads `--quick`, `--repeat <number>`, `--only <rows>,…`, `--offers <number>,…` and `--write`.
    pub fn read(arguments: &[String]) -> Result<Options> {
        let mut options = Options {
            repeat: ENOUGH,
            only: Vec::new(),
            offers: Vec::new(),
            write: false,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next();
                value.with_context(|| format!("{argument} needs a value"))
            };
            match argument.as_str() {
                "--quick" => options.repeat = QUICK,
                "--repeat" => options.repeat = number(value()?)?,
                "--only" => options.only = value()?.split(',').map(str::to_owned).collect(),
                "--offers" => {
                    options.offers = value()?.split(',').map(number).collect::<Result<_>>()?;
                }
                "--write" => options.write = true,
                other => bail!("unknown argument {other}"),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> Result<u64> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.with_context(|| format!("{text} is no number above 0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Options> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Options::read(&words)
    }

    #[test]
    fn what_counts_is_what_one_gets_without_arguments() {
        assert_eq!(read("").unwrap().repeat, ENOUGH);
        assert!(read("--quick").unwrap().repeat < ENOUGH);
        assert!(!read("").unwrap().write);
    }

    #[test]
    fn rows_and_sizes_are_chosen_with_commas() {
        let options = read("--repeat 9 --only reload,delta --offers 1000,50000 --write").unwrap();
        assert_eq!(options.only, ["reload", "delta"]);
        assert_eq!(options.offers, [1_000, 50_000]);
        assert_eq!((options.repeat, options.write), (9, true));
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        for words in ["--repeat", "--repeat 0", "--offers ten", "--fast"] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
