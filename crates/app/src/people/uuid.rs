//! Names for what is made on this device: UUIDs of version 7 (RFC 9562, section 5.7).

use crate::platform::{chance, clock};

/// A new one: by the time, so that names sort as they were made, and by chance, so that nobody guesses them.
pub fn new() -> String {
    of(clock::now_ms() as u64, chance::bytes())
}

fn of(milliseconds: u64, chance: [u8; 10]) -> String {
    let [.., m0, m1, m2, m3, m4, m5] = milliseconds.to_be_bytes();
    let [a, b, c, d, rest @ ..] = chance;
    let (version, variant) = (0x70 | (a & 0x0f), 0x80 | (c & 0x3f));
    let hex = |bytes: &[u8]| {
        let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
        digits.collect::<String>()
    };
    [
        hex(&[m0, m1, m2, m3]),
        hex(&[m4, m5]),
        hex(&[version, b]),
        hex(&[variant, d]),
        hex(&rest),
    ]
    .join("-")
}

#[cfg(test)]
mod tests {
    use lotse_core::feedback::FeedbackId;

    use super::*;

    #[test]
    fn the_example_of_the_rfc() {
        // Appendix A.6: 2022-02-22 19:22:22 UTC, rand_a 0xCC3, rand_b 0b01 with 0x8C4DC0C0C07398F.
        let chance = [0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        let uuid = of(0x017f_22e2_79b0, chance);
        assert_eq!(uuid, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        assert!(uuid.parse::<FeedbackId>().is_ok());
    }
}
