//! Takes connections until it is told to stop, and then lets those under way finish.

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::client::Peer;

/// A connection that sends no whole request head for so long is closed.
const HEAD_TIMEOUT: Duration = Duration::from_secs(20);
/// Pause when the system refuses new connections, such as for want of file handles.
const REFUSED_PAUSE: Duration = Duration::from_millis(200);

/// Serves `app` until `stop` is ready, tells streams to end through `closing`,
/// and waits `grace` for the rest.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    closing: watch::Sender<bool>,
    grace: Duration,
    stop: impl Future<Output = ()>,
) {
    let connections = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                pause_if_refused(&error).await;
                continue;
            }
        };
        // Answers are written whole; waiting for more to send would only delay them.
        let _ = stream.set_nodelay(true);
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT);
        let peer = Peer(peer.ip());
        let app = TowerToHyperService::new(app.clone());
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            app.call(request)
        });
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        // How a connection ended is its client's affair.
        tokio::spawn(async move { drop(connection.await) });
    }
    drop(listener);
    closing.send_replace(true);
    tokio::select! {
        () = connections.shutdown() => tracing::info!("stopped"),
        () = tokio::time::sleep(grace) => tracing::warn!("stopped with connections open"),
    }
}

async fn pause_if_refused(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    ) {
        tracing::warn!(%error, "no new connections");
        tokio::time::sleep(REFUSED_PAUSE).await;
    }
}

/// Ready when the process is asked to end. Listens from the call on: who sees the server answer may ask it to stop.
///
/// # Errors
/// When the system lets nobody listen to signals.
pub fn signal() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
