//! Opening hours against the opening-hours crate, on expressions of our own and, where they are at hand, on real ones.

#[path = "hours_oracle/compare.rs"]
mod compare;
#[path = "hours_oracle/exceptions.rs"]
mod exceptions;

use std::path::Path;

use compare::{Tally, compare};
use lotse_core::hours::OpeningHours;

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

/// The demo city's table, which the project itself carries once it is imported.
#[test]
fn the_demo_city_is_understood() {
    for expression in [
        "Mo,Th 14:00-16:00",
        "Th 14:00-16:00",
        "Tu 14:00-17:00; Th 09:00-12:00",
        "Mo-Fr 08:00-16:00; PH off",
        "Mo-Fr 08:00-12:00; Tu 14:00-17:00",
        "Mo-Th 08:00-13:00; Tu,Th 14:00-17:30; We[1] off",
        "Mo-Fr 08:30-17:00; Sa 11:30-14:30; Su 11:30-13:00",
        "Mo,Tu,Th 09:00-12:00,13:00-15:00; Fr 09:00-12:00",
        "We 18:00-20:00",
        "Fr[2]",
        "Th",
        "2022 Mar 01-05 14:00-22:00",
    ] {
        assert!(compare::agrees(expression, expression), "{expression}");
    }
}
