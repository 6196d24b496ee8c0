//! `cargo xtask test`: every check, in an order in which the quick ones speak first.

mod steps;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use steps::STEPS;

use crate::tools;

/// One check.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Options) -> Result<()>,
}

/// What the checks are told.
struct Options {
    /// Also run what takes long.
    long: bool,
}

/// Runs all steps, or those that are named, and fails when one fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut options = Options { long: false };
    let mut wanted: Vec<&Step> = Vec::new();
    for argument in arguments {
        if argument == "--long" {
            options.long = true;
        } else if let Some(step) = STEPS.iter().find(|step| step.name == argument) {
            wanted.push(step);
        } else {
            bail!("no step \"{argument}\"; there are:\n{}", list());
        }
    }
    if wanted.is_empty() {
        wanted.extend(STEPS);
    }
    let outcomes: Vec<Outcome> = wanted.iter().map(|step| perform(step, &options)).collect();
    summarize(&outcomes)
}

/// Takes the pictures of the README and of the app's manifest anew.
pub fn pictures(_: &[String]) -> Result<()> {
    let file = tools::e2e_folder().join("pictures.mjs");
    steps::in_browser(&Options { long: false }, vec![file])
}

struct Outcome {
    name: &'static str,
    took: Duration,
    result: Result<()>,
}

fn perform(step: &Step, options: &Options) -> Outcome {
    println!("\n== {}: {}", step.name, step.about);
    let begun = Instant::now();
    let result = (step.run)(options);
    let took = begun.elapsed();
    match &result {
        Ok(()) => println!("== {} passed in {} s", step.name, took.as_secs()),
        Err(error) => println!(
            "== {} FAILED after {} s: {error:#}",
            step.name,
            took.as_secs()
        ),
    }
    Outcome {
        name: step.name,
        took,
        result,
    }
}

fn summarize(outcomes: &[Outcome]) -> Result<()> {
    println!();
    for Outcome { name, took, result } in outcomes {
        match result {
            Ok(()) => println!("ok      {name:<12} {:>5} s", took.as_secs()),
            Err(error) => println!("FAILED  {name:<12} {:>5} s  {error:#}", took.as_secs()),
        }
    }
    let failed = outcomes
        .iter()
        .filter(|outcome| outcome.result.is_err())
        .count();
    println!("\n{} passed, {failed} failed", outcomes.len() - failed);
    if failed > 0 {
        bail!("not everything passed");
    }
    Ok(())
}

fn list() -> String {
    let lines: Vec<String> = STEPS
        .iter()
        .map(|step| format!("  {:<12} {}", step.name, step.about))
        .collect();
    lines.join("\n")
}
