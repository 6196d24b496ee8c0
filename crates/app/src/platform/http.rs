//! Requests, in bytes; without credentials and without referrer.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    Response,
};

use super::{clock, window};

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
    let request = request(method, headers, body).ok_or(NoAnswer::Refused)?;
    request.set_signal(Some(&abort.signal()));
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
    let response = JsFuture::from(window().fetch_with_str_and_init(url, &request))
        .await
        .ok()
        .and_then(|response| response.dyn_into::<Response>().ok())
        .ok_or_else(|| because(NoAnswer::Refused))?;
    let body = match response.array_buffer() {
        Ok(body) => JsFuture::from(body).await,
        Err(error) => Err(error),
    };
    let body = body.map_err(|_| because(NoAnswer::BrokenOff))?;
    Ok(Answer {
        status: response.status(),
        headers: entries(&response.headers()),
        body: Uint8Array::new(&body).to_vec(),
    })
}

fn request(
    method: &str,
    headers: &[(String, String)],
    body: Option<Vec<u8>>,
) -> Option<RequestInit> {
    let request = RequestInit::new();
    request.set_method(method);
    request.set_credentials(RequestCredentials::Omit);
    request.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // The engine revalidates by itself; the browser's cache would only hold a second copy.
    request.set_cache(RequestCache::NoStore);
    let named = Headers::new().ok()?;
    for (name, value) in headers {
        named.append(name, value).ok()?;
    }
    request.set_headers(&named);
    if let Some(bytes) = body {
        request.set_body(&Uint8Array::from(bytes.as_slice()));
    }
    Some(request)
}

fn entries(headers: &Headers) -> Vec<(String, String)> {
    let pair = |entry: wasm_bindgen::JsValue| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    Array::from(headers).iter().filter_map(pair).collect()
}
