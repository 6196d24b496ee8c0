use super::backend::{Backend, get, proxy, send};

#[tokio::test]
async fn a_backend_learns_nothing_about_the_person() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    let person = [
        ("host", "lotse.example"),
        ("cookie", "session=secret"),
        ("authorization", "Bearer secret"),
        ("proxy-authorization", "secret"),
        ("origin", "https://secret.example"),
        ("referer", "https://secret.example/"),
        ("user-agent", "secret"),
        ("x-forwarded-for", "203.0.113.7"),
        ("x-forwarded-host", "secret.example"),
        ("x-real-ip", "203.0.113.7"),
        ("x-client-ip", "203.0.113.7"),
        ("true-client-ip", "203.0.113.7"),
        ("cf-connecting-ip", "203.0.113.7"),
        ("forwarded", "for=203.0.113.7"),
        ("via", "secret"),
        ("sec-ch-ua", "secret"),
        ("connection", "keep-alive, x-secret-hop"),
        ("x-secret-hop", "secret"),
        ("te", "trailers"),
        ("upgrade", "secret"),
        ("keep-alive", "timeout=5"),
    ];
    let asked = [
        ("accept", "application/json"),
        ("accept-encoding", "br"),
        ("accept-language", "uk"),
        ("if-none-match", "\"v0\""),
        ("range", "items=0-9"),
        ("prefer", "count=exact"),
    ];
    let both = [&person[..], &asked[..]].concat();
    let answer = send(&proxy, "GET", "/proxy/cms/items", &both, "").await;
    assert_eq!(answer.status, 200);
    let headers = backend.last().headers;
    let told = format!("{headers:?}");
    assert!(
        !told.contains("secret") && !told.contains("203.0.113.7"),
        "{told}"
    );
    for (name, value) in asked {
        assert_eq!(headers[name], value);
    }
    let mut names: Vec<&str> = headers.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accept",
            "accept-encoding",
            "accept-language",
            "host",
            "if-none-match",
            "prefer",
            "range",
            "user-agent"
        ]
    );
    assert!(backend.base.contains(headers["host"].to_str().unwrap()));
    // Nothing is asked for in a coding that the client did not name.
    get(&proxy, "/proxy/cms/items").await;
    assert_eq!(backend.last().headers["accept-encoding"], "identity");
}

#[tokio::test]
async fn a_client_gets_what_the_backend_says_and_nothing_that_speaks_for_our_origin() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    let answer = get(&proxy, "/proxy/cms/items").await;
    assert_eq!(answer.header("x-total-count"), "12");
    assert_eq!(answer.header("content-range"), "0-9/12");
    assert_eq!(answer.header("cache-control"), "max-age=60");
    for gone in [
        "set-cookie",
        "strict-transport-security",
        "clear-site-data",
        "server",
        "connection",
        "x-hop",
        "access-control-allow-credentials",
    ] {
        assert_eq!(answer.header(gone), "", "{gone}");
    }
    // A page of the backend opened here is not a page of the app.
    assert_eq!(
        answer.header("content-security-policy"),
        "default-src 'none'; frame-ancestors 'none'"
    );
    assert_eq!(
        answer
            .headers
            .get_all("content-security-policy")
            .iter()
            .count(),
        1
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn addresses_in_headers_lead_back_here() {
    let backend = Backend::start().await;
    let reading = proxy(backend.described());
    let answer = get(&reading, "/proxy/cms/items").await;
    assert_eq!(
        answer.header("link"),
        "</proxy/cms/items?page=2>; rel=\"next\", <https://docs.example/>; rel=\"help\""
    );
    let writing = proxy(backend.as_operator());
    let made = send(&writing, "POST", "/proxy/cms/made", &[], "{}").await;
    assert_eq!(
        (made.status, made.header("location")),
        (201, "/proxy/cms/items/7")
    );
}
