//! Numbers that nobody can guess.

use super::window;

/// So many random bytes, of the browser's generator for secrets.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // It refuses more than 65,536 at a time, which nobody asks for.
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    drop(filled);
    bytes
}
