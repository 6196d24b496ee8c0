//! POSIX `TZ` rules (IEEE Std 1003.1, section 8.3), as far as they change clocks by month, week and weekday.

use crate::time::date::{Date, days_in_month};
use crate::time::text::Digits;
use crate::time::weekday::Weekday;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Seconds east of UTC in winter.
    pub(super) standard: i32,
    pub(super) summer: Option<Summer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Summer {
    /// Seconds east of UTC in summer.
    pub(super) offset: i32,
    pub(super) start: Change,
    pub(super) end: Change,
}

/// `Mm.w.d/time`: the w-th weekday d of month m (5 = last), at a wall-clock time before the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) month: u8,
    pub(super) week: u8,
    pub(super) weekday: Weekday,
    pub(super) seconds: i32,
}

impl Rule {
    pub(super) fn offset_at(self, instant: i64) -> i32 {
        let Some(summer) = self.summer else {
            return self.standard;
        };
        let standard_day = (instant + i64::from(self.standard)).div_euclid(86_400);
        let year = Date::from_epoch_day(standard_day as i32).year();
        let start = summer.start.wall_seconds(year) - i64::from(self.standard);
        let end = summer.end.wall_seconds(year) - i64::from(summer.offset);
        let in_summer = if start < end {
            start <= instant && instant < end
        } else {
            instant < end || start <= instant
        };
        if in_summer {
            summer.offset
        } else {
            self.standard
        }
    }
}

impl Change {
    /// Wall-clock seconds since 1970-01-01T00:00 of the change in `year`.
    fn wall_seconds(self, year: i32) -> i64 {
        let Some(first) = Date::new(year, self.month, 1) else {
            return 0;
        };
        let mut day = 1 + first.weekday().days_until(self.weekday) + 7 * (self.week - 1);
        if day > days_in_month(year, self.month) {
            day -= 7;
        }
        (i64::from(first.epoch_day()) + i64::from(day) - 1) * 86_400 + i64::from(self.seconds)
    }
}

pub(super) fn read(text: &str) -> Option<Rule> {
    let mut digits = Digits(text.as_bytes());
    skip_name(&mut digits)?;
    let standard = -read_seconds(&mut digits)?;
    if digits.is_empty() {
        return Some(Rule {
            standard,
            summer: None,
        });
    }
    skip_name(&mut digits)?;
    let mut offset = standard + 3600;
    if !digits.take(b',') {
        offset = -read_seconds(&mut digits)?;
        digits.take(b',').then_some(())?;
    }
    let start = read_change(&mut digits)?;
    digits.take(b',').then_some(())?;
    let end = read_change(&mut digits)?;
    digits.is_empty().then_some(Rule {
        standard,
        summer: Some(Summer { offset, start, end }),
    })
}

/// `CET`, or `<+03>` when the name holds more than letters.
fn skip_name(digits: &mut Digits<'_>) -> Option<()> {
    let quoted = digits.take(b'<');
    let is_name = |byte: &&u8| {
        byte.is_ascii_alphabetic()
            || (quoted && (byte.is_ascii_digit() || matches!(byte, b'+' | b'-')))
    };
    let length = digits.0.iter().take_while(is_name).count();
    digits.0 = digits.0.get(length..)?;
    (length >= 3 && (!quoted || digits.take(b'>'))).then_some(())
}

/// `[+-]h[h[h]][:mm[:ss]]` as seconds.
fn read_seconds(digits: &mut Digits<'_>) -> Option<i32> {
    let sign = if digits.take(b'-') {
        -1
    } else {
        digits.take(b'+');
        1
    };
    let mut seconds = read_short(digits)? * 3600;
    if digits.take(b':') {
        seconds += digits.number(2)? as i32 * 60;
        if digits.take(b':') {
            seconds += digits.number(2)? as i32;
        }
    }
    // POSIX.1-2024 allows times of changes up to a week away.
    (seconds <= 167 * 3600).then_some(sign * seconds)
}

fn read_short(digits: &mut Digits<'_>) -> Option<i32> {
    let count = digits
        .0
        .iter()
        .take(3)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (count > 0)
        .then(|| digits.number(count))?
        .map(|value| value as i32)
}

fn read_change(digits: &mut Digits<'_>) -> Option<Change> {
    digits.take(b'M').then_some(())?;
    let month = read_short(digits)?;
    digits.take(b'.').then_some(())?;
    let week = read_short(digits)?;
    digits.take(b'.').then_some(())?;
    let days_after_sunday = read_short(digits)?;
    let seconds = if digits.take(b'/') {
        read_seconds(digits)?
    } else {
        2 * 3600
    };
    if !(1..=12).contains(&month) || !(1..=5).contains(&week) || days_after_sunday > 6 {
        return None;
    }
    Some(Change {
        month: month as u8,
        week: week as u8,
        weekday: Weekday::from_index(days_after_sunday as u8 + 6),
        seconds,
    })
}
