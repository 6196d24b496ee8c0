//! Reads flags, binds the address and hands over to the library.

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use lotse_server::config::{Backup, Cli, Command, Import, Listening, Proxy, Serve};
use lotse_server::db::{Cursor, Db};
use lotse_server::state::AppState;
use lotse_server::{import, logging, proxy, serve};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How often to look whether another process has written.
const LOOK: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(flags) => run(&flags).await,
        Command::Proxy(flags) => pass_on(&flags).await,
        Command::Import(flags) => take_in(&flags).await,
        Command::Backup(flags) => back_up(&flags).await,
    };
    done.unwrap_or_else(|error| {
        eprintln!("lotse-server: {error}");
        ExitCode::FAILURE
    })
}

async fn run(flags: &Serve) -> Result<ExitCode, Box<dyn Error>> {
    let listening = &flags.listening;
    logging::start(listening.log_format, listening.log_level);
    let settings = flags.settings()?;
    let assets = listening.app()?;
    let db = Db::open(&flags.database.database).await?;
    if let Some(folder) = &flags.demo
        && db.head() == Cursor::START
    {
        let reports = import::folder(&db, folder, false).await?;
        let clean = reports.iter().all(import::Report::is_clean);
        tracing::info!(
            records = db.count().await?,
            clean,
            "the demo city was imported"
        );
    }
    let (closing, closed) = watch::channel(false);
    let app = lotse_server::app(AppState::new(db.clone(), assets, settings, closed))?;
    let stop = serve::signal()?;
    let listener = bind(listening).await?;
    tracing::info!(address = %listener.local_addr()?, records = db.count().await?, "listening");
    let look = tokio::spawn(look(db.clone()));
    let grace = Duration::from_secs(listening.shutdown_grace);
    serve::serve(listener, app, closing, grace, stop).await;
    look.abort();
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn pass_on(flags: &Proxy) -> Result<ExitCode, Box<dyn Error>> {
    let listening = &flags.listening;
    logging::start(listening.log_format, listening.log_level);
    let app = proxy::app(flags.upstreams()?, listening.app()?, flags.settings())?;
    let stop = serve::signal()?;
    let listener = bind(listening).await?;
    tracing::info!(address = %listener.local_addr()?, upstreams = flags.upstream.len(), "listening");
    let (closing, _) = watch::channel(false);
    let grace = Duration::from_secs(listening.shutdown_grace);
    serve::serve(listener, app, closing, grace, stop).await;
    Ok(ExitCode::SUCCESS)
}

async fn bind(listening: &Listening) -> Result<TcpListener, String> {
    TcpListener::bind(listening.listen)
        .await
        .map_err(|error| format!("{}: {error}", listening.listen))
}

/// Notices what another process wrote, such as an import.
async fn look(db: Db) {
    let mut tick = tokio::time::interval(LOOK);
    loop {
        tick.tick().await;
        if let Err(error) = db.refresh().await {
            tracing::warn!(%error, "the database does not answer");
        }
    }
}

async fn take_in(flags: &Import) -> Result<ExitCode, Box<dyn Error>> {
    let db = Db::open(&flags.database.database).await?;
    let code = import::run(&db, &flags.import).await;
    db.close().await;
    Ok(code)
}

async fn back_up(flags: &Backup) -> Result<ExitCode, Box<dyn Error>> {
    let db = Db::open(&flags.database.database).await?;
    db.backup(&flags.to).await?;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}
