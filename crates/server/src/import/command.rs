//! `lotse-server import`: arguments, output, exit code.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{ImportError, Kind, Report, file, folder};
use crate::db::Db;

/// Import a table into the catalogue: good rows go in, bad rows are reported.
///
/// Exit code: 0 all went in, 1 the report names problems, 2 nothing of a file was written.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// A CSV or JSON file, a folder of pages, or a folder with files such as offers.csv.
    pub path: PathBuf,
    /// What the file holds; otherwise its name says it (offers.csv, offers-2026.csv).
    #[arg(long, value_enum)]
    pub kind: Option<Kind>,
    /// Say what would be done, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// How to report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub report: Format,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: an array with an object per file.
    Json,
}

/// Imports, prints the reports to standard output and gives the exit code.
pub async fn run(db: &Db, args: &Args) -> ExitCode {
    match import(db, args).await {
        Ok(reports) => {
            print(&reports, args.report);
            ExitCode::from(u8::from(!reports.iter().all(Report::is_clean)))
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

async fn import(db: &Db, args: &Args) -> Result<Vec<Report>, ImportError> {
    let is_pages = args.kind == Some(Kind::Pages) || args.path.ends_with("pages");
    if args.path.is_dir() && !is_pages {
        return folder(db, &args.path, args.dry_run).await;
    }
    let report = file(db, &args.path, args.kind, args.dry_run).await?;
    Ok(vec![report])
}

fn print(reports: &[Report], format: Format) {
    match format {
        Format::Text => {
            for report in reports {
                print!("{report}");
            }
        }
        Format::Json => match serde_json::to_string_pretty(reports) {
            Ok(json) => println!("{json}"),
            Err(error) => eprintln!("{error}"),
        },
    }
}
