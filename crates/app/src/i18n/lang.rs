//! The languages the app itself speaks.

use lotse_core::lang::Lang;

/// One message file each, in the order they are offered.
pub const TABLES: [Lang; 4] = [Lang::DE, Lang::EN, Lang::AR, Lang::UK];

/// What a language calls itself.
pub fn own_name(lang: Lang) -> &'static str {
    match lang.as_str() {
        "ar" => "العربية",
        "en" => "English",
        "uk" => "Українська",
        _ => "Deutsch",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_file_is_offered_and_nothing_else() {
        let mut offered: Vec<String> = TABLES.iter().map(Lang::to_string).collect();
        offered.sort();
        let locales = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        for folder in [locales.clone(), locales.join("people")] {
            let name = |entry: std::io::Result<std::fs::DirEntry>| {
                entry.ok()?.file_name().into_string().ok()
            };
            let mut files: Vec<String> = std::fs::read_dir(&folder)
                .unwrap()
                .filter_map(name)
                .filter_map(|name| Some(name.strip_suffix(".ftl")?.to_owned()))
                .collect();
            files.sort();
            assert_eq!(files, offered, "{}", folder.display());
        }
    }

    #[test]
    fn names_differ() {
        let mut names: Vec<_> = TABLES.iter().map(|lang| own_name(*lang)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLES.len());
    }
}
