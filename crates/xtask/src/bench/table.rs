//! The table of figures beside their limits, in Markdown.

use super::figure::{Figure, Measured, median};
use super::limits::{Limit, ROWS, Row};
use super::options::{ENOUGH, Options};

/// All figures in the order of the budget, and what they were measured on.
pub fn table(measured: &[Measured], options: &Options) -> String {
    let mut lines = vec![
        "| what | offers | CPU | measured | compared with | ratio | limit | |".to_owned(),
        "| --- | ---: | ---: | ---: | --- | ---: | ---: | --- |".to_owned(),
    ];
    for row in ROWS {
        let figures = measured.iter().filter_map(|measured| match measured {
            Measured::Figure(figure) if figure.row == row.name => Some(figure),
            _ => None,
        });
        lines.extend(figures.map(|figure| line(row, figure)));
    }
    lines.push(String::new());
    lines.extend(measured.iter().filter_map(|measured| match measured {
        Measured::On(machine) => Some(format!("{machine}.")),
        Measured::Failed(what) => Some(format!("**Could not be measured**: {what}.")),
        Measured::Figure(Figure { row, .. }) => {
            let is_known = ROWS.iter().any(|known| known.name == *row);
            (!is_known).then(|| format!("**No row of the table**, and so not shown: {row}."))
        }
    }));
    lines.push(repetitions(options.repeat));
    lines.join("\n")
}

fn repetitions(repeat: u64) -> String {
    let said = format!("Times are medians (lowest–highest) of {repeat} alternating repetitions");
    if repeat < ENOUGH {
        format!("{said}: **too few to judge by**, {ENOUGH} are asked for.")
    } else {
        format!("{said}.")
    }
}

fn line(row: &Row, figure: &Figure) -> String {
    let mut what = row.what.to_owned();
    if !figure.note.is_empty() {
        what = format!("{what}, {}", figure.note);
    }
    let cpu = match figure.cpu {
        0 => String::new(),
        1 => "full".to_owned(),
        times => format!("1/{times}"),
    };
    let compared = match row.against {
        "" => String::new(),
        against => format!("{against}: {}", amount(&figure.reference, row.unit)),
    };
    let ratio = figure.ratio();
    let is_judged = row.offers.contains(&figure.offers) && row.cpu.contains(&figure.cpu);
    let limit = match row.limit {
        Limit::Times(times) => format!("≤ {times:?} ×"),
        Limit::AtMost(most, unit) => format!("≤ {} {unit}", whole(most)).trim_end().to_owned(),
        Limit::Open => "none".to_owned(),
    };
    let verdict = match (is_judged, is_met(row, figure)) {
        (false, _) => "",
        (true, true) => "met",
        (true, false) => "**unmet**",
    };
    format!(
        "| {what} | {} | {cpu} | {} | {compared} | {} | {} | {verdict} |",
        whole(figure.offers as f64),
        amount(&figure.ours, row.unit),
        ratio.map_or(String::new(), |ratio| format!("{ratio:.2} ×")),
        if is_judged || row.limit == Limit::Open {
            limit
        } else {
            format!("({limit})")
        },
    )
}

fn is_met(row: &Row, figure: &Figure) -> bool {
    match row.limit {
        Limit::Times(times) => figure.ratio().is_some_and(|ratio| ratio <= times),
        Limit::AtMost(most, _) => median(&figure.ours).is_some_and(|amount| amount <= most),
        Limit::Open => true,
    }
}

/// The median, and how far the repetitions lie apart.
fn amount(numbers: &[f64], unit: &str) -> String {
    let Some(middle) = median(numbers) else {
        return "–".to_owned();
    };
    let lowest = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = numbers.iter().copied().fold(0.0, f64::max);
    // Short times say something in their fractions, and bytes have none.
    let shown = |number: f64| {
        if unit == "ms" && middle < 100.0 {
            format!("{number:.1}")
        } else {
            whole(number)
        }
    };
    let mut said = shown(middle);
    if lowest < highest {
        said = format!("{said} ({}–{})", shown(lowest), shown(highest));
    }
    format!("{said} {unit}").trim_end().to_owned()
}

/// A whole number with commas between thousands.
fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(row: &str, offers: u64, ours: &[f64], reference: &[f64]) -> Measured {
        Measured::Figure(Figure {
            row: row.to_owned(),
            offers,
            cpu: 4,
            note: String::new(),
            ours: ours.to_vec(),
            reference: reference.to_vec(),
        })
    }

    fn shown(measured: &[Measured], repeat: u64) -> String {
        let options = Options {
            repeat,
            only: Vec::new(),
            offers: Vec::new(),
            write: false,
        };
        table(measured, &options)
    }

    #[test]
    fn limit_that_is_missed_is_seen() {
        let slow = figure("reload", 10_000, &[2600.0, 2700.0, 2500.0], &[1300.0]);
        let text = shown(&[slow], 7);
        assert!(text.contains("| 2,600 (2,500–2,700) ms |"), "{text}");
        assert!(text.contains("| 2.00 × | ≤ 1.3 × | **unmet** |"), "{text}");
        let fast = figure("reload", 50_000, &[13.0], &[10.0]);
        assert!(shown(&[fast], 7).contains("| 1.30 × | ≤ 1.3 × | met |"));
    }

    #[test]
    fn sizes_the_budget_does_not_name_are_shown_and_not_judged() {
        let text = shown(&[figure("reload", 1_000, &[20.0], &[10.0])], 7);
        assert!(text.contains("| 2.00 × | (≤ 1.3 ×) |  |"), "{text}");
    }

    #[test]
    fn rows_without_a_limit_show_their_ratio_and_no_verdict() {
        let text = shown(&[figure("cold-pouch", 10_000, &[20.0], &[100.0])], 7);
        assert!(text.contains("| 0.20 × | none |  |"), "{text}");
    }

    #[test]
    fn what_could_not_be_measured_is_not_passed_over() {
        let failed = Measured::Failed("delta, 10000 offers: never: an answer".to_owned());
        assert!(shown(&[failed], 7).contains("**Could not be measured**: delta"));
        let misspelt = figure("relaod", 1_000, &[20.0], &[10.0]);
        assert!(shown(&[misspelt], 7).contains("not shown: relaod"));
    }

    #[test]
    fn too_few_repetitions_are_admitted() {
        assert!(shown(&[], 3).contains("too few"));
        assert!(!shown(&[], ENOUGH).contains("too few"));
    }

    #[test]
    fn thousands_are_kept_apart() {
        assert_eq!(
            [964.0, 1_000.0, 41_222.0, 1_234_567.0].map(whole),
            ["964", "1,000", "41,222", "1,234,567"]
        );
    }
}
