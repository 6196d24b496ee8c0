use axum::http::HeaderValue;
use lotse_server::state::{Cors, Settings};

use super::client::{Answer, Server};

const ORIGIN: (&str, &str) = ("origin", "https://city.example");

/// What a browser asks before a page of another origin may send such a request.
async fn preflight(server: &Server, uri: &str, method: &str) -> Answer {
    let headers = [
        ORIGIN,
        ("access-control-request-method", method),
        (
            "access-control-request-headers",
            "authorization,content-type,if-match,if-none-match",
        ),
    ];
    server.send("OPTIONS", uri, &headers, "").await
}

#[tokio::test]
async fn pages_of_any_origin_may_read_and_write_as_far_as_the_token_goes() {
    let server = Server::writing().await;
    let get = server.send("GET", "/api/v1/changes", &[ORIGIN], "").await;
    assert_eq!(get.header("access-control-allow-origin"), "*");
    assert_eq!(
        get.header("access-control-expose-headers"),
        "etag,retry-after,location,link"
    );
    for (uri, method) in [
        ("/api/v1/changes", "GET"),
        ("/api/v1/page/a", "PUT"),
        ("/api/v1/page/a", "DELETE"),
        (
            "/api/v1/feedback/0193547a-5c1e-7abc-8def-0123456789ab",
            "PUT",
        ),
        ("/api/v1/session", "GET"),
    ] {
        let asked = preflight(&server, uri, method).await;
        assert_eq!(asked.status, 200, "{method} {uri}");
        assert_eq!(asked.header("access-control-allow-origin"), "*");
        assert!(
            asked
                .header("access-control-allow-methods")
                .contains(method)
        );
        assert_eq!(
            asked.header("access-control-allow-headers"),
            "authorization,content-type,if-match,if-none-match"
        );
        // Cookies are never taken from there.
        assert_eq!(asked.header("access-control-allow-credentials"), "");
    }
    // A refusal can be read as well.
    let headers = [ORIGIN, ("authorization", "Bearer wrong")];
    let refused = server.send("GET", "/api/v1/session", &headers, "").await;
    assert_eq!(refused.status, 401);
    assert_eq!(refused.header("access-control-allow-origin"), "*");
    // The app's files are for its own pages.
    server.file("index.html", "shell");
    let shell = server.send("GET", "/", &[ORIGIN], "").await;
    assert_eq!(shell.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn an_operator_may_name_the_origins() {
    let named = HeaderValue::from_static("https://lotse.example");
    let server = Server::with(Settings {
        cors: Cors::Only(vec![named]),
        ..Settings::default()
    })
    .await;
    let other = preflight(&server, "/api/v1/page/a", "PUT").await;
    assert_eq!(other.header("access-control-allow-origin"), "");
    let headers = [("origin", "https://lotse.example")];
    let own = server.send("GET", "/api/v1/changes", &headers, "").await;
    assert_eq!(
        own.header("access-control-allow-origin"),
        "https://lotse.example"
    );
}
