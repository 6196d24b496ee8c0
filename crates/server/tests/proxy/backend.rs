//! A backend that notes what it is asked and answers by path, and a proxy in front of it.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use http_body_util::BodyExt;
use lotse_server::proxy::{Credential, Settings, Upstream, app};
use serde_json::Value;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// A request as it reached the backend.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

#[derive(Clone)]
pub struct Backend {
    /// `http://127.0.0.1:…/api`
    pub base: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// As far as it came.
    pub body: Vec<u8>,
    pub is_whole: bool,
}

impl Backend {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let backend = Self {
            base: format!("http://{}/api", listener.local_addr().unwrap()),
            seen: Arc::default(),
        };
        let app = Router::new().fallback(answer).with_state(backend.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        backend
    }

    /// It under the name `cms`.
    pub fn described(&self) -> Upstream {
        Upstream::new("cms".parse().unwrap(), self.base.parse().unwrap())
    }

    /// With everything allowed and credentials of the operator's.
    pub fn as_operator(&self) -> Upstream {
        let mut upstream = self.described();
        upstream.allow([Method::GET, Method::POST, Method::PATCH].into());
        upstream.credentials =
            Credential::read_all("Authorization: Bearer operators-secret\nX-API-Key: keys-secret")
                .unwrap();
        upstream
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn last(&self) -> Seen {
        self.seen().pop().unwrap()
    }
}

/// A proxy that does not wait long.
pub fn proxy(upstream: Upstream) -> Router {
    let settings = Settings {
        upstream_timeout: Duration::from_millis(300),
        answer_limit: 10_000,
        body_limit: 1000,
        ..Settings::default()
    };
    app(vec![upstream], None, settings).unwrap()
}

pub async fn send(
    proxy: &Router,
    method: &str,
    uri: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        let name = HeaderName::try_from(*name).unwrap();
        request = request.header(name, HeaderValue::try_from(*value).unwrap());
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let answer = proxy.clone().oneshot(request);
    // Ends a test that would wait for ever; nothing waits for it.
    let answer = tokio::time::timeout(Duration::from_secs(60), answer);
    let (head, mut rest) = answer.await.unwrap().unwrap().into_parts();
    let (mut body, mut is_whole) = (Vec::new(), true);
    while let Some(frame) = rest.frame().await {
        match frame {
            Ok(frame) => body.extend(frame.into_data().unwrap_or_default()),
            Err(_) => {
                is_whole = false;
                break;
            }
        }
    }
    Answer {
        status: head.status.as_u16(),
        headers: head.headers,
        body,
        is_whole,
    }
}

pub async fn get(proxy: &Router, uri: &str) -> Answer {
    send(proxy, "GET", uri, &[], "").await
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Status and code of a problem.
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["status"], self.status);
        (self.status, problem["code"].as_str().unwrap().to_owned())
    }
}

async fn answer(
    State(backend): State<Backend>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked_for = headers.get("if-none-match").cloned();
    backend.seen.lock().unwrap().push(Seen {
        method,
        uri: uri.clone(),
        headers,
        body,
    });
    let base = &backend.base;
    let moved = |to: String| (StatusCode::FOUND, [("location", to)]).into_response();
    let chunk = || Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 1000]));
    match uri.path() {
        "/api/items" if asked_for.is_some_and(|tag| tag == "\"v1\"") => {
            (StatusCode::NOT_MODIFIED, [("etag", "\"v1\"")]).into_response()
        }
        "/api/items" => items(base),
        "/api/coded" => ([("content-encoding", "br")], "no real brotli").into_response(),
        "/api/moved" => moved(format!("{base}/items?page=2")),
        "/api/away" => moved("https://elsewhere.example/api/items".to_owned()),
        "/api/login" => moved("/login".to_owned()),
        "/api/circle" => moved(format!("{base}/circle")),
        "/api/nowhere" => StatusCode::FOUND.into_response(),
        "/api/made" => {
            let location = [("location", format!("{base}/items/7"))];
            (StatusCode::CREATED, location, "{}").into_response()
        }
        "/api/busy" => (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "7")]).into_response(),
        "/api/closed" => {
            let ask = [("www-authenticate", "Basic realm=\"cms\"")];
            (StatusCode::UNAUTHORIZED, ask).into_response()
        }
        "/api/broken" => (StatusCode::INTERNAL_SERVER_ERROR, "{\"oops\":1}").into_response(),
        "/api/slow" => std::future::pending().await,
        "/api/large" => "x".repeat(20_000).into_response(),
        "/api/endless" => Body::from_stream(stream::repeat_with(chunk)).into_response(),
        "/api/silent" => {
            let start = stream::iter([chunk()]);
            Body::from_stream(start.chain(stream::pending())).into_response()
        }
        _ => "{}".into_response(),
    }
}

fn items(base: &str) -> Response {
    let link =
        format!("<{base}/items?page=2>; rel=\"next\", <https://docs.example/>; rel=\"help\"");
    let headers = [
        ("content-type", "application/json"),
        ("etag", "\"v1\""),
        ("link", &link),
        ("x-total-count", "12"),
        ("content-range", "0-9/12"),
        ("cache-control", "max-age=60"),
        ("set-cookie", "session=1"),
        ("access-control-allow-origin", "https://only.example"),
        ("access-control-allow-credentials", "true"),
        ("strict-transport-security", "max-age=1"),
        ("content-security-policy", "default-src *"),
        ("clear-site-data", "\"*\""),
        ("server", "cms/1.0"),
        ("connection", "x-hop"),
        ("x-hop", "1"),
    ];
    (headers, "[{\"id\":1}]").into_response()
}
