//! Folding words so that what people type meets what is written: case, umlauts, Arabic letters, apostrophes.
//!
//! Every letter is folded for itself or after the one before it, so the fold of a word's beginning is
//! the beginning of the word's fold: search may compare prefixes.

mod lower;

use lower::lower;

/// The longest folded word in bytes; what is longer is cut.
pub const MAX_WORD: usize = 60;

/// Calls `each` with every folded word of `text`; `word` is the buffer it is built in.
pub fn words(text: &str, word: &mut String, each: &mut dyn FnMut(&str)) {
    word.clear();
    let mut before = '\0';
    for letter in text.chars() {
        if is_silent(letter) {
            continue;
        }
        if is_letter(letter) {
            if word.len() < MAX_WORD {
                push(letter, before, word);
            }
            before = letter;
        } else {
            finish(word, each);
            before = '\0';
        }
    }
    finish(word, each);
}

/// The folded words of what somebody typed.
pub fn query(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    words(text, &mut String::new(), &mut |word| {
        found.push(word.to_owned())
    });
    found
}

/// The folded words of a text with a blank between each: what is looked for within it, and what it is sorted by.
pub fn folded(text: &str) -> String {
    query(text).join(" ")
}

/// What is left of a folded Arabic word without its article (and "and", "in the", "for the" before it).
pub fn without_article(word: &str) -> Option<&str> {
    let rest = ["وال", "بال", "فال", "كال", "لل", "ال"]
        .iter()
        .find_map(|article| word.strip_prefix(article))?;
    (rest.chars().count() >= 3).then_some(rest)
}

fn finish(word: &mut String, each: &mut dyn FnMut(&str)) {
    if !word.is_empty() {
        each(word);
        word.clear();
    }
}

/// Marks that stand in or on words without being heard: accents, harakat, tatweel, apostrophes, soft hyphens.
fn is_silent(letter: char) -> bool {
    if letter.is_ascii() {
        return matches!(letter, '\'' | '`');
    }
    matches!(letter,
        '’' | '‘' | 'ʼ' | '´' | 'ʹ' | '\u{AD}' | '\u{300}'..='\u{36F}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Letters and digits; those of the commonest scripts are known without a look at Unicode's tables.
fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric()
    } else {
        is_plain_script(letter) || matches!(letter, 'А'..='Я') || letter.is_alphanumeric()
    }
}

/// Small Cyrillic and Arabic letters, which have no lower case to look up.
fn is_plain_script(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'ء'..='غ' | 'ف'..='ي')
}

fn push(letter: char, before: char, word: &mut String) {
    if letter.is_ascii() {
        let letter = letter.to_ascii_lowercase();
        // "ae", "oe" and "ue" are how ä, ö and ü are typed without such keys.
        if letter == 'e' && matches!(before, 'a' | 'o' | 'u' | 'A' | 'O' | 'U') {
            return;
        }
        word.push(letter);
        return;
    }
    match letter {
        // Hamza alone is left out as often as written.
        'ء' => {}
        'А'..='Я' => word.extend(char::from_u32(letter as u32 + 32).map(plain)),
        _ if is_plain_script(letter) => word.push(plain(letter)),
        _ => push_lower(lower(letter), word),
    }
}

fn push_lower(letter: char, word: &mut String) {
    match letter {
        'ß' => word.push_str("ss"),
        'œ' => word.push('o'),
        'æ' => word.push('a'),
        _ => word.push(plain(letter)),
    }
}

fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' | 'ŕ' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ґ' => 'г',
        'ї' | 'й' => 'и',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ۀ' => 'ه',
        'ک' => 'ك',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        other => other,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from(b'0' + (letter as u32 - zero as u32) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(spellings: &[&str]) {
        let folds: Vec<_> = spellings.iter().map(|spelling| query(spelling)).collect();
        assert!(folds.windows(2).all(|pair| pair[0] == pair[1]), "{folds:?}");
    }

    #[test]
    fn spellings_of_one_word_are_one_word() {
        same(&[
            "Übersetzung",
            "Uebersetzung",
            "übersetzung",
            "Ubersetzung",
            "U\u{308}bersetzung",
        ]);
        same(&["Straße", "STRASSE", "Strasse"]);
        same(&["café", "cafe"]);
        same(&["İstanbul", "istanbul"]);
        same(&["Здоров'я", "здоров’я", "ЗДОРОВʼЯ"]);
        same(&["їжа", "Їжа"]);
        same(&["إقامة", "اقامه", "إِقَامَة", "إقامـة"]);
        same(&["مستشفى", "مستشفي"]);
        same(&["مساءً", "مساء", "مسا"]);
        same(&["١١٢", "112", "۱۱۲"]);
    }

    #[test]
    fn words_end_where_signs_stand() {
        assert_eq!(
            query("Deutsch-Kurs, B1/B2 (kostenlos)"),
            ["deutsch", "kurs", "b1", "b2", "kostenlos"]
        );
        assert_eq!(query("  –  "), Vec::<String>::new());
    }

    #[test]
    fn what_is_typed_is_found_within_a_folded_name() {
        assert!(folded("Willkommensbündnis Süd-Ost").contains(&folded(" BUENDNIS sud ")));
    }

    #[test]
    fn the_arabic_article_is_no_part_of_the_word() {
        assert_eq!(without_article("السكن"), Some("سكن"));
        assert_eq!(without_article("والسكن"), Some("سكن"));
        assert_eq!(without_article("الف"), None);
    }

    proptest! {
        #[test]
        fn the_fold_of_a_beginning_is_a_beginning_of_the_fold(word in "[a-zA-ZäöüßÄÖÜéأإىةابتاِـа-яїєґ'’]{1,20}", at in 0usize..20) {
            let beginning: String = word.chars().take(at).collect();
            let (whole, part) = (query(&word).concat(), query(&beginning).concat());
            prop_assert!(whole.starts_with(&part), "{part} of {whole}");
        }
    }
}
