//! What an import says about each row: where, what is wrong, and what was done.

use std::fmt;

use serde::Serialize;

use crate::db::Outcome;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A table of organizations.
    Organizations,
    /// A table of offers.
    Offers,
    /// A table of events.
    Events,
    /// A table of texts of records that are there already, in further languages.
    Translations,
    /// Records as JSON, such as a region.
    Records,
    /// A folder of pages as Markdown.
    Pages,
}

/// What was done with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    /// It made a record.
    Created,
    /// It changed a record.
    Changed,
    /// The record says that already; nothing was written.
    Unchanged,
    /// Something is wrong with the row; it was left out.
    Refused,
}

/// Whether a row with this problem goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does not.
    Error,
    /// It does, and somebody should look.
    Warning,
}

/// Something wrong with a row, or with the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Line in the file, from 1; the line a row starts in.
    pub line: u64,
    /// The column's name, where the trouble is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Whether the row was left out.
    pub severity: Severity,
    /// What is wrong, in words for the person who keeps the file.
    pub message: String,
}

/// One row and its fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: u64,
    /// The record's id, as far as it could be read.
    pub id: String,
    /// What was done, or would be in a dry run.
    pub done: Done,
}

/// How many rows met which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// New records.
    pub created: usize,
    /// Records that changed.
    pub changed: usize,
    /// Rows that say what is there already.
    pub unchanged: usize,
    /// Rows left out.
    pub refused: usize,
}

/// All that happened with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The file as it was named.
    pub file: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// The numbers.
    pub summary: Summary,
    /// The rows, in the order of the file; empty ones are left out.
    pub rows: Vec<Row>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether every row went in and nothing needs a look.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    pub(super) fn new(
        file: &str,
        kind: Kind,
        dry_run: bool,
        rows: Vec<Row>,
        mut problems: Vec<Problem>,
    ) -> Self {
        problems.sort_by_key(|problem| problem.line);
        let count = |done| rows.iter().filter(|row| row.done == done).count();
        Self {
            file: file.to_owned(),
            kind,
            dry_run,
            summary: Summary {
                created: count(Done::Created),
                changed: count(Done::Changed),
                unchanged: count(Done::Unchanged),
                refused: count(Done::Refused),
            },
            rows,
            problems,
        }
    }
}

impl Problem {
    pub(super) fn error(line: u64, column: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            line,
            column: column.map(str::to_owned),
            severity: Severity::Error,
            message: message.into(),
        }
    }

    pub(super) fn warning(line: u64, column: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(line, column, message)
        }
    }
}

impl From<Outcome> for Done {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Created => Self::Created,
            Outcome::Changed => Self::Changed,
            Outcome::Unchanged => Self::Unchanged,
        }
    }
}

impl Kind {
    /// The word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Offers => "offers",
            Self::Events => "events",
            Self::Translations => "translations",
            Self::Records => "records",
            Self::Pages => "pages",
        }
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, ": {word}: {}", self.message)
    }
}

/// The report for people: rows that say something new, problems, numbers.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})", self.file, self.kind.as_str())?;
        for row in self.rows.iter().filter(|row| row.done != Done::Unchanged) {
            writeln!(f, "  line {}: {} {}", row.line, row.done, row.id)?;
        }
        for problem in &self.problems {
            writeln!(f, "  {problem}")?;
        }
        let Summary {
            created,
            changed,
            unchanged,
            refused,
        } = self.summary;
        let dry = if self.dry_run {
            "dry run, nothing written: "
        } else {
            ""
        };
        writeln!(
            f,
            "  {dry}{created} created, {changed} changed, {unchanged} unchanged, {refused} refused"
        )
    }
}
