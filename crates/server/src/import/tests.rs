//! What the tables say about themselves, and that no input stops them.

use lotse_core::event::Event;
use lotse_core::offer::Offer;
use lotse_core::organization::Organization;
use proptest::prelude::*;

use super::entity::Entity;
use super::plan::{self, Existing, Fate};
use super::table::Table;
use super::{json, pages, translations};

const MANUAL: &str = include_str!("../../../../docs/import.md");

#[test]
fn the_manual_names_every_column() {
    fn names<T: Entity>() -> Vec<&'static str> {
        T::columns().iter().map(|column| column.name).collect()
    }
    let mut names = [names::<Offer>(), names::<Organization>(), names::<Event>()].concat();
    names.extend_from_slice(translations::COLUMNS);
    for name in names {
        assert!(
            MANUAL.contains(&format!("\n| `{name}` | ")),
            "docs/import.md does not explain {name}"
        );
    }
}

fn check<T: Entity>(table: &Table) {
    let plan = plan::table::<T>(table, &Existing::new());
    assert_eq!(plan.rows.len(), table.rows.len() + table.problems.len());
    let records = plan.rows.iter().filter_map(|row| match row.fate {
        Fate::Record(index) => Some(index),
        Fate::Known(_) => None,
    });
    assert_eq!(records.count(), plan.records.len());
}

proptest! {
    #[test]
    fn bytes_are_a_table_or_none(bytes in any::<Vec<u8>>()) {
        if let Ok(table) = Table::read(&bytes) {
            check::<Offer>(&table);
            check::<Event>(&table);
            check::<Organization>(&table);
            translations::plan(&table, &Existing::new());
        }
        let _ = json::plan(&bytes);
        pages::plan(&[("a.de.md".to_owned(), bytes)]);
    }

    #[test]
    fn text_in_known_columns_goes_in_or_is_refused(cells in proptest::collection::vec(any::<String>(), 40)) {
        let columns: Vec<&str> = Offer::columns().iter().map(|column| column.name).collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let width = cells.len().min(columns.len());
        writer.write_record(&columns[..width]).unwrap();
        writer.write_record(&cells[..width]).unwrap();
        let bytes = writer.into_inner().unwrap();
        check::<Offer>(&Table::read(&bytes).unwrap());
    }

    #[test]
    fn markdown_is_a_page_or_none(text in "(# |## |- |\\[|\\]|\\(|\\)|a|/|\n| ){0,40}") {
        let plan = pages::plan(&[("a.de.md".to_owned(), text.into_bytes())]);
        assert_eq!(plan.rows.len(), 1);
    }
}
