//! What a kind of record must tell so that a table of it can be read.

use lotse_core::localized::Localized;
use lotse_json::Read;
use serde::Serialize;

use super::column::Column;
use super::table::Row;

/// A kind of record that comes in tables.
pub(super) trait Entity: Clone + PartialEq + Serialize + Read {
    /// The kind on the wire.
    const WIRE: &'static str;

    /// A record that says nothing yet.
    fn blank() -> Self;

    /// All columns but `id`, in the order of the documentation.
    fn columns() -> Vec<Column<Self>>;

    /// The title or name: the one text a record cannot be without.
    fn name(&self) -> &Localized;

    /// The id of a row that has none, made of its other cells.
    fn id_of(row: Row<'_>) -> Option<String>;

    /// Puts the record in order after a row went in, with what several cells say together.
    ///
    /// # Errors
    /// With the column and what is wrong.
    fn finish(&mut self, row: Row<'_>) -> Result<(), (&'static str, String)>;

    /// The organization it names.
    fn organization(&self) -> Option<&str>;

    /// The district it names.
    fn district(&self) -> Option<&str>;

    /// What goes in and is not understood, with its column: the app shows it only as published.
    fn doubts(&self) -> Option<(&'static str, String)>;
}
