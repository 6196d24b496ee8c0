//! The table of bytes, in Markdown.

use super::BUDGET;
use super::files::{Bytes, Part, When, total};

/// All parts, what a first visit adds up to, and what follows in the background.
pub fn table(parts: &[Part]) -> String {
    let mut lines = vec![
        "| a phone loads | bytes | gzip | brotli |".to_owned(),
        "| --- | ---: | ---: | ---: |".to_owned(),
    ];
    let of = |when| parts.iter().filter(move |part| part.when == when);
    lines.extend(of(When::First).map(|part| row(&part.name, part.bytes)));
    lines.extend(of(When::Language).map(|part| row(&part.name, part.bytes)));
    let first = total(parts, When::First);
    lines.push(row("**first visit, with the largest language**", first));
    lines
        .extend(of(When::Background).map(|part| row(&format!("later: {}", part.name), part.bytes)));
    let share = first.brotli as f64 * 100.0 / BUDGET as f64;
    lines.push(String::new());
    lines.push(format!(
        "Budget of a first visit: {BUDGET} bytes, compressed with brotli. Used: {share:.1} %."
    ));
    lines.join("\n")
}

fn row(name: &str, bytes: Bytes) -> String {
    format!(
        "| {name} | {} | {} | {} |",
        bytes.raw, bytes.gzip, bytes.brotli
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_visit_is_the_sum_of_the_lines_above() {
        let part = |name: &str, when, brotli| Part {
            name: name.into(),
            when,
            bytes: Bytes {
                raw: 9,
                gzip: 8,
                brotli,
            },
        };
        let table = table(&[
            part("Wasm", When::First, 5),
            part("messages: ar", When::Language, 2),
        ]);
        assert!(table.contains("| Wasm | 9 | 8 | 5 |"), "{table}");
        assert!(
            table.contains("largest language** | 18 | 16 | 7 |"),
            "{table}"
        );
    }
}
