//! A language's messages in one piece of text, found by binary search.

use super::message::{Arg, write};

/// First words of every table; version 1 of the format.
const MAGIC: &str = "lotse-messages 1 ";

/// All messages of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    text: Box<str>,
    /// Where each line after the first begins, and a last one for the end.
    starts: Vec<u32>,
    lang_end: usize,
}

/// The text is no table: a captive portal's page, a cut-off answer, another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATable;

impl Table {
    /// Takes a table as it was fetched.
    pub fn parse(text: &str) -> Result<Self, NotATable> {
        let rest = text.strip_prefix(MAGIC).ok_or(NotATable)?;
        let lang = rest.split_once('\n').ok_or(NotATable)?.0;
        if !text.ends_with('\n') {
            return Err(NotATable);
        }
        let lang_end = MAGIC.len() + lang.len();
        let mut starts = Vec::new();
        let mut at = lang_end + 1;
        let mut last = "";
        for line in text.get(at..).unwrap_or_default().lines() {
            let (key, _) = line.split_once('\t').ok_or(NotATable)?;
            if key <= last {
                return Err(NotATable);
            }
            last = key;
            starts.push(at as u32);
            at += line.len() + 1;
        }
        starts.push(at as u32);
        Ok(Self {
            text: text.into(),
            starts,
            lang_end,
        })
    }

    /// The language's tag, such as `de`.
    pub fn lang(&self) -> &str {
        self.text
            .get(MAGIC.len()..self.lang_end)
            .unwrap_or_default()
    }

    /// The message `key` with its variables filled in, or `None` when there is no such message.
    pub fn format(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.pattern(key)?;
        let mut out = String::with_capacity(pattern.len());
        write(&mut out, pattern, args, self.lang());
        Some(out)
    }

    /// How many messages there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no message at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| Some(self.line(index)?.0))
    }

    fn pattern(&self, key: &str) -> Option<&str> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            let (here, pattern) = self.line(middle)?;
            match here.cmp(key) {
                std::cmp::Ordering::Equal => return Some(pattern),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn line(&self, index: usize) -> Option<(&str, &str)> {
        let start = *self.starts.get(index)? as usize;
        let end = *self.starts.get(index + 1)? as usize;
        self.text.get(start..end - 1)?.split_once('\t')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::parse(text).expect("a table")
    }

    #[test]
    fn finds_every_key_and_nothing_else() {
        let table = table("lotse-messages 1 de\na\tA\nb-b\tB\nc\tC\n");
        assert_eq!(table.lang(), "de");
        assert_eq!(table.keys().collect::<Vec<_>>(), ["a", "b-b", "c"]);
        assert_eq!(table.format("a", &[]).as_deref(), Some("A"));
        assert_eq!(table.format("b-b", &[]).as_deref(), Some("B"));
        assert_eq!(table.format("c", &[]).as_deref(), Some("C"));
        for missing in ["", "b", "d", "b-b\tB"] {
            assert_eq!(table.format(missing, &[]), None, "{missing}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bad in [
            "",
            "<!doctype html><title>Sign in</title>\n",
            "lotse-messages 2 de\na\tA\n",
            "lotse-messages 1 de",
            "lotse-messages 1 de\na\tA\nb\tcut o",
            "lotse-messages 1 de\nno tab\n",
            "lotse-messages 1 de\nb\tB\na\tA\n",
            "lotse-messages 1 de\na\tA\na\tA\n",
        ] {
            assert_eq!(Table::parse(bad), Err(NotATable), "{bad:?}");
        }
    }

    #[test]
    fn a_table_without_messages_answers_nothing() {
        let table = table("lotse-messages 1 de\n");
        assert!(table.is_empty());
        assert_eq!(table.format("a", &[]), None);
    }
}
