//! What every command that answers requests can be told.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::http::HeaderValue;
use clap::Args;
use tracing_subscriber::filter::LevelFilter;

use crate::assets::Assets;
use crate::client::Trust;
use crate::logging;
use crate::state::Cors;

/// Where and how to answer.
#[derive(Debug, Args)]
pub struct Listening {
    /// Address and port to listen on.
    #[arg(
        long,
        env = "LOTSE_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080"
    )]
    pub listen: SocketAddr,
    /// The folder with the built app; without it the app is not served.
    #[arg(long, env = "LOTSE_ASSETS", value_name = "FOLDER")]
    pub assets: Option<PathBuf>,
    /// Whose pages may use this server from other origins: `any`, `none`, or origins with commas between them.
    #[arg(long, env = "LOTSE_CORS", value_name = "ORIGINS", default_value = "any", value_parser = cors)]
    pub cors: Cors,
    /// Origins the app may ask besides those in its `config.json`, with commas between them.
    #[arg(long, env = "LOTSE_CONNECT", value_name = "ORIGINS", value_delimiter = ',', value_parser = origin)]
    pub connect: Vec<String>,
    /// A proxy of yours stands in front: clients are told apart by the last entry of `X-Forwarded-For`.
    #[arg(long, env = "LOTSE_TRUSTED_PROXY")]
    pub trusted_proxy: bool,
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

impl Listening {
    /// The built app, if it is to be served.
    ///
    /// # Errors
    /// When its folder is not there.
    pub fn app(&self) -> Result<Option<Assets>, String> {
        match &self.assets {
            Some(folder) if !folder.is_dir() => Err(format!(
                "the app's folder {} is not there",
                folder.display()
            )),
            assets => Ok(assets.clone().map(Assets::new)),
        }
    }

    /// The servers that the app's configuration names, as it is at the start, and those of the flag.
    pub fn connect_origins(&self) -> Vec<String> {
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

    /// Whose word about a client's address is taken.
    pub fn trust(&self) -> Trust {
        if self.trusted_proxy {
            Trust::Proxy
        } else {
            Trust::Connection
        }
    }
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
