//! Points in time as backends spell them. They come from servers and are never compared with a device's clock.

use serde_json::Value;

use super::calendar::{MONTHS, clock, date, days, http};

/// Microseconds since 1970-01-01T00:00:00Z, by a server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

/// How a point in time is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// As the source wrote it.
    #[default]
    Verbatim,
    /// `2026-11-22T17:50:50.492Z`
    IsoMillis,
    /// `2026-11-22T17:50:50.492137Z`
    IsoMicros,
    /// `2026-11-22T17:50:50Z`
    IsoSeconds,
    /// `2026-11-22`
    Date,
    /// `2026-11-22 17:50:50.492Z`
    SpaceMillis,
    /// `Sun, 22 Nov 2026 17:50:50 GMT`
    Rfc1123,
    /// `1795456250492`
    EpochMillis,
    /// `1795456250`
    EpochSeconds,
}

/// The names of the formats in a profile.
pub(super) const FORMATS: [(&str, Format); 9] = [
    ("verbatim", Format::Verbatim),
    ("iso-ms", Format::IsoMillis),
    ("iso-us", Format::IsoMicros),
    ("iso-s", Format::IsoSeconds),
    ("date", Format::Date),
    ("space-ms", Format::SpaceMillis),
    ("rfc1123", Format::Rfc1123),
    ("epoch-ms", Format::EpochMillis),
    ("epoch-s", Format::EpochSeconds),
];

/// Minutes east of UTC: where times without a zone of their own are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset(pub i32);

const SECOND: i64 = 1_000_000;

impl Offset {
    /// Reads `Z`, `+01:00` or `-0330`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("z") {
            return Some(Self(0));
        }
        let sign = match text.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let digits = text.get(1..)?.replace(':', "");
        let (hours, minutes) = match digits.len() {
            2 => (digits.parse::<i32>().ok()?, 0),
            4 => (
                digits.get(..2)?.parse().ok()?,
                digits.get(2..)?.parse::<i32>().ok()?,
            ),
            _ => return None,
        };
        (hours < 24 && minutes < 60).then_some(Self(sign * (hours * 60 + minutes)))
    }
}

impl Moment {
    /// That many microseconds since 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Whole seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    /// Reads whatever a backend writes: ISO 8601 with `T` or a space, an HTTP date, or a number since 1970,
    /// which is seconds for [`Format::EpochSeconds`] and otherwise milliseconds. `zone` is for texts without one.
    pub fn read(value: &Value, zone: Offset, format: Format) -> Option<Self> {
        let number = match value {
            Value::Number(number) => number
                .as_i64()
                .or_else(|| number.as_f64().map(|number| number as i64))?,
            Value::String(text) => match text.trim().parse() {
                Ok(number) if !matches!(format, Format::Date) => number,
                _ => return Self::parse(text, zone),
            },
            _ => return None,
        };
        let unit = if format == Format::EpochSeconds {
            SECOND
        } else {
            1000
        };
        number.checked_mul(unit).map(Self)
    }

    /// Reads ISO 8601 or an HTTP date.
    pub fn parse(text: &str, zone: Offset) -> Option<Self> {
        let text = text.trim();
        match text.split_once(", ") {
            Some((_, date)) => http_date(date),
            None => iso(text, zone),
        }
    }

    /// The time as text; [`Format::Verbatim`] as milliseconds in ISO 8601. What is finer than the format is cut off.
    pub fn write(self, format: Format) -> String {
        let Self(micros) = self;
        let seconds = self.seconds();
        let fraction = micros.rem_euclid(SECOND);
        let (date, clock) = (date(seconds), clock(seconds));
        match format {
            Format::IsoMillis | Format::Verbatim => {
                format!("{date}T{clock}.{:03}Z", fraction / 1000)
            }
            Format::IsoMicros => format!("{date}T{clock}.{fraction:06}Z"),
            Format::IsoSeconds => format!("{date}T{clock}Z"),
            Format::Date => date,
            Format::SpaceMillis => format!("{date} {clock}.{:03}Z", fraction / 1000),
            Format::Rfc1123 => http(seconds),
            Format::EpochMillis => micros.div_euclid(1000).to_string(),
            Format::EpochSeconds => seconds.to_string(),
        }
    }

    /// The time in JSON: numbers since 1970 are numbers.
    pub fn to_json(self, format: Format) -> Value {
        let Self(micros) = self;
        match format {
            Format::EpochMillis => Value::from(micros.div_euclid(1000)),
            Format::EpochSeconds => Value::from(self.seconds()),
            format => Value::from(self.write(format)),
        }
    }

    /// `2026-11-22T18:50:50`: what a clock shows in a zone.
    pub fn at_offset(self, zone: Offset) -> String {
        let seconds = self.seconds() + i64::from(zone.0) * 60;
        format!("{}T{}", date(seconds), clock(seconds))
    }

    /// A time that many seconds earlier in the spelling it came in: its zone, said or not, stays as it is.
    /// Numbers are seconds for [`Format::EpochSeconds`] and otherwise milliseconds.
    pub fn earlier(text: &str, seconds: u32, format: Format) -> Option<String> {
        if let Ok(number) = text.parse::<i64>() {
            let unit = if format == Format::EpochSeconds {
                1
            } else {
                1000
            };
            let earlier = number.checked_sub(i64::from(seconds) * unit)?;
            return Some(earlier.to_string());
        }
        let before = |text: &str| Some(Self::parse(text, Offset(0))?.minus_seconds(seconds));
        let Some(clock) = text.get(11..).filter(|_| !text.contains(", ")) else {
            let format = if text.len() == 10 {
                Format::Date
            } else {
                Format::Rfc1123
            };
            return Some(before(text)?.write(format));
        };
        let is_clock = |byte: u8| byte.is_ascii_digit() || byte == b':';
        let length = clock.bytes().take_while(|byte| is_clock(*byte)).count();
        let (told, rest) = text.split_at_checked(11 + length)?;
        let written = before(told)?.write(Format::IsoSeconds);
        let (date, clock) = (written.get(..10)?, written.get(11..11 + length)?);
        Some([date, told.get(10..11)?, clock, rest].concat())
    }

    /// That many seconds before.
    pub fn minus_seconds(self, seconds: u32) -> Self {
        Self(self.0.saturating_sub(i64::from(seconds) * SECOND))
    }
}

fn iso(text: &str, zone: Offset) -> Option<Moment> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let year: i64 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: i64 = parts.next()?.parse().ok()?;
    let day: i64 = parts.next()?.parse().ok()?;
    let days = days(year, month, day)?;
    let Some(rest) = rest.strip_prefix(['T', 't', ' ']) else {
        return rest.is_empty().then(|| at(days, 0, 0, zone));
    };
    let end = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(end);
    let zone = if offset.is_empty() {
        zone
    } else {
        Offset::parse(offset)?
    };
    let (time, fraction) = time
        .trim_end()
        .split_once(['.', ','])
        .unwrap_or((time.trim_end(), ""));
    Some(at(days, seconds_of_day(time)?, micros(fraction)?, zone))
}

fn http_date(text: &str) -> Option<Moment> {
    let mut words = text.split([' ', '-']);
    let day = words.next()?.parse().ok()?;
    let month = MONTHS.find(words.next()?)? as i64 / 3 + 1;
    let year = words.next()?.parse().ok()?;
    let seconds = seconds_of_day(words.next()?)?;
    Some(at(days(year, month, day)?, seconds, 0, Offset(0)))
}

fn seconds_of_day(text: &str) -> Option<i64> {
    let mut parts = text.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let sound = (0..=24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second);
    (sound && parts.next().is_none()).then_some((hour * 60 + minute) * 60 + second)
}

fn micros(fraction: &str) -> Option<i64> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let six: String = fraction.chars().chain("000000".chars()).take(6).collect();
    six.parse().ok()
}

fn at(days: i64, seconds: i64, micros: i64, zone: Offset) -> Moment {
    Moment((days * 86_400 + seconds - i64::from(zone.0) * 60) * SECOND + micros)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const UTC: Offset = Offset(0);

    #[test]
    fn one_moment_in_every_spelling() {
        let moment = Moment(1_795_369_850_492_000);
        let check = |value: Value| {
            assert_eq!(
                Moment::read(&value, UTC, Format::Verbatim),
                Some(moment),
                "{value}"
            );
        };
        check(json!("2026-11-22T17:50:50.492Z"));
        check(json!("2026-11-22 17:50:50.492Z"));
        check(json!("2026-11-22T17:50:50.492"));
        check(json!("2026-11-22T18:50:50.492+01:00"));
        check(json!("2026-11-22T18:50:50.492000+0100"));
        check(json!("2026-11-22T17:50:50.492+00"));
        check(json!(1_795_369_850_492_i64));
        check(json!("1795369850492"));
        let local = Moment::parse("2026-11-22 18:50:50.492", Offset(60));
        assert_eq!(local, Some(moment));
        let http = Moment::parse("Sun, 22 Nov 2026 17:50:50 GMT", UTC);
        assert_eq!(http, Some(Moment(1_795_369_850_000_000)));
        assert_eq!(
            Moment::read(&json!(1_795_369_850), UTC, Format::EpochSeconds),
            http
        );
    }

    #[test]
    fn written_in_every_format() {
        let moment = Moment(1_795_369_850_492_137);
        let check = |format: Format, text: &str| assert_eq!(moment.write(format), text);
        check(Format::IsoMillis, "2026-11-22T17:50:50.492Z");
        check(Format::IsoMicros, "2026-11-22T17:50:50.492137Z");
        check(Format::IsoSeconds, "2026-11-22T17:50:50Z");
        check(Format::Date, "2026-11-22");
        check(Format::SpaceMillis, "2026-11-22 17:50:50.492Z");
        check(Format::Rfc1123, "Sun, 22 Nov 2026 17:50:50 GMT");
        check(Format::EpochMillis, "1795369850492");
        check(Format::EpochSeconds, "1795369850");
    }

    #[test]
    fn earlier_in_its_own_spelling() {
        let check = |text: &str, seconds: u32, expected: &str| {
            let found = Moment::earlier(text, seconds, Format::Verbatim);
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        };
        check(
            "2026-11-22T00:00:01.123456",
            2,
            "2026-11-21T23:59:59.123456",
        );
        check("2026-11-22 18:50:50.49", 5, "2026-11-22 18:50:45.49");
        check(
            "2026-11-22T18:50:50.4921371Z",
            3600,
            "2026-11-22T17:50:50.4921371Z",
        );
        check(
            "2026-03-01T00:30:00+01:00",
            3600,
            "2026-02-28T23:30:00+01:00",
        );
        check("2026-11-22T18:50", 30, "2026-11-22T18:49");
        check("2026-11-22", 2, "2026-11-21");
        check(
            "Sun, 22 Nov 2026 17:50:50 GMT",
            1,
            "Sun, 22 Nov 2026 17:50:49 GMT",
        );
        check("1795369850492", 2, "1795369848492");
        let seconds = Moment::earlier("1795369850", 2, Format::EpochSeconds);
        assert_eq!(seconds.as_deref(), Some("1795369848"));
        for text in ["", "12-g1AAAA", "2026-11-22T", "soon, one day"] {
            assert_eq!(Moment::earlier(text, 1, Format::Verbatim), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "2026-11-22T25:00:00Z",
            "2026-11-22X",
            "22.11.2026",
        ] {
            assert_eq!(Moment::parse(text, UTC), None, "{text}");
        }
        assert_eq!(Offset::parse("+01:00"), Some(Offset(60)));
        assert_eq!(Offset::parse("-0330"), Some(Offset(-210)));
        assert_eq!(Offset::parse("Europe/Berlin"), None);
    }

    proptest! {
        /// Whoever goes back in a spelling of ours is where the time itself goes back to.
        #[test]
        fn earlier_is_minus_seconds(micros in 0..250_000_000_000_000_000_i64, seconds in 0..100_000_u32) {
            let moment = Moment(micros);
            for format in [Format::IsoMicros, Format::SpaceMillis, Format::IsoSeconds, Format::EpochMillis] {
                let text = moment.write(format);
                let expected = moment.minus_seconds(seconds).write(format);
                prop_assert_eq!(Moment::earlier(&text, seconds, format), Some(expected));
            }
        }

        #[test]
        fn nothing_that_is_no_time_panics(text in "\\PC{0,24}", seconds in 0..100_000_u32) {
            let _ = Moment::earlier(&text, seconds, Format::Verbatim);
        }

        #[test]
        fn what_is_written_is_read_again(micros in -62_000_000_000_000_000_i64..250_000_000_000_000_000) {
            let moment = Moment(micros);
            let written = moment.to_json(Format::IsoMicros);
            prop_assert_eq!(Moment::read(&written, UTC, Format::IsoMicros), Some(moment));
            let seconds = Moment(micros.div_euclid(SECOND) * SECOND);
            let written = moment.to_json(Format::Rfc1123);
            prop_assert_eq!(Moment::read(&written, UTC, Format::Rfc1123), Some(seconds));
        }
    }
}
