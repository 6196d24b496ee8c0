//! The table of bytes, in Markdown.

use super::BUDGET;
use super::files::{Bytes, Part, When, total};

pub const BEGIN: &str = "<!-- size: begin, written by `cargo xtask size --write` -->";
pub const END: &str = "<!-- size: end -->";

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

/// The page with another table between the markers; `None` when it lacks them.
pub fn between_markers(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
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
    fn only_the_text_between_the_markers_changes() {
        let page = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let changed = between_markers(&page, "new").unwrap();
        assert_eq!(changed, format!("before\n{BEGIN}\nnew\n{END}\nafter\n"));
        assert_eq!(between_markers("no markers", "new"), None);
    }

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
