//! Filling in the variables of a message.

use std::borrow::Cow;

use super::number::{Number, write_number};
use super::plural::category;

/// What stands in for a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// A count or another number; it also chooses the plural form.
    Number(Number),
    /// Words, names, dates; they may run in the other direction than the sentence.
    Text(Cow<'a, str>),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Arg<'_> {
    fn from(n: i64) -> Self {
        Self::Number(Number::Whole(n))
    }
}

impl From<usize> for Arg<'_> {
    fn from(n: usize) -> Self {
        Self::Number(Number::Whole(i64::try_from(n).unwrap_or(i64::MAX)))
    }
}

impl From<Number> for Arg<'_> {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

const ALONE: char = '\u{1}';
const BESIDE: char = '\u{2}';
const NAME_END: char = '\u{3}';
const SELECT: char = '\u{4}';
const VARIANT: char = '\u{5}';
const WORDS: char = '\u{6}';
const SELECT_END: char = '\u{7}';
const LINE_BREAK: char = '\u{b}';

/// Isolates keep a name in another script from turning the sentence around (Unicode TR 9).
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// Writes `pattern` in the language `lang`; a variable nobody gave is shown as `{name}`.
pub fn write(out: &mut String, pattern: &str, args: &[(&str, Arg<'_>)], lang: &str) {
    let mut rest = pattern;
    while let Some(at) = rest.find(|c: char| c <= LINE_BREAK) {
        let (words, tail) = rest.split_at(at);
        out.push_str(words);
        let mut tail_chars = tail.chars();
        let mark = tail_chars.next();
        let tail = tail_chars.as_str();
        rest = match mark {
            Some(ALONE | BESIDE) => {
                let (name, after) = tail.split_once(NAME_END).unwrap_or((tail, ""));
                write_arg(out, name, args, lang, mark == Some(BESIDE));
                after
            }
            Some(SELECT) => {
                let (select, after) = split_select(tail);
                if let Some(words) = choose(select, args, lang) {
                    write(out, words, args, lang);
                }
                after
            }
            Some(LINE_BREAK) => {
                out.push('\n');
                tail
            }
            _ => tail,
        };
    }
    out.push_str(rest);
}

/// A message's words without the invisible isolates, for where only plain text can go (.ics, SMS, file names).
pub fn plain(text: &str) -> String {
    text.replace([FIRST_STRONG_ISOLATE, POP_ISOLATE], "")
}

fn write_arg(out: &mut String, name: &str, args: &[(&str, Arg<'_>)], lang: &str, beside: bool) {
    match find(name, args) {
        Some(Arg::Number(number)) => write_number(out, *number, lang),
        Some(Arg::Text(text)) if beside => {
            out.push(FIRST_STRONG_ISOLATE);
            out.push_str(text);
            out.push(POP_ISOLATE);
        }
        Some(Arg::Text(text)) => out.push_str(text),
        None => {
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
    }
}

fn find<'r, 'a>(name: &str, args: &'r [(&str, Arg<'a>)]) -> Option<&'r Arg<'a>> {
    let (_, arg) = args.iter().find(|(given, _)| *given == name)?;
    Some(arg)
}

/// Splits after the mark that ends this choice; choices inside it are passed over.
fn split_select(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            SELECT => depth += 1,
            SELECT_END if depth == 0 => return (&text[..at], &text[at + 1..]),
            SELECT_END => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// The words for the value of the variable: the exact value, else the plural form, else the last.
fn choose<'t>(select: &'t str, args: &[(&str, Arg<'_>)], lang: &str) -> Option<&'t str> {
    let (name, _) = select.split_once(VARIANT)?;
    let arg = find(name, args);
    let mut digits = String::new();
    let (exact, form) = match arg {
        Some(Arg::Number(number)) => {
            if let Number::Whole(n) = number {
                digits.push_str(&n.to_string());
            }
            (digits.as_str(), category(*number, lang))
        }
        Some(Arg::Text(text)) => (&**text, ""),
        None => ("", ""),
    };
    let mut by_form = None;
    let mut last = None;
    for (key, words) in variants(select) {
        if key == exact {
            return Some(words);
        }
        if key == form {
            by_form = Some(words);
        }
        last = Some(words);
    }
    by_form.or(last)
}

/// Key and words of each variant; those of inner choices stay inside the words.
fn variants(select: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut depth = 0;
    let mut pieces = select.split(move |c: char| {
        match c {
            SELECT => depth += 1,
            SELECT_END => depth -= 1,
            _ => {}
        }
        c == VARIANT && depth == 0
    });
    pieces.next();
    pieces.filter_map(|piece| piece.split_once(WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(pattern: &str, args: &[(&str, Arg<'_>)], lang: &str) -> String {
        let mut out = String::new();
        write(&mut out, pattern, args, lang);
        out
    }

    #[test]
    fn text_beside_words_is_kept_apart_and_numbers_are_not() {
        let pattern = "Mehr von \u{2}name\u{3}!";
        let name = [("name", Arg::from("بيت"))];
        assert_eq!(show(pattern, &name, "de"), "Mehr von \u{2068}بيت\u{2069}!");
        assert_eq!(plain(&show(pattern, &name, "de")), "Mehr von بيت!");
        assert_eq!(show("\u{1}name\u{3}", &name, "de"), "بيت");
        assert_eq!(
            show("\u{2}n\u{3} km", &[("n", Number::Tenths(12).into())], "de"),
            "1,2 km"
        );
    }

    #[test]
    fn choices_take_the_exact_number_before_the_form() {
        let pattern = "\u{4}n\u{5}0\u{6}none\u{5}one\u{6}\u{2}n\u{3} offer\u{5}other\u{6}\u{2}n\u{3} offers\u{7}.";
        let with = |n: i64| show(pattern, &[("n", Arg::from(n))], "en");
        assert_eq!(with(0), "none.");
        assert_eq!(with(1), "1 offer.");
        assert_eq!(with(5), "5 offers.");
    }

    #[test]
    fn choices_stand_inside_choices() {
        let pattern =
            "\u{4}a\u{5}x\u{6}\u{4}b\u{5}y\u{6}xy\u{5}other\u{6}x-\u{7}\u{5}other\u{6}--\u{7}!";
        let with = |a, b| show(pattern, &[("a", Arg::from(a)), ("b", Arg::from(b))], "en");
        assert_eq!(with("x", "y"), "xy!");
        assert_eq!(with("x", "z"), "x-!");
        assert_eq!(with("z", "y"), "--!");
    }

    #[test]
    fn a_forgotten_variable_is_visible_and_harmless() {
        assert_eq!(show("\u{2}name\u{3}?", &[], "de"), "{name}?");
        assert_eq!(
            show("\u{4}n\u{5}one\u{6}a\u{5}other\u{6}b\u{7}", &[], "de"),
            "b"
        );
    }

    #[test]
    fn broken_patterns_do_no_harm() {
        for bad in [
            "\u{1}",
            "\u{1}name",
            "\u{4}",
            "\u{4}n\u{5}",
            "\u{4}n\u{5}one\u{6}",
            "\u{7}\u{3}\u{6}ü",
        ] {
            show(bad, &[("n", Arg::from(1_i64))], "uk");
        }
    }

    #[test]
    fn line_breaks_come_back() {
        assert_eq!(show("a\u{b}b", &[], "de"), "a\nb");
    }
}
