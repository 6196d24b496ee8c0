use std::io::Write;

use super::client::Server;

#[tokio::test]
async fn screens_get_the_shell_and_missing_files_do_not() {
    let server = Server::new().await;
    server.file("index.html", "the shell");
    server.file("away.html", "a neutral page");
    for screen in [
        "/",
        "/results",
        "/offer/md-001",
        "/offer/v1.2",
        "/page/imprint",
        "/work",
    ] {
        let answer = server.get(screen).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.body),
            (200, &b"the shell"[..]),
            "{screen}"
        );
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    assert_eq!(&*server.get("/away").await.body, b"a neutral page");
    for missing in [
        "/app-0123456789abcdef.js",
        "/icons/1.png",
        "/favicon.ico",
        "/.env",
        "/%2e%2e/lotse.sqlite",
        "/x/..%2f..%2flotse.sqlite",
    ] {
        let answer = server.get(missing).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.problem()),
            (404, "not-found"),
            "{missing}"
        );
    }
    let post = server.send("POST", "/results", &[], "").await;
    assert_eq!(
        (post.status.as_u16(), &*post.problem()),
        (405, "method-not-allowed")
    );
}

#[tokio::test]
async fn without_an_app_only_the_api_answers() {
    let server = Server::new().await;
    assert_eq!(server.get("/").await.problem(), "not-found");
    assert_eq!(server.get("/api/v1/health").await.status, 200);
}

#[tokio::test]
async fn files_carry_their_type_and_how_long_they_hold() {
    let server = Server::new().await;
    let files = [
        (
            "app-0123456789abcdef_bg.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        (
            "app-0123456789abcdef.js",
            "text/javascript; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        (
            "manifest.webmanifest",
            "application/manifest+json",
            "no-cache",
        ),
        ("sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("config.json", "application/json", "no-cache"),
        ("icons/192.png", "image/png", "no-cache"),
    ];
    for (file, media_type, cache) in files {
        server.file(file, "content");
        let answer = server.get(&format!("/{file}")).await;
        assert_eq!(answer.status, 200, "{file}");
        assert_eq!(answer.header("content-type"), media_type, "{file}");
        assert_eq!(answer.header("cache-control"), cache, "{file}");
        let headers = [("if-none-match", answer.header("etag"))];
        let same = server.send("GET", &format!("/{file}"), &headers, "").await;
        assert_eq!((same.status.as_u16(), same.body.len()), (304, 0), "{file}");
    }
}

#[tokio::test]
async fn a_copy_made_beforehand_is_sent_unless_it_is_of_an_older_file() {
    let server = Server::new().await;
    let compress = |text: &str| {
        let mut out = Vec::new();
        brotli::CompressorWriter::new(&mut out, 4096, 9, 22)
            .write_all(text.as_bytes())
            .unwrap();
        out
    };
    server.file("config.json", "{\"regions\":[]}");
    server.file("config.json.br", compress("{\"regions\":[]}"));
    let brotli = [("accept-encoding", "br")];
    let answer = server.send("GET", "/config.json", &brotli, "").await;
    assert_eq!(answer.header("content-encoding"), "br");
    assert_eq!(answer.header("vary"), "accept-encoding");
    assert_eq!(answer.unbrotli(), b"{\"regions\":[]}");
    assert_eq!(
        server.get("/config.json").await.header("content-encoding"),
        ""
    );
    assert_eq!(server.get("/config.json.br").await.status, 404);

    server.file("config.json", "{\"regions\":[1]}");
    let edited = server.send("GET", "/config.json", &brotli, "").await;
    assert_eq!(edited.header("content-encoding"), "");
    assert_eq!(&*edited.body, b"{\"regions\":[1]}");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = Server::new().await;
    server.file("index.html", "the shell");
    for uri in ["/", "/missing.js"] {
        let answer = server.raw("GET", uri, &[], "").await;
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(
            header("content-security-policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "{uri}"
        );
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert!(header("permissions-policy").starts_with("geolocation=(self), "));
        assert!(answer.headers().get("server").is_none());
    }
}

/// A check that finds nothing new stays below a kilobyte, headers and all.
#[tokio::test]
async fn data_may_do_nothing_when_it_is_opened_as_a_page_and_its_headers_are_short() {
    let server = Server::new().await;
    for uri in [
        "/api/v1/changes",
        "/api/v1/changes?since=x",
        "/api/v1/events",
        "/api/v1/diary",
    ] {
        let answer = server.raw("GET", uri, &[], "").await;
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(
            header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'",
            "{uri}"
        );
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(answer.headers().get("server").is_none());
        let length = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
            name.as_str().len() + value.len() + ": \r\n".len()
        };
        let bytes: usize = answer.headers().iter().map(length).sum();
        assert!(bytes < 600, "{uri}: {bytes}");
    }
}

/// The policy is about the page that is sent: hashes of what stands in it, anew after a build, and in no other answer.
#[tokio::test]
async fn a_page_with_a_script_in_it_carries_its_hash() {
    let server = Server::new().await;
    let policy = async |uri: &str| {
        let answer = server.get(uri).await;
        answer.header("content-security-policy").to_owned()
    };
    server.file("index.html", "the shell");
    let plain = policy("/").await;
    server.file("index.html", "<style>a{}</style><script>b()</script>");
    let own = policy("/offer/x").await;
    // As `printf 'a{}' | openssl dgst -sha256 -binary | base64` says.
    assert!(
        own.contains("style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"),
        "{own}"
    );
    assert!(
        own.contains("'wasm-unsafe-eval' 'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc=';"),
        "{own}"
    );
    let tag = server.get("/").await.header("etag").to_owned();
    let same = server
        .send("GET", "/", &[("if-none-match", &tag)], "")
        .await;
    assert_eq!(same.status, 304);
    assert_eq!(same.header("content-security-policy"), own);
    assert_eq!(policy("/missing.js").await, plain);
    server.file("index.html", "<script>another()</script>");
    assert!(
        !policy("/")
            .await
            .contains("cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc=")
    );
}
