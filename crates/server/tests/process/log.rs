use std::io::{Read, Write};
use std::net::TcpStream;

use super::{PATIENCE, start_with};

#[test]
fn a_visit_leaves_its_shape_in_the_log_and_nothing_of_the_person() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "the shell").unwrap();
    let token = folder.path().join("token");
    std::fs::write(&token, "correct-horse-battery-staple").unwrap();
    let (assets, token) = (folder.path().to_str().unwrap(), token.to_str().unwrap());
    let flags = [
        "--assets",
        assets,
        "--operator-token-file",
        token,
        "--log-level",
        "trace",
    ];
    let running = start_with(&folder.path().join("lotse.sqlite"), &flags);
    let paths = [
        "/results?q=secret-search",
        "/offer/secret-offer?secret=1",
        "/api/v1/changes?since=secret-cursor",
        "/api/v1/page/secret-page?secret=1",
        "/api/v1/secret-kind",
        "/api/v1/feedback/secret-id",
        "/api/v1/feedback/0193547a-5c1e-7abc-8def-00005ec4e700?secret=1",
        "/api/v1/session?secret=1",
        "/api/v1/changes?limit=secret-limit",
        "/secret-file.js",
        "/..%2fsecret",
    ];
    for path in paths {
        for method in ["GET", "PUT", "SECRET"] {
            let mut stream = TcpStream::connect(&running.address).unwrap();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            write!(
                stream,
                "{method} {path} HTTP/1.1\r\nhost: secret-host\r\nconnection: close\r\n\
                 user-agent: secret-agent\r\nx-forwarded-for: 203.0.113.7\r\n\
                 referer: https://secret-referrer.example/\r\nauthorization: Bearer secret-token\r\n\
                 cookie: secret-cookie\r\naccept-language: secret\r\ncontent-length: 14\r\n\r\nsecret-content"
            )
            .unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            assert!(answer.starts_with(b"HTTP/1.1 "));
        }
    }
    let log = running.stop("-TERM");
    for secret in [
        "secret",
        "SECRET",
        "5ec4e7",
        "203.0.113.7",
        "127.0.0.1",
        "?",
        "%2f",
    ] {
        assert!(!log.contains(secret), "{secret} in:\n{log}");
    }
    for shape in [
        r#"route="/api/v1/changes""#,
        r#"route="/api/v1/{kind}/{id}""#,
        r#"route="/api/v1/feedback/{id}""#,
        r#"route="(app)""#,
        r#"method="other""#,
        "status=410",
        "bytes=9",
    ] {
        assert!(log.contains(shape), "{shape} not in:\n{log}");
    }
    let lines = log.lines().filter(|line| line.contains("answered"));
    assert_eq!(lines.count(), paths.len() * 3, "one line each:\n{log}");
}
