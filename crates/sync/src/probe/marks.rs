//! Marks from another time: asked with them, a source shows whether it understands "since".

/// A time no record can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// Before all records.
    Past,
    /// After all records.
    Future,
}

/// A mark of the same spelling from another time; `None` where a mark is no time and no number.
pub fn restyle(mark: &str, era: Era) -> Option<String> {
    let year = match era {
        Era::Past => "1970",
        Era::Future => "2199",
    };
    let bytes = mark.as_bytes();
    let is_date = bytes.len() >= 10
        && bytes.get(..4)?.iter().all(u8::is_ascii_digit)
        && bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-');
    if is_date {
        return Some(format!("{year}-01-02{}", mark.get(10..)?));
    }
    // `Sun, 22 Nov 2026 17:50:50 GMT`: whoever reads it looks at no weekday.
    if mark.ends_with("GMT") && mark.split(' ').count() == 6 {
        let words: Vec<&str> = mark.split(' ').collect();
        let [weekday, _, _, _, time, zone] = words.as_slice() else {
            return None;
        };
        return Some(format!("{weekday} 02 Jan {year} {time} {zone}"));
    }
    let inner = mark.trim_matches('"');
    if inner.is_empty() || !inner.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // One digit fewer than would be another unit of time.
    let number = match (era, inner.strip_prefix('1')) {
        (Era::Past, _) => "0".to_owned(),
        // As a time, some decades on.
        (Era::Future, Some(rest)) if inner.len() >= 10 => format!("2{rest}"),
        (Era::Future, _) => "9".repeat(inner.len()),
    };
    Some(mark.replace(inner, &number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_keep_their_spelling() {
        let check = |mark: &str, past: &str, future: &str| {
            assert_eq!(restyle(mark, Era::Past).as_deref(), Some(past), "{mark}");
            assert_eq!(
                restyle(mark, Era::Future).as_deref(),
                Some(future),
                "{mark}"
            );
        };
        check(
            "2026-11-22 17:50:50.492Z",
            "1970-01-02 17:50:50.492Z",
            "2199-01-02 17:50:50.492Z",
        );
        check("2026-11-22", "1970-01-02", "2199-01-02");
        check("1795369850492", "0", "2795369850492");
        check("\"1795369850492\"", "\"0\"", "\"2795369850492\"");
        check(
            "Sun, 22 Nov 2026 17:50:50 GMT",
            "Sun, 02 Jan 1970 17:50:50 GMT",
            "Sun, 02 Jan 2199 17:50:50 GMT",
        );
        for opaque in ["", "12-g1AAAA", "W/\"x\"", "2026"] {
            let known = restyle(opaque, Era::Past);
            assert_eq!(known.is_some(), opaque == "2026", "{opaque}");
        }
    }
}
