//! The flat table: a text file that a phone reads without parsing, `locales/<lang>.txt`.
//!
//! ```text
//! lotse-messages 1 de          what it is, version of the format, language
//! action-call<TAB>Anrufen      one message per line, sorted by the bytes of the key
//! ```
//!
//! In the text, control characters mark what is filled in (they never stand in words):
//!
//! | mark | meaning |
//! | --- | --- |
//! | `01 name 03` | a variable that stands alone |
//! | `02 name 03` | a variable beside other words: text is kept apart by U+2068 and U+2069 |
//! | `04 name (05 key 06 words)… 07` | a choice by the variable: exact value, else plural category, else the last |
//! | `0B` | a line break |
//!
//! The reader is `crates/app/src/i18n/text`.

use super::source::{Part, Source};

/// First words of every table; a page of a captive portal begins differently.
pub const MAGIC: &str = "lotse-messages 1";

/// The table of a language, the same for the same source.
pub fn table(source: &Source) -> String {
    let mut out = format!("{MAGIC} {}\n", source.lang);
    for (key, message) in &source.messages {
        out.push_str(key);
        out.push('\t');
        pattern(&mut out, &message.pattern);
        out.push('\n');
    }
    out
}

fn pattern(out: &mut String, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(&text.replace('\n', "\u{b}")),
            Part::Variable { name, isolated } => {
                out.push(if *isolated { '\u{2}' } else { '\u{1}' });
                out.push_str(name);
                out.push('\u{3}');
            }
            Part::Select { variable, variants } => {
                out.push('\u{4}');
                out.push_str(variable);
                for (key, words) in variants {
                    out.push('\u{5}');
                    out.push_str(key);
                    out.push('\u{6}');
                    pattern(out, words);
                }
                out.push('\u{7}');
            }
        }
    }
}
