//! The table of bytes, in Markdown.

use super::BUDGET;
use super::files::{Bytes, Part, When, total};
use crate::binaries::{Binary, FURTHER, READING};

/// All parts, what a first visit adds up to, what follows in the background, and the further binaries.
pub fn table(parts: &[Part]) -> String {
    let mut lines = vec![
        "| a phone loads | bytes | gzip | brotli |".to_owned(),
        "| --- | ---: | ---: | ---: |".to_owned(),
    ];
    let first = total(parts, &READING);
    lines.extend(rows(parts, When::Start(&READING), ""));
    lines.extend(rows(parts, When::Language(&READING), ""));
    lines.push(row("**first visit, with the largest language**", first));
    lines.extend(rows(parts, When::Background, "later: "));
    for binary in FURTHER {
        lines.extend(further(parts, binary));
    }
    let share = |bytes: Bytes, of: u64| bytes.brotli as f64 * 100.0 / of as f64;
    lines.push(String::new());
    lines.push(format!(
        "Budget of a first visit: {BUDGET} bytes, compressed with brotli. Used: {:.1} %.",
        share(first, BUDGET)
    ));
    for binary in FURTHER {
        let Binary { name, limit } = binary;
        let used = share(total(parts, binary), *limit);
        lines.push(format!(
            "Limit of {name}: {limit} bytes. Used: {used:.1} %."
        ));
    }
    lines.join("\n")
}

/// What a further binary loads where it is needed, beside what is there already.
fn further(parts: &[Part], binary: &'static Binary) -> Vec<String> {
    let name = binary.name;
    let before = format!("{name}: ");
    let mut lines: Vec<String> = rows(parts, When::Start(binary), &before).collect();
    lines.extend(rows(parts, When::Language(binary), &before));
    let sum = format!("**{name}, with the largest language**");
    lines.push(row(&sum, total(parts, binary)));
    lines
}

fn rows(parts: &[Part], when: When, before: &str) -> impl Iterator<Item = String> {
    let of = parts.iter().filter(move |part| part.when == when);
    of.map(move |part| row(&format!("{before}{}", part.name), part.bytes))
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
    fn sums_are_those_of_the_lines_above() {
        let part = |name: &str, when, brotli| Part {
            name: name.into(),
            when,
            bytes: Bytes {
                raw: 9,
                gzip: 8,
                brotli,
            },
        };
        let people = &FURTHER[0];
        let table = table(&[
            part("Wasm", When::Start(&READING), 5),
            part("messages: ar", When::Language(&READING), 2),
            part("Wasm", When::Start(people), 3),
            part("messages: ar", When::Language(people), 1),
        ]);
        for line in [
            "| Wasm | 9 | 8 | 5 |",
            "largest language** | 18 | 16 | 7 |",
            "| lotse-people: messages: ar | 9 | 8 | 1 |",
            "| **lotse-people, with the largest language** | 18 | 16 | 4 |",
        ] {
            assert!(table.contains(line), "{line} in {table}");
        }
    }
}
