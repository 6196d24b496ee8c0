//! Requests, in bytes; without credentials and without referrer.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::clock;

/// An answer of whatever status.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header names in lower case, with their values; those the browser shows.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// No signal, no such name, or the browser refused.
    Refused,
    /// Nothing came in time.
    TimedOut,
    /// It began and did not end.
    BrokenOff,
}

/// Sends a request and waits for the whole answer, `timeout_ms` at most.
pub async fn send(
    method: &str,
    url: &str,
    headers: &[(String, String)],
    body: Option<Vec<u8>>,
    timeout_ms: i32,
) -> Result<Answer, NoAnswer> {
    let abort = AbortController::new().map_err(|_| NoAnswer::Refused)?;
    let mut request = RequestBuilder::new(url)
        .method(method.parse::<Method>().map_err(|_| NoAnswer::Refused)?)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        // The engine revalidates by itself; the browser's cache would only hold a second copy.
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&abort.signal()));
    if method != "GET" {
        // A browser would follow as a GET, and what was to be written would be lost.
        request = request.redirect(RequestRedirect::Error);
    }
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let request = match body {
        Some(bytes) => request.body(js_sys::Uint8Array::from(bytes.as_slice())),
        None => request.build(),
    };
    let timed_out = Rc::new(Cell::new(false));
    let alarm = timed_out.clone();
    wasm_bindgen_futures::spawn_local(async move {
        clock::sleep(timeout_ms).await;
        alarm.set(true);
        abort.abort();
    });
    let because = |otherwise| {
        if timed_out.get() {
            NoAnswer::TimedOut
        } else {
            otherwise
        }
    };
    let response = request
        .map_err(|_| NoAnswer::Refused)?
        .send()
        .await
        .map_err(|_| because(NoAnswer::Refused))?;
    let body = response
        .binary()
        .await
        .map_err(|_| because(NoAnswer::BrokenOff))?;
    Ok(Answer {
        status: response.status(),
        headers: response.headers().entries().collect(),
        body,
    })
}
