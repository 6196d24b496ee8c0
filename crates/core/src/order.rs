//! Putting things in order: two ways for everything, since each sort of its own is kilobytes on the phone.

use crate::time::{LocalDateTime, Timestamp};

/// Sorts numbered things by their keys; those of the same key stay in the order of their numbers.
pub(crate) fn by_key(numbered: &mut [(u64, u32)]) {
    numbered.sort_unstable();
}

/// Sorts numbered things by their texts; those of the same text stay in the order of their numbers.
pub(crate) fn by_text(numbered: &mut [(&str, u32)]) {
    numbered.sort_unstable();
}

/// Low `head` first, at most 24 bits; among the same, what changed last.
pub(crate) fn then_newest(head: u64, updated_at: i64) -> u64 {
    // The seconds of all years from 0000 to 9999 have 39 bits.
    bits(head, 24) << 40 | from_below(Timestamp::MAX.seconds().saturating_sub(updated_at), 40)
}

/// High days first, [`i32::MIN`] last, in 24 bits.
pub(crate) fn latest_day(day: i32) -> u64 {
    from_below((1 << 23) - i64::from(day), 24)
}

/// By start, then by end, without an end first.
pub(crate) fn by_time(start: LocalDateTime, end: Option<LocalDateTime>) -> u64 {
    let lasts = end.map_or(0, |end| {
        from_below(end.epoch_minute() - start.epoch_minute(), 23) + 1
    });
    from_below(start.epoch_minute() + (1 << 38), 39) << 24 | bits(lasts, 24)
}

fn from_below(number: i64, width: u32) -> u64 {
    bits(number.max(0).unsigned_abs(), width)
}

fn bits(number: u64, width: u32) -> u64 {
    number.min((1 << width) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_stand_in_the_order_of_what_they_are_made_of(
            a in (0u64..1 << 12, -719_528i32..2_932_897, -62_167_219_200i64..253_402_300_800),
            b in (0u64..1 << 12, -719_528i32..2_932_897, -62_167_219_200i64..253_402_300_800),
            same in any::<bool>(),
        ) {
            let b = if same { (a.0, a.1, b.2) } else { b };
            let newest = |(head, _, at): (u64, i32, i64)| then_newest(head, at);
            prop_assert_eq!(newest(a).cmp(&newest(b)), (a.0, -a.2).cmp(&(b.0, -b.2)));
            let day = |(_, day, at): (u64, i32, i64)| then_newest(latest_day(day), at);
            prop_assert_eq!(day(a).cmp(&day(b)), (-a.1, -a.2).cmp(&(-b.1, -b.2)));
            prop_assert!(latest_day(i32::MIN) > latest_day(a.1));
        }

        #[test]
        fn times_stand_in_order(a in time(), b in time()) {
            prop_assert_eq!(by_time(a.0, a.1).cmp(&by_time(b.0, b.1)), a.cmp(&b));
        }
    }

    fn time() -> impl Strategy<Value = (LocalDateTime, Option<LocalDateTime>)> {
        let near = 29_000_000i64..29_000_004;
        let start = prop_oneof![near, -1_036_120_320i64..4_223_371_680];
        (start, prop::option::of(0i64..100_000)).prop_map(|(start, lasts)| {
            let start = LocalDateTime::from_epoch_minute(start);
            (start, lasts.map(|lasts| start.plus_minutes(lasts)))
        })
    }
}
