//! Plural forms: which of CLDR's six names a number takes in a language.

use super::number::Number;

/// The name of the plural form: `zero`, `one`, `two`, `few`, `many` or `other`.
///
/// Languages that are not listed count like German: one, and everything else.
pub fn category(number: Number, lang: &str) -> &'static str {
    let whole = match number {
        Number::Whole(n) => n.unsigned_abs(),
        Number::Tenths(n) if n % 10 == 0 => (n / 10).unsigned_abs(),
        Number::Tenths(n) => return fraction(n.unsigned_abs() / 10, lang),
        Number::Hundredths(n) if n % 100 == 0 => (n / 100).unsigned_abs(),
        Number::Hundredths(n) => return fraction(n.unsigned_abs() / 100, lang),
    };
    let (tens, hundreds) = (whole % 10, whole % 100);
    match rule(lang) {
        Rule::None => "other",
        Rule::One if whole == 1 => "one",
        Rule::ZeroOne if whole <= 1 => "one",
        Rule::French if whole <= 1 => "one",
        Rule::Romance if whole == 1 => "one",
        Rule::French | Rule::Romance if whole > 0 && whole.is_multiple_of(1_000_000) => "many",
        Rule::EastSlavic | Rule::SouthSlavic if tens == 1 && hundreds != 11 => "one",
        Rule::Polish if whole == 1 => "one",
        Rule::EastSlavic | Rule::SouthSlavic | Rule::Polish
            if (2..=4).contains(&tens) && !(12..=14).contains(&hundreds) =>
        {
            "few"
        }
        Rule::EastSlavic | Rule::Polish => "many",
        Rule::Romanian if whole == 1 => "one",
        Rule::Romanian if whole == 0 || (1..=19).contains(&hundreds) => "few",
        Rule::Arabic => match (whole, hundreds) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        _ => "other",
    }
}

/// Fractions such as 0.5 or 1.5.
fn fraction(whole: u64, lang: &str) -> &'static str {
    match rule(lang) {
        Rule::French if whole <= 1 => "one",
        Rule::ZeroOne if whole == 0 => "one",
        Rule::Romanian => "few",
        _ => "other",
    }
}

#[derive(Clone, Copy)]
enum Rule {
    /// No plural at all.
    None,
    /// One, and everything else.
    One,
    /// Zero and one count alike.
    ZeroOne,
    French,
    Romance,
    Romanian,
    EastSlavic,
    SouthSlavic,
    Polish,
    Arabic,
}

fn rule(lang: &str) -> Rule {
    match lang.split('-').next().unwrap_or(lang) {
        "zh" => Rule::None,
        "fa" | "prs" | "hi" | "am" | "ti" | "vi" => Rule::ZeroOne,
        "fr" | "pt" => Rule::French,
        "es" | "it" => Rule::Romance,
        "ro" => Rule::Romanian,
        "uk" | "ru" => Rule::EastSlavic,
        "hr" | "sr" => Rule::SouthSlavic,
        "pl" => Rule::Polish,
        "ar" => Rule::Arabic,
        _ => Rule::One,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lang: &str, numbers: &[i64]) -> Vec<&'static str> {
        numbers
            .iter()
            .map(|n| category(Number::Whole(*n), lang))
            .collect()
    }

    #[test]
    fn the_four_languages_count_as_their_speakers_do() {
        assert_eq!(forms("de", &[0, 1, 2]), ["other", "one", "other"]);
        assert_eq!(forms("en", &[0, 1, 21]), ["other", "one", "other"]);
        assert_eq!(
            forms("uk", &[0, 1, 2, 5, 11, 12, 21, 22, 25, 111, 112, 121]),
            [
                "many", "one", "few", "many", "many", "many", "one", "few", "many", "many", "many",
                "one"
            ]
        );
        assert_eq!(
            forms("ar", &[0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111]),
            [
                "zero", "one", "two", "few", "few", "many", "many", "other", "other", "other",
                "few", "many"
            ]
        );
    }

    #[test]
    fn variants_of_a_language_count_like_it_and_unknown_ones_like_german() {
        assert_eq!(forms("uk-ua", &[2]), ["few"]);
        assert_eq!(forms("de-simple", &[1]), ["one"]);
        assert_eq!(forms("xx", &[1, 2]), ["one", "other"]);
    }

    #[test]
    fn fractions_are_counted_as_fractions() {
        assert_eq!(category(Number::Tenths(15), "de"), "other");
        assert_eq!(category(Number::Tenths(15), "uk"), "other");
        assert_eq!(category(Number::Tenths(15), "fr"), "one");
    }
}
