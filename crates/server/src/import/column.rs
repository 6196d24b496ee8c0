//! Columns: how a table's cells change a record, and which columns of a file are which.

use lotse_core::lang::Lang;
use lotse_core::localized::{Localized, Origin};

use super::cell;
use super::report::Problem;
use super::table::{Row, Table};
use super::texts::{self, Said};

/// A column of a kind of table.
pub(super) struct Column<T> {
    pub name: &'static str,
    pub set: Set<T>,
}

/// How a cell changes a record of type `T`; an empty cell takes the value away.
pub(super) enum Set<T> {
    /// One value; the row is there for values that stand in two columns.
    Value(fn(&mut T, &str, Row<'_>) -> Result<(), String>),
    /// A text; its columns are `name_de`, `name_en`, …, and `name_en_origin`.
    Text(fn(&mut T) -> &mut Localized),
    /// A list of texts, the same way.
    Texts(fn(&mut T) -> &mut Vec<Localized>),
}

/// The columns of one kind that a file has.
pub(super) struct Binding<T> {
    bound: Vec<Bound<T>>,
}

struct Bound<T> {
    column: Column<T>,
    /// Place of a plain column.
    index: usize,
    /// Places of a text's languages.
    langs: Vec<LangCells>,
}

struct LangCells {
    lang: Lang,
    text: usize,
    origin: Option<usize>,
}

impl<T> Binding<T> {
    /// Finds the kind's columns in a table; those it has besides are reported.
    pub fn new(columns: Vec<Column<T>>, table: &Table) -> (Self, Vec<Problem>) {
        let mut taken = vec![false; table.header.len()];
        let mut bound = Vec::new();
        let texts: Vec<&str> = columns
            .iter()
            .filter(|column| !matches!(column.set, Set::Value(_)))
            .map(|column| column.name)
            .collect();
        for column in columns {
            let places = Bound::find(column, &table.header);
            for index in places.iter().flat_map(Bound::places) {
                if let Some(taken) = taken.get_mut(index) {
                    *taken = true;
                }
            }
            bound.extend(places);
        }
        let unknown = table.header.iter().zip(&taken);
        let problems = unknown
            .filter(|(name, taken)| !**taken && *name != "id")
            .map(|(name, _)| {
                let hint = if texts.contains(&name.as_str()) {
                    format!(" Texts name their language: {name}_de.")
                } else {
                    String::new()
                };
                let message = format!("This column is not known; its cells were not read.{hint}");
                Problem::warning(table.line, Some(name), message)
            })
            .collect();
        (Self { bound }, problems)
    }

    /// Puts a row's cells into the record and returns what is wrong with them.
    pub fn apply(&self, record: &mut T, row: Row<'_>) -> Vec<Problem> {
        let mut problems = Vec::new();
        for bound in &self.bound {
            if let Err((column, message)) = bound.apply(record, row) {
                problems.push(Problem::error(row.line, Some(&column), message));
            }
        }
        problems
    }
}

impl<T> Bound<T> {
    fn find(column: Column<T>, header: &[String]) -> Option<Self> {
        let langs = match column.set {
            Set::Value(_) => Vec::new(),
            Set::Text(_) | Set::Texts(_) => lang_cells(column.name, header),
        };
        let index = match column.set {
            Set::Value(_) => header.iter().position(|name| name == column.name),
            Set::Text(_) | Set::Texts(_) => (!langs.is_empty()).then_some(0),
        };
        index.map(|index| Self {
            column,
            index,
            langs,
        })
    }

    fn places(&self) -> Vec<usize> {
        match self.column.set {
            Set::Value(_) => vec![self.index],
            Set::Text(_) | Set::Texts(_) => self
                .langs
                .iter()
                .flat_map(|lang| std::iter::once(lang.text).chain(lang.origin))
                .collect(),
        }
    }

    fn apply(&self, record: &mut T, row: Row<'_>) -> Result<(), (String, String)> {
        let name = self.column.name;
        match self.column.set {
            Set::Value(set) => {
                set(record, row.cell(self.index), row).map_err(|message| (name.to_owned(), message))
            }
            Set::Text(text) => {
                texts::merge(text(record), &self.said(row)?);
                Ok(())
            }
            Set::Texts(list) => texts::merge_list(list(record), &self.said(row)?)
                .map_err(|message| (name.to_owned(), message)),
        }
    }

    fn said<'r>(&self, row: Row<'r>) -> Result<Vec<Said<'r>>, (String, String)> {
        let said = self.langs.iter().map(|cells| {
            let origin = cells.origin.map_or("", |index| row.cell(index));
            let origin =
                cell::optional(origin, |code| cell::code(code, Origin::KNOWN, Origin::code));
            let origin = origin.map_err(|message| {
                (
                    format!("{}_{}_origin", self.column.name, cells.lang),
                    message,
                )
            })?;
            Ok(Said {
                lang: cells.lang,
                text: row.cell(cells.text),
                origin,
                state: None,
            })
        });
        said.collect()
    }
}

fn lang_cells(name: &str, header: &[String]) -> Vec<LangCells> {
    let tag_of = |column: &str| {
        let tag = column.strip_prefix(name)?.strip_prefix('_')?;
        cell::lang(tag).ok()
    };
    let cells = header.iter().enumerate().filter_map(|(text, column)| {
        let lang = tag_of(column)?;
        let origin = format!("{column}_origin");
        Some(LangCells {
            lang,
            text,
            origin: header.iter().position(|other| *other == origin),
        })
    });
    cells.collect()
}
