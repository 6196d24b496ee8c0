//! Flags and environment.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::HeaderValue;
use clap::{Args, Parser, Subcommand};
use tracing_subscriber::filter::LevelFilter;

use crate::import;
use crate::logging;
use crate::state::{Cors, Settings};
use crate::token::OperatorToken;

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
  lotse-server import offers.csv --dry-run
      What an import would do, row by row.
  lotse-server backup lotse-$(date +%F).sqlite
      A whole copy while the server runs.

Every flag can also be set in the environment; `lotse-server serve --help` names the variables.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app and the API.
    Serve(Box<Serve>),
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
    /// Address and port to listen on.
    #[arg(
        long,
        env = "LOTSE_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080"
    )]
    pub listen: SocketAddr,
    #[command(flatten)]
    pub database: Database,
    /// The folder with the built app; without it only the API is served.
    #[arg(long, env = "LOTSE_ASSETS", value_name = "FOLDER")]
    pub assets: Option<PathBuf>,
    /// A folder of tables to import into a database that never held a record.
    #[arg(long, env = "LOTSE_DEMO", value_name = "FOLDER")]
    pub demo: Option<PathBuf>,
    /// A file with the operator's token; without it the API takes no changes.
    #[arg(long, env = "LOTSE_OPERATOR_TOKEN_FILE", value_name = "FILE")]
    pub operator_token_file: Option<PathBuf>,
    /// Who may read the API from pages of other origins: `any`, `none`, or origins with commas between them.
    #[arg(long, env = "LOTSE_CORS", value_name = "ORIGINS", default_value = "any", value_parser = cors)]
    pub cors: Cors,
    /// Origins the app may ask besides those in its `config.json`, with commas between them.
    #[arg(long, env = "LOTSE_CONNECT", value_name = "ORIGINS", value_delimiter = ',', value_parser = origin)]
    pub connect: Vec<String>,
    /// The largest content a write may have, in bytes.
    #[arg(long, env = "LOTSE_BODY_LIMIT", value_name = "BYTES", default_value_t = 1024 * 1024)]
    pub body_limit: usize,
    /// How long an answer may take, in seconds.
    #[arg(
        long,
        env = "LOTSE_REQUEST_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 30
    )]
    pub request_timeout: u64,
    /// How long to wait for answers under way when asked to stop, in seconds.
    #[arg(
        long,
        env = "LOTSE_SHUTDOWN_GRACE",
        value_name = "SECONDS",
        default_value_t = 10
    )]
    pub shutdown_grace: u64,
    /// How a line of the log looks.
    #[arg(long, env = "LOTSE_LOG_FORMAT", value_enum, default_value = "compact")]
    pub log_format: logging::Format,
    /// What is logged: off, error, warn, info (a line per request), debug.
    #[arg(
        long,
        env = "LOTSE_LOG_LEVEL",
        value_name = "LEVEL",
        default_value = "info"
    )]
    pub log_level: LevelFilter,
}

impl Serve {
    /// The servers that the app's configuration names, as it is at the start, and those of the flag.
    fn connect_origins(&self) -> Vec<String> {
        let config = self
            .assets
            .as_ref()
            .map(|folder| folder.join("config.json"));
        let config = config
            .and_then(|file| std::fs::read(file).ok())
            .unwrap_or_default();
        let mut origins =
            lotse_headers::sources(&serde_json::from_slice(&config).unwrap_or_default());
        origins.extend(self.connect.iter().cloned());
        origins.sort();
        origins.dedup();
        origins
    }

    /// What the handlers need to know, the token read from its file.
    ///
    /// # Errors
    /// When the token's file cannot be read or its token is too short.
    pub fn settings(&self) -> Result<Settings, Box<dyn std::error::Error>> {
        Ok(Settings {
            cors: self.cors.clone(),
            connect_origins: self.connect_origins(),
            operator_token: self.operator_token_file.as_deref().map(token).transpose()?,
            body_limit: self.body_limit,
            request_timeout: Duration::from_secs(self.request_timeout),
            ..Settings::default()
        })
    }
}

fn token(file: &Path) -> Result<OperatorToken, Box<dyn std::error::Error>> {
    let token = std::fs::read_to_string(file)
        .map_err(|error| format!("the operator's token in {}: {error}", file.display()))?;
    Ok(OperatorToken::new(&token)?)
}

fn cors(text: &str) -> Result<Cors, String> {
    match text {
        "any" => Ok(Cors::Any),
        "none" => Ok(Cors::Only(Vec::new())),
        origins => {
            let parse = |text: &str| {
                let origin = origin(text)?;
                HeaderValue::try_from(origin).map_err(|error| error.to_string())
            };
            origins
                .split(',')
                .map(|text| parse(text.trim()))
                .collect::<Result<_, _>>()
                .map(Cors::Only)
        }
    }
}

fn origin(text: &str) -> Result<String, String> {
    lotse_headers::checked(text)
        .map(str::to_owned)
        .map_err(|error| error.to_string())
}
