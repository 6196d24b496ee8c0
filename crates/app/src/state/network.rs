//! The network as the sync engine sees it.

use lotse_sync::{Request, Response, Transport, Unreachable};

use crate::platform::http;

/// Sends the engine's requests with the browser's `fetch`.
pub struct Network;

impl Transport for Network {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let patience = i32::try_from(request.patience_ms).unwrap_or(i32::MAX);
        let answer = http::send(
            request.method.as_str(),
            &request.url,
            &request.headers,
            request.body,
            patience,
        )
        .await;
        match answer {
            Ok(http::Answer {
                status,
                headers,
                body,
            }) => Ok(Response {
                status,
                headers,
                body,
            }),
            Err(http::NoAnswer::TimedOut) => Err(Unreachable::TimedOut),
            Err(http::NoAnswer::BrokenOff) => Err(Unreachable::BrokenOff),
            Err(http::NoAnswer::Refused) => Err(Unreachable::NoAnswer),
        }
    }
}
