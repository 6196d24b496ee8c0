//! Importing what people keep in spreadsheets: tables of organizations, offers, events and translations.
//!
//! A file is worked out first and written then, in one transaction.
//! Good rows go in, bad ones are reported with line and column; a file imported again changes nothing.
//! `docs/import.md` names every column.

mod report;

mod decode;
mod table;

mod cell;
mod slug;
mod texts;

mod column;
mod entity;

mod common;
mod course;
mod event;
mod offer;
mod organization;

mod json;
mod pages;
mod plan;
mod translations;

mod catalogue;
mod command;

use std::fmt;
use std::path::{Path, PathBuf};

use lotse_core::event::Event;
use lotse_core::offer::Offer;
use lotse_core::organization::Organization;

use crate::db::{Db, DbError};
use catalogue::Catalogue;
use plan::{Fate, Plan};
use table::Table;

pub use command::{Args, Format, run};
pub use report::{Done, Kind, Problem, Report, Row, Severity, Summary};

/// Why a file was not imported at all; nothing of it was written.
#[derive(Debug)]
pub enum ImportError {
    /// It could not be read.
    Unreadable(PathBuf, std::io::Error),
    /// It is no file of its kind, or nobody said which kind it is.
    Refused(PathBuf, String),
    /// The database failed, and took back what it had begun.
    Database(PathBuf, DbError),
}

/// Imports one file, or a folder of pages.
///
/// # Errors
/// When nothing of the file went in; rows that did not go in are in the report.
pub async fn file(
    db: &Db,
    path: &Path,
    kind: Option<Kind>,
    dry_run: bool,
) -> Result<Report, ImportError> {
    import(&mut Catalogue::new(db), path, kind, dry_run).await
}

/// Imports the files of a folder that names them as the demo city does, each in its own transaction.
///
/// In a dry run later files see what the ones before them would have written.
///
/// # Errors
/// At the first file of which nothing went in; the files before it are imported.
pub async fn folder(db: &Db, folder: &Path, dry_run: bool) -> Result<Vec<Report>, ImportError> {
    let mut catalogue = Catalogue::new(db);
    let mut reports = Vec::new();
    for name in FOLDER {
        let path = folder.join(name);
        if path.exists() {
            reports.push(import(&mut catalogue, &path, None, dry_run).await?);
        }
    }
    if reports.is_empty() {
        let message = format!("There is none of {} in this folder.", FOLDER.join(", "));
        return Err(ImportError::Refused(folder.to_owned(), message));
    }
    Ok(reports)
}

/// What stands in a folder, in the order in which it can be imported: each file points only to those before it.
const FOLDER: &[&str] = &[
    "region.json",
    "organizations.csv",
    "offers.csv",
    "events.csv",
    "translations.csv",
    "pages",
];

async fn import(
    catalogue: &mut Catalogue<'_>,
    path: &Path,
    kind: Option<Kind>,
    dry_run: bool,
) -> Result<Report, ImportError> {
    let refused = |message: String| ImportError::Refused(path.to_owned(), message);
    let failed = |error| ImportError::Database(path.to_owned(), error);
    let kind = kind.or_else(|| kind_of(path)).ok_or_else(|| {
        refused("What does the file hold? Say it with --kind, or in the file's name.".to_owned())
    })?;
    let mut plan = read(catalogue, path, kind).await?;
    let problems = catalogue.missing(&plan.references).await.map_err(failed)?;
    plan.problems.extend(problems);
    let outcomes = catalogue
        .write(&plan.records, dry_run)
        .await
        .map_err(failed)?;
    let rows = plan.rows.into_iter().map(|row| Row {
        line: row.line,
        id: row.id,
        done: match row.fate {
            Fate::Known(done) => done,
            Fate::Record(index) => outcomes
                .get(index)
                .copied()
                .map_or(Done::Refused, Done::from),
        },
    });
    let file = path.display().to_string();
    Ok(Report::new(
        &file,
        kind,
        dry_run,
        rows.collect(),
        plan.problems,
    ))
}

async fn read(catalogue: &Catalogue<'_>, path: &Path, kind: Kind) -> Result<Plan, ImportError> {
    let refused = |message: String| ImportError::Refused(path.to_owned(), message);
    let failed = |error| ImportError::Database(path.to_owned(), error);
    let unreadable = |error| ImportError::Unreadable(path.to_owned(), error);
    if kind == Kind::Pages {
        let files = pages::files(path).map_err(unreadable)?;
        return Ok(pages::plan(&files));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    if kind == Kind::Records {
        return json::plan(&bytes).map_err(refused);
    }
    let table = Table::read(&bytes).map_err(refused)?;
    let keys = match kind {
        Kind::Organizations => plan::keys::<Organization>(&table),
        Kind::Offers => plan::keys::<Offer>(&table),
        Kind::Events => plan::keys::<Event>(&table),
        _ => translations::keys(&table),
    };
    let existing = catalogue.get_all(keys).await.map_err(failed)?;
    Ok(match kind {
        Kind::Organizations => plan::table::<Organization>(&table, &existing),
        Kind::Offers => plan::table::<Offer>(&table, &existing),
        Kind::Events => plan::table::<Event>(&table, &existing),
        _ => translations::plan(&table, &existing),
    })
}

/// What a file holds by its name: `offers.csv`, `offers-2026.csv`, `region.json`, a folder `pages`.
fn kind_of(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    if name.ends_with(".json") {
        return Some(Kind::Records);
    }
    [
        Kind::Organizations,
        Kind::Offers,
        Kind::Events,
        Kind::Translations,
        Kind::Pages,
    ]
    .into_iter()
    .find(|kind| name.starts_with(kind.as_str()))
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "{}: {error}", path.display())?,
            Self::Refused(path, message) => write!(f, "{}: {message}", path.display())?,
            Self::Database(path, error) => write!(f, "{}: {error}.", path.display())?,
        }
        f.write_str(" Nothing of this file was written.")
    }
}

impl std::error::Error for ImportError {}

#[cfg(test)]
mod tests;
