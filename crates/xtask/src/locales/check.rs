//! What the languages must have in common, and what must not be left of German in them.

use std::collections::{BTreeMap, BTreeSet};

use super::plural::{CATEGORIES, categories};
use super::source::{Message, Part, Source, walk};
use super::{Finding, REFERENCE};

/// Names and words of German offices that are written in Latin letters in every language.
const LATIN_EVERYWHERE: [&str; 6] = ["Lotse", "iPhone", "iPad", "Safari", "Jobcenter", "Duldung"];

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 6] = ["ar", "ckb", "fa", "he", "ps", "ur"];

/// What says so where no letter does.
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// Everything that is wrong when the files are laid side by side.
pub fn compare(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let german = sources.iter().find(|source| source.lang == REFERENCE);
    for source in sources {
        if categories(&source.lang).is_none() {
            findings.push(finding(
                source,
                1,
                "its plural forms are not entered in locales/plural.rs",
            ));
        }
        for (key, message) in &source.messages {
            let mut problems = Vec::new();
            shape(&source.lang, message, &mut problems);
            if let Some(german) = german.filter(|german| german.lang != source.lang) {
                match german.messages.get(key) {
                    None => problems.push(format!("is not in {REFERENCE}.ftl")),
                    Some(reference) => {
                        beside_german(&source.lang, message, reference, &mut problems);
                    }
                }
            }
            for problem in problems {
                findings.push(finding(source, message.line, &format!("{key}: {problem}")));
            }
        }
        if let Some(german) = german {
            for (key, message) in &german.messages {
                if !source.messages.contains_key(key) {
                    let problem = format!("{key}: is missing in {}.ftl", source.lang);
                    findings.push(finding(german, message.line, &problem));
                }
            }
        }
    }
    findings
}

/// Keys that stand in the words of several binaries: one of them would never be read.
pub fn twice(sources: &[&Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        for (key, message) in &source.messages {
            let others = sources.iter().take(at);
            for other in others.filter(|other| other.messages.contains_key(key)) {
                let problem = format!("{key}: stands in {} as well", other.file.display());
                findings.push(finding(source, message.line, &problem));
            }
        }
    }
    findings
}

/// What one message must look like, whatever the other languages say.
fn shape(lang: &str, message: &Message, problems: &mut Vec<String>) {
    let words = message.words();
    if !words.chars().any(|c| !c.is_whitespace()) && message.variables().is_empty() {
        problems.push("is empty".into());
    }
    if let Some(bad) = words.chars().find(|c| c.is_control() && *c != '\n') {
        problems.push(format!("contains the control character {bad:?}"));
    }
    if let Some(bad) = words
        .chars()
        .find(|c| ('\u{2066}'..='\u{2069}').contains(c))
    {
        problems.push(format!(
            "contains {bad:?}; isolates are added when it is shown"
        ));
    }
    edges(&message.pattern, problems);
    // Values stand in isolates, whose letters do not count: "26 November" in a sentence would turn around.
    let is_open = message.variables().len() > 1
        && !words.contains(|c: char| c.is_alphabetic() || c == RIGHT_TO_LEFT_MARK);
    if is_open && RIGHT_TO_LEFT.contains(&lang) {
        problems.push("has no letter that says its direction; begin with U+200F".into());
    }
    walk(&message.pattern, &mut |part| {
        if let Part::Select { variable, variants } = part {
            forms(lang, variable, variants, problems);
        }
    });
}

/// Blanks at the edges mean that somebody glues sentences together.
fn edges(pattern: &[Part], problems: &mut Vec<String>) {
    let starts =
        matches!(pattern.first(), Some(Part::Text(t)) if t.starts_with(char::is_whitespace));
    let ends = matches!(pattern.last(), Some(Part::Text(t)) if t.ends_with(char::is_whitespace));
    if starts || ends {
        problems.push("begins or ends with a blank; sentences are not glued together".into());
    }
}

/// A choice has either exactly the language's plural forms (and exact numbers), or names of its own.
fn forms(lang: &str, variable: &str, variants: &[(String, Vec<Part>)], problems: &mut Vec<String>) {
    let keys: Vec<&str> = variants.iter().map(|(key, _)| key.as_str()).collect();
    let default = keys.last().copied();
    let mut once = BTreeSet::new();
    for key in &keys {
        if !once.insert(*key) {
            problems.push(format!("${variable}: [{key}] stands twice"));
        }
    }
    if default != Some("other") {
        problems.push(format!("${variable}: the default must be *[other]"));
    }
    let named = |key: &&str| key.parse::<f64>().is_err();
    let plural = keys
        .iter()
        .any(|key| CATEGORIES.contains(key) && *key != "other")
        || keys.iter().filter(|key| named(key)).count() <= 1;
    let Some(wanted) = categories(lang).filter(|_| plural) else {
        return;
    };
    let have: BTreeSet<&str> = keys.iter().copied().filter(|key| named(key)).collect();
    let need: BTreeSet<&str> = wanted.iter().copied().collect();
    let missing: Vec<&str> = need.difference(&have).copied().collect();
    let extra: Vec<&str> = have.difference(&need).copied().collect();
    if !missing.is_empty() {
        problems.push(format!(
            "${variable}: the form {} is missing",
            missing.join(", ")
        ));
    }
    if !extra.is_empty() {
        problems.push(format!(
            "${variable}: {lang} has no form {}",
            extra.join(", ")
        ));
    }
}

fn beside_german(lang: &str, message: &Message, german: &Message, problems: &mut Vec<String>) {
    let (mine, theirs) = (message.variables(), german.variables());
    for name in theirs.difference(&mine) {
        problems.push(format!("${name} is missing"));
    }
    for name in mine.difference(&theirs) {
        problems.push(format!("${name} is not in German"));
    }
    let (words, original) = (message.words(), german.words());
    let letters = original.chars().filter(|c| c.is_alphabetic()).count();
    let same = words == original;
    if message.same_as_german {
        if !same {
            problems.push("is marked \"same as German\" and is not".into());
        }
        return;
    }
    if same && letters > 3 {
        problems.push("is still German (or mark it with the comment \"same as German\")".into());
    } else if let Some(own) = script(lang) {
        foreign(&words, &original, own, problems);
    }
}

/// In a language with its own script, German words stand out.
fn foreign(words: &str, original: &str, own: fn(char) -> bool, problems: &mut Vec<String>) {
    let has_words = original.chars().filter(|c| c.is_alphabetic()).count() > 3;
    if has_words && !words.chars().any(own) {
        problems.push("has no letter of its own script".into());
    }
    let german: BTreeMap<&str, ()> = latin(original).map(|word| (word, ())).collect();
    for word in latin(words) {
        let long = word.chars().count() > 3;
        if long && german.contains_key(word) && !LATIN_EVERYWHERE.contains(&word) {
            problems.push(format!("the German word \"{word}\" is left"));
        }
    }
}

fn latin(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() && (c as u32) < 0x250))
        .filter(|word| !word.is_empty())
}

/// The letters of a language that is not written in Latin ones.
fn script(lang: &str) -> Option<fn(char) -> bool> {
    match lang.split('-').next()? {
        "ar" | "fa" | "prs" | "ps" | "ckb" => Some(|c| ('\u{600}'..='\u{6ff}').contains(&c)),
        "uk" | "ru" | "bg" | "sr" => Some(|c| ('\u{400}'..='\u{4ff}').contains(&c)),
        "ti" | "am" => Some(|c| ('\u{1200}'..='\u{137f}').contains(&c)),
        _ => None,
    }
}

fn finding(source: &Source, line: usize, message: &str) -> Finding {
    Finding {
        file: source.file.clone(),
        line,
        message: message.to_owned(),
    }
}
