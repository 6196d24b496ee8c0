//! The Gregorian calendar: seconds since 1970, and the days and clocks they stand for.

pub(super) const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// Days since 1970 of a day of the Gregorian calendar.
pub(super) fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
        return None;
    }
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(days + (153 * month + 2) / 5 + day - 1 - 719_468)
}

fn calendar(seconds: i64) -> (i64, i64, i64) {
    // Days since the first of March of year 0, in eras of 400 years.
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = (year + era * 400, month + 3);
    if month > 12 {
        (year + 1, month - 12, day)
    } else {
        (year, month, day)
    }
}

pub(super) fn date(seconds: i64) -> String {
    let (year, month, day) = calendar(seconds);
    format!("{year:04}-{month:02}-{day:02}")
}

pub(super) fn clock(seconds: i64) -> String {
    let second = seconds.rem_euclid(86_400);
    format!(
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

pub(super) fn http(seconds: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let (year, month, day) = calendar(seconds);
    let weekday = usize::try_from(seconds.div_euclid(86_400).rem_euclid(7)).unwrap_or(0);
    let month = usize::try_from(month - 1).unwrap_or(0) * 3;
    let month = MONTHS.get(month..month + 3).unwrap_or_default();
    format!(
        "{}, {day:02} {month} {year:04} {} GMT",
        DAYS[weekday],
        clock(seconds)
    )
}
