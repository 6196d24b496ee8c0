//! The network as the sync engine sees it.

use std::cell::Cell;
use std::rc::Rc;

use lotse_sync::{Request, Response, Transport, Unreachable};

use crate::platform::{clock, http};

/// Sends requests with the browser's `fetch`, and counts what comes over the line.
#[derive(Default)]
pub struct Network {
    /// Bytes received since the app was opened, compressed where the browser says how many that were.
    pub received: Rc<Cell<u64>>,
    /// Seconds by which this device's clock is ahead of the server's, as far as the last answer tells.
    pub clock_ahead: Rc<Cell<i64>>,
}

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
            }) => {
                let said = headers.iter().find(|(name, _)| name == "content-length");
                let bytes = said
                    .and_then(|(_, length)| length.parse().ok())
                    .unwrap_or(body.len() as u64);
                if let Some(ahead) = clock::ahead_of(&headers) {
                    self.clock_ahead.set(ahead);
                }
                self.received.set(self.received.get() + bytes);
                Ok(Response {
                    status,
                    headers,
                    body,
                })
            }
            Err(http::NoAnswer::TimedOut) => Err(Unreachable::TimedOut),
            Err(http::NoAnswer::BrokenOff) => Err(Unreachable::BrokenOff),
            Err(http::NoAnswer::Refused) => Err(Unreachable::NoAnswer),
        }
    }
}
