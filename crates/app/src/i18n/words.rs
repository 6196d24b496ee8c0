//! The words of one language; where one is missing, the German one is shown.

use std::sync::Arc;

use lotse_core::lang::Lang;

use super::text::message::Arg;
use super::text::table::Table;

/// The words on screen; cheap to clone.
#[derive(Debug, Clone)]
pub struct Words {
    table: Arc<Table>,
    german: Option<Arc<Table>>,
}

impl Words {
    /// The words of a table.
    pub fn new(table: Table) -> Self {
        let table = Arc::new(table);
        let german = (table.lang() == "de").then(|| table.clone());
        Self { table, german }
    }

    /// These words instead; German ones stay behind them once they were there.
    pub fn replaced_by(&self, table: Table) -> Self {
        let mut words = Self::new(table);
        words.german = words.german.or_else(|| self.german.clone());
        words
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.table.lang().parse().unwrap_or(Lang::DE)
    }

    /// The message `key`; the key itself when no language has it.
    pub fn t(&self, key: &str) -> String {
        self.t_args(key, &[])
    }

    /// The message `key` with its variables filled in.
    pub fn t_args(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let german = || self.german.as_ref()?.format(key, args);
        self.table
            .format(key, args)
            .or_else(german)
            .unwrap_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_stands_behind_every_language_once_loaded() {
        let table = |text: &str| Table::parse(text).unwrap();
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
}
