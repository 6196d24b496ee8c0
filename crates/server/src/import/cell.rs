//! Values of single cells; every error says what was expected.

use std::str::FromStr;

use lotse_core::lang::Lang;
use lotse_core::taxonomy::TopicId;
use lotse_core::time::Date;

/// The parts of a cell with several codes, separated by semicolons or commas.
pub(super) fn codes(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', ','])
        .map(str::trim)
        .filter(|code| !code.is_empty())
}

/// A code out of a known set; spelling mistakes are refused, whatever the wire would allow.
pub(super) fn code<T: Clone>(
    cell: &str,
    known: &[T],
    spelling: impl Fn(&T) -> &str,
) -> Result<T, String> {
    let lower = cell.to_lowercase();
    let found = known
        .iter()
        .find(|value| spelling(value).to_lowercase() == lower);
    found.cloned().ok_or_else(|| {
        let known: Vec<&str> = known.iter().map(&spelling).collect();
        format!("“{cell}” is none of {}", known.join(", "))
    })
}

/// Nothing for an empty cell, else what it says.
pub(super) fn optional<T>(
    cell: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    if cell.is_empty() {
        Ok(None)
    } else {
        read(cell).map(Some)
    }
}

/// A value its own type can read.
pub(super) fn parse<T: FromStr<Err: std::fmt::Display>>(cell: &str) -> Result<T, String> {
    cell.parse().map_err(|error| format!("“{cell}”: {error}"))
}

/// `yes` or `no`, also as people write it in German or as a number.
pub(super) fn yes_no(cell: &str) -> Result<bool, String> {
    match cell.to_lowercase().as_str() {
        "yes" | "ja" | "true" | "1" | "x" => Ok(true),
        "no" | "nein" | "false" | "0" => Ok(false),
        _ => Err(format!("“{cell}” is neither yes nor no")),
    }
}

/// A day, ISO 8601 or as German spreadsheets write it (`22.11.2026`).
pub(super) fn date(cell: &str) -> Result<Date, String> {
    let german = || {
        let mut parts = cell.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Date::new(
            year.parse().ok().filter(|_| year.len() == 4)?,
            month.parse().ok()?,
            day.parse().ok()?,
        );
        date.filter(|_| parts.next().is_none())
    };
    cell.parse()
        .ok()
        .or_else(german)
        .ok_or_else(|| format!("“{cell}” is no day like 2026-11-22 or 22.11.2026"))
}

/// A number of degrees, with point or decimal comma.
pub(super) fn degrees(cell: &str) -> Result<f64, String> {
    let number: Option<f64> = cell.replace(',', ".").parse().ok();
    number
        .filter(|degrees| degrees.is_finite())
        .ok_or_else(|| format!("“{cell}” is no number of degrees like 52.12345"))
}

/// A sum of euros as cents: `5`, `5.00`, `2,50`.
pub(super) fn cents(cell: &str) -> Result<u32, String> {
    let number = cell.trim_end_matches(['€', ' ']);
    let (euros, cents) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let cents = match cents.len() {
        1 => format!("{cents}0"),
        _ => cents.to_owned(),
    };
    (!euros.is_empty() && digits(euros) && digits(&cents) && cents.len() == 2)
        .then(|| format!("{euros}{cents}").parse().ok())
        .flatten()
        .ok_or_else(|| format!("“{cell}” is no sum of euros like 2.50"))
}

/// A language tag whose first part has two or three letters, as languages have.
pub(super) fn lang(cell: &str) -> Result<Lang, String> {
    let primary = cell.split('-').next().unwrap_or_default();
    cell.parse()
        .ok()
        .filter(|_| matches!(primary.len(), 2 | 3))
        .ok_or_else(|| format!("“{cell}” is no language tag like de, en or prs"))
}

/// Languages, each once.
pub(super) fn langs(cell: &str) -> Result<Vec<Lang>, String> {
    codes(cell).map(lang).collect()
}

/// Topics of the taxonomy.
pub(super) fn topics(cell: &str) -> Result<Vec<TopicId>, String> {
    codes(cell)
        .map(|slug| {
            let topic = TopicId::new(slug);
            if topic.is_known() {
                Ok(topic)
            } else {
                Err(format!("“{slug}” is no topic of the taxonomy"))
            }
        })
        .collect()
}

/// Text for an optional field.
pub(super) fn text(cell: &str) -> Option<Box<str>> {
    (!cell.is_empty()).then(|| cell.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_days_are_read_as_people_write_them() {
        assert_eq!(cents("5"), Ok(500));
        assert_eq!(cents("2,5 €"), Ok(250));
        assert_eq!(cents("2.05"), Ok(205));
        for bad in ["", "5.", "five", "-1", "1.234", "1,2,3", "99999999999"] {
            assert!(cents(bad).is_err(), "{bad}");
        }
        assert_eq!(date("22.11.2026"), date("2026-11-22"));
        assert_eq!(date("1.2.2026"), date("2026-02-01"));
        for bad in ["22.11.26", "31.2.2026", "2026-13-01", "heute", "1.2.2026.3"] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_code_that_is_not_known_is_answered_with_those_that_are() {
        let error = code("servise", &["service", "item"], |code| code).unwrap_err();
        assert_eq!(error, "“servise” is none of service, item");
        assert_eq!(code("Item", &["service", "item"], |code| code), Ok("item"));
        assert!(lang("deutsch").is_err());
        assert!(topics("health;helth").unwrap_err().contains("helth"));
    }
}
