//! What tests/bench writes down: a JSON object per line.

use anyhow::{Context, Result};
use serde_json::Value;

/// A line of the figures.
#[derive(Debug, PartialEq)]
pub enum Measured {
    /// What it was measured on.
    On(String),
    /// What could not be measured, and why.
    Failed(String),
    /// A row of the table.
    Figure(Figure),
}

/// One row under one condition: all that was measured, in the order of the repetitions.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// As `limits::ROWS` calls it.
    pub row: String,
    /// How many offers the city has.
    pub offers: u64,
    /// By how much the processor was slowed down; 0 where that makes no difference.
    pub cpu: u64,
    /// What else is particular about it; mostly empty.
    pub note: String,
    /// Milliseconds, bytes or requests of the app.
    pub ours: Vec<f64>,
    /// The same of what it is compared with; empty when the limit is a number.
    pub reference: Vec<f64>,
}

impl Measured {
    /// Reads a line.
    pub fn read(line: &str) -> Result<Measured> {
        let value: Value = serde_json::from_str(line)?;
        if let Some(machine) = value["on"].as_str() {
            return Ok(Measured::On(machine.to_owned()));
        }
        if let Some(failed) = value["failed"].as_str() {
            return Ok(Measured::Failed(failed.to_owned()));
        }
        let numbers = |name: &str| -> Vec<f64> {
            let list = value[name].as_array().into_iter().flatten();
            list.filter_map(Value::as_f64).collect()
        };
        let ours = numbers("ours");
        let row = value["row"].as_str().filter(|_| !ours.is_empty());
        Ok(Measured::Figure(Figure {
            row: row
                .with_context(|| format!("no figure: {line}"))?
                .to_owned(),
            offers: value["offers"].as_u64().unwrap_or_default(),
            cpu: value["cpu"].as_u64().unwrap_or_default(),
            note: value["note"].as_str().unwrap_or_default().to_owned(),
            ours,
            reference: numbers("reference"),
        }))
    }
}

impl Figure {
    /// How the app compares: median by median.
    pub fn ratio(&self) -> Option<f64> {
        let reference = median(&self.reference)?;
        (reference > 0.0).then_some(median(&self.ours)? / reference)
    }
}

/// The middle one, or the middle between the two in the middle.
pub fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some((lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_is_not_moved_by_one_that_took_long() {
        assert_eq!(median(&[3.0, 900.0, 1.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 900.0]), Some(3.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn line_of_the_measuring_script() {
        let line =
            r#"{"row":"reload","offers":10000,"cpu":4,"ours":[30,10,20],"reference":[5,10,15]}"#;
        let Measured::Figure(figure) = Measured::read(line).unwrap() else {
            panic!("no figure");
        };
        assert_eq!((figure.offers, figure.cpu), (10_000, 4));
        assert_eq!(figure.ratio(), Some(2.0));
        let machine = Measured::read(r#"{"on":"Chromium 156"}"#).unwrap();
        assert_eq!(machine, Measured::On("Chromium 156".to_owned()));
        assert!(Measured::read(r#"{"row":"reload","ours":[]}"#).is_err());
    }
}
