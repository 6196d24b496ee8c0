//! A table as spreadsheets write it: header, rows, and the line each row starts in.

use super::decode;
use super::report::Problem;

/// A table with at least a header.
#[derive(Debug)]
pub(super) struct Table {
    /// Line of the header.
    pub line: u64,
    /// Names of the columns, in lower case.
    pub header: Vec<String>,
    /// The rows that are as wide as the header and not empty.
    pub rows: Vec<Line>,
    /// Rows of another width.
    pub problems: Vec<Problem>,
}

/// A row before anybody has looked at its cells.
#[derive(Debug)]
pub(super) struct Line {
    /// Where it starts, from 1.
    pub line: u64,
    /// As many cells as the header has, without white space around them.
    pub cells: Vec<String>,
}

/// A row with the names of its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub line: u64,
    header: &'a [String],
    cells: &'a [String],
}

impl Table {
    /// Reads the bytes of a CSV file; its separator is the one its header uses most.
    ///
    /// # Errors
    /// When the bytes are no text, or there is no header, or a column stands in it twice.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = decode::text(bytes)?;
        let (separator, text) = separator(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut lines = Lines { at: 0, line: 1 };
        let mut table: Option<Self> = None;
        let mut record = csv::StringRecord::new();
        while reader
            .read_record(&mut record)
            .map_err(|error| error.to_string())?
        {
            let at = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_at(text, at);
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match &mut table {
                None => table = Some(Self::with_header(line, cells)?),
                Some(table) => table.push(line, cells),
            }
        }
        table.ok_or_else(|| "The file is empty: its first line names the columns.".to_owned())
    }

    /// The rows with the names of their columns.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|row| Row {
            line: row.line,
            header: &self.header,
            cells: &row.cells,
        })
    }

    fn with_header(line: u64, mut header: Vec<String>) -> Result<Self, String> {
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        for name in &mut header {
            *name = name.to_lowercase();
        }
        for (index, name) in header.iter().enumerate() {
            if name.is_empty() {
                return Err(format!(
                    "Line {line}: column {} of the header has no name.",
                    index + 1
                ));
            }
            if header.iter().take(index).any(|other| other == name) {
                return Err(format!(
                    "Line {line}: the column {name} stands twice in the header."
                ));
            }
        }
        Ok(Self {
            line,
            header,
            rows: Vec::new(),
            problems: Vec::new(),
        })
    }

    fn push(&mut self, line: u64, mut cells: Vec<String>) {
        let width = self.header.len();
        while cells.len() > width && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() == width {
            self.rows.push(Line { line, cells });
            return;
        }
        let message = format!(
            "The row has {} cells, the header {width}. Is a quotation mark not closed, or a separator in a text without quotation marks?",
            cells.len()
        );
        self.problems.push(Problem::error(line, None, message));
    }
}

impl<'a> Row<'a> {
    /// The cell of a column; empty when there is no such column.
    pub fn get(self, column: &str) -> &'a str {
        let index = self.header.iter().position(|name| name == column);
        index.map_or("", |index| self.cell(index))
    }

    /// Whether the file has this column.
    pub fn has(self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// The cell at a place of the header.
    pub fn cell(self, index: usize) -> &'a str {
        self.cells.get(index).map_or("", String::as_str)
    }
}

/// Finds the separator, from Excel's line `sep=;` or by counting outside of quotation marks in the first line.
fn separator(text: &str) -> (u8, &str) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    if let [separator @ (b';' | b',' | b'\t')] =
        first.strip_prefix("sep=").unwrap_or_default().as_bytes()
    {
        return (*separator, rest);
    }
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += u32::from(!quoted && byte == *separator);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    (most.map_or(b',', |(separator, _)| *separator), text)
}

/// Counts lines up to a growing place in the text.
struct Lines {
    at: usize,
    line: u64,
}

impl Lines {
    /// The line of the first row at or after a byte; the reader's own count stops before empty lines.
    fn line_at(&mut self, text: &str, byte: u64) -> u64 {
        let bytes = text.as_bytes();
        let mut start = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
        while matches!(bytes.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        self.line += decode::lines(bytes.get(self.at..start).unwrap_or_default());
        self.at = start;
        self.line
    }
}
