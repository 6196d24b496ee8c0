//! Flags and environment.

mod listening;
mod proxy;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::import;
use crate::limit::Rate;
use crate::state::Settings;
use crate::token::OperatorToken;

pub use listening::Listening;
pub use proxy::Proxy;

/// Serves a city's catalogue of help: the app, the REST API and the change feed from one binary.
#[derive(Debug, Parser)]
#[command(name = "lotse-server", version, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  lotse-server serve --assets dist --demo data/demo
      The app with the demo city on http://127.0.0.1:8080, kept in lotse.sqlite.
  lotse-server proxy --assets dist --upstream cms=https://cms.example.org/wp-json/wp/v2
      The app beside a backend that its pages could not ask, under /proxy/cms.
  lotse-server import offers.csv --dry-run
      What an import would do, row by row.
  lotse-server backup lotse-$(date +%F).sqlite
      A whole copy while the server runs.

Every flag can also be set in the environment; the help of `serve` and `proxy` names the variables.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app and the API.
    Serve(Box<Serve>),
    /// Pass other backends on to the app: with leave for its pages, and with credentials that no phone may hold.
    Proxy(Box<Proxy>),
    /// Import a table into the catalogue.
    Import(Import),
    /// Write a whole copy of the database to a new file, also while the server runs.
    Backup(Backup),
}

/// Where the records are.
#[derive(Debug, Args)]
pub struct Database {
    /// The SQLite file; made when there is none.
    #[arg(
        long,
        env = "LOTSE_DATABASE",
        value_name = "FILE",
        default_value = "lotse.sqlite"
    )]
    pub database: PathBuf,
}

/// `lotse-server import`
#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    pub database: Database,
    #[command(flatten)]
    pub import: import::Args,
}

/// `lotse-server backup`
#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    pub database: Database,
    /// The copy; must not be there yet.
    #[arg(value_name = "FILE")]
    pub to: PathBuf,
}

/// `lotse-server serve`
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub listening: Listening,
    #[command(flatten)]
    pub database: Database,
    /// A folder of tables to import into a database that never held a record.
    #[arg(long, env = "LOTSE_DEMO", value_name = "FOLDER")]
    pub demo: Option<PathBuf>,
    /// A file with the operator's token; without it the API takes no changes, and nobody reads feedback.
    #[arg(long, env = "LOTSE_OPERATOR_TOKEN_FILE", value_name = "FILE")]
    pub operator_token_file: Option<PathBuf>,
    /// How much feedback a client may send: so many at once / so many each minute from then on.
    #[arg(
        long,
        env = "LOTSE_FEEDBACK_RATE",
        value_name = "RATE",
        default_value = "20/1"
    )]
    pub feedback_rate: Rate,
    /// How much feedback all clients together may send.
    #[arg(
        long,
        env = "LOTSE_FEEDBACK_RATE_ALL",
        value_name = "RATE",
        default_value = "500/10"
    )]
    pub feedback_rate_all: Rate,
}

impl Serve {
    /// What the handlers need to know, the token read from its file.
    ///
    /// # Errors
    /// When the token's file cannot be read or its token is too short.
    pub fn settings(&self) -> Result<Settings, Box<dyn std::error::Error>> {
        let listening = &self.listening;
        Ok(Settings {
            cors: listening.cors.clone(),
            connect_origins: listening.connect_origins(),
            operator_token: self.operator_token_file.as_deref().map(token).transpose()?,
            feedback_rate: self.feedback_rate,
            feedback_rate_all: self.feedback_rate_all,
            trust: listening.trust(),
            body_limit: listening.body_limit,
            request_timeout: Duration::from_secs(listening.request_timeout),
            ..Settings::default()
        })
    }
}

fn token(file: &Path) -> Result<OperatorToken, Box<dyn std::error::Error>> {
    let token = std::fs::read_to_string(file)
        .map_err(|error| format!("the operator's token in {}: {error}", file.display()))?;
    Ok(OperatorToken::new(&token)?)
}
