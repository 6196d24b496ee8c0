//! What is written down: one line per request, and nothing about the person who asked.
//!
//! Method, route template, status, bytes, milliseconds. Never the path that was asked for, never a query,
//! an address, a user agent or any other header.

use std::io::IsTerminal;
use std::time::Instant;

use axum::body::HttpBody;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One line for people.
    Compact,
    /// One JSON object, for programs.
    Json,
}

/// Writes to standard error from now on. Libraries speak only when something is wrong.
pub fn start(format: Format, level: LevelFilter) {
    let targets = Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_target("lotse_server", level);
    let lines = fmt::layer()
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .with_target(false);
    let registry = tracing_subscriber::registry().with(targets);
    let started = match format {
        Format::Compact => registry.with(lines.compact()).try_init(),
        Format::Json => registry.with(lines.json().flatten_event(true)).try_init(),
    };
    if started.is_err() {
        tracing::debug!("somebody else keeps the log already");
    }
    std::panic::set_hook(Box::new(|panic| {
        // The message could hold what somebody sent; the place is enough to find the cause.
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}

/// Notes every answer.
pub async fn note(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = known(request.method().as_str());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    if tracing::enabled!(Level::INFO) {
        let route = route.as_ref().map_or("(app)", MatchedPath::as_str);
        let status = response.status().as_u16();
        // Streams have no size.
        let bytes = response.body().size_hint().exact();
        let ms = start.elapsed().as_micros() as f64 / 1000.0;
        tracing::info!(method, route, status, bytes, ms, "answered");
    }
    response
}

/// A method's name may be anything a client makes up.
fn known(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH", "OPTIONS"];
    KNOWN
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}
