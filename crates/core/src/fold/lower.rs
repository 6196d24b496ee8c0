//! Lower case of the scripts that have two cases and that people here write: Latin, Greek, Cyrillic, Armenian.
//!
//! The standard library's tables know all of Unicode, at ten times the weight.

/// The small letter of a capital one; of İ the i without its second dot. Other letters stay as they are.
pub(super) fn lower(letter: char) -> char {
    let up = |by: u32| char::from_u32(letter as u32 + by).unwrap_or(letter);
    let is_even = letter as u32 & 1 == 0;
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => up(32),
        'Ѐ'..='Џ' => up(80),
        'İ' => 'i',
        'Ÿ' => 'ÿ',
        'ẞ' => 'ß',
        'Ư' => 'ư',
        'Ӏ' => 'ӏ',
        'Ά' => 'ά',
        'Έ'..='Ί' => up(37),
        'Ό' => 'ό',
        'Ύ' | 'Ώ' => up(63),
        'Ա'..='Ֆ' => up(48),
        // Pairs of which the first, the even one, is the capital.
        'Ā'..='ķ'
        | 'Ŋ'..='ŷ'
        | 'Ơ'..='ơ'
        | 'Ǟ'..='ǯ'
        | 'Ǹ'..='ȟ'
        | 'Ȣ'..='ȳ'
        | 'Ѡ'..='ҁ'
        | 'Ҋ'..='ҿ'
        | 'Ӑ'..='ԯ'
        | 'Ḁ'..='ẕ'
        | 'Ạ'..='ỿ'
            if is_even =>
        {
            up(1)
        }
        // And those of which the odd one is.
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ǎ'..='ǜ' | 'Ӂ'..='ӎ' if !is_even => up(1),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn the_letters_of_these_scripts_are_those_of_the_standard_library() {
        let blocks = [
            '\0'..='\u{17F}',
            'Ơ'..='ơ',
            'Ư'..='ư',
            'Ǎ'..='ǯ',
            'Ǹ'..='ȟ',
            'Ȣ'..='ȳ',
            '\u{370}'..='\u{3CE}',
            '\u{400}'..='\u{58F}',
            '\u{600}'..='\u{109F}',
            '\u{1100}'..='\u{139F}',
            '\u{1E00}'..='\u{1EFF}',
        ];
        for letter in blocks.into_iter().flatten() {
            let rare = matches!(letter, 'Ͱ' | 'Ͳ' | 'Ͷ' | 'Ϳ');
            if !rare {
                assert_eq!(
                    Some(lower(letter)),
                    letter.to_lowercase().next(),
                    "{letter}"
                );
            }
        }
    }
}
