//! Requests sent from this machine, without a browser.

use std::sync::OnceLock;
use std::time::Duration;

use lotse_sync::{Method, Request, Response, Transport, Unreachable};
use serde_json::Value;

/// Header fields, names in lower case.
pub type Headers = Vec<(String, String)>;

/// Answers of test backends are smaller by far.
const LARGEST: u64 = 64 * 1024 * 1024;
/// A busy machine starts slowly.
const PATIENCE_MS: u32 = 30_000;

/// Sends a request and waits for the answer, whatever its status; redirects are answers too.
///
/// # Errors
/// When there is no answer.
pub fn send(request: &Request) -> Result<Response, Unreachable> {
    let mut sent = ureq::http::Request::builder()
        .method(request.method.as_str())
        .uri(&request.url);
    for (name, value) in &request.headers {
        sent = sent.header(name, value);
    }
    let patience = Duration::from_millis(request.patience_ms.into());
    let body = request.body.as_deref();
    let answer = match body {
        Some(body) => sent.body(body).map(|sent| within(sent, patience)),
        None => sent.body(()).map(|sent| within(sent, patience)),
    };
    let mut answer = answer
        .map_err(|_| Unreachable::NoAnswer)?
        .map_err(unreachable)?;
    let headers = answer.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let (status, headers) = (answer.status().as_u16(), headers.collect());
    let body = answer.body_mut().with_config().limit(LARGEST);
    Ok(Response {
        status,
        headers,
        body: body.read_to_vec().map_err(|_| Unreachable::BrokenOff)?,
    })
}

/// Sends JSON, and expects success and JSON.
///
/// # Panics
/// When there is no answer, or a refusal, or no JSON in it: where this is called, that means the test is wrong.
pub fn expect_json(
    url: &str,
    method: Method,
    path: &str,
    headers: Headers,
    body: Option<&Value>,
) -> Value {
    expect(url, method, path, headers, body).1
}

/// Like [`expect_json`], with the whole answer beside.
///
/// # Panics
/// As [`expect_json`].
pub fn expect(
    url: &str,
    method: Method,
    path: &str,
    mut headers: Headers,
    body: Option<&Value>,
) -> (Response, Value) {
    if body.is_some() {
        headers.push(field("content-type", "application/json"));
    }
    let request = Request {
        method,
        url: format!("{url}{path}"),
        headers,
        body: body.map(|body| body.to_string().into_bytes()),
        patience_ms: PATIENCE_MS,
    };
    let asked = format!("{} {}", method.as_str(), request.url);
    let answer = send(&request).unwrap_or_else(|error| panic!("{asked}: {error:?}"));
    let said = String::from_utf8_lossy(&answer.body);
    let success = (200..300).contains(&answer.status);
    assert!(success, "{asked}: {} {said}", answer.status);
    let json = match said.as_ref() {
        "" => Value::Null,
        said => {
            serde_json::from_str(said).unwrap_or_else(|error| panic!("{asked}: {error} in {said}"))
        }
    };
    (answer, json)
}

/// A header field.
pub fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// A transport for the driver of `lotse-sync`: it blocks, one test per thread.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

impl Transport for Native {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        send(&request)
    }
}

fn within(
    request: ureq::http::Request<impl ureq::AsSendBody>,
    patience: Duration,
) -> Result<ureq::http::Response<ureq::Body>, ureq::Error> {
    let agent = agent();
    let request = agent
        .configure_request(request)
        .timeout_global(Some(patience))
        .build();
    agent.run(request)
}

fn agent() -> &'static ureq::Agent {
    static AGENT: OnceLock<ureq::Agent> = OnceLock::new();
    AGENT.get_or_init(|| {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // Backends are stopped and started again between requests.
            .max_idle_connections(0)
            .proxy(None)
            .user_agent("lotse-tests")
            .build();
        config.new_agent()
    })
}

fn unreachable(error: ureq::Error) -> Unreachable {
    match error {
        ureq::Error::Timeout(_) => Unreachable::TimedOut,
        _ => Unreachable::NoAnswer,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use lotse_sync::Method;

    use super::*;

    fn request(method: Method, url: String) -> Request {
        Request {
            method,
            url,
            headers: vec![("x-asked".to_owned(), "yes".to_owned())],
            body: None,
            patience_ms: 300,
        }
    }

    /// Answers one connection with these bytes and tells what it was asked.
    fn answering(bytes: &'static [u8]) -> (String, std::thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/offers", listener.local_addr().unwrap());
        let asked = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 4096];
            let length = stream.read(&mut asked).unwrap();
            stream.write_all(bytes).unwrap();
            String::from_utf8_lossy(&asked[..length]).into_owned()
        });
        (url, asked)
    }

    #[test]
    fn refusals_and_redirects_are_answers() {
        for (line, status) in [("404 Not Found", 404), ("301 Moved Permanently", 301)] {
            let answer =
                format!("HTTP/1.1 {line}\r\nlocation: /elsewhere\r\ncontent-length: 2\r\n\r\n{{}}");
            let (url, asked) = answering(answer.leak().as_bytes());
            let got = send(&request(Method::Delete, url)).unwrap();
            assert_eq!(
                (got.status, got.header("Location")),
                (status, Some("/elsewhere"))
            );
            assert_eq!(got.body, b"{}");
            let asked = asked.join().unwrap();
            assert!(
                asked.starts_with("DELETE /offers HTTP/1.1\r\n") && asked.contains("x-asked: yes")
            );
        }
    }

    #[test]
    fn content_that_breaks_off_is_no_answer() {
        let (url, asked) = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"a\":");
        assert_eq!(
            send(&request(Method::Get, url)),
            Err(Unreachable::BrokenOff)
        );
        asked.join().unwrap();
    }

    #[test]
    fn nobody_there_and_nobody_answering() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        assert_eq!(
            send(&request(Method::Get, url.clone())),
            Err(Unreachable::TimedOut)
        );
        drop(listener);
        assert_eq!(send(&request(Method::Get, url)), Err(Unreachable::NoAnswer));
    }
}
