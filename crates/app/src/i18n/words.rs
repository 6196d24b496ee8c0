//! The words of one language; where one is missing, the German one is shown.

use std::sync::Arc;

use lotse_core::lang::Lang;

use super::text::message::Arg;
use super::text::table::Table;

/// The words on screen; cheap to clone.
#[derive(Debug, Clone)]
pub struct Words {
    tables: Arc<[Table]>,
    german: Option<Arc<[Table]>>,
}

impl Words {
    /// The words of one language's tables; no key stands in two of them.
    pub fn new(tables: Vec<Table>) -> Self {
        let tables: Arc<[Table]> = tables.into();
        let german = (lang_of(&tables) == Lang::DE).then(|| tables.clone());
        Self { tables, german }
    }

    /// These words instead; German ones stay behind them once they were there.
    pub fn replaced_by(&self, tables: Vec<Table>) -> Self {
        let mut words = Self::new(tables);
        words.german = words.german.or_else(|| self.german.clone());
        words
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        lang_of(&self.tables)
    }

    /// The message `key`; the key itself when no language has it.
    pub fn t(&self, key: &str) -> String {
        self.t_args(key, &[])
    }

    /// The message `key` with its variables filled in.
    pub fn t_args(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let german = self.german.iter().flat_map(|german| german.iter());
        self.tables
            .iter()
            .chain(german)
            .find_map(|table| table.format(key, args))
            .unwrap_or_else(|| key.to_owned())
    }
}

fn lang_of(tables: &[Table]) -> Lang {
    let lang = tables.first().and_then(|table| table.lang().parse().ok());
    lang.unwrap_or(Lang::DE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_stands_behind_every_language_once_loaded() {
        let table = |text: &str| vec![Table::parse(text).unwrap()];
        let german = Words::new(table("lotse-messages 1 de\na\tEins\nb\tZwei \u{2}x\u{3}\n"));
        let arabic = german.replaced_by(table("lotse-messages 1 ar\na\tواحد\n"));
        assert_eq!(arabic.lang(), Lang::AR);
        assert_eq!(arabic.t("a"), "واحد");
        assert_eq!(arabic.t_args("b", &[("x", 3_i64.into())]), "Zwei 3");
        assert_eq!(arabic.t("c"), "c");
        let english = arabic.replaced_by(table("lotse-messages 1 en\n"));
        assert_eq!(english.t("a"), "Eins");
        let alone = Words::new(table("lotse-messages 1 ar\n"));
        assert_eq!(alone.t("a"), "a");
    }

    #[test]
    fn a_language_may_have_several_tables() {
        let table = |text: &str| Table::parse(text).unwrap();
        let words = Words::new(vec![
            table("lotse-messages 1 uk\na\tА\n"),
            table("lotse-messages 1 uk\nb\tБ \u{2}x\u{3}\n"),
        ]);
        assert_eq!(words.lang(), Lang::UK);
        assert_eq!(words.t("a"), "А");
        assert_eq!(words.t_args("b", &[("x", 3_i64.into())]), "Б 3");
    }
}
