//! Opening hours against the opening-hours crate, on expressions of our own and, where they are at hand, on real ones.

#[path = "hours_oracle/compare.rs"]
mod compare;
#[path = "hours_oracle/exceptions.rs"]
mod exceptions;

use std::path::Path;

use compare::{Tally, compare};
use lotse_core::hours::OpeningHours;

/// The demo city's offers.
const DEMO: &str = include_str!("../../../data/demo/offers.csv");

const OWN: &str = include_str!("data/opening_hours.txt");

fn expressions(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    let mut expressions: Vec<_> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    expressions.sort_unstable();
    expressions.dedup();
    expressions
}

#[test]
fn all_our_own_expressions_agree() {
    let expressions = expressions(OWN);
    assert!(
        expressions.len() >= 150,
        "{} expressions",
        expressions.len()
    );
    let mut tally = Tally::default();
    for expression in &expressions {
        compare(expression, &mut tally);
    }
    println!("own expressions: {tally}");
    tally.assert_agreement();
    assert_eq!(tally.understood_of_oracle(), tally.oracle_parses, "{tally}");
    assert_eq!(
        tally.understood,
        expressions.len(),
        "{:#?}",
        tally.not_understood
    );
}

#[test]
fn real_expressions_agree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/opening-hours");
    let files = [
        "opening-hours/src/tests/data/sample.txt",
        "osm-magdeburg-cafes.txt",
    ];
    let texts: Vec<_> = files
        .iter()
        .filter_map(|file| std::fs::read_to_string(folder.join(file)).ok())
        .collect();
    if texts.len() < files.len() {
        println!(
            "NOT RUN: the real opening hours are not at hand ({})",
            folder.display()
        );
        return;
    }
    let mut tally = Tally::default();
    for expression in expressions(&texts.join("\n")) {
        compare(expression, &mut tally);
    }
    println!(
        "real expressions: {tally}\nnot understood: {:#?}",
        tally.not_understood
    );
    tally.assert_agreement();
    let share = tally.understood_of_oracle() as f64 / tally.oracle_parses as f64;
    assert!(
        share >= 0.95,
        "only {:.1} % of what the oracle parses: {tally}",
        share * 100.0
    );
}

#[test]
fn exceptions_are_still_needed_and_understood() {
    for exception in exceptions::EXCEPTIONS {
        assert!(
            OpeningHours::parse(exception.expression).is_ok(),
            "{}",
            exception.expression
        );
        let needless = compare::agrees(exception.expression, exception.expression);
        assert!(
            !needless,
            "the oracle agrees by now: {}",
            exception.expression
        );
        let mut tally = Tally::default();
        compare(exception.expression, &mut tally);
        tally.assert_agreement();
    }
}

#[test]
fn the_demo_city_is_understood() {
    let mut rows = DEMO.lines();
    let names = fields(rows.next().expect("a header"));
    let column = names
        .iter()
        .position(|name| name == "hours")
        .expect("a column of hours");
    let hours: Vec<_> = rows
        .filter_map(|row| fields(row).into_iter().nth(column))
        .filter(|hours| !hours.is_empty())
        .collect();
    assert!(hours.len() >= 5, "{hours:?}");
    for expression in hours {
        assert!(compare::agrees(&expression, &expression), "{expression}");
    }
}

/// The fields of a CSV row without line breaks in them.
fn fields(row: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    for character in row.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            _ => fields.last_mut().expect("a field").push(character),
        }
    }
    fields
}
