//! Distances, sizes, sums, ages and lists.

use crate::i18n::text::number::Number;
use crate::i18n::words::Words;

/// `350 m`, `1,2 km`, `12 km`: as exact as a person walks.
pub fn distance(words: &Words, metres: f64) -> String {
    let tens = (metres.max(0.0) / 10.0).round() as i64;
    match tens {
        ..100 => measure(words, "distance-m", Number::Whole(tens * 10)),
        100..1_000 => measure(words, "distance-km", Number::Tenths((tens + 5) / 10)),
        _ => measure(words, "distance-km", Number::Whole((tens + 50) / 100)),
    }
}

/// `340 KB`, `1,2 MB`, in powers of ten as data plans count.
pub fn size(words: &Words, bytes: u64) -> String {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    match bytes {
        ..1_000_000 => measure(words, "size-kb", Number::Whole((bytes + 999) / 1_000)),
        1_000_000..10_000_000 => {
            measure(words, "size-mb", Number::Tenths((bytes + 50_000) / 100_000))
        }
        _ => measure(words, "size-mb", Number::Whole(bytes / 1_000_000)),
    }
}

/// `2,50 €`, given in cents.
pub fn euro(words: &Words, cents: u32) -> String {
    measure(words, "money-eur", Number::Hundredths(cents.into()))
}

/// `6 bis 12 Jahre`, `ab 18 Jahren`, `bis 27 Jahre`; `None` when no age is named.
pub fn ages(words: &Words, minimum: Option<u8>, maximum: Option<u8>) -> Option<String> {
    let number = |age: u8| i64::from(age).into();
    Some(match (minimum, maximum) {
        (Some(from), Some(to)) => {
            words.t_args("age-range", &[("from", number(from)), ("to", number(to))])
        }
        (Some(from), None) => words.t_args("age-from", &[("from", number(from))]),
        (None, Some(to)) => words.t_args("age-to", &[("to", number(to))]),
        (None, None) => return None,
    })
}

/// `Deutsch, Arabisch und Ukrainisch`.
pub fn list(words: &Words, items: &[String]) -> String {
    let Some((last, before)) = items.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return last.clone();
    }
    let comma = if words.lang().as_str() == "ar" {
        "، "
    } else {
        ", "
    };
    let first = before.join(comma);
    words.t_args(
        "list-and",
        &[("first", first.into()), ("last", last.as_str().into())],
    )
}

fn measure(words: &Words, key: &str, number: Number) -> String {
    words.t_args(key, &[("n", number.into())])
}
