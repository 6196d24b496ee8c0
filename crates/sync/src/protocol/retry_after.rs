//! `Retry-After` (RFC 9110, section 10.2.3) without trusting any clock.

use crate::http::Response;

/// The longest wait a source can ask for: one hour, in seconds.
const LONGEST: u64 = 60 * 60;

/// Milliseconds to wait: the number given, or the date given minus the answer's own `Date`.
pub(super) fn read(response: &Response) -> Option<u64> {
    let value = response.header("retry-after")?.trim();
    let seconds = match value.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => {
            let date = seconds_of(response.header("date")?)?;
            u64::try_from(seconds_of(value)? - date).unwrap_or(0)
        }
    };
    Some(seconds.min(LONGEST) * 1000)
}

/// Seconds since 1970 of an IMF-fixdate such as `Sun, 06 Nov 1994 08:49:37 GMT`.
fn seconds_of(date: &str) -> Option<i64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let mut words = date.split_once(", ")?.1.split(' ');
    let number = |text: Option<&str>| text?.parse::<i64>().ok();
    let day = number(words.next())?;
    let month = MONTHS.find(words.next()?)? as i64 / 3 + 1;
    let year = number(words.next())?;
    let mut clock = words.next()?.split(':');
    let [hour, minute, second] = [
        number(clock.next())?,
        number(clock.next())?,
        number(clock.next())?,
    ];
    // Days before the year's first of March, counted from that of year 0.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let days = days + (153 * month + 2) / 5 + day - 1 - 719_468;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(retry_after: &str, date: Option<&str>, wait: Option<u64>) {
        let mut headers = vec![("Retry-After".to_owned(), retry_after.to_owned())];
        headers.extend(date.map(|date| ("Date".to_owned(), date.to_owned())));
        let response = Response {
            headers,
            ..Response::default()
        };
        assert_eq!(read(&response), wait, "{retry_after} {date:?}");
    }

    #[test]
    fn seconds_are_taken_and_capped() {
        check("7", None, Some(7_000));
        check("86400", None, Some(3_600_000));
        check("soon", None, None);
    }

    #[test]
    fn a_date_counts_from_the_answers_own_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        check("Sun, 06 Nov 1994 08:50:07 GMT", date, Some(30_000));
        check("Sun, 06 Nov 1994 08:00:00 GMT", date, Some(0));
        check("Sun, 06 Nov 1994 08:50:07 GMT", None, None);
        let new_year = Some("Sat, 31 Dec 2022 23:59:50 GMT");
        check("Sun, 01 Jan 2023 00:00:05 GMT", new_year, Some(15_000));
    }

    #[test]
    fn dates_count_from_1970() {
        assert_eq!(
            seconds_of("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777)
        );
        assert_eq!(
            seconds_of("Thu, 29 Feb 2024 00:00:00 GMT"),
            Some(1_709_164_800)
        );
    }
}
