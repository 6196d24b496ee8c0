//! Numbers as people of a language write them; digits are Latin everywhere.

/// A number that is shown or counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// 12
    Whole(i64),
    /// 1.2, given as 12; 2, given as 20.
    Tenths(i64),
    /// 2.50, given as 250; 2, given as 200. For money.
    Hundredths(i64),
}

/// Writes a number; groups of three digits are set apart from 10,000 on, so that years stay whole.
pub fn write_number(out: &mut String, number: Number, lang: &str) {
    let (decimal, group) = separators(lang);
    let (whole, part, places) = match number {
        Number::Whole(n) => (n, 0, 0),
        Number::Tenths(n) => (n / 10, n % 10, 1),
        Number::Hundredths(n) => (n / 100, n % 100, 2),
    };
    if whole == 0 && part < 0 {
        out.push('-');
    }
    let digits = whole.to_string();
    let count = digits.trim_start_matches('-').len();
    for (index, digit) in digits.chars().enumerate() {
        let after = digits.len() - index;
        if count > 4 && after < count && after % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if part != 0 {
        out.push(decimal);
        if places == 2 && part.abs() < 10 {
            out.push('0');
        }
        out.push_str(&part.abs().to_string());
    }
}

/// Decimal mark and group mark (CLDR).
fn separators(lang: &str) -> (char, char) {
    match lang.split('-').next().unwrap_or(lang) {
        "en" | "zh" | "am" | "ti" | "so" | "hi" | "ar" => ('.', ','),
        "uk" | "ru" | "fr" | "bg" | "pl" | "sq" => (',', '\u{a0}'),
        _ => (',', '.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(number: Number, lang: &str) -> String {
        let mut out = String::new();
        write_number(&mut out, number, lang);
        out
    }

    #[test]
    fn each_language_has_its_marks() {
        assert_eq!(show(Number::Whole(10_000), "de"), "10.000");
        assert_eq!(show(Number::Whole(1_234_567), "en"), "1,234,567");
        assert_eq!(show(Number::Whole(10_000), "uk"), "10\u{a0}000");
        assert_eq!(show(Number::Whole(10_000), "ar"), "10,000");
        assert_eq!(show(Number::Tenths(12), "de"), "1,2");
        assert_eq!(show(Number::Tenths(12), "ar"), "1.2");
        assert_eq!(show(Number::Tenths(12), "uk"), "1,2");
    }

    #[test]
    fn years_stay_whole_and_round_tenths_have_no_tail() {
        assert_eq!(show(Number::Whole(2026), "de"), "2026");
        assert_eq!(show(Number::Tenths(20), "de"), "2");
        assert_eq!(show(Number::Hundredths(250), "de"), "2,50");
        assert_eq!(show(Number::Hundredths(1_205), "en"), "12.05");
        assert_eq!(show(Number::Hundredths(4_900), "de"), "49");
        assert_eq!(show(Number::Whole(0), "de"), "0");
    }

    #[test]
    fn negative_numbers_keep_their_sign() {
        assert_eq!(show(Number::Whole(-123_456), "en"), "-123,456");
        assert_eq!(show(Number::Tenths(-5), "en"), "-0.5");
        assert_eq!(show(Number::Tenths(-15), "en"), "-1.5");
        assert_eq!(
            show(Number::Whole(i64::MIN), "en"),
            "-9,223,372,036,854,775,808"
        );
    }
}
