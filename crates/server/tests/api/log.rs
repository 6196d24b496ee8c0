use std::io;
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

use super::client::Server;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_request_leaves_its_shape_in_the_log_and_nothing_of_the_person() {
    let lines = Lines::default();
    let everything = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(lines.clone())
        .finish();
    let server = Server::writing().await;
    server.file("index.html", "the shell");
    let _guard = tracing::subscriber::set_default(everything);
    let person = [
        ("user-agent", "secret-agent"),
        ("x-forwarded-for", "203.0.113.7"),
        ("referer", "https://secret-referrer.example/"),
        ("authorization", "Bearer secret-token"),
        ("cookie", "secret-cookie"),
    ];
    let uris = [
        "/results?q=secret-search",
        "/offer/secret-offer?secret=1",
        "/api/v1/changes?since=secret-cursor",
        "/api/v1/page/secret-page?secret=1",
        "/api/v1/secret-kind",
        "/api/v1/changes?limit=secret-limit",
        "/secret-file.js",
    ];
    for uri in uris {
        for method in ["GET", "PUT", "SECRET"] {
            server.send(method, uri, &person, "secret-content").await;
        }
    }
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    for secret in ["secret", "SECRET", "203.0.113.7", "?", "%3F"] {
        assert!(!log.contains(secret), "{secret} in:\n{log}");
    }
    for shape in [
        r#""route":"/api/v1/changes""#,
        r#""route":"/api/v1/{kind}/{id}""#,
        r#""route":"(app)""#,
        r#""method":"other""#,
        r#""status":410"#,
        r#""bytes":9"#,
    ] {
        assert!(log.contains(shape), "{shape} not in:\n{log}");
    }
    assert_eq!(log.lines().count(), uris.len() * 3, "one line each:\n{log}");
}
