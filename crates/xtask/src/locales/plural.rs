//! Which plural forms each language has for whole numbers and fractions (Unicode CLDR, cardinal).

/// The six names CLDR gives to plural forms.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The forms a language needs, or `None` for a language nobody has entered here.
pub fn categories(lang: &str) -> Option<&'static [&'static str]> {
    let base = lang.split('-').next().unwrap_or(lang);
    Some(match base {
        "zh" => &["other"],
        "de" | "en" | "am" | "bg" | "fa" | "hi" | "ku" | "prs" | "ps" | "so" | "sq" | "ti"
        | "tr" | "vi" => &["one", "other"],
        "es" | "fr" | "it" | "pt" => &["one", "many", "other"],
        "hr" | "ro" | "sr" => &["one", "few", "other"],
        "pl" | "ru" | "uk" => &["one", "few", "many", "other"],
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        _ => return None,
    })
}
